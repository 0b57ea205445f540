import type { Allocator } from '../driver/water-state.ts';

const pageBytes = 65_536;
const maximumPages = 65_536;

/** First byte that is ours: below it lie the kernel's vector constants (`assembly/constants.ts`). */
const firstByte = 1024;

/**
 * The memory that all threads of a run share, handed out piece by piece and never taken back. Fields start 12 bytes
 * after a multiple of 16 and rows are a multiple of four cells long, so that the first cell of every row is aligned.
 */
export class KernelMemory implements Allocator {
  readonly memory = new WebAssembly.Memory({ initial: 1, maximum: maximumPages, shared: true });
  #next = firstByte;

  /** Bytes handed out. */
  get usedBytes(): number {
    return this.#next;
  }

  strideOf(columns: number): number {
    return Math.ceil(columns / 4) * 4 + 4;
  }

  f32(length: number): Float32Array {
    const at = this.#take(length * 4, 12);
    return new Float32Array(this.memory.buffer, at, length);
  }

  f64(length: number): Float64Array {
    const at = this.#take(length * 8, 0);
    return new Float64Array(this.memory.buffer, at, length);
  }

  i32(length: number): Int32Array {
    const at = this.#take(length * 4, 0);
    return new Int32Array(this.memory.buffer, at, length);
  }

  u16(length: number): Uint16Array {
    const at = this.#take(length * 2, 0);
    return new Uint16Array(this.memory.buffer, at, length);
  }

  u8(length: number): Uint8Array {
    const at = this.#take(length, 0);
    return new Uint8Array(this.memory.buffer, at, length);
  }

  /** Offset of a piece on a cache line of its own, plus `shift`. Throws RangeError when the memory cannot grow. */
  #take(bytes: number, shift: number): number {
    const at = Math.ceil(this.#next / 64) * 64 + shift;
    // A vector may read up to 16 bytes past the last cell.
    this.#next = at + bytes + 16;
    const missing = Math.ceil(this.#next / pageBytes) - this.memory.buffer.byteLength / pageBytes;
    if (missing > 0) this.memory.grow(missing);
    return at;
  }
}

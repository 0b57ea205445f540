import { fail, ok, type Result } from '../../core/result.ts';
import type { ByteSource, BytesFault } from '../bytes/byte-source.ts';

const readAheadBytes = 1_048_576;

/** Reads a source forwards in large steps and serves the small parts that a format asks for. */
export class ByteWindow {
  readonly #source: ByteSource;
  #startByte = 0;
  #bytes = new Uint8Array(0);

  constructor(source: ByteSource) {
    this.#source = source;
  }

  /**
   * Exactly `length` bytes; a source that ends before is a fault. The bytes are valid until the next call.
   * @param aheadBytes read at least this much where the source has it; 0 where what follows is not wanted
   */
  async read(
    startByte: number,
    length: number,
    aheadBytes = readAheadBytes,
  ): Promise<Result<Uint8Array, BytesFault>> {
    const from = startByte - this.#startByte;
    if (from >= 0 && from + length <= this.#bytes.length)
      return ok(this.#bytes.subarray(from, from + length));
    const wantedBytes = Math.max(length, Math.min(aheadBytes, this.#source.sizeBytes - startByte));
    const came = await this.#source.read(startByte, wantedBytes);
    if (!came.ok) return came;
    this.#startByte = startByte;
    this.#bytes = came.value;
    if (came.value.length >= length) return ok(came.value.subarray(0, length));
    const cameBytes = came.value.length;
    return fail({ kind: 'bytes-cut', name: this.#source.name, startByte, wantedBytes: length, cameBytes });
  }
}

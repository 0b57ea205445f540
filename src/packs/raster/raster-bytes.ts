import type { ByteSource } from '../bytes/byte-source.ts';
import { RasterProblem } from './raster-problem.ts';

/** Small reads (directories, tables of tiles, narrow strips) come from blocks of this size, which are kept. */
const blockBytes = 16_384;
const mostBlocks = 512;
/** Longer reads are tiles: they are fetched exactly and not kept. */
const longestBlockRead = 4 * blockBytes;
/** The longest single read, bytes: a tile may not be larger than this anyway. */
export const mostReadBytes = 2 ** 28 + 2 ** 20;

const defaultTimeoutS = 120;

/** A part of a file as geotiff.js asks for it. */
interface Slice {
  readonly offset: number;
  readonly length: number;
}

/**
 * A byte source as geotiff.js wants one, with a small cache of blocks. Reads that reach past the end come back shorter;
 * whatever else goes wrong is thrown as a `RasterProblem`. A read that takes longer than `timeoutS` is given up.
 */
export class RasterBytes {
  readonly #source: ByteSource;
  readonly #timeoutS: number;
  readonly #blocks = new Map<number, Promise<Uint8Array<ArrayBuffer>>>();

  constructor(source: ByteSource, timeoutS = defaultTimeoutS) {
    this.#source = source;
    this.#timeoutS = timeoutS;
  }

  get name(): string {
    return this.#source.name;
  }

  get sizeBytes(): number {
    return this.#source.sizeBytes;
  }

  /** The size, by the name geotiff.js knows. */
  get fileSize(): number {
    return this.#source.sizeBytes;
  }

  fetch(slices: readonly Slice[]): Promise<ArrayBuffer[]> {
    return Promise.all(slices.map(async ({ offset, length }) => (await this.read(offset, length)).buffer));
  }

  async fetchSlice(slice: Slice): Promise<Slice & { readonly data: ArrayBuffer }> {
    return { ...slice, data: (await this.read(slice.offset, slice.length)).buffer };
  }

  async close(): Promise<void> {
    this.#blocks.clear();
  }

  /** Bytes of their own buffer, fewer where the file ends. */
  async read(startByte: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    if (!isCount(startByte) || !isCount(length)) {
      throw new RasterProblem({
        kind: 'raster-damaged',
        file: this.name,
        reason: `a part at byte ${startByte} of ${length} bytes`,
      });
    }
    if (length > mostReadBytes) {
      const facts = { counted: 'block-bytes', came: length, most: mostReadBytes } as const;
      throw new RasterProblem({ kind: 'raster-too-large', file: this.name, ...facts });
    }
    const end = Math.min(startByte + length, this.sizeBytes);
    if (end <= startByte) return new Uint8Array(0);
    return end - startByte > longestBlockRead
      ? this.#fetch(startByte, end - startByte)
      : this.#fromBlocks(startByte, end);
  }

  async #fromBlocks(startByte: number, endByte: number): Promise<Uint8Array<ArrayBuffer>> {
    const first = Math.floor(startByte / blockBytes);
    const last = Math.floor((endByte - 1) / blockBytes);
    const bytes = new Uint8Array(endByte - startByte);
    const blocks = this.#blocksOf(first, last);
    for (const [i, block] of (await Promise.all(blocks)).entries()) {
      const blockStart = (first + i) * blockBytes;
      const from = Math.max(startByte - blockStart, 0);
      const to = Math.min(endByte - blockStart, block.length);
      bytes.set(block.subarray(from, to), blockStart + from - startByte);
    }
    return bytes;
  }

  /** Blocks that are not kept yet are fetched in one read. */
  #blocksOf(first: number, last: number): readonly Promise<Uint8Array<ArrayBuffer>>[] {
    const indices = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    const missing = indices.filter((index) => !this.#blocks.has(index));
    const from = missing[0];
    const to = missing.at(-1);
    if (from !== undefined && to !== undefined) {
      const start = from * blockBytes;
      const run = this.#fetch(start, Math.min((to + 1) * blockBytes, this.sizeBytes) - start);
      for (const index of missing) {
        const block = run.then((bytes) =>
          bytes.slice((index - from) * blockBytes, (index - from + 1) * blockBytes),
        );
        block.catch(() => this.#blocks.delete(index));
        this.#blocks.set(index, block);
      }
    }
    const found = indices.map((index) => this.#blocks.get(index) as Promise<Uint8Array<ArrayBuffer>>);
    for (const [oldest] of this.#blocks) {
      if (this.#blocks.size <= mostBlocks) break;
      this.#blocks.delete(oldest);
    }
    return found;
  }

  async #fetch(startByte: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    const read = await this.#inTime(this.#source.read(startByte, length));
    if (!read.ok) {
      const { fault } = read;
      if (fault.kind === 'bytes-unreadable') {
        throw new RasterProblem({ kind: 'raster-unreachable', file: this.name, reason: fault.reason });
      }
      throw new RasterProblem(cut(this.name, startByte, length, fault.cameBytes));
    }
    if (read.value.length !== length)
      throw new RasterProblem(cut(this.name, startByte, length, read.value.length));
    return read.value.byteLength === read.value.buffer.byteLength ? read.value : read.value.slice();
  }

  async #inTime<T>(work: Promise<T>): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () =>
          reject(new RasterProblem({ kind: 'raster-timed-out', file: this.name, seconds: this.#timeoutS })),
        this.#timeoutS * 1000,
      );
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

const cut = (file: string, startByte: number, wantedBytes: number, cameBytes: number) =>
  ({
    kind: 'raster-damaged',
    file,
    reason: `${cameBytes} of ${wantedBytes} bytes came from byte ${startByte}`,
  }) as const;

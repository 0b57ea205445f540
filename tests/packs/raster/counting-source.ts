import { type ByteSource, bytesInMemory } from '../../../src/packs/bytes/byte-source.ts';

/** Bytes in memory that count what is read of them. */
export interface CountingSource extends ByteSource {
  readonly readBytes: () => number;
  readonly reads: () => number;
}

export function countingSource(name: string, bytes: Uint8Array<ArrayBuffer>): CountingSource {
  const source = bytesInMemory(name, bytes);
  let total = 0;
  let calls = 0;
  return {
    ...source,
    read: async (startByte, length) => {
      const read = await source.read(startByte, length);
      if (read.ok) total += read.value.length;
      calls += 1;
      return read;
    },
    readBytes: () => total,
    reads: () => calls,
  };
}

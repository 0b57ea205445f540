import { closeSync, openSync, readSync } from 'node:fs';

const chunkBytes = 8_388_608;

/** Reads into `bytes` from a place in a file; returns how many came, fewer where the file ends early. */
export function readInto(file: string, bytes: Uint8Array, offset: number): number {
  const descriptor = openSync(file, 'r');
  try {
    let done = 0;
    while (done < bytes.length) {
      const length = Math.min(bytes.length - done, chunkBytes * 32);
      const came = readSync(descriptor, bytes, done, length, offset + done);
      if (came === 0) break;
      done += came;
    }
    return done;
  } finally {
    closeSync(descriptor);
  }
}

/** The bytes of a file from `offset` on, in pieces that are valid until the next is asked for. */
export function* fileChunks(file: string, offset: number): Generator<Uint8Array> {
  const descriptor = openSync(file, 'r');
  try {
    const bytes = new Uint8Array(chunkBytes);
    let at = offset;
    for (;;) {
      const came = readSync(descriptor, bytes, 0, chunkBytes, at);
      if (came === 0) return;
      at += came;
      yield bytes.subarray(0, came);
    }
  } finally {
    closeSync(descriptor);
  }
}

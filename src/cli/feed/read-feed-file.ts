import { open } from 'node:fs/promises';
import { fail, ok, type Result } from '../../core/result.ts';
import { maximumBodyBytes } from '../../feeds/body/read-body.ts';

export interface FeedFileFault {
  readonly kind: 'feed-file';
  readonly file: string;
  readonly reason: string;
}

const chunkBytes = 2 ** 20;

/** The bytes of a file, no more than one chunk beyond what adapters read, so that none is loaded that they refuse anyway. */
export async function readFeedFile(file: string): Promise<Result<Uint8Array, FeedFileFault>> {
  try {
    const handle = await open(file);
    try {
      const parts: Buffer[] = [];
      for (let total = 0; total <= maximumBodyBytes; ) {
        const { bytesRead, buffer } = await handle.read(Buffer.alloc(chunkBytes), 0, chunkBytes);
        if (bytesRead === 0) break;
        parts.push(buffer.subarray(0, bytesRead));
        total += bytesRead;
      }
      return ok(Uint8Array.from(Buffer.concat(parts)));
    } finally {
      await handle.close();
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return fail({ kind: 'feed-file', file, reason: code ?? message });
  }
}

import { createReadStream } from 'node:fs';
import { fail, ok, type Result } from '../../core/result.ts';
import { maximumBodyBytes } from '../../feeds/body/read-body.ts';

export interface FeedFileFault {
  readonly kind: 'feed-file';
  readonly file: string;
  readonly reason: string;
}

/** The bytes of a file, no more than one beyond what adapters read, so that none is loaded that they refuse anyway. */
export async function readFeedFile(file: string): Promise<Result<Uint8Array, FeedFileFault>> {
  try {
    const parts: Buffer[] = [];
    for await (const part of createReadStream(file, { end: maximumBodyBytes })) parts.push(part);
    return ok(new Uint8Array(Buffer.concat(parts)));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return fail({ kind: 'feed-file', file, reason: code ?? message });
  }
}

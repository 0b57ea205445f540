import { fail, ok } from '../../core/result.ts';
import { type ByteSource, requireRange } from './byte-source.ts';

/** A file of the user's disk: only a reference, its bytes are read when they are needed. */
export interface NamedBlob {
  readonly name: string;
  readonly blob: Blob;
}

export const blobSources = (files: readonly NamedBlob[]): readonly ByteSource[] =>
  files.map(({ name, blob }) => blobSource(name, blob));

/** A file that the browser gives, of the user's disk or of its own file system, read by ranges. */
export function blobSource(name: string, blob: Blob): ByteSource {
  return {
    name,
    sizeBytes: blob.size,
    read: async (startByte, length) => {
      requireRange(startByte, length);
      try {
        const part = blob.slice(startByte, startByte + length);
        return ok(new Uint8Array(await part.arrayBuffer()));
      } catch (error) {
        // Moved, changed or taken away since it was chosen.
        return fail({ kind: 'bytes-unreadable', name, reason: String(error) });
      }
    },
  };
}

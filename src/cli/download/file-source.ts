import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail, ok } from '../../core/result.ts';
import { type ByteSource, requireRange } from '../../packs/bytes/byte-source.ts';

/**
 * A file on disk, read by ranges.
 * @throws when there is no such file
 */
export async function fileSource(path: string): Promise<ByteSource> {
  const name = basename(path);
  return {
    name,
    sizeBytes: (await stat(path)).size,
    read: async (startByte, length) => {
      requireRange(startByte, length);
      try {
        const file = await open(path, 'r');
        try {
          const bytes = new Uint8Array(Math.max(0, Math.min(length, (await file.stat()).size - startByte)));
          const { bytesRead } = await file.read(bytes, 0, bytes.length, startByte);
          return ok(bytes.subarray(0, bytesRead));
        } finally {
          await file.close();
        }
      } catch (error) {
        return fail({
          kind: 'bytes-unreadable',
          name,
          reason: error instanceof Error ? error.message : String(error),
        });
      }
    },
  };
}

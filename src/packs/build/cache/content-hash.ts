import { ok, type Result } from '../../../core/result.ts';
import type { ByteSource, BytesFault } from '../../bytes/byte-source.ts';
import { sha256Hex } from '../../pack-files.ts';

const blockBytes = 2 ** 23;

/**
 * SHA-256 hex over the SHA-256 of each block of 8 MiB of a file, so that no more than one block is held. Null for a file on
 * a server that does not tell one version from another: reading all of it would cost more than it saves.
 */
export async function contentHash(file: ByteSource): Promise<Result<string | null, BytesFault>> {
  const { versionTag, sizeBytes } = file;
  if (versionTag === null) return ok(null);
  if (versionTag !== undefined) return ok(await hashOfText(versionTag));
  const hashes: string[] = [];
  for (let at = 0; at < sizeBytes; at += blockBytes) {
    const block = await file.read(at, Math.min(blockBytes, sizeBytes - at));
    if (!block.ok) return block;
    hashes.push(await sha256Hex(block.value));
  }
  return ok(await hashOfText(`${sizeBytes} ${hashes.join(' ')}`));
}

export const hashOfText = (text: string): Promise<string> => sha256Hex(new TextEncoder().encode(text));

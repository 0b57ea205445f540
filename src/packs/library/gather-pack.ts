import { fail, ok, type Result } from '../../core/result.ts';
import type { PackFault } from '../../domain/region/pack-fault.ts';
import { parseManifest } from '../manifest.ts';
import { manifestPath, type PackFile, type ReadPackFile } from '../pack-files.ts';

/** All files of a pack: its manifest and what that lists. What lies beside them is left out. */
export async function gatherPack(read: ReadPackFile): Promise<Result<readonly PackFile[], PackFault>> {
  const head = await read(manifestPath);
  if (head === null) return fail({ kind: 'pack-file-missing', file: manifestPath });
  const manifest = parseManifest(head);
  if (!manifest.ok) return manifest;
  const files: PackFile[] = [{ path: manifestPath, bytes: head }];
  for (const { path } of manifest.value.files) {
    const bytes = await read(path);
    if (bytes === null) return fail({ kind: 'pack-file-missing', file: path });
    files.push({ path, bytes });
  }
  return ok(files);
}

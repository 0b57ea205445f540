import { fail, ok, type Result } from '../../core/result.ts';
import type { PackFault } from '../../domain/region/pack-fault.ts';
import { parseManifest } from '../manifest.ts';
import { manifestPath, type PackFile, type ReadPackFile } from '../pack-files.ts';

/** All files of a pack: its manifest and what that lists. What lies beside them is left out. */
export async function gatherPack(read: ReadPackFile): Promise<Result<readonly PackFile[], PackFault>> {
  const head = await readOne(read, manifestPath);
  if (!head.ok) return head;
  const manifest = parseManifest(head.value.bytes);
  if (!manifest.ok) return manifest;
  const files: PackFile[] = [head.value];
  for (const { path } of manifest.value.files) {
    const file = await readOne(read, path);
    if (!file.ok) return file;
    files.push(file.value);
  }
  return ok(files);
}

async function readOne(read: ReadPackFile, path: string): Promise<Result<PackFile, PackFault>> {
  try {
    const bytes = await read(path);
    return bytes === null ? fail({ kind: 'pack-file-missing', file: path }) : ok({ path, bytes });
  } catch (error) {
    return fail({ kind: 'pack-unreachable', file: path, reason: String(error) });
  }
}

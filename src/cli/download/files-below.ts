import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ByteSource } from '../../packs/bytes/byte-source.ts';
import { isTilePath } from '../../packs/terrain/tile-sources.ts';
import { UsageError } from '../command.ts';
import { fileSource } from './file-source.ts';

/** Tiles are named by their folders too. */
function shownName(path: string): string {
  const parts = path.split(/[\\/]/u);
  return parts.slice(isTilePath(parts.join('/')) ? -4 : -1).join('/');
}

/** Every file of a folder and the folders in it, by name. @throws UsageError when there is no such folder */
export async function filesBelow(folder: string): Promise<readonly ByteSource[]> {
  let names: readonly string[];
  try {
    names = await readdir(folder, { recursive: true });
  } catch (error) {
    throw new UsageError('notAFolder', { path: folder, reason: String(error) });
  }
  const files: ByteSource[] = [];
  for (const name of [...names].sort()) {
    const path = join(folder, name);
    // A link to nothing, or a file that went meanwhile, is no file.
    const found = await stat(path).catch(() => null);
    if (found?.isFile()) files.push({ ...(await fileSource(path)), name: shownName(name) });
  }
  return files;
}

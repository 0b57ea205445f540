import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { nameInFolder } from '../../domain/region/build/tile-path.ts';
import type { ByteSource } from '../../packs/bytes/byte-source.ts';
import { UsageError } from '../command.ts';
import { fileSource } from './file-source.ts';

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
    if (found?.isFile()) files.push({ ...(await fileSource(path)), name: nameInFolder(name) });
  }
  return files;
}

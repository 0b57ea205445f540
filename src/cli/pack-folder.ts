import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fail, ok, type Result } from '../core/result.ts';
import { manifestPath, type PackFile, type ReadPackFile } from '../packs/pack-files.ts';

export type FolderFault =
  | { readonly kind: 'notAFolder'; readonly path: string; readonly reason: string }
  | { readonly kind: 'folderNotEmpty'; readonly path: string };

/** Reads a pack's files from a folder. */
export const packFilesIn =
  (folder: string): ReadPackFile =>
  async (path) => {
    try {
      return new Uint8Array(await readFile(join(folder, path)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  };

/**
 * Writes a pack into a new or empty folder, or over another pack. The manifest goes first and comes back last, so that
 * a pack whose writing was cut off has none.
 */
export async function writePackFolder(
  folder: string,
  files: readonly PackFile[],
): Promise<Result<null, FolderFault>> {
  try {
    await mkdir(folder, { recursive: true });
    const isPack = existsSync(join(folder, manifestPath));
    if (!isPack && (await readdir(folder)).length > 0) return fail({ kind: 'folderNotEmpty', path: folder });
    await rm(join(folder, manifestPath), { force: true });
    const manifestLast = [...files].sort((a, b) => rank(a) - rank(b));
    for (const file of manifestLast) {
      await mkdir(dirname(join(folder, file.path)), { recursive: true });
      await writeFile(join(folder, file.path), file.bytes);
    }
    return ok(null);
  } catch (error) {
    return fail({ kind: 'notAFolder', path: folder, reason: String(error) });
  }
}

const rank = (file: PackFile): number => (file.path === manifestPath ? 1 : 0);

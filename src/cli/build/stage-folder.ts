import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { requireStageKey, type StageCache } from '../../packs/build/cache/stage-cache.ts';

/** A region of 4 million cells keeps some 250 MB. */
const mostKeptBytes = 4e9;

/** What the stages of builds gave, in a folder; what was not asked for longest goes first when there is too much. */
export function stageFolder(folder: string, mostBytes = mostKeptBytes): StageCache {
  const pathOf = (key: string): string => join(folder, requireStageKey(key));
  return {
    read: async (key) => {
      try {
        const bytes = await readFile(pathOf(key));
        const now = new Date();
        await utimes(pathOf(key), now, now);
        return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
    },
    write: async (key, parts) => {
      await mkdir(folder, { recursive: true });
      const coming = `${pathOf(key)}.${process.pid}.new`;
      try {
        await writeParts(coming, parts);
        await rename(coming, pathOf(key));
      } catch (error) {
        await rm(coming, { force: true });
        throw error;
      }
      await dropOldest(folder, mostBytes);
    },
  };
}

async function writeParts(path: string, parts: readonly Uint8Array[]): Promise<void> {
  const file = await open(path, 'w');
  try {
    for (const part of parts) await file.writeFile(part);
  } finally {
    await file.close();
  }
}

async function dropOldest(folder: string, mostBytes: number): Promise<void> {
  const files: { readonly path: string; readonly bytes: number; readonly usedMs: number }[] = [];
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found?.isFile()) files.push({ path, bytes: found.size, usedMs: found.mtimeMs });
  }
  let bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  for (const file of files.sort((a, b) => a.usedMs - b.usedMs)) {
    if (bytes <= mostBytes) return;
    await rm(file.path, { force: true });
    bytes -= file.bytes;
  }
}

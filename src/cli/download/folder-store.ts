import { type FileHandle, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DownloadStore, KeptDownload } from '../../packs/download/download-store.ts';
import { type KeptFacts, parseKeptFacts, requireDownloadKey } from '../../packs/download/kept-facts.ts';
import { fileSource } from './file-source.ts';

/**
 * Downloads in a folder: `KEY` has the bytes, `KEY.json` what is known of them. Two processes may share the folder only
 * if they do not fetch the same file.
 */
export function folderStore(folder: string): DownloadStore {
  const bytesPath = (key: string): string => join(folder, requireDownloadKey(key));
  const factsPath = (key: string): string => `${bytesPath(key)}.json`;
  const write = async (key: string, facts: KeptFacts): Promise<void> => {
    const path = factsPath(key);
    await writeFile(`${path}.new`, JSON.stringify(facts));
    await rename(`${path}.new`, path);
  };
  const find = async (key: string): Promise<KeptDownload | null> => {
    const facts = await readFacts(factsPath(key));
    const bytes = await sizeOf(bytesPath(key));
    return facts === null || bytes === null ? null : { ...facts, bytes };
  };
  return {
    find,
    begin: async (key, facts) => {
      await mkdir(folder, { recursive: true });
      await rm(factsPath(key), { force: true });
      await writeFile(bytesPath(key), new Uint8Array());
      await write(key, { ...facts, sha256: null });
    },
    append: async (key, chunk) => {
      const file = await open(bytesPath(key), 'a');
      await writeAndClose(file, chunk);
    },
    finish: async (key, sha256) => {
      const kept = await find(key);
      if (kept === null) throw new Error(`nothing is kept under ${key}`);
      await write(key, { validator: kept.validator, totalBytes: kept.totalBytes, sha256 });
    },
    open: (key) => fileSource(bytesPath(key)),
    drop: async (key) => {
      await rm(factsPath(key), { force: true });
      await rm(bytesPath(key), { force: true });
    },
  };
}

async function writeAndClose(file: FileHandle, chunk: Uint8Array): Promise<void> {
  try {
    await file.writeFile(chunk);
  } finally {
    await file.close();
  }
}

async function readFacts(path: string): Promise<KeptFacts | null> {
  try {
    return parseKeptFacts(await readFile(path, 'utf8'));
  } catch {
    return null;
  }
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch {
    return null;
  }
}

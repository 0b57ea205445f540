import { blobSource } from '../bytes/blob-source.ts';
import { isNamed } from '../library/pack-folder.ts';
import type { DownloadStore, KeptDownload } from './download-store.ts';
import { type KeptFacts, parseKeptFacts, requireDownloadKey } from './kept-facts.ts';

const factsName = (key: string): string => `${requireDownloadKey(key)}.json`;

/**
 * Downloads in a folder of the browser's own file system: `KEY` has the bytes, `KEY.json` what is known of them. A worker's
 * end at any moment leaves a beginning of the file or nothing, never another file's bytes. Only workers may append there.
 */
export function opfsStore(folder: FileSystemDirectoryHandle): DownloadStore {
  const find = async (key: string): Promise<KeptDownload | null> => {
    const facts = await readFacts(folder, key);
    const file = await existing(folder, requireDownloadKey(key));
    return facts === null || file === null ? null : { ...facts, bytes: file.size };
  };
  return {
    find,
    begin: async (key, { validator, totalBytes }) => {
      await remove(folder, factsName(key));
      await onHandle(folder, key, (file) => file.truncate(0));
      await writeFacts(folder, key, { validator, totalBytes, sha256: null });
    },
    append: (key, chunk) => onHandle(folder, key, (file) => writeAll(file, chunk)),
    finish: async (key, sha256) => {
      const kept = await find(key);
      if (kept === null) throw new Error(`nothing is kept under ${key}`);
      await writeFacts(folder, key, { validator: kept.validator, totalBytes: kept.totalBytes, sha256 });
    },
    open: async (key) => {
      const file = await existing(folder, requireDownloadKey(key));
      if (file === null) throw new Error(`nothing is kept under ${key}`);
      return blobSource(key, file);
    },
    drop: async (key) => {
      await remove(folder, factsName(key));
      await remove(folder, key);
    },
  };
}

/** Number and size of all that a folder of downloads holds. */
export async function measureDownloads(
  folder: FileSystemDirectoryHandle,
): Promise<{ readonly files: number; readonly bytes: number }> {
  let files = 0;
  let bytes = 0;
  for await (const entry of folder.values()) {
    if (entry.kind !== 'file' || entry.name.endsWith('.json')) continue;
    files += 1;
    bytes += (await entry.getFile()).size;
  }
  return { files, bytes };
}

async function onHandle(
  folder: FileSystemDirectoryHandle,
  key: string,
  work: (file: FileSystemSyncAccessHandle) => void,
): Promise<void> {
  const handle = await folder.getFileHandle(requireDownloadKey(key), { create: true });
  const file = await handle.createSyncAccessHandle();
  try {
    work(file);
    file.flush();
  } finally {
    file.close();
  }
}

/** @throws DOMException `QuotaExceededError` when there is no room; what was written of the chunk is taken back */
function writeAll(file: FileSystemSyncAccessHandle, chunk: Uint8Array<ArrayBuffer>): void {
  const at = file.getSize();
  try {
    const written = file.write(chunk, { at });
    if (written < chunk.length) throw new DOMException('no room for a chunk', 'QuotaExceededError');
  } catch (error) {
    file.truncate(at);
    throw error;
  }
}

async function readFacts(folder: FileSystemDirectoryHandle, key: string): Promise<KeptFacts | null> {
  const file = await existing(folder, factsName(key));
  return file === null ? null : parseKeptFacts(await file.text());
}

async function writeFacts(folder: FileSystemDirectoryHandle, key: string, facts: KeptFacts): Promise<void> {
  const handle = await folder.getFileHandle(factsName(key), { create: true });
  const writable = await handle.createWritable();
  await writable.write(new TextEncoder().encode(JSON.stringify(facts)));
  await writable.close();
}

async function existing(folder: FileSystemDirectoryHandle, name: string): Promise<File | null> {
  try {
    return await (await folder.getFileHandle(name)).getFile();
  } catch (error) {
    if (isNamed(error, 'NotFoundError')) return null;
    throw error;
  }
}

async function remove(folder: FileSystemDirectoryHandle, name: string): Promise<void> {
  try {
    await folder.removeEntry(name);
  } catch (error) {
    if (!isNamed(error, 'NotFoundError')) throw error;
  }
}

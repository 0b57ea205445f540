import { isNamed, readFile } from '../../library/pack-folder.ts';
import { requireStageKey, type StageCache } from './stage-cache.ts';

/**
 * What the stages of builds gave, in a folder of the browser's own file system. Holds that of a few builds: the oldest go
 * first when there is too much, or when the browser gives no more room.
 */
export function stageDirectory(root: FileSystemDirectoryHandle, mostBytes: number): StageCache {
  return {
    read: (key) => readFile(root, requireStageKey(key)),
    write: async (key, parts) => {
      const bytes = parts.reduce((sum, part) => sum + part.length, 0);
      await dropOldest(root, mostBytes - bytes);
      try {
        await writeParts(root, requireStageKey(key), parts);
      } catch (error) {
        await root.removeEntry(key).catch(() => undefined);
        if (!isNamed(error, 'QuotaExceededError')) throw error;
        await dropOldest(root, 0);
        await writeParts(root, key, parts);
      }
    },
  };
}

async function writeParts(
  root: FileSystemDirectoryHandle,
  key: string,
  parts: readonly Uint8Array[],
): Promise<void> {
  const handle = await root.getFileHandle(key, { create: true });
  const writable = await handle.createWritable();
  try {
    for (const part of parts) await writable.write(part as Uint8Array<ArrayBuffer>);
  } catch (error) {
    await writable.abort().catch(() => undefined);
    throw error;
  }
  await writable.close();
}

/** Removes files, those written longest ago first, until no more than so many bytes are left. */
async function dropOldest(root: FileSystemDirectoryHandle, mostBytes: number): Promise<void> {
  const files: File[] = [];
  for await (const handle of root.values()) {
    if (handle.kind === 'file') files.push(await handle.getFile());
  }
  let bytes = files.reduce((sum, file) => sum + file.size, 0);
  for (const file of files.sort((a, b) => a.lastModified - b.lastModified)) {
    if (bytes <= mostBytes) return;
    await root.removeEntry(file.name);
    bytes -= file.size;
  }
}

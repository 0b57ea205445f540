import type { ReadPackFile } from '../pack-files.ts';

/** The handle of a path below a folder, its folders made on the way when `create` says so. */
async function fileHandle(
  folder: FileSystemDirectoryHandle,
  path: string,
  create: boolean,
): Promise<FileSystemFileHandle> {
  const parts = path.split('/');
  let inner = folder;
  for (const part of parts.slice(0, -1)) inner = await inner.getDirectoryHandle(part, { create });
  return inner.getFileHandle(parts.at(-1) as string, { create });
}

/** Writes a file whole. @throws DOMException `QuotaExceededError` when there is no room */
export async function writeFile(
  folder: FileSystemDirectoryHandle,
  path: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const handle = await fileHandle(folder, path, true);
  const writable = await handle.createWritable();
  try {
    await writable.write(bytes);
  } catch (error) {
    await writable.abort().catch(() => undefined);
    throw error;
  }
  await writable.close();
}

/** The bytes of a file, or null when there is none. */
export async function readFile(
  folder: FileSystemDirectoryHandle,
  path: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const handle = await fileHandle(folder, path, false);
    return new Uint8Array(await (await handle.getFile()).arrayBuffer());
  } catch (error) {
    if (isNamed(error, 'NotFoundError')) return null;
    throw error;
  }
}

/** Reads the files of a pack out of a folder. */
export const packFilesIn =
  (folder: FileSystemDirectoryHandle): ReadPackFile =>
  (path) =>
    readFile(folder, path);

/** Whether the browser threw an error of this name. */
export const isNamed = (error: unknown, name: string): boolean =>
  typeof error === 'object' && error !== null && 'name' in error && error.name === name;

/** Bytes of all files in a folder and in those below it. */
export async function bytesBelow(folder: FileSystemDirectoryHandle): Promise<number> {
  let bytes = 0;
  for await (const handle of folder.values()) {
    bytes += handle.kind === 'directory' ? await bytesBelow(handle) : (await handle.getFile()).size;
  }
  return bytes;
}

export async function* foldersOf(root: FileSystemDirectoryHandle): AsyncGenerator<FileSystemDirectoryHandle> {
  for await (const handle of root.values()) {
    if (handle.kind === 'directory') yield handle;
  }
}

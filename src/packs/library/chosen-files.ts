import { packFolder, type ReadPackFile } from '../pack-files.ts';

/** A file of a folder that the user chose, read only when it is asked for; the browser's `File` is one. */
export interface FolderFile {
  /** Path in the folder, with forward slashes. */
  readonly path: string;
  readonly file: { arrayBuffer(): Promise<ArrayBuffer> };
}

/** Reads a pack in a chosen folder, whatever else lies there: what the manifest does not list is never read. */
export function chosenFilesIn(files: readonly FolderFile[]): ReadPackFile {
  const folder = packFolder(files.map((file) => file.path));
  const byPath = new Map(files.map(({ path, file }) => [path, file]));
  return async (path) => {
    const file = byPath.get(folder + path);
    return file === undefined ? null : new Uint8Array(await file.arrayBuffer());
  };
}

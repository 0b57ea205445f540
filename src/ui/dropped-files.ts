export interface DroppedFile {
  /** Path in the dropped folder, with that folder's name; the name of a file that was dropped itself. */
  readonly path: string;
  readonly file: File;
}

/** Every file of a drop, those of dropped folders and the folders in them too. */
export async function droppedFiles(data: DataTransfer): Promise<readonly DroppedFile[]> {
  // The list of items is emptied once the event is over: entries have to be taken before anything is awaited.
  const entries = [...data.items].map((item) => item.webkitGetAsEntry());
  const loose = [...data.files].map((file) => ({ path: file.name, file }));
  if (entries.every((entry) => entry === null)) return loose;
  const found = await Promise.all(entries.map((entry) => (entry === null ? [] : filesOf(entry))));
  return found.flat();
}

export const carriesFiles = (data: DataTransfer): boolean => data.types.includes('Files');

async function filesOf(entry: FileSystemEntry): Promise<readonly DroppedFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    return [{ path: entry.fullPath.replace(/^\//u, ''), file }];
  }
  const inside = await entriesOf(entry as FileSystemDirectoryEntry);
  return (await Promise.all(inside.map(filesOf))).flat();
}

/** A reader gives a folder in parts and ends with an empty one. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (part.length === 0) return all;
    all.push(...part);
  }
}

import { z } from 'zod';
import type { DamagedPack, StoredPack } from '../../domain/region/stored-pack.ts';
import { parseManifest } from '../manifest.ts';
import { manifestPath, sha256Hex } from '../pack-files.ts';
import { bytesBelow, readFile, writeFile } from './pack-folder.ts';
import { parseReport, reportPath } from './report-file.ts';

const noteSchema = z.object({
  savedAtMs: z.number(),
  sizeBytes: z.number(),
  check: z.object({ findings: z.number(), checkedAtMs: z.number() }).nullable(),
  beside: z.array(z.string()).default([]),
});

export type Note = z.infer<typeof noteSchema>;

/** Written last: a folder without it holds half a pack. No file of a pack may begin with a dot. */
const notePath = '.kept.json';

/** What a folder of the library is. Half a pack is one whose writing never came to its end. */
export type KeptFolder =
  | { readonly state: 'whole'; readonly pack: StoredPack; readonly note: Note }
  | { readonly state: 'damaged'; readonly damaged: DamagedPack }
  | { readonly state: 'half' };

/** Looks at a folder: its note, its manifest, and whether the manifest is the one that names the folder. */
export async function lookAt(folder: FileSystemDirectoryHandle): Promise<KeptFolder> {
  const bytes = await readFile(folder, notePath);
  if (bytes === null || !isPackHash(folder.name)) return { state: 'half' };
  const note = parseNote(bytes);
  if (note === null) return damagedBy(folder, 'note-unreadable');
  const head = await readFile(folder, manifestPath);
  if (head === null) return damagedBy(folder, 'manifest-missing');
  const manifest = parseManifest(head);
  if (!manifest.ok) return damagedBy(folder, 'manifest-unreadable');
  if ((await sha256Hex(head)) !== folder.name) return damagedBy(folder, 'manifest-changed');
  const { id, kind, name, boundsWgs84, epsg, grid, files, sources } = manifest.value;
  const { cellSizeM, columns, rows } = grid;
  const layers = files.map((file) => file.role);
  const facts = { id, kind, name, boundsDeg: boundsWgs84, epsg, cellSizeM, columns, rows, layers, sources };
  const built = await readFile(folder, reportPath);
  const report = built === null ? null : parseReport(built);
  return { state: 'whole', note, pack: { hash: folder.name, ...facts, report, ...note } };
}

export const writeNote = (folder: FileSystemDirectoryHandle, note: Note): Promise<void> =>
  writeFile(folder, notePath, new TextEncoder().encode(JSON.stringify(note)));

/** Whether a name is the SHA-256 of something, in hex. */
export const isPackHash = (name: string): boolean => /^[0-9a-f]{64}$/u.test(name);

async function damagedBy(
  folder: FileSystemDirectoryHandle,
  problem: DamagedPack['problem'],
): Promise<KeptFolder> {
  return {
    state: 'damaged',
    damaged: { hash: folder.name, sizeBytes: await bytesBelow(folder), problem },
  };
}

function parseNote(bytes: Uint8Array): Note | null {
  try {
    const parsed = noteSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

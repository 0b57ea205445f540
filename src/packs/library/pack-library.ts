import { z } from 'zod';
import { fail, ok, type Result } from '../../core/result.ts';
import type { PackFault } from '../../domain/region/pack-fault.ts';
import type { LibraryFault, StoredPack } from '../../domain/region/stored-pack.ts';
import { parseManifest } from '../manifest.ts';
import { manifestPath, type PackFile, type ReadPackFile, sha256Hex } from '../pack-files.ts';
import { verifyRegionPack } from '../verify-region-pack.ts';
import { gatherPack } from './gather-pack.ts';
import { isNamed, packFilesIn, readFile, writeFile } from './pack-folder.ts';

const noteSchema = z.object({
  savedAtMs: z.number(),
  sizeBytes: z.number(),
  check: z.object({ findings: z.number(), checkedAtMs: z.number() }).nullable(),
});

type Note = z.infer<typeof noteSchema>;

/** Written last: a folder without it holds half a pack. No file of a pack may begin with a dot. */
const notePath = '.kept.json';

export interface LibraryHost {
  /** Where packs lie: a folder of the browser's own file system. */
  readonly root: FileSystemDirectoryHandle;
  nowMs(): number;
  /** Runs work while no other window changes the library. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * The region packs that this browser keeps, each in a folder named by its hash. A pack never changes: another version of
 * the same place has another hash and lies beside it. Half-written packs are no packs, and are cleared away by the next
 * writer.
 */
export class PackLibrary {
  readonly #host: LibraryHost;

  constructor(host: LibraryHost) {
    this.#host = host;
  }

  /** All packs, the latest first. */
  async list(): Promise<readonly StoredPack[]> {
    const packs: StoredPack[] = [];
    for await (const folder of foldersOf(this.#host.root)) {
      const pack = await describe(folder);
      if (pack !== null) packs.push(pack);
    }
    return packs.sort((a, b) => b.savedAtMs - a.savedAtMs || (a.hash < b.hash ? -1 : 1));
  }

  /** Keeps a pack with the files that its manifest lists; one of the same hash that is there already stays as it is. */
  save(read: ReadPackFile): Promise<Result<StoredPack, LibraryFault | PackFault>> {
    return this.#host.alone(() => this.#save(read));
  }

  /** Reads files of a pack, or null when there is no such pack. */
  async open(hash: string): Promise<ReadPackFile | null> {
    const folder = await this.#folder(hash);
    return folder === null || (await readNote(folder)) === null ? null : packFilesIn(folder);
  }

  /** All files of a pack, as they were saved. */
  async filesOf(hash: string): Promise<Result<readonly PackFile[], LibraryFault | PackFault>> {
    const read = await this.open(hash);
    return read === null ? fail({ kind: 'library-pack-missing', hash }) : gatherPack(read);
  }

  /** Reads every file of a pack, checks what they hold, and notes the outcome with it. */
  async check(hash: string): Promise<Result<StoredPack, LibraryFault>> {
    const folder = await this.#folder(hash);
    const note = folder === null ? null : await readNote(folder);
    if (folder === null || note === null) return fail({ kind: 'library-pack-missing', hash });
    const findings = (await verifyRegionPack(packFilesIn(folder))).length;
    const check = { findings, checkedAtMs: this.#host.nowMs() };
    await this.#host.alone(() => writeNote(folder, { ...note, check }));
    const described = await describe(folder);
    return described === null ? fail({ kind: 'library-pack-missing', hash }) : ok(described);
  }

  /** Forgets a pack for good. */
  remove(hash: string): Promise<void> {
    return this.#host.alone(() => drop(this.#host.root, requireHash(hash)));
  }

  async #save(read: ReadPackFile): Promise<Result<StoredPack, LibraryFault | PackFault>> {
    const gathered = await gatherPack(read);
    if (!gathered.ok) return gathered;
    const files = gathered.value;
    const [head] = files as readonly [PackFile, ...PackFile[]];
    const hash = await sha256Hex(head.bytes);
    await this.#clearHalfWritten();
    const kept = await this.#folder(hash);
    const before = kept === null ? null : await describe(kept);
    const isDamaged = (before?.check?.findings ?? 0) > 0;
    if (before !== null && !isDamaged) return ok(before);
    const sizeBytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
    try {
      const folder = await this.#host.root.getDirectoryHandle(hash, { create: true });
      for (const { path, bytes } of files) await writeFile(folder, path, Uint8Array.from(bytes));
      await writeNote(folder, { savedAtMs: this.#host.nowMs(), sizeBytes, check: null });
      return ok((await describe(folder)) as StoredPack);
    } catch (error) {
      await drop(this.#host.root, hash);
      if (!isNamed(error, 'QuotaExceededError')) throw error;
      return fail({ kind: 'library-full', neededMB: Math.ceil(sizeBytes / 1e6), reason: String(error) });
    }
  }

  async #clearHalfWritten(): Promise<void> {
    const half: string[] = [];
    for await (const folder of foldersOf(this.#host.root)) {
      if ((await readNote(folder)) === null) half.push(folder.name);
    }
    for (const name of half) await drop(this.#host.root, name);
  }

  async #folder(hash: string): Promise<FileSystemDirectoryHandle | null> {
    try {
      return await this.#host.root.getDirectoryHandle(requireHash(hash));
    } catch (error) {
      if (isNamed(error, 'NotFoundError')) return null;
      throw error;
    }
  }
}

/** What a folder holds, or null when it is half a pack or not one. */
async function describe(folder: FileSystemDirectoryHandle): Promise<StoredPack | null> {
  const note = await readNote(folder);
  const head = note === null ? null : await readFile(folder, manifestPath);
  if (note === null || head === null) return null;
  const manifest = parseManifest(head);
  if (!manifest.ok) return null;
  const { id, kind, name, boundsWgs84, epsg, grid, files, sources } = manifest.value;
  return {
    hash: folder.name,
    id,
    kind,
    name,
    boundsDeg: boundsWgs84,
    epsg,
    cellSizeM: grid.cellSizeM,
    columns: grid.columns,
    rows: grid.rows,
    layers: files.map((file) => file.role),
    sources,
    ...note,
  };
}

async function readNote(folder: FileSystemDirectoryHandle): Promise<Note | null> {
  const bytes = await readFile(folder, notePath);
  if (bytes === null) return null;
  try {
    const parsed = noteSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

const writeNote = (folder: FileSystemDirectoryHandle, note: Note): Promise<void> =>
  writeFile(folder, notePath, new TextEncoder().encode(JSON.stringify(note)));

async function* foldersOf(root: FileSystemDirectoryHandle): AsyncGenerator<FileSystemDirectoryHandle> {
  for await (const handle of root.values()) {
    if (handle.kind === 'directory') yield handle;
  }
}

async function drop(root: FileSystemDirectoryHandle, name: string): Promise<void> {
  try {
    await root.removeEntry(name, { recursive: true });
  } catch (error) {
    if (!isNamed(error, 'NotFoundError')) throw error;
  }
}

/** @throws RangeError for text that is no SHA-256 in hex */
function requireHash(hash: string): string {
  if (/^[0-9a-f]{64}$/u.test(hash)) return hash;
  throw new RangeError(`no hash of a pack: ${hash}`);
}

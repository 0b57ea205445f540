import { fail, ok, type Result } from '../../core/result.ts';
import type { BuildReport } from '../../domain/region/build/build-report.ts';
import type { PackFault } from '../../domain/region/pack-fault.ts';
import { isSamePlace } from '../../domain/region/pack-versions.ts';
import type { DamagedPack, LibraryFault, StoredPack } from '../../domain/region/stored-pack.ts';
import { type PackFile, type ReadPackFile, sha256Hex } from '../pack-files.ts';
import { verifyRegionPack } from '../verify-region-pack.ts';
import { gatherPack } from './gather-pack.ts';
import { isPackHash, type KeptFolder, lookAt, type Note, writeNote } from './kept-folder.ts';
import { foldersOf, isNamed, packFilesIn, writeFile } from './pack-folder.ts';
import { encodeReport, reportPath } from './report-file.ts';

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
 * writer; damaged ones are told, and stay until the user removes them.
 */
export class PackLibrary {
  readonly #host: LibraryHost;

  constructor(host: LibraryHost) {
    this.#host = host;
  }

  /** All packs, the latest first, and what is left of those that were damaged. */
  async list(): Promise<{ readonly packs: readonly StoredPack[]; readonly damaged: readonly DamagedPack[] }> {
    const packs: StoredPack[] = [];
    const damaged: DamagedPack[] = [];
    for await (const folder of foldersOf(this.#host.root)) {
      const kept = await lookAt(folder);
      if (kept.state === 'whole') packs.push(kept.pack);
      else if (kept.state === 'damaged') damaged.push(kept.damaged);
    }
    packs.sort((a, b) => b.savedAtMs - a.savedAtMs || (a.hash < b.hash ? -1 : 1));
    damaged.sort((a, b) => (a.hash < b.hash ? -1 : 1));
    return { packs, damaged };
  }

  /**
   * Keeps a pack with the files that its manifest lists, and the report of its building. One of the same hash that is there
   * already stays as it is.
   */
  save(
    read: ReadPackFile,
    report: BuildReport | null = null,
  ): Promise<Result<StoredPack, LibraryFault | PackFault>> {
    return this.#host.alone(() => this.#save(read, report));
  }

  /** Reads files of a pack, or null when there is no such pack. */
  async open(hash: string): Promise<ReadPackFile | null> {
    const kept = await this.#whole(hash);
    return kept === null ? null : packFilesIn(kept.folder);
  }

  /** All files of a pack, as they were saved. */
  async filesOf(hash: string): Promise<Result<readonly PackFile[], LibraryFault | PackFault>> {
    const read = await this.open(hash);
    return read === null ? fail({ kind: 'library-pack-missing', hash }) : gatherPack(read);
  }

  /** Reads every file of a pack, checks what they hold, and notes the outcome with it. */
  async check(hash: string): Promise<Result<StoredPack, LibraryFault>> {
    const kept = await this.#whole(hash);
    if (kept === null) return fail({ kind: 'library-pack-missing', hash });
    const findings = (await verifyRegionPack(packFilesIn(kept.folder))).length;
    return this.#host.alone(() => this.#noteCheck(hash, findings));
  }

  /**
   * Lets a pack take the place of earlier ones of the same place: they are removed once it has passed a check of all its
   * files, and stay when it has not.
   */
  async replace(hash: string, older: readonly string[]): Promise<Result<StoredPack, LibraryFault>> {
    const checked = await this.check(hash);
    if (!checked.ok) return checked;
    const findings = checked.value.check?.findings ?? 0;
    if (findings > 0) return fail({ kind: 'library-replacement-unsound', hash, findings });
    return this.#host.alone(async () => {
      for (const other of older) {
        const kept = await this.#whole(other);
        if (kept !== null && isSamePlace(checked.value, kept.pack)) await drop(this.#host.root, other);
      }
      return checked;
    });
  }

  /** Notes that packs of the same place are wanted beside this one. */
  keepBeside(hash: string, others: readonly string[]): Promise<Result<StoredPack, LibraryFault>> {
    return this.#host.alone(() =>
      this.#note(hash, (note) => ({ ...note, beside: [...new Set([...note.beside, ...others])] })),
    );
  }

  /** Forgets a pack, or what is left of it, for good. */
  remove(hash: string): Promise<void> {
    return this.#host.alone(() => drop(this.#host.root, requireHash(hash)));
  }

  #noteCheck(hash: string, findings: number): Promise<Result<StoredPack, LibraryFault>> {
    const check = { findings, checkedAtMs: this.#host.nowMs() };
    return this.#note(hash, (note) => ({ ...note, check }));
  }

  /** Changes the note of a pack that another window may have removed meanwhile. */
  async #note(hash: string, change: (note: Note) => Note): Promise<Result<StoredPack, LibraryFault>> {
    const kept = await this.#whole(hash);
    if (kept === null) return fail({ kind: 'library-pack-missing', hash });
    const note = change(kept.note);
    await writeNote(kept.folder, note);
    return ok({ ...kept.pack, ...note });
  }

  async #save(
    read: ReadPackFile,
    report: BuildReport | null,
  ): Promise<Result<StoredPack, LibraryFault | PackFault>> {
    const gathered = await gatherPack(read);
    if (!gathered.ok) return gathered;
    const files = gathered.value;
    const [head] = files as readonly [PackFile, ...PackFile[]];
    const hash = await sha256Hex(head.bytes);
    await this.#clearHalfWritten();
    const before = await this.#whole(hash);
    const isDamaged = (before?.pack.check?.findings ?? 0) > 0;
    const sizeBytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
    if (before !== null && !isDamaged) {
      if (report !== null) await writeFile(before.folder, reportPath, encodeReport(report));
      return ok({ ...before.pack, report: report ?? before.pack.report });
    }
    try {
      const folder = await this.#host.root.getDirectoryHandle(hash, { create: true });
      if (report !== null) await writeFile(folder, reportPath, encodeReport(report));
      for (const { path, bytes } of files) await writeFile(folder, path, Uint8Array.from(bytes));
      const beside = before?.note.beside ?? [];
      await writeNote(folder, { savedAtMs: this.#host.nowMs(), sizeBytes, check: null, beside });
    } catch (error) {
      await drop(this.#host.root, hash);
      if (!isNamed(error, 'QuotaExceededError')) throw error;
      return fail({ kind: 'library-full', neededMB: Math.ceil(sizeBytes / 1e6), reason: String(error) });
    }
    const kept = await this.#whole(hash);
    return kept === null ? fail({ kind: 'library-pack-missing', hash }) : ok(kept.pack);
  }

  async #clearHalfWritten(): Promise<void> {
    const half: string[] = [];
    for await (const folder of foldersOf(this.#host.root)) {
      if ((await lookAt(folder)).state === 'half') half.push(folder.name);
    }
    for (const name of half) await drop(this.#host.root, name);
  }

  async #whole(hash: string): Promise<WholePack | null> {
    try {
      const folder = await this.#host.root.getDirectoryHandle(requireHash(hash));
      const kept = await lookAt(folder);
      return kept.state === 'whole' ? { ...kept, folder } : null;
    } catch (error) {
      if (isNamed(error, 'NotFoundError')) return null;
      throw error;
    }
  }
}

type WholePack = Extract<KeptFolder, { state: 'whole' }> & { readonly folder: FileSystemDirectoryHandle };

async function drop(root: FileSystemDirectoryHandle, name: string): Promise<void> {
  try {
    await root.removeEntry(name, { recursive: true });
  } catch (error) {
    if (!isNamed(error, 'NotFoundError')) throw error;
  }
}

/** @throws RangeError for text that is no SHA-256 in hex */
function requireHash(hash: string): string {
  if (isPackHash(hash)) return hash;
  throw new RangeError(`no hash of a pack: ${hash}`);
}

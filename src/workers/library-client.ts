import { proxy } from 'comlink';
import type { Result } from '../core/result.ts';
import type { WorkerDiedFault } from '../core/worker-fault.ts';
import type { PackFault } from '../domain/region/pack-fault.ts';
import type { Region } from '../domain/region/region.ts';
import type { LibraryContent, LibraryFault, StoredPack } from '../domain/region/stored-pack.ts';
import type { DerivedTerrain } from '../domain/region/terrain/derived-terrain.ts';
import type { FolderFile } from '../packs/library/chosen-files.ts';
import type { PackProgress } from '../packs/open-region-pack.ts';
import type { LibraryApi } from './library.worker.ts';
import { WorkerClient, type WorkerLike } from './worker-client.ts';

type Answer<T> = Promise<Result<T, LibraryFault | PackFault | WorkerDiedFault>>;

const createWorker = (): WorkerLike =>
  new Worker(new URL('./library.worker.ts', import.meta.url), { type: 'module' });

/** The library of region packs, kept by a worker. Owner: `app/`, which must `dispose()` it. */
export class LibraryClient {
  readonly #worker: WorkerClient<LibraryApi>;

  constructor(create: () => WorkerLike = createWorker) {
    this.#worker = new WorkerClient('library', create);
  }

  list(): Answer<LibraryContent> {
    return this.#worker.call((api) => api.list());
  }

  saveZip(bytes: ArrayBuffer): Answer<StoredPack> {
    return this.#worker.call((api) => api.saveZip(bytes));
  }

  /** Files of one folder, as the user chose it; the worker reads those that the pack lists. */
  saveFiles(files: readonly FolderFile[]): Answer<StoredPack> {
    return this.#worker.call((api) => api.saveFiles(files));
  }

  /** The region as a pack of its own. */
  saveRegion(region: Region): Answer<StoredPack> {
    return this.#worker.call((api) => api.saveRegion(region));
  }

  open(hash: string, onProgress: (file: string, fraction: number) => void): Answer<Region> {
    const report = proxy((progress: PackProgress) => onProgress(progress.file, progress.fraction));
    return this.#worker.call((api) => api.open(hash, report));
  }

  derivedTerrain(hash: string): Answer<DerivedTerrain | null> {
    return this.#worker.call((api) => api.derivedTerrain(hash));
  }

  zipOf(hash: string): Answer<Uint8Array> {
    return this.#worker.call((api) => api.zipOf(hash));
  }

  check(hash: string): Answer<StoredPack> {
    return this.#worker.call((api) => api.check(hash));
  }

  /** Removes earlier packs of the same place once this one has passed its check. */
  replace(hash: string, older: readonly string[]): Answer<StoredPack> {
    return this.#worker.call((api) => api.replace(hash, older));
  }

  /** Notes that other packs of the same place are wanted beside this one. */
  keepBeside(hash: string, others: readonly string[]): Answer<StoredPack> {
    return this.#worker.call((api) => api.keepBeside(hash, others));
  }

  remove(hash: string): Answer<void> {
    return this.#worker.call((api) => api.remove(hash));
  }

  /** Asks the browser never to clear what is kept; false when it does not promise. */
  keepForever(): Promise<boolean> {
    return navigator.storage.persist();
  }

  dispose(): void {
    this.#worker.dispose();
  }
}

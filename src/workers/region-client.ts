import { proxy } from 'comlink';
import { fail, type Result } from '../core/result.ts';
import type { WorkerDiedFault } from '../core/worker-fault.ts';
import type { PackFault } from '../domain/region/pack-fault.ts';
import type { Region } from '../domain/region/region.ts';
import type { DerivedTerrain } from '../domain/region/terrain/derived-terrain.ts';
import type {
  ImportedTerrain,
  RegionCancelled,
  TerrainDescription,
  TerrainFault,
  TerrainFile,
  TerrainImportOptions,
} from '../domain/region/terrain-import.ts';
import type { PackProgress } from '../packs/open-region-pack.ts';
import type { RegionApi } from './region.worker.ts';
import { WorkerClient, type WorkerLike } from './worker-client.ts';

type ClientFault = WorkerDiedFault | RegionCancelled;
type OnProgress = (file: string, fraction: number) => void;

const createWorker = (): WorkerLike =>
  new Worker(new URL('./region.worker.ts', import.meta.url), { type: 'module' });

/**
 * Opens packs and terrain files in a worker. Arguments are copied, so that the caller can try again with the same
 * bytes. Aborting ends the worker and answers `region-cancelled`; a later call starts a fresh one. Owner: `app/`, which
 * must `dispose()` it.
 */
export class RegionClient {
  readonly #worker: WorkerClient<RegionApi>;
  readonly #defaultPackUrl: string;

  /** @param defaultPackUrl absolute URL of the folder of the region that comes with the app */
  constructor(defaultPackUrl: string, create: () => WorkerLike = createWorker) {
    this.#defaultPackUrl = defaultPackUrl;
    this.#worker = new WorkerClient('region', create);
  }

  openDefault(
    onProgress: OnProgress,
    signal?: AbortSignal,
  ): Promise<Result<Region, PackFault | ClientFault>> {
    return this.openPack(this.#defaultPackUrl, onProgress, signal);
  }

  /** @param baseUrl absolute URL of the folder that holds `region.json` */
  openPack(
    baseUrl: string,
    onProgress: OnProgress,
    signal?: AbortSignal,
  ): Promise<Result<Region, PackFault | ClientFault>> {
    return this.#cancellable(signal, () =>
      this.#worker.call((api) => api.openPack(baseUrl, reporting(onProgress))),
    );
  }

  openZip(
    bytes: ArrayBuffer,
    onProgress: OnProgress,
    signal?: AbortSignal,
  ): Promise<Result<Region, PackFault | ClientFault>> {
    return this.#cancellable(signal, () =>
      this.#worker.call((api) => api.openZip(bytes, reporting(onProgress))),
    );
  }

  /** What follows from the terrain of the pack that was opened last; `pack-unreachable` when its worker is gone. */
  derivedTerrain(): Promise<Result<DerivedTerrain | null, PackFault | ClientFault>> {
    return this.#worker.call((api) => api.derivedTerrain());
  }

  describeTerrain(
    files: readonly TerrainFile[],
    signal?: AbortSignal,
  ): Promise<Result<TerrainDescription, TerrainFault | ClientFault>> {
    return this.#cancellable(signal, () => this.#worker.call((api) => api.describeTerrain(files)));
  }

  importTerrain(
    files: readonly TerrainFile[],
    options: TerrainImportOptions,
    signal?: AbortSignal,
  ): Promise<Result<ImportedTerrain, TerrainFault | ClientFault>> {
    return this.#cancellable(signal, () => this.#worker.call((api) => api.importTerrain(files, options)));
  }

  /** The region as the zip of its pack. */
  exportZip(region: Region): Promise<Result<Uint8Array, WorkerDiedFault>> {
    return this.#worker.call((api) => api.exportZip(region));
  }

  dispose(): void {
    this.#worker.dispose();
  }

  async #cancellable<T, F>(
    signal: AbortSignal | undefined,
    call: () => Promise<Result<T, F>>,
  ): Promise<Result<T, F | RegionCancelled>> {
    if (signal?.aborted) return fail({ kind: 'region-cancelled' });
    const stop = (): void => this.#worker.stop();
    signal?.addEventListener('abort', stop, { once: true });
    const answer = await call();
    signal?.removeEventListener('abort', stop);
    return signal?.aborted && !answer.ok ? fail({ kind: 'region-cancelled' }) : answer;
  }
}

const reporting = (onProgress: OnProgress) =>
  proxy((progress: PackProgress) => onProgress(progress.file, progress.fraction));

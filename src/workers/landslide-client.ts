import { proxy, transfer } from 'comlink';
import { fail, type Result } from '../core/result.ts';
import type { WorkerDiedFault } from '../core/worker-fault.ts';
import type { GridSpec } from '../domain/geo/grid.ts';
import type { ModelFault } from '../domain/hazard/landslide/model-fault.ts';
import type { ModelCard } from '../domain/hazard/landslide/susceptibility.ts';
import type {
  ComputedSusceptibility,
  SusceptibilityHooks,
} from '../engines/inference/compute-susceptibility.ts';
import type { ModelUrls } from '../engines/inference/fetch-landslide-model.ts';
import type { LandslideApi } from './landslide.worker.ts';
import { WorkerClient, type WorkerLike } from './worker-client.ts';

export type LandslideClientFault = ModelFault | WorkerDiedFault;

const createWorker = (): WorkerLike =>
  new Worker(new URL('./landslide.worker.ts', import.meta.url), { type: 'module' });

/** Computes landslide susceptibility in a worker. Owner: `app/`, which must `dispose()` it. */
export class LandslideClient {
  readonly #worker: WorkerClient<LandslideApi>;
  readonly #urls: ModelUrls;

  /** @param urls of model and card, absolute */
  constructor(urls: ModelUrls, create: () => WorkerLike = createWorker) {
    this.#urls = urls;
    this.#worker = new WorkerClient('landslide', create);
  }

  card(): Promise<Result<ModelCard, LandslideClientFault>> {
    return this.#worker.call((api) => api.card(this.#urls.cardUrl));
  }

  /**
   * The terrain is copied, never taken. Aborting ends the worker, which is deaf while it computes, and answers
   * `landslide-cancelled`; a later call starts a fresh one.
   */
  async compute(
    grid: GridSpec,
    terrainM: Float32Array,
    hooks: SusceptibilityHooks,
  ): Promise<Result<ComputedSusceptibility, LandslideClientFault>> {
    if (hooks.signal.aborted) return fail({ kind: 'landslide-cancelled' });
    const stop = (): void => this.#worker.stop();
    hooks.signal.addEventListener('abort', stop, { once: true });
    const onProgress = proxy((stage: 'features' | 'model', fraction: number) => {
      if (!hooks.signal.aborted) hooks.onProgress(stage, fraction);
    });
    const copy = terrainM.slice();
    const answer = await this.#worker.call((api) =>
      api.compute(transfer({ grid, terrainM: copy, urls: this.#urls }, [copy.buffer]), onProgress),
    );
    hooks.signal.removeEventListener('abort', stop);
    return hooks.signal.aborted && !answer.ok ? fail({ kind: 'landslide-cancelled' }) : answer;
  }

  dispose(): void {
    this.#worker.dispose();
  }
}

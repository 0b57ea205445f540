import { proxy } from 'comlink';
import { fail, ok, type Result } from '../core/result.ts';
import type { FloodSummary } from '../domain/hazard/flood/flood-case.ts';
import type { FloodFault } from '../domain/hazard/flood/flood-fault.ts';
import { type FloodRegion, floodRegionOf } from '../domain/hazard/flood/flood-region.ts';
import type { ScenarioHooks } from '../domain/hazard/flood/run-scenario.ts';
import type { FloodScenario } from '../domain/hazard/flood/scenario.ts';
import type { FloodApi } from './flood.worker.ts';
import type { FloodCallbacks } from './flood-callbacks.ts';
import { WorkerClient, type WorkerLike } from './worker-client.ts';

/** How long the worker may take to answer a cancel before it is ended, ms. */
const cancelPatienceMs = 2000;

const createWorker = (): WorkerLike =>
  new Worker(new URL('./flood.worker.ts', import.meta.url), { type: 'module' });

type Finished = Promise<Result<FloodSummary, FloodFault>>;

/**
 * Builds and runs flood cases in a worker. The region's layers are sent once, with its first run, and again only to a
 * worker that took a dead one's place. Frames are transferred; those that came before a fault stay with their receiver.
 * An abort is answered `flood-cancelled`, the death of the worker `worker-died`. One run at a time: a second call waits
 * for the first. Owner: `app/`, which must `dispose()` it.
 */
export class FloodClient {
  readonly #worker: WorkerClient<FloodApi>;
  #region: FloodRegion | null = null;
  /** The region that the living worker was told, and which worker that was. */
  #told: { readonly region: FloodRegion; readonly generation: number } | null = null;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(create: () => WorkerLike = createWorker) {
    this.#worker = new WorkerClient('flood', create);
  }

  setRegion(region: FloodRegion): void {
    this.#region = region;
  }

  /** Runs a scenario of the region that is open when its turn comes. */
  run(scenario: FloodScenario, hooks: ScenarioHooks): Finished {
    const turn = this.#queue.then(() => this.#run(scenario, hooks));
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  dispose(): void {
    this.#worker.dispose();
  }

  async #run(scenario: FloodScenario, hooks: ScenarioHooks): Finished {
    const { signal } = hooks;
    let timeS = 0;
    if (signal.aborted) return fail({ kind: 'flood-cancelled', timeS });
    const ready = await this.#tellRegion();
    if (!ready.ok) return ready;
    const page: FloodCallbacks = {
      onStart: (ground) => {
        if (!signal.aborted) hooks.onStart(ground);
      },
      onProgress: (progress) => {
        timeS = progress.timeS;
        if (!signal.aborted) hooks.onProgress(progress);
      },
      onFrame: (frame) => {
        if (!signal.aborted) hooks.onFrame(frame);
      },
    };
    let patience: ReturnType<typeof setTimeout> | undefined;
    const cancel = (): void => {
      patience = setTimeout(() => this.#worker.stop(), cancelPatienceMs);
      void this.#worker.call(async (api) => ({ ok: true, value: await api.cancel() }));
    };
    signal.addEventListener('abort', cancel);
    const answer = signal.aborted
      ? fail<FloodFault>({ kind: 'flood-cancelled', timeS })
      : await this.#worker.call((api) => api.run(scenario, proxy(page)));
    signal.removeEventListener('abort', cancel);
    clearTimeout(patience);
    return signal.aborted ? fail({ kind: 'flood-cancelled', timeS }) : answer;
  }

  async #tellRegion(): Promise<Result<null, FloodFault>> {
    const region = this.#region;
    if (region === null) throw new Error('a flood was asked for before a region was open');
    if (this.#told?.region === region && this.#told.generation === this.#worker.generation) return ok(null);
    const answer = await this.#worker.call<null, never>((api) => api.setRegion(floodRegionOf(region)));
    if (answer.ok) this.#told = { region, generation: this.#worker.generation };
    return answer;
  }
}

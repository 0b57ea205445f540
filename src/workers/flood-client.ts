import { proxy } from 'comlink';
import { fail, type Result } from '../core/result.ts';
import type { FloodCase, FloodFrame, FloodSummary } from '../domain/hazard/flood/flood-case.ts';
import type { FloodFault } from '../domain/hazard/flood/flood-fault.ts';
import type { FloodEngine, FloodHooks, FloodProgress } from '../domain/ports.ts';
import { referenceFloodEngine } from '../engines/flood/reference/reference-engine.ts';
import type { FloodApi } from './flood.worker.ts';
import { WorkerClient, type WorkerLike } from './worker-client.ts';

/** How long the worker may take to answer a cancel before it is ended, ms. */
const cancelPatienceMs = 2000;

const createWorker = (): WorkerLike =>
  new Worker(new URL('./flood.worker.ts', import.meta.url), { type: 'module' });

/**
 * The reference engine in a worker. Frames are transferred; those that came before a fault stay with their receiver. An
 * abort is answered `flood-cancelled`, the death of the worker `worker-died`. One run at a time: a second call waits for
 * the first. Owner: `app/`, which must `dispose()` it.
 */
export class FloodWorkerEngine implements FloodEngine {
  readonly id = referenceFloodEngine.id;
  readonly version = referenceFloodEngine.version;
  readonly #worker: WorkerClient<FloodApi>;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(create: () => WorkerLike = createWorker) {
    this.#worker = new WorkerClient('flood', create);
  }

  run(flood: FloodCase, hooks: FloodHooks): Promise<Result<FloodSummary, FloodFault>> {
    const turn = this.#queue.then(() => this.#run(flood, hooks));
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  dispose(): void {
    this.#worker.dispose();
  }

  async #run(flood: FloodCase, hooks: FloodHooks): Promise<Result<FloodSummary, FloodFault>> {
    const { signal } = hooks;
    let timeS = 0;
    if (signal.aborted) return fail({ kind: 'flood-cancelled', timeS });
    const onFrame = proxy((frame: FloodFrame) => {
      if (!signal.aborted) hooks.onFrame(frame);
    });
    const onProgress = proxy((progress: FloodProgress) => {
      timeS = progress.timeS;
      if (!signal.aborted) hooks.onProgress(progress);
    });
    let patience: ReturnType<typeof setTimeout> | undefined;
    const cancel = (): void => {
      patience = setTimeout(() => this.#worker.stop(), cancelPatienceMs);
      void this.#worker.call(async (api) => ({ ok: true, value: await api.cancel() }));
    };
    signal.addEventListener('abort', cancel);
    const answer = await this.#worker.call((api) => api.run(flood, onFrame, onProgress));
    signal.removeEventListener('abort', cancel);
    clearTimeout(patience);
    return signal.aborted ? fail({ kind: 'flood-cancelled', timeS }) : answer;
  }
}

import { type Remote, wrap } from 'comlink';
import { fail, type Result } from '../core/result.ts';
import type { WorkerDiedFault } from '../core/worker-fault.ts';

/** The part of a Worker that a client needs; the real `Worker` has it. */
export type WorkerLike = Pick<
  Worker,
  'postMessage' | 'addEventListener' | 'removeEventListener' | 'terminate'
>;

interface RunningWorker<Api> {
  readonly worker: WorkerLike;
  readonly api: Remote<Api>;
}

/**
 * The main-thread end of one worker that speaks comlink. The worker starts with the first call; when it dies every
 * pending call is answered with `worker-died` and the next call starts a fresh one. Owner: whoever constructs it, who
 * must `dispose()` it.
 *
 * The worker's functions return `Result` values. An exception thrown inside one of them is a bug and rejects the call.
 */
export class WorkerClient<Api extends object> {
  readonly #name: string;
  readonly #create: () => WorkerLike;
  readonly #abandon = new Set<() => void>();
  #running: RunningWorker<Api> | null = null;
  #disposed = false;
  #starts = 0;

  /** @param create makes the worker: `() => new Worker(new URL('./x.worker.ts', import.meta.url), { type: 'module' })` */
  constructor(name: string, create: () => WorkerLike) {
    this.#name = name;
    this.#create = create;
  }

  /** Number of the worker that answers the next call; a change means that what the former one was told is forgotten. */
  get generation(): number {
    return this.#running === null ? this.#starts + 1 : this.#starts;
  }

  /** Runs one function of the worker: `client.call((api) => api.openPack(url))`. */
  call<T, F>(invoke: (api: Remote<Api>) => Promise<Result<T, F>>): Promise<Result<T, F | WorkerDiedFault>> {
    if (this.#disposed) return Promise.resolve(fail(this.#died()));
    const { api } = this.#start();
    return new Promise((resolve, reject) => {
      const abandon = (): void => resolve(fail(this.#died()));
      this.#abandon.add(abandon);
      invoke(api)
        .then(resolve, reject)
        .finally(() => this.#abandon.delete(abandon));
    });
  }

  /** Ends the worker at once; pending calls are answered with `worker-died`. A later call starts a new worker. */
  stop(): void {
    const running = this.#running;
    this.#running = null;
    running?.worker.terminate();
    const abandoned = [...this.#abandon];
    this.#abandon.clear();
    for (const abandon of abandoned) abandon();
  }

  /** Ends the worker for good: later calls are answered with `worker-died` too. */
  dispose(): void {
    this.#disposed = true;
    this.stop();
  }

  #died(): WorkerDiedFault {
    return { kind: 'worker-died', worker: this.#name };
  }

  #start(): RunningWorker<Api> {
    if (this.#running !== null) return this.#running;
    this.#starts++;
    const worker = this.#create();
    const running = { worker, api: wrap<Api>(worker as Worker) };
    const onDeath = (): void => {
      if (this.#running === running) this.stop();
    };
    worker.addEventListener('error', onDeath);
    worker.addEventListener('messageerror', onDeath);
    this.#running = running;
    return running;
  }
}

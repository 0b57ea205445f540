import { proxy } from 'comlink';
import { fail, type Result } from '../core/result.ts';
import type { WorkerDiedFault } from '../core/worker-fault.ts';
import type { BuildProgress } from '../domain/region/build/build-progress.ts';
import type { BuildOutcome, BuildRequest, KeptDownloads } from '../domain/region/build/build-request.ts';
import type { ChosenInputs } from '../domain/region/build/chosen-inputs.ts';
import type { InputRole } from '../domain/region/build/input-role.ts';
import type { OfferedSource } from '../domain/region/build/offered-source.ts';
import type { BoxDeg } from '../domain/region/build/region-box.ts';
import type { BuildFault } from '../domain/region/build/stage-report.ts';
import type { RegionCancelled } from '../domain/region/terrain-import.ts';
import type { NamedBlob } from '../packs/bytes/blob-source.ts';
import type { BuildApi } from './build.worker.ts';
import { WorkerClient, type WorkerLike } from './worker-client.ts';

type Answer<T> = Promise<Result<T, BuildFault | WorkerDiedFault>>;

export interface BuildHooks {
  readonly signal: AbortSignal;
  onProgress(progress: BuildProgress): void;
}

const createWorker = (): WorkerLike =>
  new Worker(new URL('./build.worker.ts', import.meta.url), { type: 'module' });

/**
 * Builds regions in workers: one for questions about files and data sets, and one for builds, which cancelling ends at
 * once. What was downloaded until then stays. Owner: `app/`, which must `dispose()` it.
 */
export class BuildClient {
  readonly #questions: WorkerClient<BuildApi>;
  readonly #builds: WorkerClient<BuildApi>;
  readonly #sourcesUrl: string;

  /** @param sourcesUrl absolute address of the file of other addresses of open data */
  constructor(sourcesUrl: string, create: () => WorkerLike = createWorker) {
    this.#sourcesUrl = sourcesUrl;
    this.#questions = new WorkerClient('build', create);
    this.#builds = new WorkerClient('build', create);
  }

  describe(files: readonly NamedBlob[]): Answer<ChosenInputs> {
    return this.#questions.call((api) => api.describe(files));
  }

  /** The data sets that a build of a box may ask for what files of these roles lack. */
  offer(boundsDeg: BoxDeg, had: readonly InputRole[]): Answer<readonly OfferedSource[]> {
    return this.#questions.call((api) => api.offer(boundsDeg, had, this.#sourcesUrl));
  }

  async build(
    request: BuildRequest,
    files: readonly NamedBlob[],
    { signal, onProgress }: BuildHooks,
  ): Promise<Result<BuildOutcome, BuildFault | WorkerDiedFault | RegionCancelled>> {
    if (signal.aborted) return fail({ kind: 'region-cancelled' });
    const stop = (): void => this.#builds.stop();
    signal.addEventListener('abort', stop, { once: true });
    const options = { sourcesUrl: this.#sourcesUrl, isOnline: navigator.onLine };
    const answer = await this.#builds.call<BuildOutcome, BuildFault>((api) =>
      api.build(request, files, options, proxy(onProgress)),
    );
    signal.removeEventListener('abort', stop);
    // A build leaves a large heap behind, which goes with its worker.
    this.#builds.stop();
    return signal.aborted && !answer.ok ? fail({ kind: 'region-cancelled' }) : answer;
  }

  keptDownloads(): Answer<KeptDownloads> {
    return this.#questions.call((api) => api.keptDownloads());
  }

  forgetDownloads(): Answer<KeptDownloads> {
    return this.#questions.call((api) => api.forgetDownloads());
  }

  dispose(): void {
    this.#questions.dispose();
    this.#builds.dispose();
  }
}

import type { Remote } from 'comlink';
import { fail, ok, type Result } from '../core/result.ts';
import type { WorkerDiedFault } from '../core/worker-fault.ts';
import type { ExposureOptions } from '../domain/exposure/compute-exposure.ts';
import type { Exposure } from '../domain/exposure/exposure.ts';
import type { GridSpec } from '../domain/geo/grid.ts';
import type { CompactFrame } from '../domain/hazard/flood/compact-frame.ts';
import type { Region } from '../domain/region/region.ts';
import type { EvacuationPlan } from '../domain/response/evacuation-plan.ts';
import type { ResponseFault } from '../domain/response/flood-response.ts';
import type { KeptWater, PlanRequest } from '../domain/response/response-questions.ts';
import type { ResponseApi } from './response.worker.ts';
import { WorkerClient, type WorkerLike } from './worker-client.ts';

export type ResponseClientFault = ResponseFault | WorkerDiedFault;
type Answer<T> = Promise<Result<T, ResponseClientFault>>;

/** What the living worker has been told, by identity: the same array is not sent twice. */
interface Told {
  region: Region | null;
  bedM: Float32Array | null;
  frames: CompactFrame[];
  maximumDepthM: Float32Array | null;
}

const nothingTold = (): Told => ({ region: null, bedM: null, frames: [], maximumDepthM: null });

const createWorker = (): WorkerLike =>
  new Worker(new URL('./response.worker.ts', import.meta.url), { type: 'module' });

/**
 * Asks the response worker about the open region. Questions are answered one after the other. A worker that died is
 * told everything again before the next answer, so nothing open is lost. Owner: `app/`, which must `dispose()` it.
 */
export class ResponseClient {
  readonly #worker: WorkerClient<ResponseApi>;
  #region: Region | null = null;
  #told = nothingTold();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(create: () => WorkerLike = createWorker) {
    this.#worker = new WorkerClient('response', create);
  }

  setRegion(region: Region): Answer<null> {
    this.#region = region;
    return this.#ask(() => this.#tellRegion());
  }

  exposure(water: KeptWater, options: ExposureOptions): Answer<Exposure> {
    return this.#ask(async () => {
      const told = await this.#tellRun(water.grid, water.bedM);
      return told.ok ? this.#call((api) => api.exposure(water.depths, options)) : told;
    });
  }

  /** Only frames the worker has not seen are sent, one at a time, so that planning again costs the plan alone. */
  plan(request: PlanRequest): Answer<EvacuationPlan> {
    return this.#ask(async () => {
      const told = await this.#tellFrames(request);
      return told.ok ? this.#call((api) => api.plan(request.thresholds, request.options)) : told;
    });
  }

  dispose(): void {
    this.#worker.dispose();
  }

  /** One question at a time; a second try where the worker turned out to be a new one that knows nothing. */
  #ask<T>(question: () => Answer<T>): Answer<T> {
    const answer = this.#turn.then(async () => {
      const first = await question();
      const forgot = !first.ok && first.fault.kind === 'response-nothing-open';
      if (!forgot || this.#region === null) return first;
      this.#told = nothingTold();
      return question();
    });
    this.#turn = answer.catch(() => undefined);
    return answer;
  }

  async #call<T>(invoke: (api: Remote<ResponseApi>) => Promise<Result<T, ResponseFault>>): Answer<T> {
    const answer = await this.#worker.call(invoke);
    if (!answer.ok && answer.fault.kind === 'worker-died') this.#told = nothingTold();
    return answer;
  }

  async #tellRegion(): Answer<null> {
    const region = this.#region;
    if (region === null) return fail({ kind: 'response-nothing-open', wanted: 'region' });
    if (this.#told.region === region) return ok(null);
    const answer = await this.#call((api) => api.setRegion(region));
    if (answer.ok) this.#told = { ...nothingTold(), region };
    return answer;
  }

  async #tellRun(grid: GridSpec, bedM: Float32Array): Answer<null> {
    const region = await this.#tellRegion();
    if (!region.ok || this.#told.bedM === bedM) return region;
    const answer = await this.#call((api) => api.openRun(grid, bedM));
    if (answer.ok) this.#told = { region: this.#told.region, bedM, frames: [], maximumDepthM: null };
    return answer;
  }

  async #tellFrames({ grid, bedM, frames, maximumDepthM }: PlanRequest): Answer<null> {
    const isPrefix = this.#told.frames.every((frame, k) => frames[k] === frame);
    if (!isPrefix) this.#told.bedM = null;
    const run = await this.#tellRun(grid, bedM);
    if (!run.ok) return run;
    for (const frame of frames.slice(this.#told.frames.length)) {
      const answer = await this.#call((api) => api.addFrame(frame.timeS, frame.depthMm));
      if (!answer.ok) return answer;
      this.#told.frames.push(frame);
    }
    if (this.#told.maximumDepthM === maximumDepthM) return ok(null);
    const answer = await this.#call((api) => api.setMaximum(maximumDepthM));
    if (answer.ok) this.#told.maximumDepthM = maximumDepthM;
    return answer;
  }
}

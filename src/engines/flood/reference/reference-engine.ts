import { fail, ok, type Result } from '../../../core/result.ts';
import type { FloodCase, FloodSummary } from '../../../domain/hazard/flood/flood-case.ts';
import type { FloodFault } from '../../../domain/hazard/flood/flood-fault.ts';
import { validateFloodCase } from '../../../domain/hazard/flood/validate-flood-case.ts';
import type { FloodEngine, FloodHooks } from '../../../domain/ports.ts';
import { captureFrame } from './cell-velocity.ts';
import { eventLoopTurn } from './event-loop-turn.ts';
import { unpadded } from './flood-state.ts';
import { GaugeRecorder, sampleEveryS } from './gauge-recorder.ts';
import { ResultHash } from './result-hash.ts';
import { FloodSimulation } from './simulation.ts';

/** Work between two turns of the event loop, ms: a cancel acts well within 100 ms. */
const workBetweenTurnsMs = 40;

/** The plain TypeScript local-inertial engine: the oracle of the faster ones. One thread; equal cases, equal bits. */
export const referenceFloodEngine: FloodEngine = { id: 'flood-reference', version: '1.0.0', run };

async function run(flood: FloodCase, hooks: FloodHooks): Promise<Result<FloodSummary, FloodFault>> {
  const valid = validateFloodCase(flood);
  if (!valid.ok) return valid;
  const work = new FloodRun(flood, hooks);
  work.report();
  let turnedAtMs = performance.now();
  while (!work.isDone) {
    const fault = work.step();
    if (fault !== null) return fail(fault);
    if (performance.now() - turnedAtMs < workBetweenTurnsMs) continue;
    work.progress();
    await eventLoopTurn();
    if (hooks.signal.aborted) return fail({ kind: 'flood-cancelled', timeS: work.timeS });
    turnedAtMs = performance.now();
  }
  if (hooks.signal.aborted) return fail({ kind: 'flood-cancelled', timeS: work.timeS });
  work.progress();
  return ok(work.summary());
}

/** A simulation with its output times: frames at the start, at each interval and at the end; gauges in between. */
class FloodRun {
  readonly #flood: FloodCase;
  readonly #hooks: FloodHooks;
  readonly #simulation: FloodSimulation;
  readonly #gauges: GaugeRecorder;
  readonly #hash = new ResultHash();
  readonly #sampleEveryS: number;
  #frames = 0;
  #samples = 0;

  constructor(flood: FloodCase, hooks: FloodHooks) {
    this.#flood = flood;
    this.#hooks = hooks;
    this.#simulation = new FloodSimulation(flood);
    this.#gauges = new GaugeRecorder(this.#simulation.state, flood);
    this.#sampleEveryS = sampleEveryS(flood.outputEveryS);
  }

  get timeS(): number {
    return this.#simulation.timeS;
  }

  get isDone(): boolean {
    return this.timeS >= this.#flood.endS;
  }

  /** Samples the gauges and, when an output time has come, hands out a frame. */
  report(): void {
    const { timeS } = this;
    this.#gauges.sample(timeS);
    this.#samples++;
    if (timeS < this.#nextFrameS()) return;
    const frame = captureFrame(this.#simulation.state, this.#frames, timeS);
    this.#frames++;
    this.#hash.addFrame(frame);
    this.#hooks.onFrame(frame);
  }

  step(): FloodFault | null {
    const dueS = Math.min(this.#samples * this.#sampleEveryS, this.#nextFrameS(), this.#flood.endS);
    const bad = this.#simulation.step(dueS);
    if (bad >= 0) return { kind: 'flood-diverged', timeS: this.timeS, cell: bad };
    if (this.timeS >= dueS) this.report();
    return null;
  }

  progress(): void {
    const { timeS, steps, timeStepS, activity } = this.#simulation;
    this.#hooks.onProgress({
      timeS,
      endS: this.#flood.endS,
      steps,
      activeCells: activity.dueCells,
      timeStepS,
    });
  }

  summary(): FloodSummary {
    const { state, ledger, steps, cellUpdates } = this.#simulation;
    this.#simulation.finish();
    const fields = {
      maximumDepthM: unpadded(state, state.maximumDepthM),
      maximumSpeedMPerS: unpadded(state, state.maximumSpeedMPerS),
      arrivalS: unpadded(state, state.arrivalS),
    };
    return {
      ...fields,
      gauges: this.#gauges.series(),
      balance: ledger.balance(),
      steps,
      cellUpdates,
      frameCount: this.#frames,
      engine: { id: referenceFloodEngine.id, version: referenceFloodEngine.version, threads: 1 },
      resultHash: this.#hash.finish(fields),
    };
  }

  #nextFrameS(): number {
    return Math.min(this.#frames * this.#flood.outputEveryS, this.#flood.endS);
  }
}

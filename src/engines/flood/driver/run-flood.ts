import { fail, ok, type Result } from '../../../core/result.ts';
import { readCheckpointFor } from '../../../domain/hazard/flood/checkpoint/read-checkpoint.ts';
import type { SavedState } from '../../../domain/hazard/flood/checkpoint/saved-state.ts';
import type { FloodCase, FloodSummary } from '../../../domain/hazard/flood/flood-case.ts';
import type { FloodFault } from '../../../domain/hazard/flood/flood-fault.ts';
import { validateFloodCase } from '../../../domain/hazard/flood/validate-flood-case.ts';
import type { FloodHooks } from '../../../domain/ports.ts';
import { CheckpointKeeper, type RunParts, restoreRun } from './checkpoint-keeper.ts';
import { eventLoopTurn } from './event-loop-turn.ts';
import type { FloodStepper } from './flood-stepper.ts';
import { GaugeRecorder, sampleEveryS } from './gauge-recorder.ts';
import { ResultHash, stateHashOf } from './result-hash.ts';
import { paddedIndex, unpadded } from './water-state.ts';

/** Work between two turns of the event loop, ms: a cancel acts well within 100 ms. */
const workBetweenTurnsMs = 40;

/** Which engine it is, and what makes a stepper for a valid case. */
export interface EngineKind {
  readonly id: string;
  readonly version: string;
  start(flood: FloodCase): Promise<Result<FloodStepper, FloodFault>>;
}

/** Runs a case to its end: validates, goes on from a checkpoint where one is given, steps, hands out frames, samples gauges, yields to the event loop. */
export async function runFlood(
  kind: EngineKind,
  flood: FloodCase,
  hooks: FloodHooks,
): Promise<Result<FloodSummary, FloodFault>> {
  const valid = validateFloodCase(flood);
  if (!valid.ok) return valid;
  if (hooks.signal.aborted) return fail({ kind: 'flood-cancelled', timeS: 0 });
  const { restart } = hooks;
  const from = restart === undefined ? ok(null) : readCheckpointFor(flood, kind.id, restart);
  if (!from.ok) return from;
  const started = await kind.start(flood);
  if (!started.ok) return started;
  try {
    return await new FloodRun(kind, started.value, { flood, hooks, from: from.value?.state ?? null }).toEnd();
  } finally {
    started.value.dispose();
  }
}

/** A stepper with its output times: frames at the start, at each interval and at the end; gauges in between. */
class FloodRun {
  readonly #kind: EngineKind;
  readonly #stepper: FloodStepper;
  readonly #flood: FloodCase;
  readonly #hooks: FloodHooks;
  readonly #gauges: GaugeRecorder;
  readonly #hash = new ResultHash();
  readonly #frameTimesS: Float64Array;
  readonly #sampleEveryS: number;
  readonly #checkpoints: CheckpointKeeper | null;
  #frames = 0;
  #samples = 0;

  constructor(
    kind: EngineKind,
    stepper: FloodStepper,
    {
      flood,
      hooks,
      from,
    }: { readonly flood: FloodCase; readonly hooks: FloodHooks; readonly from: SavedState | null },
  ) {
    this.#kind = kind;
    this.#stepper = stepper;
    this.#flood = flood;
    this.#hooks = hooks;
    this.#gauges = new GaugeRecorder(stepper, flood);
    this.#frameTimesS = frameTimesOf(flood);
    this.#sampleEveryS = sampleEveryS(flood.outputEveryS);
    const parts: RunParts = { stepper, gauges: this.#gauges, hash: this.#hash };
    if (from !== null) this.#goOn(parts, from);
    const { checkpoints } = hooks;
    this.#checkpoints =
      checkpoints === undefined ? null : new CheckpointKeeper(parts, flood, kind.id, checkpoints);
  }

  async toEnd(): Promise<Result<FloodSummary, FloodFault>> {
    const stepper = this.#stepper;
    const { signal } = this.#hooks;
    if (stepper.steps === 0) this.#report();
    let turnedAtMs = performance.now();
    while (stepper.timeS < this.#flood.endS) {
      const fault = this.#step();
      if (fault !== null) return fail(fault);
      this.#checkpoints?.afterStep();
      if (performance.now() - turnedAtMs < workBetweenTurnsMs) continue;
      this.#progress();
      await eventLoopTurn();
      if (signal.aborted) return fail({ kind: 'flood-cancelled', timeS: stepper.timeS });
      turnedAtMs = performance.now();
    }
    if (signal.aborted) return fail({ kind: 'flood-cancelled', timeS: stepper.timeS });
    this.#progress();
    return ok(this.#summary());
  }

  /** Goes on from a checkpoint: the frames and samples up to its time have been. */
  #goOn(parts: RunParts, from: SavedState): void {
    restoreRun(parts, from);
    const { timeS } = this.#stepper;
    while (timeS >= this.#nextFrameS()) this.#frames++;
    this.#samples = Math.floor(timeS / this.#sampleEveryS);
    while (timeS >= this.#samples * this.#sampleEveryS) this.#samples++;
  }

  #nextFrameS(): number {
    return this.#frameTimesS[this.#frames] ?? Number.POSITIVE_INFINITY;
  }

  /** Samples the gauges and, when an output time has come, hands out a frame. */
  #report(): void {
    const { timeS } = this.#stepper;
    this.#gauges.sample(timeS);
    if (timeS >= this.#samples * this.#sampleEveryS) this.#samples++;
    if (timeS < this.#nextFrameS()) return;
    const frame = this.#stepper.captureFrame(this.#frames);
    this.#frames++;
    this.#hash.addFrame(frame);
    this.#hooks.onFrame(frame);
  }

  #step(): FloodFault | null {
    const dueS = Math.min(this.#samples * this.#sampleEveryS, this.#nextFrameS(), this.#flood.endS);
    const trouble = this.#stepOrNull(dueS);
    if (trouble === 'thread-died') return { kind: 'worker-died', worker: this.#kind.id };
    if (trouble !== null) {
      const { state, timeS, timeStepS } = this.#stepper;
      const index = paddedIndex(state, trouble.cell);
      return {
        kind: 'flood-diverged',
        cause: trouble.cause,
        timeS,
        cell: trouble.cell,
        depthM: state.depthM[index] as number,
        bedM: state.bedM[index] as number,
        timeStepS,
      };
    }
    if (this.#stepper.timeS >= dueS) this.#report();
    return null;
  }

  /** A compiled kernel traps when another thread stays away: it has died. */
  #stepOrNull(untilS: number): ReturnType<FloodStepper['step']> | 'thread-died' {
    try {
      return this.#stepper.step(untilS);
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) return 'thread-died';
      throw error;
    }
  }

  #progress(): void {
    const { timeS, steps, timeStepS, activeCells } = this.#stepper;
    this.#hooks.onProgress({ timeS, endS: this.#flood.endS, steps, activeCells, timeStepS });
  }

  #summary(): FloodSummary {
    const stepper = this.#stepper;
    const { state, ledger, steps, cellUpdates } = stepper;
    const stateHash = stateHashOf(state, stepper.stateFields(), stepper.timeS);
    stepper.finish();
    const fields = {
      maximumDepthM: unpadded(state, state.maximumDepthM),
      maximumSpeedMPerS: unpadded(state, state.maximumSpeedMPerS),
      arrivalS: unpadded(state, state.arrivalS),
      maximumDepthVelocityM2PerS: unpadded(state, state.maximumDepthVelocityM2PerS),
      durationS: unpadded(state, state.durationS),
    };
    return {
      ...fields,
      gauges: this.#gauges.series(),
      gaugeLines: this.#gauges.lineSeries(),
      balance: ledger.balance(),
      steps,
      cellUpdates,
      frameCount: this.#frames,
      engine: { id: this.#kind.id, version: this.#kind.version, threads: stepper.threads, passedOver: [] },
      memoryBytes: stepper.memoryBytes,
      stateHash,
      resultHash: this.#hash.finish(fields),
    };
  }
}

/** Times of the frames, ascending, each once: the start, every interval, those asked for, and the end. */
export function frameTimesOf({ outputEveryS, endS, frameTimesS }: FloodCase): Float64Array {
  const times = new Set([0, endS]);
  for (let k = 1; k * outputEveryS < endS; k++) times.add(k * outputEveryS);
  for (const timeS of frameTimesS ?? []) if (timeS >= 0 && timeS <= endS) times.add(timeS);
  return Float64Array.from(times).sort();
}

import { type CasePartHashes, casePartHashes } from '../../../domain/hazard/flood/checkpoint/case-parts.ts';
import { encodeCheckpoint } from '../../../domain/hazard/flood/checkpoint/checkpoint-file.ts';
import type { SavedArray, SavedState } from '../../../domain/hazard/flood/checkpoint/saved-state.ts';
import type { FloodCase } from '../../../domain/hazard/flood/flood-case.ts';
import type { CheckpointWish } from '../../../domain/ports.ts';
import type { FloodStepper } from './flood-stepper.ts';
import type { GaugeRecorder } from './gauge-recorder.ts';
import type { ResultHash } from './result-hash.ts';

/** The parts of a run that remember. */
export interface RunParts {
  readonly stepper: FloodStepper;
  readonly gauges: GaugeRecorder;
  readonly hash: ResultHash;
}

/** Puts all parts of a run where a checkpoint left them. */
export function restoreRun({ stepper, gauges, hash }: RunParts, from: SavedState): void {
  stepper.restore(from);
  gauges.restore(from);
  hash.restore(from);
}

/** Makes the checkpoints of a run as its clock passes their times. The run itself goes on as without them. */
export class CheckpointKeeper {
  readonly #parts: RunParts;
  readonly #flood: FloodCase;
  readonly #engineId: string;
  readonly #wish: CheckpointWish;
  #caseParts: CasePartHashes | null = null;
  #nextS: number;

  constructor(parts: RunParts, flood: FloodCase, engineId: string, wish: CheckpointWish) {
    if (!(wish.everyS > 0)) throw new RangeError(`checkpoints every ${wish.everyS} s`);
    this.#parts = parts;
    this.#flood = flood;
    this.#engineId = engineId;
    this.#wish = wish;
    this.#nextS = this.#multipleUpTo(parts.stepper.timeS) + wish.everyS;
  }

  /** Makes a checkpoint if the last step reached or passed its time. */
  afterStep(): void {
    const { timeS } = this.#parts.stepper;
    if (timeS < this.#nextS) return;
    const dueS = this.#multipleUpTo(timeS);
    this.#nextS = dueS + this.#wish.everyS;
    this.#wish.onCheckpoint({ dueS, timeS, bytes: this.#bytes() });
  }

  #multipleUpTo(timeS: number): number {
    return Math.floor(timeS / this.#wish.everyS) * this.#wish.everyS;
  }

  #bytes(): ArrayBuffer {
    const { stepper, gauges, hash } = this.#parts;
    const state = new Map<string, SavedArray>();
    stepper.save(state);
    gauges.save(state);
    hash.save(state);
    this.#caseParts ??= casePartHashes(this.#flood);
    const { timeS } = stepper;
    return encodeCheckpoint({ timeS, engineId: this.#engineId, caseParts: this.#caseParts, state });
  }
}

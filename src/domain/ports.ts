import type { Result } from '../core/result.ts';
import type { FloodCase, FloodFrame, FloodSummary } from './hazard/flood/flood-case.ts';
import type { FloodFault } from './hazard/flood/flood-fault.ts';

export interface FloodProgress {
  readonly timeS: number;
  readonly endS: number;
  readonly steps: number;
  /** Cells that took part in the last step. */
  readonly activeCells: number;
  readonly timeStepS: number;
}

/** What the domain needs of an AbortSignal, which lies outside its library; the real one has it. */
export interface CancelSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

export interface FloodHooks {
  readonly signal: CancelSignal;
  onProgress(progress: FloodProgress): void;
  /** Frames arrive in order, the initial state first. The receiver owns the arrays. */
  onFrame(frame: FloodFrame): void;
  /** Asks for checkpoints; they change nothing in the run. */
  readonly checkpoints?: CheckpointWish;
  /**
   * A checkpoint to go on from. The case must be one of the same place and equations; what follows from changed rain,
   * inflows, structures, edges or levels begins there. An unchanged case goes on bit for bit, and its summary is that of
   * the uninterrupted run. Frames up to its time do not come again.
   */
  readonly restart?: ArrayBuffer;
}

export interface CheckpointWish {
  /** One at the end of the first step at or after every multiple of this, s. */
  readonly everyS: number;
  /** The receiver owns the buffer. */
  onCheckpoint(checkpoint: FloodCheckpoint): void;
}

/** All that the rest of a run and its results depend on, as it can be stored. */
export interface FloodCheckpoint {
  /** The time asked for, s. */
  readonly dueS: number;
  /** The time of the state, that of the end of a step, s. */
  readonly timeS: number;
  readonly bytes: ArrayBuffer;
}

/** A way to compute a flood: plain reference, WASM, WebGPU. All give the same answer within their stated tolerance. */
export interface FloodEngine {
  readonly id: string;
  readonly version: string;
  run(flood: FloodCase, hooks: FloodHooks): Promise<Result<FloodSummary, FloodFault>>;
}

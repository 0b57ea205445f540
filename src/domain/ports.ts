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
}

/** A way to compute a flood: plain reference, WASM, WebGPU. All give the same answer within their stated tolerance. */
export interface FloodEngine {
  readonly id: string;
  readonly version: string;
  run(flood: FloodCase, hooks: FloodHooks): Promise<Result<FloodSummary, FloodFault>>;
}

import type { SavedArray, SavedState } from '../../../domain/hazard/flood/checkpoint/saved-state.ts';
import type { FloodFrame } from '../../../domain/hazard/flood/flood-case.ts';
import type { VolumeLedger } from './volume-ledger.ts';
import type { WaterState } from './water-state.ts';

/** What stopped a run: the cell and its water, for the person who must find the cause. */
export interface StepTrouble {
  readonly cause: 'depth-not-finite' | 'time-step-collapsed';
  /** Cell of the grid. */
  readonly cell: number;
}

/** One flood in progress: the state, its clock, and one method that moves both by a time step. */
export interface FloodStepper {
  readonly state: WaterState;
  readonly ledger: VolumeLedger;
  readonly timeS: number;
  readonly steps: number;
  /** Cells that took part, summed over the steps. */
  readonly cellUpdates: number;
  readonly timeStepS: number;
  /** Cells that took part in the last step. */
  readonly activeCells: number;
  readonly threads: number;
  /** Memory held beside the case, bytes. */
  readonly memoryBytes: number;
  /** Advances by one step that does not pass `untilS`. Outputs are read only at times given as `untilS`. */
  step(untilS: number): StepTrouble | null;
  /** Velocity at the centre of a cell, m/s: to the east (padded index). */
  eastwardMPerS(index: number): number;
  /** Velocity at the centre of a cell, m/s: to the south (padded index). */
  southwardMPerS(index: number): number;
  captureFrame(index: number): FloodFrame;
  /** The arrays that, with the clock, make up the state of the water, for its hash. */
  stateFields(): readonly Float32Array[];
  /** Settles maxima that are known only at the end. */
  finish(): void;
  /** Keeps, between two steps, all that the rest of the run depends on. */
  save(into: Map<string, SavedArray>): void;
  /** Goes on from what a stepper of the same place and scheme kept; called before the first step. */
  restore(from: SavedState): void;
  /** Gives back threads and memory; the arrays of `state` are not read after it. */
  dispose(): void;
}

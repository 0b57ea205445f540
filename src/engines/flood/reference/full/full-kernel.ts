import type { SavedArray, SavedState } from '../../../../domain/hazard/flood/checkpoint/saved-state.ts';
import type { GroundVolumes } from '../../driver/rain-and-soil.ts';
import type { FullState } from './full-state.ts';

/** One stage of a step. */
export interface StageNumbers {
  readonly timeStepS: number;
  /** Time at the end of the stage, s. */
  readonly endTimeS: number;
  /** 0: the only stage; 1: the first of two; 2: the second, whose result is averaged with the start of the step. */
  readonly stage: 0 | 1 | 2;
}

/** What a stage found out. */
export interface StageFindings {
  /** Water that left through the edges of the grid, m²/s summed over the cells of the edge. */
  readonly outM2PerS: number;
  /** Depth that cells of given level took in, summed, m. */
  readonly heldGainM: number;
  /** Largest sum of the wave speeds in both directions, m/s. */
  readonly fastestMPerS: number;
  readonly activeCells: number;
  /** Padded index of a cell whose water is no longer a number, or -1. */
  readonly badIndex: number;
}

/**
 * The arithmetic of the full equations over all cells, behind which the plain and the WebAssembly code lie. What touches
 * few cells (edges, sea, inflows, structures) is shared and works on `state` between the calls.
 */
export interface FullKernel {
  readonly state: FullState;
  readonly threads: number;
  readonly memoryBytes: number;
  /** Notes water that was put into a cell, so that the next stage sees it. */
  wake(index: number): void;
  /** Moves all active cells by one stage. */
  advance(stage: StageNumbers): StageFindings;
  /** Rain, soil and drains of a period, then the record of speeds and durations. */
  applyGround(fromS: number, toS: number): GroundVolumes;
  /** Keeps what a kernel remembers from step to step beside `state`. */
  save(into: Map<string, SavedArray>): void;
  /** Goes on from what a kernel kept; called before the first step, when `state` has been restored. */
  restore(from: SavedState): void;
  dispose(): void;
}

/** Makes the kernel for a state's case. `waking`: padded indices of cells that water may enter from outside while dry. */
export type FullKernelFactory = (state: FullState, waking: Iterable<number>) => FullKernel;

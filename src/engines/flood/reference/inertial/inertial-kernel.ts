import type { SavedArray, SavedState } from '../../../../domain/hazard/flood/checkpoint/saved-state.ts';
import type { GroundVolumes } from '../../driver/rain-and-soil.ts';
import type { InertialState } from './inertial-state.ts';

/**
 * What one time step means to the faces. Shallow faces (up to `shallowM`) may take long steps by their own Courant
 * condition: their discharges are renewed only when `renewsShallow`.
 */
export interface StepNumbers {
  readonly timeStepS: number;
  /** Time at the end of the step, s. */
  readonly endTimeS: number;
  readonly shallowM: number;
  readonly renewsShallow: boolean;
  /** Time since the discharges of shallow faces were last renewed, s. */
  readonly shallowStepS: number;
  readonly theta: number;
}

/** What a step found out. */
export interface StepFindings {
  /** Largest depth at a face whose discharge was renewed, m. */
  readonly deepestM: number;
  /** Cells whose discharges were looked at. */
  readonly dueCells: number;
  /** Padded index of a cell whose depth is no longer a sensible number, or -1. */
  readonly badIndex: number;
}

/**
 * The arithmetic of the local-inertial scheme over all cells, behind which the plain and the WebAssembly code lie. What
 * touches few cells (edges, sea, inflows, structures) is shared and works on `state` between the calls.
 */
export interface InertialKernel {
  readonly state: InertialState;
  readonly threads: number;
  readonly memoryBytes: number;
  /** Notes water that was put into a cell, so that the step sees it. */
  wake(index: number): void;
  /** Discharges, donor limits and depths of one step. */
  advance(step: StepNumbers): StepFindings;
  /** Rain, soil and drains of a period, then the record of speeds and durations. */
  applyGround(fromS: number, toS: number): GroundVolumes;
  /** Keeps what a kernel remembers from step to step beside `state`; all kernels use the same names. */
  save(into: Map<string, SavedArray>): void;
  /** Goes on from what a kernel kept; called before the first step, when `state` has been restored. */
  restore(from: SavedState): void;
  dispose(): void;
}

/** Makes the kernel for a state's case. `waking`: cells that water may enter from outside while dry; `restless`: cells that exchange water with the outside at every step (padded indices). */
export type InertialKernelFactory = (
  state: InertialState,
  cells: { readonly waking: Iterable<number>; readonly restless: Iterable<number> },
) => InertialKernel;

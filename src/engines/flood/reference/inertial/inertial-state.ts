import type { FloodCase } from '../../../../domain/hazard/flood/flood-case.ts';
import { isClosed, isHeld } from '../../driver/cell-marks.ts';
import {
  type Allocator,
  gravityMPerS2,
  heapAllocator,
  paddedIndex,
  paddedLength,
  type WaterState,
  waterStateOf,
} from '../../driver/water-state.ts';

/** The water, and the discharges that the local-inertial scheme keeps. A face belongs to the cell on its western or northern side. */
export interface InertialState extends WaterState {
  /** g n² of the eastern and the southern face of each cell; -1 where no water may pass. */
  readonly frictionEast: Float32Array;
  readonly frictionSouth: Float32Array;
  /** Discharge per unit width through the eastern face, positive to the east, m²/s. */
  readonly dischargeEast: Float32Array;
  /** Discharge per unit width through the southern face, positive to the south, m²/s. */
  readonly dischargeSouth: Float32Array;
}

/** Allocates everything a run needs; the loop allocates nothing more but frames. */
export function inertialStateOf(flood: FloodCase, allocator: Allocator = heapAllocator): InertialState {
  const size = paddedLength(flood.grid, allocator);
  const state: InertialState = {
    ...waterStateOf(flood, allocator),
    frictionEast: allocator.f32(size).fill(-1),
    frictionSouth: allocator.f32(size).fill(-1),
    dischargeEast: allocator.f32(size),
    dischargeSouth: allocator.f32(size),
  };
  setFaceFriction(state, flood.manning);
  if (flood.initialVelocity !== null) setDischarges(state, flood.initialVelocity);
  return state;
}

/** Friction of a face is that of the mean n of its two cells; a face of a closed cell or between two held ones passes nothing. */
function setFaceFriction(state: InertialState, manning: Float32Array): void {
  const { columns, rows, stride, marks, frictionEast, frictionSouth } = state;
  const isOpen = (a: number, b: number): boolean =>
    !isClosed(marks, a) && !isClosed(marks, b) && !(isHeld(marks, a) && isHeld(marks, b));
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column;
      const i = paddedIndex(state, cell);
      const own = manning[cell] as number;
      if (column < columns - 1 && isOpen(i, i + 1)) {
        frictionEast[i] = faceFriction(own, manning[cell + 1] as number);
      }
      if (row < rows - 1 && isOpen(i, i + stride)) {
        frictionSouth[i] = faceFriction(own, manning[cell + columns] as number);
      }
    }
  }
}

const faceFriction = (a: number, b: number): number => gravityMPerS2 * ((a + b) / 2) ** 2;

/** Discharge of a face at the start: its depth times the mean velocity of its two cells. */
function setDischarges(
  state: InertialState,
  { xMPerS, yMPerS }: { readonly xMPerS: Float32Array; readonly yMPerS: Float32Array },
): void {
  const { columns, rows, stride, frictionEast, frictionSouth, dischargeEast, dischargeSouth } = state;
  for (let cell = 0; cell < columns * rows; cell++) {
    const i = paddedIndex(state, cell);
    if ((frictionEast[i] as number) >= 0) {
      const velocity = ((xMPerS[cell] as number) + (xMPerS[cell + 1] as number)) / 2;
      dischargeEast[i] = velocity * faceDepthM(state, i, i + 1);
    }
    if ((frictionSouth[i] as number) >= 0) {
      const velocity = -((yMPerS[cell] as number) + (yMPerS[cell + columns] as number)) / 2;
      dischargeSouth[i] = velocity * faceDepthM(state, i, i + stride);
    }
  }
}

/** Depth at the face of two cells: the higher surface less the higher bed, m; negative where it is dry. */
export function faceDepthM({ bedM, depthM }: WaterState, a: number, b: number): number {
  const za = bedM[a] as number;
  const zb = bedM[b] as number;
  return Math.max(za + (depthM[a] as number), zb + (depthM[b] as number)) - Math.max(za, zb);
}

import type { FloodCase } from '../../../domain/hazard/flood/flood-case.ts';

/** Acceleration of gravity, m/s². */
export const gravityMPerS2 = 9.81;

/**
 * Depth at a face up to which no water passes, m: the film that stays on the ground.
 * Source: LISFLOOD-FP keeps 1 mm (keyword `depththresh`).
 */
export const filmDepthM = 0.001;

/** Columns per block of the activity map. */
export const blockColumns = 32;

/**
 * The water and all that acts on it, in arrays with one ring of cells more than the grid: padded index
 * (row + 1) * stride + column + 1. A face belongs to the cell on its western or northern side.
 */
export interface FloodState {
  readonly columns: number;
  readonly rows: number;
  readonly stride: number;
  readonly cellSizeM: number;
  readonly bedM: Float32Array;
  readonly depthM: Float32Array;
  /** What rounding to 32 bits took from `depthM`; added back at the next change, so that no volume is lost. */
  readonly depthRestM: Float32Array;
  /** g n² of the eastern and the southern face of each cell; -1 where no water may pass. */
  readonly frictionEast: Float32Array;
  readonly frictionSouth: Float32Array;
  /** Discharge per unit width through the eastern face, positive to the east, m²/s. */
  readonly dischargeEast: Float32Array;
  /** Discharge per unit width through the southern face, positive to the south, m²/s. */
  readonly dischargeSouth: Float32Array;
  readonly maximumDepthM: Float32Array;
  readonly maximumSpeedMPerS: Float32Array;
  readonly arrivalS: Float32Array;
  readonly arrivalDepthM: number;
  /** 1 on cells whose level is given. */
  readonly held: Uint8Array;
}

/** Allocates everything a run needs; the loop allocates nothing more but frames. */
export function floodStateOf(flood: FloodCase): FloodState {
  const { columns, rows, cellSizeM } = flood.grid;
  const stride = columns + 2;
  const size = stride * (rows + 2);
  const field = (): Float32Array => new Float32Array(size);
  const held = new Uint8Array(size);
  const state: FloodState = {
    columns,
    rows,
    stride,
    cellSizeM,
    bedM: field(),
    depthM: field(),
    depthRestM: field(),
    frictionEast: field().fill(-1),
    frictionSouth: field().fill(-1),
    dischargeEast: field(),
    dischargeSouth: field(),
    maximumDepthM: field(),
    maximumSpeedMPerS: field(),
    arrivalS: field().fill(-1),
    arrivalDepthM: flood.arrivalDepthM,
    held,
  };
  for (let row = 0; row < rows; row++) {
    const from = row * columns;
    const at = (row + 1) * stride + 1;
    state.bedM.set(flood.bedM.subarray(from, from + columns), at);
    state.depthM.set(flood.initialDepthM.subarray(from, from + columns), at);
    if (flood.heldStage !== null) held.set(flood.heldStage.mask.subarray(from, from + columns), at);
  }
  spreadBedOutward(state);
  state.maximumDepthM.set(state.depthM);
  for (let i = 0; i < size; i++) {
    if ((state.depthM[i] as number) > flood.arrivalDepthM) state.arrivalS[i] = 0;
  }
  setFaceFriction(state, flood.manning);
  return state;
}

/** Gives the ring around the grid the bed of its neighbours, so that a face at the edge is as deep as its cell. */
function spreadBedOutward({ columns, rows, stride, bedM }: FloodState): void {
  for (let row = 1; row <= rows; row++) {
    bedM[row * stride] = bedM[row * stride + 1] as number;
    bedM[row * stride + columns + 1] = bedM[row * stride + columns] as number;
  }
  bedM.copyWithin(0, stride, 2 * stride);
  bedM.copyWithin((rows + 1) * stride, rows * stride, (rows + 1) * stride);
}

/** Friction of a face is that of the mean n of its two cells; a face between two held cells passes nothing. */
function setFaceFriction(state: FloodState, manning: Float32Array): void {
  const { columns, rows, stride, held, frictionEast, frictionSouth } = state;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column;
      const i = paddedIndex(state, cell);
      const own = manning[cell] as number;
      if (column < columns - 1 && !(held[i] === 1 && held[i + 1] === 1)) {
        frictionEast[i] = faceFriction(own, manning[cell + 1] as number);
      }
      if (row < rows - 1 && !(held[i] === 1 && held[i + stride] === 1)) {
        frictionSouth[i] = faceFriction(own, manning[cell + columns] as number);
      }
    }
  }
}

const faceFriction = (a: number, b: number): number => gravityMPerS2 * ((a + b) / 2) ** 2;

/** Padded index of a cell of the grid. */
export const paddedIndex = ({ columns, stride }: FloodState, cell: number): number =>
  (Math.floor(cell / columns) + 1) * stride + (cell % columns) + 1;

/** Cell of the grid at a padded index. */
export const cellOfPadded = ({ columns, stride }: FloodState, index: number): number =>
  (Math.floor(index / stride) - 1) * columns + (index % stride) - 1;

/** Copies the inside of a padded field into an array of the grid. */
export function unpadded({ columns, rows, stride }: FloodState, field: Float32Array): Float32Array {
  const result = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    const at = (row + 1) * stride + 1;
    result.set(field.subarray(at, at + columns), row * columns);
  }
  return result;
}

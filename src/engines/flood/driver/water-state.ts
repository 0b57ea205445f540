import type { FloodCase } from '../../../domain/hazard/flood/flood-case.ts';
import { closedMark, heldMark, isClosed } from './cell-marks.ts';

/** Acceleration of gravity, m/s². */
export const gravityMPerS2 = 9.81;

/** Depth up to which water is a film that stays on the ground, m: no speed to speak of, nothing through a face. Source: LISFLOOD-FP keeps 1 mm (keyword `depththresh`). */
export const filmDepthM = Math.fround(0.001);

/**
 * The water on the grid, in arrays with one ring of cells more than the grid: padded index
 * (row + 1) * stride + column + 1, stride at least columns + 2. What both schemes and all implementations share.
 */
export interface WaterState {
  readonly columns: number;
  readonly rows: number;
  readonly stride: number;
  readonly cellSizeM: number;
  readonly bedM: Float32Array;
  readonly depthM: Float32Array;
  /** What rounding to 32 bits took from `depthM`; added back at the next change, so that no volume is lost. */
  readonly depthRestM: Float32Array;
  /** What is particular about a cell: `heldMark`, `closedMark`, both or neither. */
  readonly marks: Uint8Array;
  /** Share of the cell that water fills; null where it is 1 everywhere. */
  readonly porosity: Float32Array | null;
  readonly arrivalDepthM: number;
  readonly maximumDepthM: Float32Array;
  readonly maximumSpeedMPerS: Float32Array;
  readonly maximumDepthVelocityM2PerS: Float32Array;
  readonly arrivalS: Float32Array;
  readonly durationS: Float32Array;
}

/** Where the arrays of a state lie: the JavaScript heap, or the memory of a WebAssembly module. All start as zeros. */
export interface Allocator {
  /** Values from one row of a field to the next; at least two more than the columns. */
  strideOf(columns: number): number;
  f32(length: number): Float32Array;
  u8(length: number): Uint8Array;
}

export const heapAllocator: Allocator = {
  strideOf: (columns) => columns + 2,
  f32: (length) => new Float32Array(length),
  u8: (length) => new Uint8Array(length),
};

/** Values per padded field of a grid. */
export const paddedLength = (
  { columns, rows }: { readonly columns: number; readonly rows: number },
  allocator: Allocator = heapAllocator,
): number => allocator.strideOf(columns) * (rows + 2);

/** Allocates and fills what every scheme needs; `maximumDepthM` and `arrivalS` are those of the start. */
export function waterStateOf(flood: FloodCase, allocator: Allocator = heapAllocator): WaterState {
  const { columns, rows, cellSizeM } = flood.grid;
  const size = paddedLength(flood.grid, allocator);
  const state: WaterState = {
    columns,
    rows,
    stride: allocator.strideOf(columns),
    cellSizeM,
    bedM: allocator.f32(size),
    depthM: allocator.f32(size),
    depthRestM: allocator.f32(size),
    marks: allocator.u8(size).fill(closedMark),
    porosity: flood.porosity === null ? null : allocator.f32(size).fill(1),
    arrivalDepthM: Math.fround(flood.arrivalDepthM),
    maximumDepthM: allocator.f32(size),
    maximumSpeedMPerS: allocator.f32(size),
    maximumDepthVelocityM2PerS: allocator.f32(size),
    arrivalS: allocator.f32(size).fill(-1),
    durationS: allocator.f32(size),
  };
  intoPadded(state, flood.bedM, state.bedM);
  intoPadded(state, flood.initialDepthM, state.depthM);
  intoPadded(state, marksOf(flood), state.marks);
  if (flood.porosity !== null && state.porosity !== null) intoPadded(state, flood.porosity, state.porosity);
  spreadOutward(state, state.bedM);
  for (let i = 0; i < size; i++) {
    if (isClosed(state.marks, i)) state.depthM[i] = 0;
    else if ((state.depthM[i] as number) > flood.arrivalDepthM) state.arrivalS[i] = 0;
  }
  state.maximumDepthM.set(state.depthM);
  return state;
}

/** Marks of the cells of the grid. */
function marksOf({ grid, closedCells, heldStage }: FloodCase): Uint8Array {
  const marks = new Uint8Array(grid.columns * grid.rows);
  for (let cell = 0; cell < marks.length; cell++) {
    if (closedCells?.[cell] === 1) marks[cell] = closedMark;
    if (heldStage?.mask[cell] === 1) marks[cell] = (marks[cell] as number) | heldMark;
  }
  return marks;
}

/** Gives the ring around the grid the values of its neighbours. */
export function spreadOutward({ columns, rows, stride }: WaterState, field: Float32Array): void {
  for (let row = 1; row <= rows; row++) {
    field[row * stride] = field[row * stride + 1] as number;
    field[row * stride + columns + 1] = field[row * stride + columns] as number;
  }
  field.copyWithin(0, stride, 2 * stride);
  field.copyWithin((rows + 1) * stride, rows * stride, (rows + 1) * stride);
}

/** Copies an array of the grid into the inside of a padded field. */
export function intoPadded<T extends Float32Array | Uint8Array | Uint16Array>(
  { columns, rows, stride }: Pick<WaterState, 'columns' | 'rows' | 'stride'>,
  from: T,
  into: T,
): void {
  for (let row = 0; row < rows; row++) {
    into.set(from.subarray(row * columns, (row + 1) * columns), (row + 1) * stride + 1);
  }
}

/** Padded index of a cell of the grid. */
export const paddedIndex = (
  { columns, stride }: Pick<WaterState, 'columns' | 'stride'>,
  cell: number,
): number => (Math.floor(cell / columns) + 1) * stride + (cell % columns) + 1;

/** Cell of the grid at a padded index. */
export const cellOfPadded = (
  { columns, stride }: Pick<WaterState, 'columns' | 'stride'>,
  index: number,
): number => (Math.floor(index / stride) - 1) * columns + (index % stride) - 1;

/** Copies the inside of a padded field into an array of the grid. */
export function unpadded(
  { columns, rows, stride }: WaterState,
  field: Float32Array,
): Float32Array<ArrayBuffer> {
  const result = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    const at = (row + 1) * stride + 1;
    result.set(field.subarray(at, at + columns), row * columns);
  }
  return result;
}

/** Adds to the depth of a cell, keeping what rounding takes; negative takes away. Returns the new depth, m. */
export function addDepth({ depthM, depthRestM }: WaterState, index: number, riseM: number): number {
  const total = (depthM[index] as number) + (depthRestM[index] as number) + riseM;
  const depth = Math.fround(total);
  depthM[index] = depth;
  depthRestM[index] = total - depth;
  return depth;
}

/**
 * Adds to the depth of a cell in 32-bit arithmetic, keeping what rounding takes by Knuth's two-sum: bit for bit what the
 * compiled kernels do. Returns the new depth, m.
 */
export function addDepth32({ depthM, depthRestM }: WaterState, index: number, riseM: number): number {
  const f = Math.fround;
  const depth = depthM[index] as number;
  const rise = f(f(riseM) + (depthRestM[index] as number));
  const sum = f(depth + rise);
  const part = f(sum - depth);
  depthM[index] = sum;
  depthRestM[index] = f(f(depth - f(sum - part)) + f(rise - part));
  return sum;
}

/** Keeps a depth when it is the largest so far and, when it is the first over the arrival depth, its time. */
export function noteDepth(state: WaterState, index: number, depthM: number, timeS: number): void {
  if (depthM <= (state.maximumDepthM[index] as number)) return;
  state.maximumDepthM[index] = depthM;
  if (depthM > state.arrivalDepthM && (state.arrivalS[index] as number) < 0) state.arrivalS[index] = timeS;
}

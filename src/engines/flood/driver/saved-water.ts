import {
  type SavedArray,
  type SavedState,
  savedFloats,
  savedNumbers,
} from '../../../domain/hazard/flood/checkpoint/saved-state.ts';
import type { FloodCase } from '../../../domain/hazard/flood/flood-case.ts';
import { intoPadded, unpadded, type WaterState } from './water-state.ts';

const fields = [
  'depthM',
  'depthRestM',
  'maximumDepthM',
  'maximumSpeedMPerS',
  'maximumDepthVelocityM2PerS',
  'arrivalS',
  'durationS',
] as const satisfies readonly (keyof WaterState)[];

/** Keeps the water, what was noted of it, and the ground where a breach has changed it. */
export function saveWater(state: WaterState, flood: FloodCase, into: Map<string, SavedArray>): void {
  for (const field of fields) into.set(field, unpadded(state, state[field]));
  const { stride, columns, bedM } = state;
  const changed = [...changedGround(state, flood)];
  // Places are counted in rows of columns + 2, whatever the stride of the engine.
  const places = changed.map((i) => Math.floor(i / stride) * (columns + 2) + (i % stride));
  into.set('bed places', Float64Array.from(places));
  into.set(
    'bedM',
    Float32Array.from(changed, (i) => bedM[i] as number),
  );
}

export function restoreWater(state: WaterState, from: SavedState): void {
  for (const field of fields) intoPadded(state, savedFloats(from, field), state[field]);
  const levels = savedFloats(from, 'bedM');
  const width = state.columns + 2;
  for (const [k, place] of savedNumbers(from, 'bed places').entries()) {
    state.bedM[Math.floor(place / width) * state.stride + (place % width)] = levels[k] as number;
  }
}

/** Padded indices of cells whose ground is not the case's, and of those in the ring beside them, which went with it. */
function* changedGround({ columns, rows, stride, bedM }: WaterState, flood: FloodCase): Generator<number> {
  for (let row = 0, cell = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, cell++) {
      const i = (row + 1) * stride + column + 1;
      if (bedM[i] === flood.bedM[cell]) continue;
      yield i;
      if (column === 0) yield i - 1;
      if (column === columns - 1) yield i + 1;
      if (row === 0) yield i - stride;
      if (row === rows - 1) yield i + stride;
    }
  }
}

import type { FloodCase } from '../../../../domain/hazard/flood/flood-case.ts';
import { isHeld } from '../../driver/cell-marks.ts';
import {
  type Allocator,
  filmDepthM,
  gravityMPerS2,
  heapAllocator,
  intoPadded,
  paddedLength,
  spreadOutward,
  type WaterState,
  waterStateOf,
} from '../../driver/water-state.ts';

/** The water, and the momentum that the full equations move with it. */
export interface FullState extends WaterState {
  /** Depth up to which water lies still, m; see `stillDepthOf`. */
  readonly stillDepthM: number;
  /** g n² of each cell, m^(1/3). */
  readonly friction: Float32Array;
  /** Depth times velocity to the east, m²/s; 0 where the water lies still. */
  readonly momentumEast: Float32Array;
  /** Depth times velocity to the south, m²/s. */
  readonly momentumSouth: Float32Array;
  /** What the second of two stages needs of the first; null in first order. */
  readonly firstStage: FirstStage | null;
}

export interface FirstStage {
  /** Rise of the depth in the first stage, m. */
  readonly riseM: Float32Array;
  /** Momentum before the step, m²/s. */
  readonly momentumEast: Float32Array;
  readonly momentumSouth: Float32Array;
}

/**
 * Depth up to which water lies still, m: 1/10,000 of a cell, at most the film of the other schemes. Such a film is far below
 * what the slope of a surface can mean on that grid; without a limit its speed is a quotient of two roundings. The share
 * of the cell keeps it as small beside the waves of a laboratory tank as beside those of a river.
 */
const stillDepthOf = (cellSizeM: number): number => Math.min(filmDepthM, Math.max(1e-6, 1e-4 * cellSizeM));

/** Allocates everything a run needs but rows in work; the loop allocates nothing more but frames. */
export function fullStateOf(flood: FloodCase, order: 1 | 2, allocator: Allocator = heapAllocator): FullState {
  const size = paddedLength(flood.grid, allocator);
  const state: FullState = {
    ...waterStateOf(flood, allocator),
    stillDepthM: stillDepthOf(flood.grid.cellSizeM),
    friction: allocator.f32(size),
    momentumEast: allocator.f32(size),
    momentumSouth: allocator.f32(size),
    firstStage:
      order === 1
        ? null
        : {
            riseM: allocator.f32(size),
            momentumEast: allocator.f32(size),
            momentumSouth: allocator.f32(size),
          },
  };
  if (state.porosity !== null) spreadOutward(state, state.porosity);
  intoPadded(
    state,
    flood.manning.map((n) => gravityMPerS2 * n * n),
    state.friction,
  );
  if (flood.initialVelocity !== null) setMomentum(state, flood.initialVelocity);
  return state;
}

function setMomentum(
  state: FullState,
  { xMPerS, yMPerS }: { readonly xMPerS: Float32Array; readonly yMPerS: Float32Array },
): void {
  const { depthM, marks, stillDepthM, momentumEast, momentumSouth } = state;
  intoPadded(state, xMPerS, momentumEast);
  intoPadded(state, yMPerS, momentumSouth);
  for (let i = 0; i < depthM.length; i++) {
    const depth = depthM[i] as number;
    const moving = depth > stillDepthM && !isHeld(marks, i) ? depth : 0;
    momentumEast[i] = (momentumEast[i] as number) * moving;
    momentumSouth[i] = -(momentumSouth[i] as number) * moving;
  }
}

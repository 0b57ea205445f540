import { blockColumns, blocksPerRowOf } from '../../driver/blocks.ts';
import { addDepth32, filmDepthM, noteDepth } from '../../driver/water-state.ts';
import type { InertialState } from './inertial-state.ts';

/** A little of the water stays behind when a cell is drained, so that rounding never makes a depth negative. */
export const drainedShare = Math.fround(1 - 1e-6);

const f = Math.fround;

/**
 * Donor-cell limiter: where the faces of a cell would carry off more water than it holds, its outgoing discharges are
 * scaled down to what it holds. Each face has one donor, so nothing is created or lost and the order does not matter.
 */
export function limitRow(
  state: InertialState,
  row: number,
  run: { readonly first: number; readonly end: number },
  timeStepS: number,
): void {
  const { stride, depthM, dischargeEast: qx, dischargeSouth: qy } = state;
  const share = f(f(timeStepS) / f(state.cellSizeM));
  let i = (row + 1) * stride + run.first + 1;
  const stop = i + run.end - run.first;
  for (; i < stop; i++) {
    const east = qx[i] as number;
    const west = qx[i - 1] as number;
    const south = qy[i] as number;
    const north = qy[i - stride] as number;
    const out = f(f(Math.max(east, 0) - Math.min(west, 0)) + f(Math.max(south, 0) - Math.min(north, 0)));
    const depth = depthM[i] as number;
    if (f(share * out) <= depth) continue;
    const scale = f(f(drainedShare * Math.max(depth, 0)) / f(share * out));
    if (east > 0) qx[i] = east * scale;
    if (west < 0) qx[i - 1] = west * scale;
    if (south > 0) qy[i] = south * scale;
    if (north < 0) qy[i - stride] = north * scale;
  }
}

/**
 * Continuity: moves the water of one step into and out of the cells of a run of whole blocks, and notes the deepest
 * water, its arrival, and the deepest of each block. Source: Bates, Horritt & Fewtrell 2010 (mass balance of the cell).
 * @returns padded index of a cell whose depth is no longer a sensible number, or -1
 */
export function updateRow(
  state: InertialState,
  row: number,
  run: { readonly first: number; readonly end: number },
  step: { readonly timeStepS: number; readonly endTimeS: number; readonly deepestInBlock: Float32Array },
): number {
  const { stride, dischargeEast: qx, dischargeSouth: qy } = state;
  const share = f(f(step.timeStepS) / f(state.cellSizeM));
  const rowStart = (row + 1) * stride + 1;
  const blocksPerRow = blocksPerRowOf(state.columns);
  let bad = -1;
  for (let first = run.first; first < run.end; first += blockColumns) {
    const stop = rowStart + Math.min(first + blockColumns, run.end);
    let deepest = 0;
    for (let i = rowStart + first; i < stop; i++) {
      const across = f((qx[i - 1] as number) - (qx[i] as number));
      const along = f((qy[i - stride] as number) - (qy[i] as number));
      const depth = addDepth32(state, i, f(share * f(across + along)));
      if (!(depth > -1e-6)) bad = i;
      if (depth > filmDepthM) {
        if (depth > deepest) deepest = depth;
        noteDepth(state, i, depth, step.endTimeS);
      }
    }
    step.deepestInBlock[row * blocksPerRow + first / blockColumns] = deepest;
  }
  return bad;
}

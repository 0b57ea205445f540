import { blockColumns, blocksPerRowOf } from '../../driver/blocks.ts';
import { addDepth32, filmDepthM, noteDepth } from '../../driver/water-state.ts';
import { drainedShare, type limitRow, type updateRow } from './depth-update.ts';
import type { InertialState } from './inertial-state.ts';

const f = Math.fround;

/**
 * Share of its width that a face lets pass: the smaller of its cells' porosities. Discharges stay those of a metre of open
 * width.
 */
const faceShare = (porosity: Float32Array, a: number, b: number): number =>
  Math.min(porosity[a] as number, porosity[b] as number);

/**
 * `limitRow` among buildings: a cell holds depth times its porosity, a face carries discharge times its share. Isotropic
 * porosity as in Guinot & Soares-Frazao 2006, doi:10.1002/fld.1059, with one value per cell for storage and the smaller of
 * two for the face, as conveyance and storage are parted in Sanders, Schubert & Gallegos 2008,
 * Journal of Hydrology 362. Leaves out the drag of the buildings: friction stays that of the ground. Rounded to 32 bits in
 * the order of the compiled kernel, as is `porousUpdateRow`.
 */
export const porousLimitRow: typeof limitRow = (state, row, run, timeStepS) => {
  const { stride, depthM, dischargeEast: qx, dischargeSouth: qy } = state;
  const porosity = state.porosity as Float32Array;
  const share = f(f(timeStepS) / f(state.cellSizeM));
  let i = (row + 1) * stride + run.first + 1;
  const stop = i + run.end - run.first;
  for (; i < stop; i++) {
    const east = f((qx[i] as number) * faceShare(porosity, i, i + 1));
    const west = f((qx[i - 1] as number) * faceShare(porosity, i - 1, i));
    const south = f((qy[i] as number) * faceShare(porosity, i, i + stride));
    const north = f((qy[i - stride] as number) * faceShare(porosity, i - stride, i));
    const out = f(f(Math.max(east, 0) - Math.min(west, 0)) + f(Math.max(south, 0) - Math.min(north, 0)));
    const holds = f((depthM[i] as number) * (porosity[i] as number));
    if (f(share * out) <= holds) continue;
    const scale = f(f(drainedShare * Math.max(holds, 0)) / f(share * out));
    if (east > 0) qx[i] = (qx[i] as number) * scale;
    if (west < 0) qx[i - 1] = (qx[i - 1] as number) * scale;
    if (south > 0) qy[i] = (qy[i] as number) * scale;
    if (north < 0) qy[i - stride] = (qy[i - stride] as number) * scale;
  }
};

/** `updateRow` among buildings: what the faces carry fills the open share of the cell. */
export const porousUpdateRow: typeof updateRow = (state, row, run, step) => {
  const porosity = state.porosity as Float32Array;
  const share = f(f(step.timeStepS) / f(state.cellSizeM));
  const rowStart = (row + 1) * state.stride + 1;
  const blocksPerRow = blocksPerRowOf(state.columns);
  let bad = -1;
  for (let first = run.first; first < run.end; first += blockColumns) {
    const stop = rowStart + Math.min(first + blockColumns, run.end);
    let deepest = 0;
    for (let i = rowStart + first; i < stop; i++) {
      const rise = f(f(share * porousGain32(state, porosity, i)) / (porosity[i] as number));
      const depth = addDepth32(state, i, rise);
      if (!(depth > -1e-6)) bad = i;
      if (depth > filmDepthM) {
        if (depth > deepest) deepest = depth;
        noteDepth(state, i, depth, step.endTimeS);
      }
    }
    step.deepestInBlock[row * blocksPerRow + first / blockColumns] = deepest;
  }
  return bad;
};

/** What the faces of a cell bring it less what they take, m²/s of a metre of cell, in 32-bit arithmetic. */
function porousGain32(state: InertialState, porosity: Float32Array, i: number): number {
  const { stride, dischargeEast: qx, dischargeSouth: qy } = state;
  const across = f(
    f((qx[i - 1] as number) * faceShare(porosity, i - 1, i)) -
      f((qx[i] as number) * faceShare(porosity, i, i + 1)),
  );
  const along = f(
    f((qy[i - stride] as number) * faceShare(porosity, i - stride, i)) -
      f((qy[i] as number) * faceShare(porosity, i, i + stride)),
  );
  return f(across + along);
}

/** `porousGain32` in 64 bits, for the ledger. */
export function porousGain(state: InertialState, porosity: Float32Array, i: number): number {
  const { stride, dischargeEast: qx, dischargeSouth: qy } = state;
  return (
    (qx[i - 1] as number) * faceShare(porosity, i - 1, i) -
    (qx[i] as number) * faceShare(porosity, i, i + 1) +
    ((qy[i - stride] as number) * faceShare(porosity, i - stride, i) -
      (qy[i] as number) * faceShare(porosity, i, i + stride))
  );
}

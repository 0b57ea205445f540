import { blockColumns, blocksPerRowOf } from '../../driver/blocks.ts';
import { filmDepthM, noteDepth } from '../../driver/water-state.ts';
import { drainedShare, type limitRow, type updateRow } from './depth-update.ts';
import type { InertialState } from './inertial-state.ts';

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
 * Journal of Hydrology 362. Leaves out the drag of the buildings: friction stays that of the ground.
 */
export const porousLimitRow: typeof limitRow = (state, row, run, timeStepS) => {
  const { stride, depthM, dischargeEast: qx, dischargeSouth: qy } = state;
  const porosity = state.porosity as Float32Array;
  const share = timeStepS / state.cellSizeM;
  let i = (row + 1) * stride + run.first + 1;
  const stop = i + run.end - run.first;
  for (; i < stop; i++) {
    const east = (qx[i] as number) * faceShare(porosity, i, i + 1);
    const west = (qx[i - 1] as number) * faceShare(porosity, i - 1, i);
    const south = (qy[i] as number) * faceShare(porosity, i, i + stride);
    const north = (qy[i - stride] as number) * faceShare(porosity, i - stride, i);
    const out = Math.max(east, 0) - Math.min(west, 0) + (Math.max(south, 0) - Math.min(north, 0));
    const holds = (depthM[i] as number) * (porosity[i] as number);
    if (share * out <= holds) continue;
    const scale = (drainedShare * holds) / (share * out);
    if (east > 0) qx[i] = (qx[i] as number) * scale;
    if (west < 0) qx[i - 1] = (qx[i - 1] as number) * scale;
    if (south > 0) qy[i] = (qy[i] as number) * scale;
    if (north < 0) qy[i - stride] = (qy[i - stride] as number) * scale;
  }
};

/** `updateRow` among buildings: what the faces carry fills the open share of the cell. */
export const porousUpdateRow: typeof updateRow = (state, row, run, step) => {
  const porosity = state.porosity as Float32Array;
  const share = step.timeStepS / state.cellSizeM;
  const rowStart = (row + 1) * state.stride + 1;
  const blocksPerRow = blocksPerRowOf(state.columns);
  let bad = -1;
  for (let first = run.first; first < run.end; first += blockColumns) {
    const stop = rowStart + Math.min(first + blockColumns, run.end);
    let deepest = 0;
    for (let i = rowStart + first; i < stop; i++) {
      const rise = (share * porousGain(state, porosity, i)) / (porosity[i] as number);
      const total = (state.depthM[i] as number) + (state.depthRestM[i] as number) + rise;
      if (!(total > -1e-6)) bad = i;
      const depth = Math.fround(total);
      state.depthM[i] = depth;
      state.depthRestM[i] = total - depth;
      if (depth > filmDepthM) {
        if (depth > deepest) deepest = depth;
        if (depth > (state.maximumDepthM[i] as number)) noteDepth(state, i, depth, step.endTimeS);
      }
    }
    step.deepestInBlock[row * blocksPerRow + first / blockColumns] = deepest;
  }
  return bad;
};

/** What the faces of a cell bring it less what they take, m²/s of a metre of cell. */
export function porousGain(state: InertialState, porosity: Float32Array, i: number): number {
  const { stride, dischargeEast: qx, dischargeSouth: qy } = state;
  return (
    (qx[i - 1] as number) * faceShare(porosity, i - 1, i) -
    (qx[i] as number) * faceShare(porosity, i, i + 1) +
    ((qy[i - stride] as number) * faceShare(porosity, i - stride, i) -
      (qy[i] as number) * faceShare(porosity, i, i + stride))
  );
}

import { isClosed, isHeld } from '../../driver/cell-marks.ts';
import { gravityMPerS2, noteDepth } from '../../driver/water-state.ts';
import type { CellSlopes } from './cell-row.ts';
import type { FaceRow } from './face-flux.ts';
import type { StageNumbers } from './full-kernel.ts';
import type { FullState } from './full-state.ts';
import { inverseCubeRoot } from './inverse-cube-root.ts';
import { waveSpeedsMPerS } from './wave-speeds.ts';

/** The faces around one row of cells. */
export interface RowFaces {
  readonly north: FaceRow;
  readonly south: FaceRow;
  /** Eastern faces; that of the column before a cell is its western one. */
  readonly east: FaceRow;
  readonly slopes: CellSlopes | null;
}

/** One stage of a step, and what it finds. */
export interface StageWork extends StageNumbers {
  /** Largest sum of the wave speeds in both directions, m/s. */
  fastestMPerS: number;
  /** Padded index of a cell whose water is no longer a number, or -1. */
  badIndex: number;
  /** Depth that cells of given level took in, summed, m. */
  heldGainM: number;
}

/**
 * Moves the water and momentum of one stage into and out of a run of cells, with friction at the new time, and notes the
 * deepest water. Godunov update of the shallow-water equations on squares.
 *
 * Friction: q' (1 + k |q'|) = q, k = g n² dt / h^(7/3) (Manning), has the one root q' = 2 q / (1 + sqrt(1 + 4 k |q|)): it
 * never turns the flow, and a steady flow does not depend on the time step.
 *
 * A depth that rounding or a draining cell would take below zero becomes zero; what is missing stays in `depthRestM` as
 * a debt to the next water, so that no volume is made.
 *
 * Among buildings the faces bring and take what they pass, and the open share of the cell holds it.
 *
 * Legend: h depth, p q momentum to the east and south, gain rise of the depth.
 * @returns true when water moves in the run
 */
export function updateCells(
  state: FullState,
  row: number,
  faces: RowFaces,
  run: { readonly first: number; readonly end: number },
  work: StageWork,
): boolean {
  const { stride, depthM, depthRestM, momentumEast, momentumSouth, friction, stillDepthM } = state;
  const { marks, porosity, maximumDepthM, firstStage } = state;
  const { north, south, east, slopes } = faces;
  const { stage, timeStepS } = work;
  const wholeShare = timeStepS / state.cellSizeM;
  let moves = false;
  let i = (row + 1) * stride + run.first + 1;
  for (let column = run.first + 1; column <= run.end; column++, i++) {
    if (isClosed(marks, i)) continue;
    const inEast = (east.water[column - 1] as number) - (east.water[column] as number);
    const inSouth = (north.water[column] as number) - (south.water[column] as number);
    if (isHeld(marks, i)) {
      const taken = wholeShare * (inEast + inSouth);
      work.heldGainM += stage === 0 ? taken : taken / 2;
      continue;
    }
    const open = porosity === null ? 1 : (porosity[i] as number);
    const share = wholeShare / open;
    const gain = share * (inEast + inSouth);
    const before = depthM[i] as number;
    const pushEast = (east.intoFar[column - 1] as number) - (east.fromNear[column] as number);
    const pushSouth = (north.intoFar[column] as number) - (south.fromNear[column] as number);
    const dragEast = (north.along[column] as number) - (south.along[column] as number);
    const dragSouth = (east.along[column - 1] as number) - (east.along[column] as number);
    const weight = gravityMPerS2 * before * open;
    const slideEast = slopes === null ? 0 : weight * (slopes.surfaceEast[column] as number);
    const slideSouth = slopes === null ? 0 : weight * (slopes.surfaceSouth[column] as number);
    const pBefore = momentumEast[i] as number;
    const qBefore = momentumSouth[i] as number;
    let p = pBefore + share * (pushEast + dragEast - slideEast);
    let q = qBefore + share * (pushSouth + dragSouth - slideSouth);
    let total = before + (depthRestM[i] as number) + gain;
    if (!(Number.isFinite(total) && Number.isFinite(p) && Number.isFinite(q))) {
      work.badIndex = i;
      return true;
    }
    if (total > stillDepthM) {
      const size = Math.sqrt(p * p + q * q);
      const w = inverseCubeRoot(total);
      const w3 = w * w * w;
      const kept = 2 / (1 + Math.sqrt(1 + 4 * timeStepS * (friction[i] as number) * (w3 * w3 * w) * size));
      p *= kept;
      q *= kept;
    } else {
      p = 0;
      q = 0;
    }
    if (stage === 1 && firstStage !== null) {
      firstStage.riseM[i] = gain;
      firstStage.momentumEast[i] = pBefore;
      firstStage.momentumSouth[i] = qBefore;
    } else if (stage === 2 && firstStage !== null) {
      total = before + (depthRestM[i] as number) + (gain - (firstStage.riseM[i] as number)) / 2;
      p = (p + (firstStage.momentumEast[i] as number)) / 2;
      q = (q + (firstStage.momentumSouth[i] as number)) / 2;
    }
    const depth = Math.max(0, Math.fround(total));
    depthM[i] = depth;
    depthRestM[i] = total - depth;
    const isMoving = depth > stillDepthM;
    momentumEast[i] = isMoving ? p : 0;
    momentumSouth[i] = isMoving ? q : 0;
    if (!isMoving) continue;
    moves = true;
    const speeds = waveSpeedsMPerS(depth, Math.abs(p) + Math.abs(q));
    if (speeds > work.fastestMPerS) work.fastestMPerS = speeds;
    if (stage !== 1 && depth > (maximumDepthM[i] as number)) noteDepth(state, i, depth, work.endTimeS);
  }
  return moves;
}

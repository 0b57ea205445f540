import type { FloodFrame } from '../../../../domain/hazard/flood/flood-case.ts';
import { unpadded } from '../../driver/water-state.ts';
import type { FullState } from './full-state.ts';

/** Velocity of a cell, m/s; 0 where its water lies still. */
export const eastwardMPerS = ({ depthM, momentumEast, stillDepthM }: FullState, i: number): number =>
  (depthM[i] as number) > stillDepthM ? (momentumEast[i] as number) / (depthM[i] as number) : 0;

export const southwardMPerS = ({ depthM, momentumSouth, stillDepthM }: FullState, i: number): number =>
  (depthM[i] as number) > stillDepthM ? (momentumSouth[i] as number) / (depthM[i] as number) : 0;

/** The state as a frame of its own arrays. */
export function captureFrame(state: FullState, index: number, timeS: number): FloodFrame {
  const { columns, rows, stride } = state;
  const velocityXMPerS = new Float32Array(columns * rows);
  const velocityYMPerS = new Float32Array(columns * rows);
  for (let row = 0, cell = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, cell++) {
      const i = (row + 1) * stride + column + 1;
      velocityXMPerS[cell] = eastwardMPerS(state, i);
      velocityYMPerS[cell] = 0 - southwardMPerS(state, i);
    }
  }
  return { index, timeS, depthM: unpadded(state, state.depthM), velocityXMPerS, velocityYMPerS };
}

/** Notes the speeds of a run of cells, and the time for which their water stood over the arrival depth. */
export function noteSpeeds(
  state: FullState,
  row: number,
  run: { readonly first: number; readonly end: number; readonly elapsedS: number },
): void {
  const { stride, depthM, stillDepthM, arrivalDepthM, maximumSpeedMPerS, durationS } = state;
  const { momentumEast, momentumSouth, maximumDepthVelocityM2PerS } = state;
  const start = (row + 1) * stride + 1;
  for (let i = start + run.first; i < start + run.end; i++) {
    const depth = depthM[i] as number;
    if (depth > arrivalDepthM) durationS[i] = (durationS[i] as number) + run.elapsedS;
    if (depth <= stillDepthM) continue;
    const p = momentumEast[i] as number;
    const q = momentumSouth[i] as number;
    const discharge = Math.sqrt(p * p + q * q);
    const speed = discharge / depth;
    if (speed > (maximumSpeedMPerS[i] as number)) maximumSpeedMPerS[i] = speed;
    if (discharge > (maximumDepthVelocityM2PerS[i] as number)) maximumDepthVelocityM2PerS[i] = discharge;
  }
}

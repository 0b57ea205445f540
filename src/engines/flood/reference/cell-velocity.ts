import type { FloodFrame } from '../../../domain/hazard/flood/flood-case.ts';
import { type FloodState, filmDepthM, gravityMPerS2, unpadded } from './flood-state.ts';

/** The state as a frame of its own arrays. */
export function captureFrame(state: FloodState, index: number, timeS: number): FloodFrame {
  const { columns, rows, stride } = state;
  const velocityXMPerS = new Float32Array(columns * rows);
  const velocityYMPerS = new Float32Array(columns * rows);
  for (let row = 0, cell = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, cell++) {
      const i = (row + 1) * stride + column + 1;
      if ((state.depthM[i] as number) <= filmDepthM) continue;
      velocityXMPerS[cell] = eastward(state, i);
      velocityYMPerS[cell] = -southward(state, i);
    }
  }
  return { index, timeS, depthM: unpadded(state, state.depthM), velocityXMPerS, velocityYMPerS };
}

/** Keeps the largest speed of each cell of a run. */
export function noteSpeeds(
  state: FloodState,
  row: number,
  run: { readonly first: number; readonly end: number },
): void {
  const { stride, depthM, maximumSpeedMPerS } = state;
  const start = (row + 1) * stride + 1;
  for (let i = start + run.first; i < start + run.end; i++) {
    if ((depthM[i] as number) <= filmDepthM) continue;
    const u = eastward(state, i);
    const v = southward(state, i);
    const largest = maximumSpeedMPerS[i] as number;
    if (u * u + v * v > largest * largest) maximumSpeedMPerS[i] = Math.sqrt(u * u + v * v);
  }
}

/** Velocity at the centre of a cell: the mean of its two faces, each its discharge over the depth of water there. */
const eastward = (state: FloodState, i: number): number =>
  (faceVelocity(state, state.dischargeEast[i - 1] as number, i - 1, i) +
    faceVelocity(state, state.dischargeEast[i] as number, i, i + 1)) /
  2;

const southward = (state: FloodState, i: number): number =>
  (faceVelocity(state, state.dischargeSouth[i - state.stride] as number, i - state.stride, i) +
    faceVelocity(state, state.dischargeSouth[i] as number, i, i + state.stride)) /
  2;

function faceVelocity(state: FloodState, discharge: number, a: number, b: number): number {
  if (discharge === 0) return 0;
  const za = state.bedM[a] as number;
  const zb = state.bedM[b] as number;
  const surface = Math.max(za + (state.depthM[a] as number), zb + (state.depthM[b] as number));
  const depth = surface - Math.max(za, zb);
  if (depth <= filmDepthM) return 0;
  const velocity = discharge / depth;
  const critical2 = gravityMPerS2 * depth;
  if (velocity * velocity <= critical2) return velocity;
  return velocity > 0 ? Math.sqrt(critical2) : -Math.sqrt(critical2);
}

import type { FloodFrame } from '../../../../domain/hazard/flood/flood-case.ts';
import { filmDepthM, gravityMPerS2, unpadded } from '../../driver/water-state.ts';
import { faceDepthM, type InertialState } from './inertial-state.ts';

const f = Math.fround;
const gravity = f(gravityMPerS2);

/** The state as a frame of its own arrays. */
export function captureFrame(state: InertialState, index: number, timeS: number): FloodFrame {
  const { columns, rows, stride } = state;
  const velocityXMPerS = new Float32Array(columns * rows);
  const velocityYMPerS = new Float32Array(columns * rows);
  for (let row = 0, cell = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, cell++) {
      const i = (row + 1) * stride + column + 1;
      if ((state.depthM[i] as number) <= filmDepthM) continue;
      velocityXMPerS[cell] = eastwardMPerS(state, i);
      velocityYMPerS[cell] = -southwardMPerS(state, i);
    }
  }
  return { index, timeS, depthM: unpadded(state, state.depthM), velocityXMPerS, velocityYMPerS };
}

/** Notes the speeds of a run of cells, and the time for which their water stood over the arrival depth. */
export function noteSpeeds(
  state: InertialState,
  row: number,
  run: { readonly first: number; readonly end: number; readonly elapsedS: number },
): void {
  const {
    stride,
    depthM,
    arrivalDepthM,
    dischargeEast: qx,
    dischargeSouth: qy,
    maximumSpeedMPerS,
    maximumDepthVelocityM2PerS,
    durationS,
  } = state;
  const start = (row + 1) * stride + 1;
  for (let i = start + run.first; i < start + run.end; i++) {
    const depth = depthM[i] as number;
    if (depth > arrivalDepthM) durationS[i] = (durationS[i] as number) + f(run.elapsedS);
    if (depth <= filmDepthM) continue;
    const u = f(
      faceVelocity32(state, qx[i - 1] as number, i - 1, i) + faceVelocity32(state, qx[i] as number, i, i + 1),
    );
    const v = f(
      faceVelocity32(state, qy[i - stride] as number, i - stride, i) +
        faceVelocity32(state, qy[i] as number, i, i + stride),
    );
    const speed = f(0.5 * f(Math.sqrt(f(f(u * u) + f(v * v)))));
    if (speed > (maximumSpeedMPerS[i] as number)) maximumSpeedMPerS[i] = speed;
    const product = f(speed * depth);
    if (product > (maximumDepthVelocityM2PerS[i] as number)) maximumDepthVelocityM2PerS[i] = product;
  }
}

/** `faceVelocity` in the 32-bit arithmetic of the compiled kernel. */
function faceVelocity32(state: InertialState, discharge: number, a: number, b: number): number {
  const h = state.depthM[a] as number;
  const hTo = state.depthM[b] as number;
  const step = f((state.bedM[b] as number) - (state.bedM[a] as number));
  const here = f(h - Math.max(step, 0));
  const there = f(hTo + Math.min(step, 0));
  const depth = Math.max(here, there);
  if (!(depth > filmDepthM)) return 0;
  const velocity = f(discharge / depth);
  const critical2 = f(gravity * depth);
  if (f(velocity * velocity) <= critical2) return velocity;
  const critical = f(Math.sqrt(critical2));
  return velocity > critical ? critical : Math.max(velocity, -critical);
}

/** Velocity at the centre of a cell: the mean of its two faces, each its discharge over the depth of water there. */
export const eastwardMPerS = (state: InertialState, i: number): number =>
  (faceVelocity(state, state.dischargeEast[i - 1] as number, i - 1, i) +
    faceVelocity(state, state.dischargeEast[i] as number, i, i + 1)) /
  2;

export const southwardMPerS = (state: InertialState, i: number): number =>
  (faceVelocity(state, state.dischargeSouth[i - state.stride] as number, i - state.stride, i) +
    faceVelocity(state, state.dischargeSouth[i] as number, i, i + state.stride)) /
  2;

function faceVelocity(state: InertialState, discharge: number, a: number, b: number): number {
  if (discharge === 0) return 0;
  const depth = faceDepthM(state, a, b);
  if (depth <= filmDepthM) return 0;
  const velocity = discharge / depth;
  const critical2 = gravityMPerS2 * depth;
  if (velocity * velocity <= critical2) return velocity;
  return velocity > 0 ? Math.sqrt(critical2) : -Math.sqrt(critical2);
}

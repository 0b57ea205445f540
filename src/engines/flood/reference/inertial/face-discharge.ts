import { inverseCubeRootBits, inverseCubeRootSeries } from '../../driver/inverse-cube-root.ts';
import { filmDepthM, gravityMPerS2 } from '../../driver/water-state.ts';
import type { StepNumbers } from './inertial-kernel.ts';
import type { InertialState } from './inertial-state.ts';

/** What the rows of a step leave each other. */
interface RowMemory {
  /** Discharge of the southern faces of the row above before this step, per padded column. */
  readonly oldSouthOfRowAbove: Float32Array;
  /** Set to 1 for a row in which a cell may give more water than it has. */
  readonly rowNeedsLimit: Uint8Array;
}

const asFloat = new Float32Array(1);
const asBits = new Int32Array(asFloat.buffer);

/**
 * New discharges through the eastern and southern faces of a run of cells of one row.
 *
 * q' + k q' |q'| = r, r = theta q + (1 - theta)/2 (q_left + q_right) - g h_f dt dz/dx, k = g dt n² / h_f^(7/3), with h_f
 * the higher surface less the higher bed: the momentum balance of Bates, Horritt & Fewtrell 2010,
 * doi:10.1016/j.jhydrol.2010.03.027, with the smoothing of de Almeida, Bates, Freer & Souvignet 2012,
 * doi:10.1029/2011WR011570. Both take the friction as k |q| q'; here all of it stands at the new time, and the quadratic
 * has the one root q' = 2 r / (1 + sqrt(1 + 4 k |r|)). With k |q| q' a small error of q comes back times
 * (1 - K) / (1 + K), K = k |q|: in films K is 4 and more, q swings from step to step, and together with the depths it
 * feeds a chequerboard (rain on a plane that leans across the grid shows it). Leaves out convective acceleration, which makes it unfit for supercritical flow; there |q| is held to the critical h_f sqrt(g h_f), the
 * Froude limit of Coulthard et al. 2013, doi:10.1002/esp.3478, with the limit at 1.
 *
 * Branches that a processor cannot foresee cost more than the arithmetic, so the larger of two is taken as
 * (a + b + |a - b|) / 2, and whether a face takes more than a quarter of its donor's depth, 4 |q| dt/dx > h, is asked
 * with both sides times 2 |q|.
 *
 * Legend: z bed, h depth, s surface, hf depth at the face, q discharge, w hf^(-1/3), f g n² of the face.
 * @param end column after the last of the run
 * @returns the largest depth at a face, m
 */
export function rowDischarges(
  {
    state,
    row,
    run,
  }: {
    readonly state: InertialState;
    readonly row: number;
    readonly run: { readonly first: number; readonly end: number };
  },
  step: StepNumbers,
  memory: RowMemory,
): number {
  const {
    stride,
    bedM: z,
    depthM: h,
    frictionEast,
    frictionSouth,
    dischargeEast: qx,
    dischargeSouth: qy,
  } = state;
  const { timeStepS: dt, theta } = step;
  const above = memory.oldSouthOfRowAbove;
  const gravity = gravityMPerS2;
  const film = filmDepthM;
  const float = asFloat;
  const bits = asBits;
  const start = inverseCubeRootBits;
  const { k1, k2, k3, k4, k5 } = inverseCubeRootSeries;
  const shallow = step.shallowM;
  const renews = step.renewsShallow;
  const longDt = step.shallowStepS;
  const pull = gravityMPerS2 / state.cellSizeM;
  const share = (8 * dt) / state.cellSizeM;
  const longShare = (8 * step.shallowHoldS) / state.cellSizeM;
  const side = (1 - theta) / 2;
  let deepest = 0;
  let mayDrain = 0;
  let i = (row + 1) * stride + run.first + 1;
  const stop = i + run.end - run.first;
  let column = run.first + 1;
  let west = qx[i - 1] as number;
  let east = qx[i] as number;
  let zi = z[i] as number;
  let hi = h[i] as number;
  for (; i < stop; i++, column++) {
    const si = zi + hi;
    const ze = z[i + 1] as number;
    const he = h[i + 1] as number;
    const nextEast = qx[i + 1] as number;
    const fe = frictionEast[i] as number;
    if (fe >= 0) {
      const rise = ze + he - si;
      const hf = (si + (ze + he) + Math.abs(rise) - (zi + ze + Math.abs(ze - zi))) * 0.5;
      const isDeep = hf > shallow;
      if (isDeep || (renews && hf > film)) {
        if (hf > deepest) deepest = hf;
        const faceDt = isDeep ? dt : longDt;
        float[0] = hf;
        bits[0] = start - (((bits[0] as number) / 3) | 0);
        const w0 = float[0] as number;
        const d = 1 - hf * w0 * w0 * w0;
        const w = w0 * (1 + d * (k1 + d * (k2 + d * (k3 + d * (k4 + d * k5)))));
        const w3 = w * w * w;
        const free = theta * east + side * (west + nextEast) - pull * faceDt * hf * rise;
        let q = (2 * free) / (1 + Math.sqrt(1 + 4 * faceDt * fe * (w3 * w3 * w) * Math.abs(free)));
        const critical2 = gravity * hf * hf * hf;
        if (q * q > critical2) q = q > 0 ? Math.sqrt(critical2) : -Math.sqrt(critical2);
        qx[i] = q;
        if ((isDeep ? share : longShare) * q * q > (hi + he) * Math.abs(q) + q * (hi - he)) mayDrain = 1;
      } else if (east !== 0) {
        if (renews) qx[i] = 0;
        else if (share * east * east > (hi + he) * Math.abs(east) + east * (hi - he)) mayDrain = 1;
      }
    }
    const south = qy[i] as number;
    const fs = frictionSouth[i] as number;
    if (fs >= 0) {
      const zs = z[i + stride] as number;
      const hs = h[i + stride] as number;
      const rise = zs + hs - si;
      const hf = (si + (zs + hs) + Math.abs(rise) - (zi + zs + Math.abs(zs - zi))) * 0.5;
      const isDeep = hf > shallow;
      if (isDeep || (renews && hf > film)) {
        if (hf > deepest) deepest = hf;
        const faceDt = isDeep ? dt : longDt;
        float[0] = hf;
        bits[0] = start - (((bits[0] as number) / 3) | 0);
        const w0 = float[0] as number;
        const d = 1 - hf * w0 * w0 * w0;
        const w = w0 * (1 + d * (k1 + d * (k2 + d * (k3 + d * (k4 + d * k5)))));
        const w3 = w * w * w;
        const beside = (above[column] as number) + (qy[i + stride] as number);
        const free = theta * south + side * beside - pull * faceDt * hf * rise;
        let q = (2 * free) / (1 + Math.sqrt(1 + 4 * faceDt * fs * (w3 * w3 * w) * Math.abs(free)));
        const critical2 = gravity * hf * hf * hf;
        if (q * q > critical2) q = q > 0 ? Math.sqrt(critical2) : -Math.sqrt(critical2);
        qy[i] = q;
        if ((isDeep ? share : longShare) * q * q > (hi + hs) * Math.abs(q) + q * (hi - hs)) mayDrain = 1;
      } else if (south !== 0) {
        if (renews) qy[i] = 0;
        else if (share * south * south > (hi + hs) * Math.abs(south) + south * (hi - hs)) mayDrain = 1;
      }
    }
    above[column] = south;
    west = east;
    east = nextEast;
    zi = ze;
    hi = he;
  }
  if (mayDrain === 1) {
    memory.rowNeedsLimit[row] = 1;
    memory.rowNeedsLimit[row + 1] = 1;
  }
  return deepest;
}

import { filmDepthM, gravityMPerS2 } from '../../driver/water-state.ts';
import type { StepNumbers } from './inertial-kernel.ts';
import type { InertialState } from './inertial-state.ts';
import { inverseSevenThirds } from './inverse-seven-thirds.ts';

const f = Math.fround;

const gravity = f(gravityMPerS2);

/**
 * Share of the deeper depth up to which two surfaces count as level. Depths are 32-bit: each is known to half a last bit, a
 * difference of two and of their beds to two such bits, 2^-22 of the depth. That much pulls on water that is level; round a
 * ring of cells it does not cancel and would keep a lake turning for ever, at up to 6e-4 m/s. 20 m of water
 * on cells of 10 m: slopes below 5e-7.
 */
export const levelShare = 2 ** -22;

/** The numbers of a step as the faces use them, each rounded to 32 bits. */
export interface FaceNumbers {
  readonly renewsShallow: boolean;
  readonly shallowM: number;
  /** Depth of a face up to which its discharge is not renewed, m: never less than the film that stays on the ground. */
  readonly keptM: number;
  /** Four times the step; the second is for shallow faces. */
  readonly fourStepS: number;
  readonly fourLongStepS: number;
  /** g dt / dx. */
  readonly pull: number;
  readonly longPull: number;
  readonly theta: number;
  readonly side: number;
}

export function faceNumbersOf(step: StepNumbers, cellSizeM: number): FaceNumbers {
  const timeStepS = f(step.timeStepS);
  const longStepS = f(step.shallowStepS);
  const shallowM = f(step.shallowM);
  const theta = f(step.theta);
  const perCell = f(gravity / f(cellSizeM));
  return {
    renewsShallow: step.renewsShallow,
    shallowM,
    keptM: step.renewsShallow ? filmDepthM : Math.max(shallowM, filmDepthM),
    fourStepS: f(4 * timeStepS),
    fourLongStepS: f(4 * longStepS),
    pull: f(perCell * timeStepS),
    longPull: f(perCell * longStepS),
    theta,
    side: f(f(1 - theta) / 2),
  };
}

/** Discharges as they were before the step, by padded column, and what the rows of a step find. */
interface RowMemory {
  /** Eastern faces of the row. */
  readonly east: Float32Array;
  /** Southern faces of the row. */
  readonly south: Float32Array;
  /** Southern faces of the row above. */
  readonly southAbove: Float32Array;
  deepestM: number;
}

interface FaceRow {
  readonly depthM: Float32Array;
  readonly bedM: Float32Array;
  readonly numbers: FaceNumbers;
  readonly memory: RowMemory;
  /** Discharge of the face before the step, m²/s. */
  q: number;
  /** Sum of those of the two faces beside. */
  beside: number;
  /** Mean of those of the four faces across. */
  across: number;
}

interface RowRun {
  readonly state: InertialState;
  readonly row: number;
  readonly first: number;
  /** Column after the last of the run. */
  readonly end: number;
}

/**
 * New discharges through the eastern and southern faces of a run of cells of one row.
 *
 * q' + k q' |q'| = r, r = theta q + (1 - theta)/2 (q_left + q_right) - g h_f dt dz/dx, k = g dt n² / h_f^(7/3), with h_f
 * the higher surface less the higher bed: the momentum balance of Bates, Horritt & Fewtrell 2010,
 * doi:10.1016/j.jhydrol.2010.03.027, with the smoothing of de Almeida, Bates, Freer & Souvignet 2012,
 * doi:10.1029/2011WR011570. Both take the friction as k |q| q'; here all of it stands at the new time, and the quadratic
 * has the one root q' = 2 r / (1 + sqrt(1 + 4 k |r|)). Friction acts on the norm of the flow vector (de Almeida & Bates
 * 2013, doi:10.1002/wrcr.20366): with t the mean discharge of the four faces across, before the step, |r| becomes
 * sqrt(r² + (t (1 + k sqrt(q² + t²)))²), exact in steady flow. By the face's own discharge alone water that crosses the
 * grid at an angle met 0.7 of its friction and ran 19 % too fast (Environment Agency Test 4). With k |q| q' a small error of q comes back times
 * (1 - K) / (1 + K), K = k |q|: in films K is 4 and more, q swings from step to step, and together with the depths it
 * feeds a chequerboard (rain on a plane that leans across the grid shows it). Leaves out convective acceleration, which
 * makes it unfit for supercritical flow; there |q| is held to the critical h_f sqrt(g h_f), the Froude limit of Coulthard
 * et al. 2013, doi:10.1002/esp.3478, with the limit at 1.
 *
 * Every operation is rounded to 32 bits, in the order of the WebAssembly kernel, so that both give the same bits.
 */
export function rowDischarges(run: RowRun, numbers: FaceNumbers, memory: RowMemory): void {
  const { state, row } = run;
  const { stride, dischargeEast: qx, dischargeSouth: qy, frictionEast, frictionSouth } = state;
  const { east, south, southAbove } = memory;
  const { depthM, bedM } = state;
  const face: FaceRow = { depthM, bedM, numbers, memory, q: 0, beside: 0, across: 0 };
  const start = (row + 1) * stride;
  for (let c = run.first + 1; c <= run.end; c++) {
    const i = start + c;
    face.q = east[c] as number;
    face.beside = f((east[c - 1] as number) + (east[c + 1] as number));
    face.across = meanOf(
      f((southAbove[c] as number) + (southAbove[c + 1] as number)),
      f((south[c] as number) + (south[c + 1] as number)),
    );
    qx[i] = faceDischarge(face, i, i + 1, frictionEast[i] as number);
    face.q = south[c] as number;
    face.beside = f((southAbove[c] as number) + (qy[i + stride] as number));
    face.across = meanOf(
      f((east[c - 1] as number) + (qx[i + stride - 1] as number)),
      f((east[c] as number) + (qx[i + stride] as number)),
    );
    qy[i] = faceDischarge(face, i, i + stride, frictionSouth[i] as number);
  }
}

/** Mean of four from the sums of two pairs. */
const meanOf = (pair: number, other: number): number => f(0.25 * f(pair + other));

/** One face between a cell and the cell `to`; `friction` g n², negative where nothing passes. */
function faceDischarge(row: FaceRow, i: number, to: number, friction: number): number {
  const { depthM, bedM, numbers, memory, q } = row;
  const h = depthM[i] as number;
  const hTo = depthM[to] as number;
  const step = f((bedM[to] as number) - (bedM[i] as number));
  const hf = Math.max(f(h - Math.max(step, 0)), f(hTo + Math.min(step, 0)));
  const passes = friction >= 0;
  if (!passes) return q;
  if (!(hf > numbers.keptM)) return numbers.renewsShallow ? 0 : q;
  if (hf > memory.deepestM) memory.deepestM = hf;
  const isDeep = hf > numbers.shallowM;
  const kept = f(f(numbers.theta * q) + f(numbers.side * row.beside));
  const pull = isDeep ? numbers.pull : numbers.longPull;
  const difference = f(step + f(hTo - h));
  const rise = Math.abs(difference) > f(levelShare * Math.max(h, hTo)) ? difference : 0;
  const free = f(kept - f(f(pull * hf) * rise));
  const fourDrag = f((isDeep ? numbers.fourStepS : numbers.fourLongStepS) * friction);
  return solved(row, hf, free, f(fourDrag * inverseSevenThirds(hf)));
}

/** The root of the momentum balance, held to the critical discharge. @param k4 4 k */
function solved({ q, across }: FaceRow, hf: number, free: number, k4: number): number {
  const speed = f(Math.sqrt(f(f(q * q) + f(across * across))));
  const freeAcross = f(across * f(1 + f(f(0.25 * k4) * speed)));
  const norm = f(Math.sqrt(f(f(free * free) + f(freeAcross * freeAcross))));
  const drag = f(1 + f(Math.sqrt(f(1 + f(k4 * norm)))));
  const wanted = f(f(free + free) / drag);
  const critical2 = f(gravity * f(hf * f(hf * hf)));
  if (f(wanted * wanted) <= critical2) return wanted;
  const critical = f(Math.sqrt(critical2));
  return wanted > critical ? critical : Math.max(wanted, -critical);
}

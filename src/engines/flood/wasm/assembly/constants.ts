import { film, gravity } from './memory';

/**
 * Vector constants in the first kilobyte of memory, 16 bytes each: V8 builds a constant in three instructions at every
 * use, and reads one from a fixed address in one. The leading thread writes them before each step.
 */
const base: usize = 64;

export const one: usize = base;
export const third: usize = base + 16;
export const fractionUnit: usize = base + 32;
export const rootStart: usize = base + 48;
export const c4: usize = base + 64;
export const c3: usize = base + 80;
export const c2: usize = base + 96;
export const c1: usize = base + 112;
export const c0: usize = base + 128;
export const gravityAt: usize = base + 144;
export const keptAt: usize = base + 160;
export const shallowAt: usize = base + 176;
export const fourShort: usize = base + 192;
export const fourLong: usize = base + 208;
export const pullShort: usize = base + 224;
export const pullLong: usize = base + 240;
export const thetaAt: usize = base + 256;
export const sideAt: usize = base + 272;
export const levelAt: usize = base + 288;
export const magnitudeBits: usize = base + 304;
export const quarter: usize = base + 320;

@inline
export function put(at: usize, value: f32): void {
  v128.store(at, f32x4.splat(value));
}

/** Constants that never change. The five coefficients are of the polynomial in `inverseSevenThirds`. */
export function putFixedConstants(): void {
  put(one, 1);
  put(third, 1.0 / 3.0);
  put(fractionUnit, 8388608);
  v128.store(rootStart, i32x4.splat(0x54a20000));
  put(c4, 7.590115547180176);
  put(c3, 5.746706485748291);
  put(c2, 3.889084815979004);
  put(c1, 2.3329856395721436);
  put(c0, 0.9999991655349731);
  put(gravityAt, gravity);
  put(quarter, 0.25);
  put(levelAt, 1.0 / 4194304.0);
  v128.store(magnitudeBits, i32x4.splat(0x7fffffff));
}

/**
 * Numbers of a step: its length, and that of the long steps of shallow faces, s; the largest depth of shallow faces, m,
 * and whether they are renewed; theta; cell size, m.
 */
export function putStepConstants(
  step: f32,
  longStep: f32,
  shallow: f32,
  renews: bool,
  theta: f32,
  cellSize: f32,
): void {
  put(keptAt, renews ? film : max<f32>(shallow, film));
  put(shallowAt, shallow);
  put(fourShort, 4 * step);
  put(fourLong, 4 * longStep);
  put(pullShort, (gravity / cellSize) * step);
  put(pullLong, (gravity / cellSize) * longStep);
  put(thetaAt, theta);
  put(sideAt, (1 - theta) / 2);
}

import { put, putFixedConstants } from './constants';
import { lastGroupMask } from './depth';
import { gravity } from './memory';

/** Vector constants of the full equations, in the first kilobyte of memory after those of `constants.ts`. */
const base: usize = 512;

export const halfAt: usize = base;
export const twoAt: usize = base + 16;
/** 4 g and a little more. */
export const fourGravityAt: usize = base + 32;
export const halfGravityAt: usize = base + 48;
export const leastSpreadAt: usize = base + 64;
export const infinityAt: usize = base + 80;
export const stillAt: usize = base + 96;
export const shareAt: usize = base + 112;
export const fourStepAt: usize = base + 128;
export const arrivalAt: usize = base + 144;
export const timeAt: usize = base + 160;
export const shoreSteepAt: usize = base + 176;
export const stillSteepAt: usize = base + 192;
/** Lanes of the last group of a row that are cells. */
export const lastAt: usize = base + 208;
/** Coefficients of the polynomial in `inverseSevenThirds`, from d^0 on, 16 bytes apart. */
export const seriesAt: usize = base + 224;

/** Step, s; cell size, still depth and arrival depth, m; time at the end of the stage, s. */
export function putFullConstants(step: f32, cellSize: f32, still: f32, arrival: f32, time: f32): void {
  putFixedConstants();
  put(halfAt, 0.5);
  put(twoAt, 2);
  put(halfGravityAt, gravity / 2);
  put(leastSpreadAt, 1e-12);
  put(infinityAt, Infinity);
  put(stillAt, still);
  put(shareAt, step / cellSize);
  put(fourStepAt, 4 * step);
  put(arrivalAt, arrival);
  put(timeAt, time);
  put(shoreSteepAt, 1.5);
  put(stillSteepAt, 1.9);
  put(fourGravityAt, 4 * gravity * 1.0001);
  put(seriesAt, 1);
  put(seriesAt + 16, 2.3333349227905273);
  put(seriesAt + 32, 3.888880729675293);
  put(seriesAt + 48, 5.615961074829102);
  put(seriesAt + 64, 7.49091100692749);
  put(seriesAt + 80, 9.741613388061523);
  put(seriesAt + 96, 11.706775665283203);
  v128.store(lastAt, lastGroupMask());
}

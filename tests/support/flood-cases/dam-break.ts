import type { FloodCase } from '../../../src/domain/hazard/flood/flood-case.ts';
import { floodCase } from '../flood-run.ts';

const gravity = 9.81;

/** Cells of 1 m along the channel; the dam stands in the middle. */
export const damBreakCells = 400;

export interface DamBreak {
  readonly upM: number;
  readonly downM: number;
  readonly endS: number;
}

export const dryDamBreak: DamBreak = { upM: 1, downM: 0, endS: 25 };
export const wetDamBreak: DamBreak = { upM: 2, downM: 0.5, endS: 20 };

/** Depth at x / t, m/s, after a dam has given way at x = 0. */
export type DamBreakLaw = (xOverT: number) => number;

/** A dam of depth h0 gives way onto dry ground. Source: Ritter 1892. */
export function ritterLaw(h0: number): DamBreakLaw {
  const c0 = Math.sqrt(gravity * h0);
  return (xOverT) => {
    if (xOverT <= -c0) return h0;
    return xOverT >= 2 * c0 ? 0 : (2 * c0 - xOverT) ** 2 / (9 * gravity);
  };
}

/** The same onto water of depth h1: a fan, a middle state found by bisection and a shock. Source: Stoker 1957. */
export function stokerLaw(h0: number, h1: number): DamBreakLaw {
  const c0 = Math.sqrt(gravity * h0);
  const behindFan = (h: number): number => 2 * (c0 - Math.sqrt(gravity * h));
  const behindShock = (h: number): number => (h - h1) * Math.sqrt((gravity * (h + h1)) / (2 * h * h1));
  let [low, high] = [h1, h0];
  for (let i = 0; i < 80; i++) {
    const h = (low + high) / 2;
    if (behindShock(h) < behindFan(h)) low = h;
    else high = h;
  }
  const middle = behindFan(low);
  const shock = (low * middle) / (low - h1);
  return (xOverT) => {
    if (xOverT <= -c0) return h0;
    if (xOverT < middle - Math.sqrt(gravity * low)) return (2 * c0 - xOverT) ** 2 / (9 * gravity);
    return xOverT < shock ? low : h1;
  };
}

/** Depths of a law at the middles of the cells at the end of a dam break, m. */
export const sampledDamBreak = (law: DamBreakLaw, { endS }: DamBreak): readonly number[] =>
  Array.from({ length: damBreakCells }, (_, i) => law((i + 0.5 - damBreakCells / 2) / endS));

export const damBreakAxes = ['east', 'west', 'south', 'north'] as const;
export type DamBreakAxis = (typeof damBreakAxes)[number];

/** A frictionless channel of 400 by 3 cells with a dam in the middle; the flood runs along the axis. */
export function damBreakCase(dam: DamBreak, order: 1 | 2, axis: DamBreakAxis = 'east'): FloodCase {
  const [columns, rows] = shapeOf(axis);
  const { upM, downM, endS } = dam;
  const flood = floodCase(
    { columns, rows, cellSizeM: 1, bedM: () => 0 },
    { scheme: { kind: 'full', order }, endS, outputEveryS: endS },
  );
  return {
    ...flood,
    manning: new Float32Array(columns * rows),
    initialDepthM: flood.bedM.map((_, cell) => (placeOf(axis, cell) < damBreakCells / 2 ? upM : downM)),
  };
}

/** The field of a dam break along the way of the flood. */
export function alongDamBreak(field: Float32Array, axis: DamBreakAxis = 'east'): Float32Array {
  const along = new Float32Array(damBreakCells);
  for (let cell = 0; cell < field.length; cell++) along[placeOf(axis, cell)] = field[cell] as number;
  return along;
}

const isEastWest = (axis: DamBreakAxis): boolean => axis === 'east' || axis === 'west';

const shapeOf = (axis: DamBreakAxis): readonly [columns: number, rows: number] =>
  isEastWest(axis) ? [damBreakCells, 3] : [3, damBreakCells];

function placeOf(axis: DamBreakAxis, cell: number): number {
  const [columns] = shapeOf(axis);
  const place = isEastWest(axis) ? cell % columns : Math.floor(cell / columns);
  return axis === 'west' || axis === 'north' ? damBreakCells - 1 - place : place;
}

/** The last place whose depth is over 1 cm: the front of the flood. */
export function frontPlace(depths: ArrayLike<number>): number {
  let last = -1;
  for (let i = 0; i < depths.length; i++) if ((depths[i] as number) > 0.01) last = i;
  return last;
}

import type { FloodCase, FloodFrame } from '../../../src/domain/hazard/flood/flood-case.ts';
import { floodCase } from '../flood-run.ts';

const gravity = 9.81;
const radiusM = 1;
const centreM = 0.1;
/** A hundred cells across the water at rest. */
const cellSizeM = 0.02;
const periods = 3;

export interface Bowl {
  readonly size: number;
  readonly periodS: number;
  /** Surface over the rim of the water at rest, m, at x to the east and y to the north of the middle. */
  surfaceM(xM: number, yM: number, timeS: number): number;
  /** Velocity, m/s, at x to the east and y to the north of the middle. */
  velocityMPerS(xM: number, yM: number, timeS: number): readonly [x: number, y: number];
}

/** Water with a plane surface that goes round in a paraboloid. Source: Thacker 1981, doi:10.1017/S0022112081001882. */
export function planarBowl(): Bowl {
  const angular = Math.sqrt(2 * gravity * centreM) / radiusM;
  const offsetM = 0.25;
  return {
    size: 130,
    periodS: (2 * Math.PI) / angular,
    surfaceM: (x, y, t) =>
      ((offsetM * centreM) / radiusM ** 2) *
      (2 * x * Math.cos(angular * t) + 2 * y * Math.sin(angular * t) - offsetM),
    velocityMPerS: (_x, _y, t) => [
      -offsetM * angular * Math.sin(angular * t),
      offsetM * angular * Math.cos(angular * t),
    ],
  };
}

/** Water with a parabolic surface that spreads and gathers in a paraboloid, at rest at the start. Source: Thacker 1981. */
export function radialBowl(): Bowl {
  const angular = Math.sqrt(8 * gravity * centreM) / radiusM;
  const gatheredM = 0.8;
  const a = (radiusM ** 2 - gatheredM ** 2) / (radiusM ** 2 + gatheredM ** 2);
  return {
    size: 132,
    periodS: (2 * Math.PI) / angular,
    surfaceM: (x, y, t) => {
      const k = 1 - a * Math.cos(angular * t);
      const r2 = (x * x + y * y) / radiusM ** 2;
      return centreM * (Math.sqrt(1 - a * a) / k - 1 - r2 * ((1 - a * a) / k ** 2 - 1));
    },
    velocityMPerS: (x, y, t) => {
      const rate = (angular * a * Math.sin(angular * t)) / (2 * (1 - a * Math.cos(angular * t)));
      return [rate * x, rate * y];
    },
  };
}

const bowlBedM = (xM: number, yM: number): number => centreM * ((xM ** 2 + yM ** 2) / radiusM ** 2 - 1);

/** Distance of a cell's middle from the middle of the bowl, m: to the east and to the north. */
function offsets(size: number, cell: number): readonly [xM: number, yM: number] {
  const middle = (size - 1) / 2;
  return [((cell % size) - middle) * cellSizeM, (middle - Math.floor(cell / size)) * cellSizeM];
}

/** Three periods of a bowl without friction, twenty frames a period. */
export function bowlCase(bowl: Bowl): FloodCase {
  const { size } = bowl;
  const flood = floodCase(
    {
      columns: size,
      rows: size,
      cellSizeM,
      bedM: (column, row) => bowlBedM(...offsets(size, row * size + column)),
    },
    {
      scheme: { kind: 'full', order: 2 },
      manning: new Float32Array(size * size),
      endS: periods * bowl.periodS,
      outputEveryS: bowl.periodS / 20,
    },
  );
  const initialDepthM = bowlDepths(bowl, flood.bedM, 0);
  const start = (axis: 0 | 1): Float32Array =>
    initialDepthM.map((depth, cell) => (depth > 0 ? bowl.velocityMPerS(...offsets(size, cell), 0)[axis] : 0));
  return { ...flood, initialDepthM, initialVelocity: { xMPerS: start(0), yMPerS: start(1) } };
}

/** Depths of the published solution at a time, m. */
export const bowlDepths = (bowl: Bowl, bedM: Float32Array, timeS: number): Float32Array =>
  bedM.map((bed, cell) => {
    const [x, y] = offsets(bowl.size, cell);
    return Math.max(0, bowl.surfaceM(x, y, timeS) - bed);
  });

/** Kinetic and potential energy over that of the empty bowl's lowest point, per density and cell, m³/s². */
export function bowlEnergy(
  {
    depthM,
    velocityXMPerS,
    velocityYMPerS,
  }: Pick<FloodFrame, 'depthM' | 'velocityXMPerS' | 'velocityYMPerS'>,
  bedM: Float32Array,
): number {
  let energy = 0;
  for (let i = 0; i < depthM.length; i++) {
    const h = depthM[i] as number;
    const speed2 = (velocityXMPerS[i] as number) ** 2 + (velocityYMPerS[i] as number) ** 2;
    energy += (h * speed2) / 2 + gravity * h * (h / 2 + (bedM[i] as number) + centreM);
  }
  return energy;
}

/** Largest relative rise of the energy from one time to that `stride` later. */
export const energyRise = (energies: readonly number[], stride = 1): number =>
  energies
    .slice(stride)
    .reduce((most, energy, k) => Math.max(most, energy / (energies[k] as number) - 1), -1);

/**
 * Largest rise of `bowlEnergy` between two frames of the published solution itself, whose energy is constant: what water
 * and bed do within a cell is no part of a sum over means of cells, and its share changes as the water spreads.
 */
export function publishedEnergyRise(bowl: Bowl, bedM: Float32Array): number {
  const energies = Array.from({ length: 21 }, (_, k) =>
    bowlEnergy(cellMeans(bowl, bedM.length, (k * bowl.periodS) / 20), bedM),
  );
  return energyRise(energies);
}

/** Mean depth and velocity of the published solution in each cell, from 8 x 8 points. */
function cellMeans(bowl: Bowl, cells: number, timeS: number) {
  const depthM = new Float32Array(cells);
  const velocityXMPerS = new Float32Array(cells);
  const velocityYMPerS = new Float32Array(cells);
  const points = 8;
  const shift = (k: number): number => ((k + 0.5) / points - 0.5) * cellSizeM;
  for (let cell = 0; cell < cells; cell++) {
    const [middleX, middleY] = offsets(bowl.size, cell);
    const sum = { depth: 0, east: 0, north: 0 };
    for (let k = 0; k < points * points; k++) {
      const x = middleX + shift(k % points);
      const y = middleY + shift(Math.floor(k / points));
      const depth = Math.max(0, bowl.surfaceM(x, y, timeS) - bowlBedM(x, y));
      const [u, v] = bowl.velocityMPerS(x, y, timeS);
      sum.depth += depth;
      sum.east += depth * u;
      sum.north += depth * v;
    }
    if (sum.depth === 0) continue;
    depthM[cell] = sum.depth / points ** 2;
    velocityXMPerS[cell] = sum.east / sum.depth;
    velocityYMPerS[cell] = sum.north / sum.depth;
  }
  return { depthM, velocityXMPerS, velocityYMPerS };
}

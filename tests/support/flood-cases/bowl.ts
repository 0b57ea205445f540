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
  /** Velocity at the start, m/s; the same everywhere. */
  readonly startMPerS: readonly [x: number, y: number];
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
    startMPerS: [0, offsetM * angular],
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
    startMPerS: [0, 0],
  };
}

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
      bedM: (column, row) => {
        const [x, y] = offsets(size, row * size + column);
        return centreM * ((x ** 2 + y ** 2) / radiusM ** 2 - 1);
      },
    },
    {
      scheme: { kind: 'full', order: 2 },
      manning: new Float32Array(size * size),
      endS: periods * bowl.periodS,
      outputEveryS: bowl.periodS / 20,
    },
  );
  const initialDepthM = bowlDepths(bowl, flood.bedM, 0);
  const start = (value: number): Float32Array => initialDepthM.map((depth) => (depth > 0 ? value : 0));
  const [x, y] = bowl.startMPerS;
  return { ...flood, initialDepthM, initialVelocity: { xMPerS: start(x), yMPerS: start(y) } };
}

/** Depths of the published solution at a time, m. */
export const bowlDepths = (bowl: Bowl, bedM: Float32Array, timeS: number): Float32Array =>
  bedM.map((bed, cell) => {
    const [x, y] = offsets(bowl.size, cell);
    return Math.max(0, bowl.surfaceM(x, y, timeS) - bed);
  });

/** Kinetic and potential energy over that of the empty bowl's lowest point, per density and cell, m³/s². */
export function bowlEnergy(
  { depthM, velocityXMPerS, velocityYMPerS }: FloodFrame,
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

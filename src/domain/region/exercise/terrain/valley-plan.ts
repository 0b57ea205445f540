import type { Random } from '../../../../core/random.ts';
import { fractalNoise, type Noise } from './gradient-noise.ts';
import { frameAt, type Line, lineLengthM, lineThrough, type Point, smoothLine } from './smooth-line.ts';

/** Left or right bank, looking downstream. */
export type Side = 1 | -1;

/** A flat-floored side valley and the stream in it. Stations run up the valley from the river. */
export interface SideValley {
  readonly id: string;
  /** Axis of the valley from the confluence to its head. */
  readonly axis: Line;
  readonly side: Side;
  /** Distance of the confluence from the mouth of the river along the axis of the main valley, m. */
  readonly upstreamM: number;
  readonly streamWidthM: number;
  /** Places along the axis where the floor widens into a hollow with room for a village. */
  readonly hollows: readonly { readonly stationM: number; readonly side: Side }[];
}

/** What the region is meant to be, before erosion: where the valleys, towns and banks lie. */
export interface ValleyPlan {
  /** Axis of the main valley from beyond the western edge to beyond the coast. */
  readonly axis: Line;
  /** Station of the mouth on the axis, m. */
  readonly mouthStationM: number;
  /** Bank of the river on which the old town lies. */
  readonly townSide: Side;
  readonly sideValleys: readonly SideValley[];
  /** Size of the terrace and width of the basin under the old town, relative to their first sketch. */
  readonly terraceScale: number;
  readonly townScale: number;
  /** Wanders in [-1, 1], used to keep every margin natural. */
  readonly marginNoise: Noise;
}

/** Distances upstream of the mouth along the axis, m. */
export const townReach = {
  fromM: 850,
  centreM: 2000,
  toM: 3150,
  lowBanksFromM: 1750,
  lowBanksToM: 2150,
} as const;
export const terraceReach = { centreM: 3500, halfLengthM: 950, depthM: 1000 } as const;
/** Levees stand between these distances on both banks. */
export const leveeReach = { fromM: 700, toM: 4500 } as const;
export const riverWidthM = 50;
/** Spacing of the samples of the river along the axis, m. */
export const riverSampleM = 10;

const clamp01 = (t: number): number => Math.min(1, Math.max(0, t));
/** Smooth step from 0 to 1 as x goes from a to b (a may exceed b). */
export const ramp = (x: number, a: number, b: number): number => {
  const t = clamp01((x - a) / (b - a));
  return t * t * (3 - 2 * t);
};
/** 1 at 0, flat-topped, 0 from |u| = 1 on. */
export const plateau = (u: number): number => {
  const v = Math.min(1, u * u);
  return (1 - v * v) * (1 - v * v);
};

/** Axis of the main valley. `origin` is the north-western corner of the region. */
export function planAxis(random: Random, origin: Point): Line {
  const jitter = (spread: number): number => random.between(-spread, spread);
  const entry = random.between(2.3, 3.1);
  const mouth = random.between(4.5, 5.1);
  const bend = random.between(0.25, 0.6) * (random.next() < 0.5 ? 1 : -1);
  const km: Point[] = [
    [-3.2, entry - 0.7 + jitter(0.3)],
    [-1.5, entry - 0.2 + jitter(0.2)],
    [0.1, entry + 0.1],
    [1.7, entry + 0.5 - bend],
    [3.3, (entry + mouth) / 2 + bend],
    [4.9, mouth - 0.3 - bend * 0.5 + jitter(0.15)],
    [6.3, mouth + jitter(0.1)],
    [8, mouth + 0.15],
    [10.4, mouth + 0.3],
  ];
  return smoothLine(
    km.map(([east, south]): Point => [origin[0] + east * 1000, origin[1] - south * 1000]),
    40,
  );
}

/**
 * Half-width of the floodplain on one side, m, at a distance upstream of the mouth: wide on the town's side along the
 * town, pinched by the hills at both of its ends, a plain at the mouth.
 */
export function floodplainHalfWidthM(plan: ValleyPlan, upstreamM: number, side: Side): number {
  const wander = plan.marginNoise(upstreamM, side * 50_000) * 90;
  const delta = 260 * ramp(upstreamM, 700, 100);
  if (side !== plan.townSide)
    return 330 + wander * 0.7 - 60 * plateau((upstreamM - 3500) / 900) + delta * 0.6;
  const town = plateau((upstreamM - townReach.centreM) / 1230) * 600 * plan.townScale;
  const pinch = 110 * plateau((upstreamM - 800) / 420) + 70 * plateau((upstreamM - 3250) / 450);
  return 310 + wander + town - pinch + delta;
}

/** Centre line of the river: the axis plus meanders, pushed against the far bank along the town. Ends offshore. */
export function planRiver(plan: ValleyPlan, random: Random): Line {
  const apex: number[] = [];
  const apexAt: number[] = [];
  let sign = random.next() < 0.5 ? 1 : -1;
  let at = 0;
  while (at < lineLengthM(plan.axis) + 1500) {
    apexAt.push(at);
    apex.push(sign * random.between(0.35, 1));
    at += random.between(330, 520);
    sign = -sign;
  }
  const points: Point[] = [];
  let k = 0;
  const last = Math.min(lineLengthM(plan.axis) - 1, plan.mouthStationM + 700);
  for (let stationM = 0; stationM <= last; stationM += riverSampleM) {
    while ((apexAt[k + 1] as number) <= stationM) k++;
    const t = ramp(stationM, apexAt[k] as number, apexAt[k + 1] as number);
    const swing = (apex[k] as number) * (1 - t) + (apex[k + 1] as number) * t;
    const upstreamM = plan.mouthStationM - stationM;
    const inTown = plateau((upstreamM - townReach.centreM) / 1700);
    const straight = ramp(upstreamM, -100, 700);
    const offsetM = swing * (125 - 70 * inTown) * straight - plan.townSide * 95 * inTown;
    const { xM, yM, ux, uy } = frameAt(plan.axis, stationM);
    points.push([xM - uy * offsetM, yM + ux * offsetM]);
  }
  return smoothPoints(points, 12);
}

/** Running mean that takes the corners off a densely sampled curve; the ends stay. */
export function smoothPoints(points: readonly Point[], rounds: number): Line {
  let current = points.map((p): Point => [p[0], p[1]]);
  for (let round = 0; round < rounds; round++) {
    current = current.map((p, i): Point => {
      const before = current[i - 1];
      const after = current[i + 1];
      if (before === undefined || after === undefined) return p;
      return [(before[0] + 2 * p[0] + after[0]) / 4, (before[1] + 2 * p[1] + after[1]) / 4];
    });
  }
  return lineThrough(current);
}

interface SideValleySeed {
  readonly id: string;
  readonly side: Side;
  readonly upstreamM: number;
  readonly lengthM: number;
  /** Direction of the head of the valley, as a point far away. */
  readonly towards: Point;
  readonly streamWidthM: number;
}

/** A side valley that leaves the river at a right angle, leans upstream, and wanders towards its head. */
function planSideValley(axis: Line, mouthStationM: number, seed: SideValleySeed, random: Random): SideValley {
  const start = frameAt(axis, mouthStationM - seed.upstreamM);
  const controls: Point[] = [[start.xM, start.yM]];
  const lean = 0.45;
  let ux = -start.uy * seed.side - start.ux * lean;
  let uy = start.ux * seed.side - start.uy * lean;
  let [xM, yM] = [start.xM, start.yM];
  for (let gone = 0; gone < seed.lengthM; gone += 550) {
    const length = Math.sqrt(ux * ux + uy * uy);
    xM += (ux / length) * 550;
    yM += (uy / length) * 550;
    controls.push([xM, yM]);
    const tx = seed.towards[0] - xM;
    const ty = seed.towards[1] - yM;
    const away = Math.sqrt(tx * tx + ty * ty);
    const turn = random.between(-0.62, 0.62);
    ux = ux / length + (tx / away) * 0.5;
    uy = uy / length + (ty / away) * 0.5;
    [ux, uy] = [ux - uy * turn, uy + ux * turn];
  }
  const axisLine = smoothLine(controls, 30);
  const firstHollow = random.between(1050, 1250);
  const hollowSide: Side = random.next() < 0.5 ? 1 : -1;
  const hollows = [
    { stationM: firstHollow, side: hollowSide },
    { stationM: firstHollow + random.between(850, 1000), side: (hollowSide === 1 ? -1 : 1) as Side },
  ];
  return {
    id: seed.id,
    axis: axisLine,
    side: seed.side,
    upstreamM: seed.upstreamM,
    streamWidthM: seed.streamWidthM,
    hollows: hollows.filter((hollow) => hollow.stationM < lineLengthM(axisLine) - 350),
  };
}

/** Everything of the plan that follows from the axis and the place of the mouth. */
export function planValleys(axis: Line, mouthStationM: number, origin: Point, random: Random): ValleyPlan {
  const townSide: Side = random.next() < 0.5 ? 1 : -1;
  const far = (side: Side, east: number): Point => [
    origin[0] + east * 1000,
    origin[1] - (side === 1 ? -0.5 : 8.5) * 1000,
  ];
  const other = (townSide === 1 ? -1 : 1) as Side;
  const seeds: SideValleySeed[] = [
    {
      id: 'a',
      side: townSide,
      upstreamM: 3650,
      lengthM: 3000,
      towards: far(townSide, 3.4),
      streamWidthM: 24,
    },
    { id: 'b', side: other, upstreamM: 5150, lengthM: 2700, towards: far(other, 2.2), streamWidthM: 20 },
    {
      id: 'c',
      side: townSide,
      upstreamM: 5900,
      lengthM: 2300,
      towards: far(townSide, 1.2),
      streamWidthM: 18,
    },
  ];
  return {
    axis,
    mouthStationM,
    townSide,
    terraceScale: 1,
    townScale: 1,
    sideValleys: seeds.map((seed) =>
      planSideValley(
        axis,
        mouthStationM,
        { ...seed, upstreamM: seed.upstreamM + random.between(-90, 90) },
        random.fork(seed.id),
      ),
    ),
    marginNoise: fractalNoise(random.fork('margin'), { wavelengthM: 700, octaves: 3, gain: 0.5 }),
  };
}

import { type MainChannel, type SideChannel, shiftedLine } from './channels.ts';
import { type CrossSection, floodplainLevelM, waterSurfaceM } from './river-profile.ts';
import { frameAt, type Line, lineLengthM, type Point } from './smooth-line.ts';
import {
  floodplainHalfWidthM,
  leveeReach,
  ramp,
  riverWidthM,
  type Side,
  smoothPoints,
  townReach,
  type ValleyPlan,
} from './valley-plan.ts';

/** An embankment: its crown follows the line at the given heights. */
export interface Levee {
  readonly line: Line;
  /** Crown at each point of the line, m. */
  readonly crownM: Float64Array;
}

export interface Levees {
  readonly banks: readonly Levee[];
  /** Middle of the low reach beside the old town, on the crown, m. */
  readonly lowBank: { readonly xM: number; readonly yM: number; readonly crownM: number };
}

/** Half-width of the crown, m: three cells of 10 m, so that a grid of 20 m cells still has an unbroken crown. */
export const crownHalfWidthM = 15;
/** Fall of the flanks, m/m. */
export const flankSlope = 0.36;
/** River centre to levee centre: half the channel, its bank, a berm, the flank and half the crown. */
const riverSetbackM = riverWidthM / 2 + 8 + 12 + 9 + crownHalfWidthM;
const streamSetbackM = 50;

/** Discharge that the levees hold with their freeboard, and the one that fills the channel to the low banks, m³/s. */
export const leveeDesign = { heldM3PerS: 850, freeboardM: 0.3, lowBanksM3PerS: 480 } as const;

/** The river between its levees. */
export const floodway: CrossSection = {
  bedWidthM: riverWidthM - 16,
  bankfullWidthM: riverWidthM + 16,
  bankfullDepthM: 3.1,
  floodwayWidthM: 2 * (riverWidthM / 2 + 8 + 12 + 4),
};

/** Water surface of a steady flow at each point of the main channel, m. */
export function steadySurfaceM(main: MainChannel, dischargeM3PerS: number): Float64Array {
  const wet = main.upstreamM.reduce((n, u) => (u >= 0 ? n + 1 : n), 0);
  const end = main.line.stationM[wet - 1] as number;
  const distanceM = Float64Array.from(
    { length: wet },
    (_, i) => end - (main.line.stationM[wet - 1 - i] as number),
  );
  const bedM = Float64Array.from({ length: wet }, (_, i) => main.bedM[wet - 1 - i] as number);
  const surface = waterSurfaceM(distanceM, bedM, floodway, dischargeM3PerS);
  return main.bedM.map((_, i) => (i < wet ? (surface[wet - 1 - i] as number) : 0));
}

/** Crown height along the main channel on one side, m: the held flood plus freeboard, 2.5 to 4 m above the floodplain. */
export function crownAlongRiverM(main: MainChannel, townSide: boolean): Float64Array {
  const held = steadySurfaceM(main, leveeDesign.heldM3PerS);
  const low = steadySurfaceM(main, leveeDesign.lowBanksM3PerS);
  return held.map((level, i) => {
    const upstream = main.upstreamM[i] as number;
    const ground = floodplainLevelM(upstream);
    const crown = Math.min(Math.max(level + leveeDesign.freeboardM, ground + 2.5), ground + 4);
    if (!townSide) return crown;
    const { lowBanksFromM, lowBanksToM } = townReach;
    const lowered =
      ramp(upstream, lowBanksFromM - 70, lowBanksFromM) * ramp(upstream, lowBanksToM + 70, lowBanksToM);
    return crown + lowered * Math.min(0, (low[i] as number) - crown);
  });
}

/** Sample of the main channel at a distance upstream of the mouth. */
const sampleAt = (main: MainChannel, upstreamM: number): number =>
  main.upstreamM.reduce((n, u) => (u >= upstreamM ? n + 1 : n), 0);

/** A point beyond the margin of the floodplain, where an embankment runs into the hill. */
function hillPoint(plan: ValleyPlan, upstreamM: number, side: Side): Point {
  const { xM, yM, ux, uy } = frameAt(plan.axis, plan.mouthStationM - upstreamM);
  const offsetM = side * (floodplainHalfWidthM(plan, upstreamM, side) + 130);
  return [xM - uy * offsetM, yM + ux * offsetM];
}

interface CrownedPoint {
  readonly at: Point;
  readonly crownM: number;
}

/** Evenly placed points between two, the first not repeated. */
function straight(from: Point, to: Point, crownM: number): CrownedPoint[] {
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const pieces = Math.max(1, Math.round(Math.sqrt(dx * dx + dy * dy) / 10));
  return Array.from({ length: pieces }, (_, i) => ({
    at: [from[0] + (dx * (i + 0.5)) / pieces, from[1] + (dy * (i + 0.5)) / pieces],
    crownM,
  }));
}

function alongRiver(
  main: MainChannel,
  from: number,
  to: number,
  side: Side,
  crown: Float64Array,
): CrownedPoint[] {
  return shiftedLine(main.line, from, to, side * riverSetbackM).map((at, i) => ({
    at,
    crownM: crown[from + i] as number,
  }));
}

/** Embankment beside a side stream from its valley down to the river; level with the river's crown at the confluence. */
function alongStream(stream: SideChannel, side: Side, crownM: number): CrownedPoint[] {
  const reachM = lineLengthM(stream.line);
  const valleyM = 950;
  const first = stream.line.stationM.findIndex((s) => s > reachM - valleyM);
  const last = stream.line.stationM.findIndex((s) => s > reachM - riverSetbackM - 25);
  return shiftedLine(stream.line, first, last, side * streamSetbackM).map((at) => ({ at, crownM }));
}

const toLevee = (points: readonly CrownedPoint[]): Levee => ({
  line: smoothPoints(
    points.map((p) => p.at),
    25,
  ),
  crownM: Float64Array.from(points, (p) => p.crownM),
});

/**
 * The levees of the populated reach. On the town's side: from the hills below the town along the river, then up the
 * first side stream into its valley, so that the town lies in a ring; and the short piece above that stream. On the other
 * side: from the hills above to an open lower end, where the ground behind it drains.
 */
export function planLevees(plan: ValleyPlan, main: MainChannel, firstStream: SideChannel): Levees {
  const side = plan.townSide;
  const other: Side = side === 1 ? -1 : 1;
  const townCrown = crownAlongRiverM(main, true);
  const farCrown = crownAlongRiverM(main, false);
  const top = sampleAt(main, leveeReach.toM);
  const townEnd = sampleAt(main, townReach.fromM);
  const join = firstStream.confluence;
  const below = join + 5;
  const above = join - 9;
  const end = main.line.xM.length - 1;
  const farEnd = Math.min(sampleAt(main, leveeReach.fromM), end);
  const joinCrown = townCrown[join] as number;
  const lower = alongRiver(main, below, townEnd, side, townCrown);
  const upper = alongRiver(main, top, above, side, townCrown);
  const far = alongRiver(main, top, farEnd, other, farCrown);
  const endPoint = (lower[lower.length - 1] as CrownedPoint).at;
  const banks = [
    toLevee([
      ...alongStream(firstStream, side === 1 ? 1 : -1, joinCrown),
      ...lower,
      ...straight(endPoint, hillPoint(plan, townReach.fromM - 60, side), townCrown[townEnd] as number),
    ]),
    toLevee([
      ...straight(
        hillPoint(plan, leveeReach.toM + 60, side),
        (upper[0] as CrownedPoint).at,
        townCrown[top] as number,
      ),
      ...upper,
      ...alongStream(firstStream, side === 1 ? -1 : 1, joinCrown).reverse(),
    ]),
    toLevee([
      ...straight(
        hillPoint(plan, leveeReach.toM + 60, other),
        (far[0] as CrownedPoint).at,
        farCrown[top] as number,
      ),
      ...far,
    ]),
  ];
  const middle = sampleAt(main, (townReach.lowBanksFromM + townReach.lowBanksToM) / 2);
  const [xM, yM] = shiftedLine(main.line, middle, middle, side * riverSetbackM)[0] as Point;
  return { banks, lowBank: { xM, yM, crownM: townCrown[middle] as number } };
}

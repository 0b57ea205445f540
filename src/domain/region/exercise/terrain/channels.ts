import type { Random } from '../../../../core/random.ts';
import { floodplainGroundM } from './held-floors.ts';
import { bankfullDepthM, riverBedM, sideFloorLevelM } from './river-profile.ts';
import { frameAt, type Line, lineLengthM, type Point, smoothLine } from './smooth-line.ts';
import {
  floodplainHalfWidthM,
  planRiver,
  riverSampleM,
  riverWidthM,
  type SideValley,
  smoothPoints,
  type ValleyPlan,
} from './valley-plan.ts';

/** A carved watercourse, from source to mouth. */
export interface Channel {
  readonly id: string;
  readonly line: Line;
  /** Bed at each point of the line, m; never rising downstream. */
  readonly bedM: Float64Array;
  /** Height of the bank top above the bed at each point, m. */
  readonly depthM: Float64Array;
  readonly widthM: number;
}

export interface MainChannel extends Channel {
  /** Distance upstream of the mouth along the valley axis at each point, m; negative offshore. */
  readonly upstreamM: Float64Array;
}

export interface SideChannel extends Channel {
  readonly valley: SideValley;
  /** Index on the main channel's line where the stream ends. */
  readonly confluence: number;
}

export function mainChannel(plan: ValleyPlan, random: Random): MainChannel {
  const line = planRiver(plan, random);
  const upstreamM = Float64Array.from(line.xM, (_, i) => plan.mouthStationM - i * riverSampleM);
  return {
    id: 'main',
    line,
    upstreamM,
    bedM: upstreamM.map(riverBedM),
    depthM: upstreamM.map(bankfullDepthM),
    widthM: riverWidthM,
  };
}

/** Index of the sample of a line nearest to a point. */
export function nearestSample(line: Line, [xM, yM]: Point): number {
  let best = 0;
  let bestD2 = Number.POSITIVE_INFINITY;
  for (let i = 0; i < line.xM.length; i++) {
    const dx = (line.xM[i] as number) - xM;
    const dy = (line.yM[i] as number) - yM;
    if (dx * dx + dy * dy < bestD2) {
      bestD2 = dx * dx + dy * dy;
      best = i;
    }
  }
  return best;
}

/** A stream that winds down its side valley, crosses the floodplain and joins the river at an acute angle. */
export function sideChannel(
  plan: ValleyPlan,
  valley: SideValley,
  main: MainChannel,
  random: Random,
): SideChannel {
  const start: Point = [valley.axis.xM[0] as number, valley.axis.yM[0] as number];
  const confluence = nearestSample(main.line, start) + 14;
  const leaveM = floodplainHalfWidthM(plan, valley.upstreamM, valley.side) + 40;
  const controls: Point[] = [];
  const alongM: number[] = [];
  let swing = random.next() < 0.5 ? 1 : -1;
  for (let s = lineLengthM(valley.axis) - 380; s > leaveM; s -= random.between(80, 130)) {
    const { xM, yM, ux, uy } = frameAt(valley.axis, s);
    const offsetM = swing * random.between(8, 26);
    controls.push([xM - uy * offsetM, yM + ux * offsetM]);
    alongM.push(s);
    swing = -swing;
  }
  const joinX = main.line.xM[confluence] as number;
  const joinY = main.line.yM[confluence] as number;
  const last = controls[controls.length - 1] as Point;
  const lean = main.line.xM[confluence - 9] as number;
  const leanY = main.line.yM[confluence - 9] as number;
  controls.push([last[0] * 0.4 + lean * 0.6, last[1] * 0.4 + leanY * 0.6], [joinX, joinY]);
  const dense = smoothLine(controls, 8);
  const line = smoothPoints(
    Array.from(dense.xM, (x, i): Point => [x, dense.yM[i] as number]),
    10,
  );
  return {
    id: valley.id,
    line,
    valley,
    confluence,
    widthM: valley.streamWidthM,
    ...sideBed(plan, valley, main, line, confluence),
  };
}

/** Bed below the planned ground of the valley and the floodplain, falling all the way to just above the river's bed. */
function sideBed(
  plan: ValleyPlan,
  valley: SideValley,
  main: MainChannel,
  line: Line,
  confluence: number,
): { bedM: Float64Array; depthM: Float64Array } {
  const count = line.xM.length;
  const bedM = new Float64Array(count);
  const depthM = new Float64Array(count);
  const joinUpstream = main.upstreamM[confluence] as number;
  const plainM = floodplainHalfWidthM(plan, valley.upstreamM, valley.side);
  const length = lineLengthM(line);
  bedM[count - 1] = (main.bedM[confluence] as number) + 0.4;
  depthM[count - 1] = main.depthM[confluence] as number;
  for (let i = count - 2; i >= 0; i--) {
    const stepM = (line.stationM[i + 1] as number) - (line.stationM[i] as number);
    const nearest = nearestSample(valley.axis, [line.xM[i] as number, line.yM[i] as number]);
    const axisM = valley.axis.stationM[nearest] as number;
    const wantedDepthM = 1.2 + (1.4 * (line.stationM[i] as number)) / length;
    const groundM =
      axisM > plainM
        ? sideFloorLevelM(valley.upstreamM, axisM)
        : floodplainGroundM(plan, joinUpstream, axisM, valley.side);
    bedM[i] = Math.max((bedM[i + 1] as number) + 0.0008 * stepM, groundM - wantedDepthM);
    depthM[i] = Math.max(0.8, groundM - (bedM[i] as number));
  }
  return { bedM, depthM };
}

/** Line shifted sideways, positive to the left of travel; for gentle bends only. */
export function shiftedLine(line: Line, from: number, to: number, offsetM: number): Point[] {
  const points: Point[] = [];
  for (let i = from; i <= to; i++) {
    const before = Math.max(i - 2, 0);
    const after = Math.min(i + 2, line.xM.length - 1);
    const dx = (line.xM[after] as number) - (line.xM[before] as number);
    const dy = (line.yM[after] as number) - (line.yM[before] as number);
    const length = Math.sqrt(dx * dx + dy * dy);
    points.push([
      (line.xM[i] as number) - (dy / length) * offsetM,
      (line.yM[i] as number) + (dx / length) * offsetM,
    ]);
  }
  return points;
}

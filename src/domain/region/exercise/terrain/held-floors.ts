import { cellCount, columnCentreM, type GridSpec, rowCentreM } from '../../../geo/grid.ts';
import { type CoastField, seaMask } from './coast.ts';
import { distanceToM } from './distance-transform.ts';
import { floodplainLevelM, sideFloorLevelM } from './river-profile.ts';
import { frameAt, lineFrame, lineLengthM, type Point } from './smooth-line.ts';
import {
  floodplainHalfWidthM,
  plateau,
  ramp,
  type Side,
  type SideValley,
  terraceReach,
  townReach,
  type ValleyPlan,
} from './valley-plan.ts';

/** What holds the ground of a cell at a planned level; free cells are shaped by erosion. */
export const groundKinds = ['free', 'sea', 'floodplain', 'side-floor', 'hollow', 'terrace', 'port'] as const;
export type GroundKind = (typeof groundKinds)[number];
export const groundCode = (kind: GroundKind): number => groundKinds.indexOf(kind);

/** The planned floors of a region on one grid. */
export interface HeldFloors {
  /** Index into `groundKinds` per cell. */
  readonly kind: Uint8Array;
  /** Planned level, m; 0 on free cells. */
  readonly levelM: Float32Array;
  /** Distance upstream of the mouth along the main axis, m; NaN far from it. */
  readonly upstreamM: Float32Array;
  /** Distance from the main axis, m, positive to the left looking downstream; NaN far from it. */
  readonly axisOffsetM: Float32Array;
  /** Distance to the shore line, m; positive on land. */
  readonly shoreM: Float32Array;
}

export interface FloorPlan {
  readonly valleys: ValleyPlan;
  readonly coast: CoastField;
  readonly portAt: Point;
}

/** Lays the planned floors over a grid: sea, floodplain, side valleys, terrace and port, the later over the earlier. */
export function heldFloors(grid: GridSpec, plan: FloorPlan): HeldFloors {
  const count = cellCount(grid);
  const kind = new Uint8Array(count);
  const levelM = new Float32Array(count);
  const sea = seaMask(grid, plan.coast);
  const toSea = distanceToM(grid, (cell) => sea[cell] === 1);
  const toLand = distanceToM(grid, (cell) => sea[cell] === 0);
  const shoreM = toSea.map((d, cell) => (sea[cell] === 1 ? -(toLand[cell] as number) : d));
  const frame = lineFrame(grid, plan.valleys.axis, 2300);
  const upstreamM = frame.stationM.map((s) => plan.valleys.mouthStationM - s);
  const floors = { kind, levelM, upstreamM, axisOffsetM: frame.offsetM, shoreM };
  for (const valley of plan.valleys.sideValleys) laySideValley(grid, plan.valleys, valley, floors);
  layMainValley(grid, plan, floors);
  for (let cell = 0; cell < count; cell++) {
    if (sea[cell] !== 1) continue;
    kind[cell] = groundCode('sea');
    levelM[cell] = 0;
  }
  return floors;
}

function layMainValley(grid: GridSpec, plan: FloorPlan, floors: HeldFloors): void {
  const { kind, levelM, upstreamM, axisOffsetM, shoreM } = floors;
  const tread = terraceTread(plan.valleys);
  for (let cell = 0; cell < kind.length; cell++) {
    const row = Math.floor(cell / grid.columns);
    const xM = columnCentreM(grid, cell - row * grid.columns);
    const yM = rowCentreM(grid, row);
    const portX = xM - plan.portAt[0];
    const portY = yM - plan.portAt[1];
    const portOff = Math.sqrt(portX * portX + portY * portY);
    const shore = shoreM[cell] as number;
    if (portOff < 720 && shore > 0 && shore < 210 * plateau(portOff / 720) + 20) {
      kind[cell] = groundCode('port');
      levelM[cell] = 1.8 + shore * 0.01;
    }
    const offset = axisOffsetM[cell] as number;
    if (Number.isNaN(offset)) continue;
    const along = upstreamM[cell] as number;
    const side: Side = offset >= 0 ? 1 : -1;
    const margin =
      floodplainHalfWidthM(plan.valleys, along, side) + plan.valleys.marginNoise(xM * 1.3, yM * 1.3) * 34;
    const beyond = Math.abs(offset) - margin;
    if (beyond < 0 && along > -400) {
      kind[cell] = groundCode('floodplain');
      levelM[cell] = floodplainGroundM(plan.valleys, along, Math.abs(offset), side);
    } else if (side !== plan.valleys.townSide && onTerrace(plan.valleys, along, beyond, xM, yM)) {
      kind[cell] = groundCode('terrace');
      levelM[cell] = tread(xM, yM);
    }
  }
}

function onTerrace(plan: ValleyPlan, along: number, beyond: number, xM: number, yM: number): boolean {
  const depth = terraceReach.depthM * (0.4 + 0.6 * plan.terraceScale);
  const u = (along - terraceReach.centreM) / (terraceReach.halfLengthM * plan.terraceScale);
  const v = (beyond - 45 - depth / 2) / (depth / 2);
  if (beyond < 50 + plan.marginNoise(yM * 0.7, xM * 0.7) * 30) return false;
  return u * u * (u * u + 0.4) + v * v * (v * v + 0.2) < 1.25 + 0.55 * plan.marginNoise(xM * 0.8, yM * 0.8);
}

/**
 * Tread of the old river terrace: a plane that leans to the valley at 1.5 % and down it at 0.1 %, with low swells that
 * turn its ditches; 19 m above the floodplain where it begins.
 */
function terraceTread(plan: ValleyPlan): (xM: number, yM: number) => number {
  const front = frameAt(plan.axis, plan.mouthStationM - terraceReach.centreM);
  const frontM = floodplainHalfWidthM(plan, terraceReach.centreM, plan.townSide === 1 ? -1 : 1);
  return (xM, yM) => {
    const dx = xM - front.xM;
    const dy = yM - front.yM;
    const beyond = -plan.townSide * (dy * front.ux - dx * front.uy) - frontM;
    const downM = dx * front.ux + dy * front.uy;
    const swell =
      0.25 * plan.marginNoise(xM * 0.9, yM * 0.9) + 0.12 * plan.marginNoise(xM * 4 + 31_000, yM * 4);
    return floodplainLevelM(terraceReach.centreM) + 19 + 0.015 * beyond - 0.001 * downM + swell;
  };
}

/** Ground of the floodplain: highest beside the river, a shallow backswamp under the old town with one lowest place. */
export function floodplainGroundM(plan: ValleyPlan, along: number, axisDistance: number, side: Side): number {
  const level = floodplainLevelM(along);
  if (side !== plan.townSide) return level + 0.004 * Math.max(0, axisDistance - 200);
  const basin = plateau((along - townReach.centreM) / 1150);
  const back = ramp(axisDistance, 60, 560);
  const lowAlong = (along - (townReach.centreM - 420)) / 620;
  const lowAcross = (axisDistance - 560) / 330;
  const low = Math.max(0, 1 - lowAlong * lowAlong - lowAcross * lowAcross);
  return level - basin * (0.25 + 0.65 * back) - 0.9 * low * low;
}

function laySideValley(grid: GridSpec, plan: ValleyPlan, valley: SideValley, floors: HeldFloors): void {
  const frame = lineFrame(grid, valley.axis, 360);
  const length = lineLengthM(valley.axis);
  for (let cell = 0; cell < floors.kind.length; cell++) {
    const offset = frame.offsetM[cell] as number;
    if (Number.isNaN(offset)) continue;
    const along = frame.stationM[cell] as number;
    const row = Math.floor(cell / grid.columns);
    const xM = columnCentreM(grid, cell - row * grid.columns);
    const yM = rowCentreM(grid, row);
    const wander = plan.marginNoise(along * 1.3, valley.upstreamM * 40);
    const half =
      (58 + 30 * wander + 20 * plan.marginNoise(xM, yM) + 30 * ramp(along, 1200, 300)) *
      ramp(along, length, length - 600);
    let hollowM = 0;
    for (const hollow of valley.hollows) {
      if (hollow.side * offset > 0)
        hollowM += 200 * plateau((along - hollow.stationM) / 330) * (1 + 0.5 * plan.marginNoise(xM, yM));
    }
    const distance = Math.abs(offset);
    if (half < 20 || distance > half + hollowM) continue;
    const floor = sideFloorLevelM(valley.upstreamM, along);
    if (distance <= half) {
      floors.kind[cell] = groundCode('side-floor');
      floors.levelM[cell] = floor + 0.01 * distance;
    } else {
      floors.kind[cell] = groundCode('hollow');
      floors.levelM[cell] = floor + 0.01 * half + 0.055 * (distance - half);
    }
  }
}

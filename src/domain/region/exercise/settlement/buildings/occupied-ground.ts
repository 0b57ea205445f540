import { columnCentreM, rowCentreM } from '../../../../geo/grid.ts';
import { landCoverCode } from '../../../land-cover.ts';
import { type Ground, isUnbuildable } from '../ground.ts';
import type { RoadNetwork } from '../roads/road-line.ts';

/** A rectangle turned to any direction; (ux, uy) is the unit vector along its width. */
export interface OrientedBox {
  readonly xM: number;
  readonly yM: number;
  readonly ux: number;
  readonly uy: number;
  readonly halfWidthM: number;
  readonly halfDepthM: number;
}

/** What stands where: answers whether a rectangle is free of roads, other claims, water, levees and steep ground. */
export interface OccupiedGround {
  isFree(box: OrientedBox, marginM: number): boolean;
  claim(box: OrientedBox): void;
}

const bucketM = 30;
/** Clear strip between the edge of the carriageway and a wall, m. */
const roadMarginM = 0.8;
/** Steepest ground on which houses are built, m/m. */
const steepestPlot = 0.22;
/** Walls keep this far from ground that is not to be built on, m. */
const wallMarginM = 0.3;
/** Strip along the shore that stays open, m. */
const shoreM = 20;
/** Strip beside the main channel, between the levees, that stays open, m. */
const floodwayM = 45;
/** Strip beside a gully that stays open, m: one cell. */
const gullyStripM = 15;
/** The same on the flat ground of a town, where a ditch spills wide: a cell of 20 m that holds it touches no house, m. */
const ditchStripM = 24;
const flatSlope = 0.03;
const wetland = landCoverCode('wetland');

export function openGround(ground: Ground, network: RoadNetwork): OccupiedGround {
  const buckets = new Map<number, OrientedBox[]>();
  const claim = (box: OrientedBox): void => {
    forEachBucket(box, 0, (key) => {
      const listed = buckets.get(key);
      if (listed === undefined) buckets.set(key, [box]);
      else listed.push(box);
      return true;
    });
  };
  for (const road of roadBoxes(network)) claim(road);
  return {
    claim,
    isFree: (box, marginM) =>
      forEachBucket(box, marginM, (key) =>
        (buckets.get(key) ?? []).every((other) => !boxesOverlap(box, other, marginM)),
      ) && isFirm(ground, box),
  };
}

function roadBoxes(network: RoadNetwork): OrientedBox[] {
  const boxes: OrientedBox[] = [];
  for (const { xy, kind } of network.edges) {
    for (let k = 2; k + 1 < xy.length; k += 2) {
      const ax = xy[k - 2] as number;
      const ay = xy[k - 1] as number;
      const dx = (xy[k] as number) - ax;
      const dy = (xy[k + 1] as number) - ay;
      const length = Math.hypot(dx, dy);
      if (length < 0.01) continue;
      const parts = Math.ceil(length / 40);
      for (let part = 0; part < parts; part++) {
        const t = (part + 0.5) / parts;
        boxes.push({
          xM: ax + dx * t,
          yM: ay + dy * t,
          ux: dx / length,
          uy: dy / length,
          halfWidthM: length / parts / 2 + kind.widthM / 2,
          halfDepthM: kind.widthM / 2 + roadMarginM,
        });
      }
    }
  }
  return boxes;
}

/** Visits the buckets a box touches until one says no. */
function forEachBucket(box: OrientedBox, marginM: number, visit: (key: number) => boolean): boolean {
  const reachX = Math.abs(box.ux) * box.halfWidthM + Math.abs(box.uy) * box.halfDepthM + marginM;
  const reachY = Math.abs(box.uy) * box.halfWidthM + Math.abs(box.ux) * box.halfDepthM + marginM;
  const lastColumn = Math.floor((box.xM + reachX) / bucketM);
  const lastRow = Math.floor((box.yM + reachY) / bucketM);
  for (let row = Math.floor((box.yM - reachY) / bucketM); row <= lastRow; row++) {
    for (let column = Math.floor((box.xM - reachX) / bucketM); column <= lastColumn; column++) {
      if (!visit(row * 1_000_000 + column)) return false;
    }
  }
  return true;
}

/** Separating-axis test for two rectangles (Gottschalk, Lin & Manocha 1996), with a gap asked for between them. */
export function boxesOverlap(a: OrientedBox, b: OrientedBox, gapM: number): boolean {
  const dx = b.xM - a.xM;
  const dy = b.yM - a.yM;
  const axes = [
    [a.ux, a.uy],
    [-a.uy, a.ux],
    [b.ux, b.uy],
    [-b.uy, b.ux],
  ] as const;
  return axes.every(
    ([x, y]) => Math.abs(dx * x + dy * y) < halfExtentM(a, x, y) + halfExtentM(b, x, y) + gapM,
  );
}

const halfExtentM = (box: OrientedBox, x: number, y: number): number =>
  box.halfWidthM * Math.abs(box.ux * x + box.uy * y) + box.halfDepthM * Math.abs(-box.uy * x + box.ux * y);

/** True when no cell that the box touches is wet, steep, a levee, a strand or part of the floodway. */
function isFirm(ground: Ground, box: OrientedBox): boolean {
  const { grid } = ground;
  const reach = Math.hypot(box.halfWidthM, box.halfDepthM) + wallMarginM;
  const firstColumn = Math.floor((box.xM - reach - grid.westM) / grid.cellSizeM);
  const lastColumn = Math.floor((box.xM + reach - grid.westM) / grid.cellSizeM);
  const firstRow = Math.floor((grid.northM - box.yM - reach) / grid.cellSizeM);
  const lastRow = Math.floor((grid.northM - box.yM + reach) / grid.cellSizeM);
  if (firstColumn < 0 || firstRow < 0 || lastColumn >= grid.columns || lastRow >= grid.rows) return false;
  for (let row = firstRow; row <= lastRow; row++) {
    for (let column = firstColumn; column <= lastColumn; column++) {
      if (isBuildingGround(ground, row * grid.columns + column)) continue;
      const square: OrientedBox = {
        xM: columnCentreM(grid, column),
        yM: rowCentreM(grid, row),
        ux: 1,
        uy: 0,
        halfWidthM: grid.cellSizeM / 2,
        halfDepthM: grid.cellSizeM / 2,
      };
      if (boxesOverlap(box, square, wallMarginM)) return false;
    }
  }
  return true;
}

const isBuildingGround = (ground: Ground, cell: number): boolean =>
  !isUnbuildable(ground, cell) &&
  (ground.slope[cell] as number) <= steepestPlot &&
  ground.landCover[cell] !== wetland &&
  (ground.seaDistanceM[cell] as number) >= shoreM &&
  (ground.mainRiverDistanceM[cell] as number) >= floodwayM &&
  (ground.ditchDistanceM[cell] as number) >=
    ((ground.slope[cell] as number) < flatSlope ? ditchStripM : gullyStripM);

/** The box of a street segment's surroundings that must stay open, for example a dug underpass. */
export const boxAround = (xy: readonly number[], halfDepthM: number): OrientedBox => {
  const [ax, ay] = xy as [number, number];
  const bx = xy[xy.length - 2] as number;
  const by = xy[xy.length - 1] as number;
  const length = Math.hypot(bx - ax, by - ay);
  return {
    xM: (ax + bx) / 2,
    yM: (ay + by) / 2,
    ux: (bx - ax) / length,
    uy: (by - ay) / length,
    halfWidthM: length / 2,
    halfDepthM,
  };
};

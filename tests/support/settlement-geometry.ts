import Flatbush from 'flatbush';
import type { Buildings } from '../../src/domain/region/buildings.ts';
import { pointInRing } from '../../src/domain/region/ring-geometry.ts';
import type { Roads } from '../../src/domain/region/roads.ts';

export const buildingRing = (buildings: Buildings, index: number): Float64Array =>
  buildings.ringXY.subarray(
    2 * (buildings.ringOffsets[index] as number),
    2 * (buildings.ringOffsets[index + 1] as number),
  );

type Segment = readonly [ax: number, ay: number, bx: number, by: number];

const wallsOf = (ring: ArrayLike<number>): Segment[] => {
  const walls: Segment[] = [];
  for (let k = 0; k < ring.length; k += 2) {
    const next = (k + 2) % ring.length;
    walls.push([ring[k], ring[k + 1], ring[next], ring[next + 1]] as unknown as Segment);
  }
  return walls;
};

function boxOf(xy: ArrayLike<number>): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let k = 0; k < xy.length; k += 2) {
    box[0] = Math.min(box[0], xy[k] as number);
    box[1] = Math.min(box[1], xy[k + 1] as number);
    box[2] = Math.max(box[2], xy[k] as number);
    box[3] = Math.max(box[3], xy[k + 1] as number);
  }
  return box;
}

/** Pairs of buildings whose walls cross or of which one stands inside the other. */
export function overlappingBuildings(buildings: Buildings): string[] {
  const index = new Flatbush(buildings.count);
  for (let i = 0; i < buildings.count; i++) index.add(...boxOf(buildingRing(buildings, i)));
  index.finish();
  const pairs: string[] = [];
  for (let i = 0; i < buildings.count; i++) {
    const ring = buildingRing(buildings, i);
    for (const j of index.search(...boxOf(ring))) {
      if (j > i && ringsOverlap(ring, buildingRing(buildings, j))) pairs.push(`b${i} b${j}`);
    }
  }
  return pairs;
}

const ringsOverlap = (p: Float64Array, q: Float64Array): boolean =>
  wallsOf(p).some((wall) => wallsOf(q).some((other) => doCross(wall, other))) ||
  pointInRing(q, p[0] as number, p[1] as number) ||
  pointInRing(p, q[0] as number, q[1] as number);

function doCross(p: Segment, q: Segment): boolean {
  const side = ([ax, ay, bx, by]: Segment, x: number, y: number): number =>
    (bx - ax) * (y - ay) - (by - ay) * (x - ax);
  return side(p, q[0], q[1]) * side(p, q[2], q[3]) < 0 && side(q, p[0], p[1]) * side(q, p[2], p[3]) < 0;
}

function pointToSegment(xM: number, yM: number, [ax, ay, bx, by]: Segment): number {
  const dx = bx - ax;
  const dy = by - ay;
  const square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : Math.min(Math.max(((xM - ax) * dx + (yM - ay) * dy) / square, 0), 1);
  return Math.hypot(ax + t * dx - xM, ay + t * dy - yM);
}

const segmentDistance = (p: Segment, q: Segment): number =>
  doCross(p, q)
    ? 0
    : Math.min(
        pointToSegment(p[0], p[1], q),
        pointToSegment(p[2], p[3], q),
        pointToSegment(q[0], q[1], p),
        pointToSegment(q[2], q[3], p),
      );

/** Buildings with a wall nearer to a centre line than half the width of that road. */
export function wallsOnRoads(buildings: Buildings, roads: Roads): string[] {
  const segments: { at: Segment; edge: number }[] = [];
  for (let edge = 0; edge < roads.edgeCount; edge++) {
    for (let k = (roads.lineOffsets[edge] as number) + 1; k < (roads.lineOffsets[edge + 1] as number); k++) {
      const at = Array.from(roads.lineXY.subarray(2 * k - 2, 2 * k + 2)) as unknown as Segment;
      segments.push({ at, edge });
    }
  }
  const index = new Flatbush(segments.length);
  for (const { at } of segments) index.add(...boxOf(at));
  index.finish();
  const found: string[] = [];
  for (let i = 0; i < buildings.count; i++) {
    const ring = buildingRing(buildings, i);
    const [x0, y0, x1, y1] = boxOf(ring);
    for (const id of index.search(x0 - 10, y0 - 10, x1 + 10, y1 + 10)) {
      const { at, edge } = segments[id] as { at: Segment; edge: number };
      const half = (roads.widthM[edge] as number) / 2;
      if (wallsOf(ring).some((wall) => segmentDistance(wall, at) < half)) found.push(`b${i} r${edge}`);
    }
  }
  return found;
}

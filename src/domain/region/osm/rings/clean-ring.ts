import Flatbush from 'flatbush';
import { reversedRing, ringAreaM2 } from '../../ring-geometry.ts';

/** Why a ring is not used. */
export type RingFlaw =
  | 'too-few-points'
  | 'too-many-points'
  | 'not-finite'
  | 'self-crossing'
  | 'too-small'
  | 'too-large';

export interface RingLimits {
  readonly leastM2: number;
  readonly mostM2: number;
  readonly mostPoints: number;
  /** Skips the test for crossings: a ring cut at a window may run twice along its edge. */
  readonly mayTouch?: boolean;
}

/** Points closer than this to the one before are the same point, m. */
const samePointM = 0.01;

/**
 * A simple counter-clockwise ring without a repeated last point, or what is wrong with it. Points that repeat the one
 * before are left out; a ring that crosses or touches itself is refused, because its inside is a guess.
 */
export function cleanRing(xy: ArrayLike<number>, limits: RingLimits): number[] | RingFlaw {
  if (xy.length / 2 > limits.mostPoints) return 'too-many-points';
  const points: number[] = [];
  for (let k = 0; k + 1 < xy.length; k += 2) {
    const x = xy[k] as number;
    const y = xy[k + 1] as number;
    if (!Number.isFinite(x) || !Number.isFinite(y)) return 'not-finite';
    if (!isSamePoint(points, points.length - 2, x, y)) points.push(x, y);
  }
  while (points.length >= 4 && isSamePoint(points, 0, points.at(-2) as number, points.at(-1) as number)) {
    points.length -= 2;
  }
  if (points.length < 6) return 'too-few-points';
  const areaM2 = ringAreaM2(points);
  if (!(Math.abs(areaM2) >= limits.leastM2)) return 'too-small';
  if (Math.abs(areaM2) > limits.mostM2) return 'too-large';
  if (limits.mayTouch !== true && crossesItself(points)) return 'self-crossing';
  return areaM2 > 0 ? points : reversedRing(points);
}

function isSamePoint(points: readonly number[], at: number, x: number, y: number): boolean {
  if (at < 0) return false;
  return Math.hypot((points[at] as number) - x, (points[at + 1] as number) - y) < samePointM;
}

/** Rings of up to this many points are tested pair by pair, larger ones with an index. */
const pairwisePoints = 64;

/** True when two sides of a ring meet anywhere but at the corner they share, or fold back over each other there. */
export function crossesItself(ring: ArrayLike<number>): boolean {
  const count = ring.length / 2;
  if (count <= pairwisePoints) {
    for (let a = 0; a < count; a++) {
      for (let b = a + 1; b < count; b++) if (sidesMeet(ring, a, b)) return true;
    }
    return false;
  }
  const index = new Flatbush(count);
  for (let a = 0; a < count; a++) {
    const { ax, ay, bx, by } = side(ring, a);
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  }
  index.finish();
  for (let a = 0; a < count; a++) {
    const { ax, ay, bx, by } = side(ring, a);
    const near = index.search(
      Math.min(ax, bx),
      Math.min(ay, by),
      Math.max(ax, bx),
      Math.max(ay, by),
      (b) => b > a && sidesMeet(ring, a, b),
    );
    if (near.length > 0) return true;
  }
  return false;
}

interface Side {
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
}

function side(ring: ArrayLike<number>, index: number): Side {
  const start = 2 * index;
  const end = (start + 2) % ring.length;
  return {
    ax: ring[start] as number,
    ay: ring[start + 1] as number,
    bx: ring[end] as number,
    by: ring[end + 1] as number,
  };
}

function sidesMeet(ring: ArrayLike<number>, a: number, b: number): boolean {
  const count = ring.length / 2;
  const p = side(ring, a);
  const q = side(ring, b);
  if (b === a + 1) return foldsBack(p, q);
  if (a === 0 && b === count - 1) return foldsBack(q, p);
  const d1 = turn(p, q.ax, q.ay);
  const d2 = turn(p, q.bx, q.by);
  const d3 = turn(q, p.ax, p.ay);
  const d4 = turn(q, p.bx, p.by);
  if (d1 * d2 < 0 && d3 * d4 < 0) return true;
  return (
    (d1 === 0 && isBetween(p, q.ax, q.ay)) ||
    (d2 === 0 && isBetween(p, q.bx, q.by)) ||
    (d3 === 0 && isBetween(q, p.ax, p.ay)) ||
    (d4 === 0 && isBetween(q, p.bx, p.by))
  );
}

/** Side of a line on which a point lies: 1 left, -1 right, 0 on it. */
const turn = ({ ax, ay, bx, by }: Side, x: number, y: number): number =>
  Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax));

const isBetween = ({ ax, ay, bx, by }: Side, x: number, y: number): boolean =>
  x >= Math.min(ax, bx) && x <= Math.max(ax, bx) && y >= Math.min(ay, by) && y <= Math.max(ay, by);

/** True when the second side runs back along the first, from their common corner. */
function foldsBack(first: Side, second: Side): boolean {
  if (turn(first, second.bx, second.by) !== 0) return false;
  const along =
    (first.bx - first.ax) * (second.bx - second.ax) + (first.by - first.ay) * (second.by - second.ay);
  return along < 0;
}

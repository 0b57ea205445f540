import type { Bounds } from '../placed-osm.ts';

/**
 * The part of a ring inside a rectangle. Source: Sutherland & Hodgman 1974, one edge after the other; where a concave
 * ring falls apart, seams without area along the edge keep it one ring.
 */
export function clipRing(ring: readonly number[], window: Bounds): number[] {
  let points = cut(ring, 0, window.westM, 1);
  points = cut(points, 0, window.eastM, -1);
  points = cut(points, 1, window.southM, 1);
  return cut(points, 1, window.northM, -1);
}

/** True when every point of a ring lies in the rectangle. */
export function ringIsInside(ring: ArrayLike<number>, window: Bounds): boolean {
  for (let k = 0; k + 1 < ring.length; k += 2) {
    const x = ring[k] as number;
    const y = ring[k + 1] as number;
    if (x < window.westM || x > window.eastM || y < window.southM || y > window.northM) return false;
  }
  return true;
}

/** The part where sign * (coordinate - limit) >= 0; axis 0 is x, 1 is y. */
function cut(points: readonly number[], axis: 0 | 1, limit: number, sign: 1 | -1): number[] {
  const kept: number[] = [];
  const count = points.length;
  for (let k = 0; k < count; k += 2) {
    const here = sign * ((points[k + axis] as number) - limit);
    const there = sign * ((points[((k + 2) % count) + axis] as number) - limit);
    if (here >= 0) kept.push(points[k] as number, points[k + 1] as number);
    if (here >= 0 === there >= 0) continue;
    const t = here / (here - there);
    const other = 1 - axis;
    const from = points[k + other] as number;
    const across = from + t * ((points[((k + 2) % count) + other] as number) - from);
    kept.push(...(axis === 0 ? [limit, across] : [across, limit]));
  }
  return kept;
}

import { cutRing } from '../../../geo/cut-ring.ts';
import type { Bounds } from '../placed-osm.ts';

/**
 * The part of a ring inside a rectangle. Source: Sutherland & Hodgman 1974, one edge after the other; where a concave
 * ring falls apart, seams without area along the edge keep it one ring.
 */
export function clipRing(ring: readonly number[], window: Bounds): number[] {
  let points = cutRing(ring, 0, window.westM, 1);
  points = cutRing(points, 0, window.eastM, -1);
  points = cutRing(points, 1, window.southM, 1);
  return cutRing(points, 1, window.northM, -1);
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

import Flatbush from 'flatbush';
import { pointInRing } from './ring-geometry.ts';

/** Finds the rings around a point, by their numbers in no set order. Rings are x and y alternating, m. */
export function ringsAt(
  count: number,
  ringOf: (index: number) => ArrayLike<number>,
): (xM: number, yM: number) => number[] {
  if (count === 0) return () => [];
  const boxes = new Flatbush(count);
  for (let i = 0; i < count; i++) {
    const ring = ringOf(i);
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let k = 0; k + 1 < ring.length; k += 2) {
      west = Math.min(west, ring[k] as number);
      east = Math.max(east, ring[k] as number);
      south = Math.min(south, ring[k + 1] as number);
      north = Math.max(north, ring[k + 1] as number);
    }
    boxes.add(west, south, east, north);
  }
  boxes.finish();
  return (xM, yM) => boxes.search(xM, yM, xM, yM, (i) => pointInRing(ringOf(i), xM, yM));
}

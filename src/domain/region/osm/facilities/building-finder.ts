import Flatbush from 'flatbush';
import { pointInRing } from '../../ring-geometry.ts';
import type { BuildingStock } from '../buildings/building-stock.ts';

/** Finds the building around a point, or null. */
export function buildingFinder(buildings: BuildingStock): (xM: number, yM: number) => number | null {
  if (buildings.count === 0) return () => null;
  const ringOf = (i: number): Float64Array =>
    buildings.ringXY.subarray(
      2 * (buildings.ringOffsets[i] as number),
      2 * (buildings.ringOffsets[i + 1] as number),
    );
  const index = new Flatbush(buildings.count);
  for (let i = 0; i < buildings.count; i++) {
    const ring = ringOf(i);
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let k = 0; k + 1 < ring.length; k += 2) {
      west = Math.min(west, ring[k] as number);
      east = Math.max(east, ring[k] as number);
      south = Math.min(south, ring[k + 1] as number);
      north = Math.max(north, ring[k + 1] as number);
    }
    index.add(west, south, east, north);
  }
  index.finish();
  return (xM, yM) => index.search(xM, yM, xM, yM).find((i) => pointInRing(ringOf(i), xM, yM)) ?? null;
}

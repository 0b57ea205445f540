import { ringsAt } from '../../rings-at.ts';
import type { BuildingStock } from '../buildings/building-stock.ts';

/** Finds the building around a point, or null. */
export function buildingFinder(buildings: BuildingStock): (xM: number, yM: number) => number | null {
  const ringOf = (i: number): Float64Array =>
    buildings.ringXY.subarray(
      2 * (buildings.ringOffsets[i] as number),
      2 * (buildings.ringOffsets[i + 1] as number),
    );
  const around = ringsAt(buildings.count, ringOf);
  return (xM, yM) => around(xM, yM)[0] ?? null;
}

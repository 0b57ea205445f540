import { type Buildings, buildingUses } from '../../buildings.ts';
import { ringCentroid } from '../../ring-geometry.ts';
import type { BuildingFacts } from './building-facts.ts';

/** Buildings as a map knows them: their people and areas come from other sources. */
export type BuildingStock = Omit<Buildings, 'dayPeople' | 'nightPeople' | 'adminIndex'>;

/** One building on its way into the columns: its ring counter-clockwise and open, x and y alternating, m. */
export interface StockRow {
  readonly ring: readonly number[];
  readonly footprintM2: number;
  readonly facts: BuildingFacts;
}

export function toBuildingStock(rows: readonly StockRow[]): BuildingStock {
  const count = rows.length;
  const ringOffsets = new Uint32Array(count + 1);
  for (const [i, { ring }] of rows.entries()) {
    ringOffsets[i + 1] = (ringOffsets[i] as number) + ring.length / 2;
  }
  const ringXY = new Float64Array(2 * (ringOffsets[count] as number));
  const centroidXM = new Float64Array(count);
  const centroidYM = new Float64Array(count);
  for (const [i, { ring }] of rows.entries()) {
    ringXY.set(ring, 2 * (ringOffsets[i] as number));
    const { xM, yM } = ringCentroid(ring);
    centroidXM[i] = xM;
    centroidYM[i] = yM;
  }
  return {
    count,
    ringOffsets,
    ringXY,
    centroidXM,
    centroidYM,
    footprintM2: Float32Array.from(rows, ({ footprintM2 }) => footprintM2),
    heightM: Float32Array.from(rows, ({ facts }) => facts.heightM),
    floors: Uint8Array.from(rows, ({ facts }) => facts.floors),
    basementFloors: Uint8Array.from(rows, ({ facts }) => facts.basementFloors ?? 0),
    use: Uint8Array.from(rows, ({ facts }) => buildingUses.indexOf(facts.use)),
  };
}

import type { LandCoverId } from '../land-cover.ts';
import { landCoverOf } from '../land-cover.ts';
import { allotByLargestRemainder } from './allotment.ts';

/** Areas whose people are known, laid over the grid of a region. */
export interface PeopleZones {
  /** Whole people of each zone. */
  readonly totals: ArrayLike<number>;
  /** Zone of each cell, or -1. */
  readonly ofCell: Int32Array;
  /** How the people of a zone who are in no building lie over its cells; any scale. */
  readonly weightOfCell: Float32Array;
}

/**
 * Residents per area of land cover against built-up land. Our assumption: built-up land holds nearly all, open land farms
 * and hamlets too small for the map, and nobody lives on water, wetland or roads.
 */
export const residentWeights: Readonly<Record<LandCoverId, number>> = {
  'built-up': 1,
  road: 0,
  paddy: 0.005,
  'dry-field': 0.02,
  forest: 0.001,
  grass: 0.01,
  wetland: 0,
  bare: 0.01,
  river: 0,
  sea: 0,
};

/** Weight of a cell whose cover is unknown: that of open land. */
const unknownCoverWeight = 0.01;

/**
 * Zones of a gridded population (WorldPop, GHSL): the smallest area of each cell, and one zone for the cells in no area. The
 * people of a zone are the sum of its cells, rounded so that the whole is kept to half a person.
 * @param people people per cell; @param mask 1 where the grid has a value, null when it has one everywhere
 */
export function zonesOfGrid(
  people: Float32Array,
  mask: Uint8Array | null,
  areas: { readonly ofCell: Int32Array; readonly count: number },
): PeopleZones {
  const sums = new Float64Array(areas.count + 1);
  const ofCell = new Int32Array(people.length);
  const weightOfCell = new Float32Array(people.length);
  for (let cell = 0; cell < people.length; cell++) {
    const area = areas.ofCell[cell] as number;
    const zone = area < 0 ? areas.count : area;
    ofCell[cell] = zone;
    const value = people[cell] as number;
    if ((mask !== null && mask[cell] !== 1) || !(value > 0) || !Number.isFinite(value)) continue;
    sums[zone] = (sums[zone] as number) + value;
    weightOfCell[cell] = value;
  }
  const whole = sums.reduce((sum, value) => sum + value, 0);
  return { totals: allotByLargestRemainder(Math.round(whole), sums), ofCell, weightOfCell };
}

/**
 * Zones of areas whose people a table gives. Cells weigh by land cover, and all the same where there is none.
 * @param totals people of each area, of whom any may be null for unknown; fractions are rounded
 * @param zoneOfArea zone (index of `totals`) of each smallest area, or -1
 */
export function zonesOfAreas(
  totals: readonly (number | null)[],
  areas: { readonly ofCell: Int32Array; readonly zoneOfArea: Int32Array },
  landCover: Uint8Array | null,
): PeopleZones {
  const ofCell = areas.ofCell.map((area) => (area < 0 ? -1 : (areas.zoneOfArea[area] as number)));
  const weightOfCell = Float32Array.from({ length: ofCell.length }, (_, cell) => {
    if (landCover === null) return 1;
    const cover = landCoverOf(landCover[cell] as number);
    return cover === null ? unknownCoverWeight : residentWeights[cover.id];
  });
  return { totals: totals.map((people) => Math.round(people ?? 0)), ofCell, weightOfCell };
}

import type { Region } from '../../domain/region/region.ts';

export interface RegionFigures {
  readonly lowestM: number;
  readonly highestM: number;
  readonly voidCells: number;
  /** Null where the region has no such layer. */
  readonly people: { readonly day: number; readonly night: number } | null;
  /** Residents whom no building holds; null where the region does not say. */
  readonly residents: number | null;
  readonly roadKm: number | null;
  readonly shelters: { readonly count: number; readonly capacityPeople: number | null } | null;
}

const known = new WeakMap<Region, RegionFigures>();

/** Sums and extremes of a region, computed once each. */
export function regionFigures(region: Region): RegionFigures {
  let figures = known.get(region);
  if (figures === undefined) {
    figures = compute(region);
    known.set(region, figures);
  }
  return figures;
}

function compute({
  terrainM,
  voidMask,
  buildings,
  populationPerCell,
  roads,
  facilities,
}: Region): RegionFigures {
  let lowestM = Number.POSITIVE_INFINITY;
  let highestM = Number.NEGATIVE_INFINITY;
  for (const heightM of terrainM) {
    if (heightM < lowestM) lowestM = heightM;
    if (heightM > highestM) highestM = heightM;
  }
  const shelters = facilities?.filter((facility) => facility.type === 'shelter') ?? null;
  return {
    lowestM,
    highestM,
    voidCells: voidMask === null ? 0 : sum(voidMask),
    people: buildings === null ? null : { day: sum(buildings.dayPeople), night: sum(buildings.nightPeople) },
    residents: populationPerCell === undefined ? null : Math.round(sum(populationPerCell)),
    roadKm: roads === null ? null : sum(roads.lengthM) / 1000,
    shelters:
      shelters === null
        ? null
        : {
            count: shelters.length,
            capacityPeople: totalOf(shelters.map(({ capacityPeople }) => capacityPeople)),
          },
  };
}

/** Null as soon as one is unknown: the sum of the others would be read as the whole. */
const totalOf = (values: readonly (number | null)[]): number | null =>
  values.reduce<number | null>(
    (total, value) => (total === null || value === null ? null : total + value),
    0,
  );

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

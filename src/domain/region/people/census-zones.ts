import { type BoundarySet, boundaryAreaM2 } from '../areas/boundary.ts';
import type { RegionAreas } from '../areas/region-areas.ts';
import { type CensusArea, type CensusMatch, matchCensus } from './census.ts';
import { type PeopleZones, zonesOfAreas } from './people-zones.ts';

export interface CensusZones {
  readonly zones: PeopleZones;
  /** Of each municipality of the region: how its people were found, and how many of them live inside. */
  readonly found: readonly (CensusMatch & { readonly insidePersons: number })[];
  /** Codes of municipalities of the region that the census does not know. */
  readonly unknown: readonly string[];
}

/**
 * People of a census by municipality for a region that cuts through municipalities: of each, the share of its people that its
 * share of area inside gives. Nothing tells where in a municipality they live before land cover or homes do, and those are
 * known inside the region only.
 */
export function censusZones(
  census: readonly CensusArea[],
  sets: readonly BoundarySet[],
  region: RegionAreas & { readonly ofCell: Int32Array; readonly landCover: Uint8Array | null },
): CensusZones {
  const targets = sets
    .flatMap(({ boundaries }) => boundaries)
    .filter(({ level }) => level === 'municipality')
    .map((boundary) => ({ code: boundary.code, name: boundary.name.ko, areaM2: boundaryAreaM2(boundary) }));
  const matches = new Map(matchCensus(census, targets).map((match) => [match.code, match]));
  const { areas, shareInside, ofCell, landCover } = region;
  const found = areas.map((area, index) => {
    const match = area.level === 'municipality' ? matches.get(area.code) : undefined;
    return match === undefined
      ? null
      : { ...match, insidePersons: match.persons * (shareInside[index] as number) };
  });
  const zoneOfArea = Int32Array.from(areas, (_, index) => municipalityOf(areas, index));
  const totals = found.map((one) => one?.insidePersons ?? null);
  return {
    zones: zonesOfAreas(totals, { ofCell, zoneOfArea }, landCover),
    found: found.filter((one) => one !== null),
    unknown: areas
      .filter((area, index) => area.level === 'municipality' && found[index] === null)
      .map(({ code }) => code),
  };
}

/** Index of the municipality that holds an area, itself included, or -1. */
function municipalityOf(areas: RegionAreas['areas'], index: number): number {
  let at: number | null = index;
  for (let steps = 0; at !== null && steps <= areas.length; steps++) {
    if (areas[at]?.level === 'municipality') return at;
    at = areas[at]?.parentIndex ?? null;
  }
  return -1;
}

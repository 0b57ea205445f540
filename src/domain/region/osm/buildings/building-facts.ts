import type { BuildingUse } from '../../buildings.ts';
import { firstTagOf, type OsmTags, tagOf } from '../osm-data.ts';
import { countOf, lengthM } from '../tag-values.ts';
import { assumedOf, leastApartmentFloors, mostHouseM2, taggedUse, usedAsLand } from './building-use.ts';

/** The tallest building there is stands 828 m and has 163 floors; more is a mistake of the map. */
const mostHeightM = 900;
const mostFloors = 170;
const mostBasementFloors = 20;
/** A roofed place lower than this is a mistake too, m. */
const leastHeightM = 1.5;

/** Use, height and floors of a building, and where each comes from. */
export interface BuildingFacts {
  readonly use: BuildingUse;
  readonly useFrom: 'tags' | 'land-use' | 'size';
  readonly heightM: number;
  readonly heightFrom: 'tag' | 'floors' | 'assumed';
  readonly floors: number;
  readonly floorsFrom: 'tag' | 'height' | 'assumed';
  /** Null when the source does not say whether there is a basement. */
  readonly basementFloors: number | null;
}

/**
 * Height: as given, else floors times the storey of the use, else the floors assumed for the use. Floors: as given, else
 * height over the storey, else assumed.
 * @param landUse the `landuse` at the building, or null
 */
export function buildingFacts(tags: OsmTags, footprintM2: number, landUse: string | null): BuildingFacts {
  const levels = countOf(firstTagOf(tags, ['building:levels', 'levels']), mostFloors);
  const floorsGiven = levels === null ? null : Math.max(1, Math.round(levels));
  const tall = lengthM(firstTagOf(tags, ['height', 'building:height', 'est_height']));
  const heightGiven = tall !== null && tall >= leastHeightM && tall <= mostHeightM ? tall : null;
  const { use, useFrom } = judgeUse(tags, { footprintM2, landUse, floorsGiven, heightGiven });
  const assumed = assumedOf[use];
  const floors =
    floorsGiven ??
    (heightGiven === null ? assumed.floors : clampFloors(Math.round(heightGiven / assumed.storeyM)));
  const basement = countOf(tagOf(tags, 'building:levels:underground'), mostBasementFloors);
  return {
    use,
    useFrom,
    heightM: heightGiven ?? floors * assumed.storeyM,
    heightFrom: heightGiven !== null ? 'tag' : floorsGiven !== null ? 'floors' : 'assumed',
    floors,
    floorsFrom: floorsGiven !== null ? 'tag' : heightGiven !== null ? 'height' : 'assumed',
    basementFloors: basement === null ? null : Math.round(basement),
  };
}

const clampFloors = (floors: number): number => Math.min(Math.max(floors, 1), mostFloors);

interface UseEvidence {
  readonly footprintM2: number;
  readonly landUse: string | null;
  readonly floorsGiven: number | null;
  readonly heightGiven: number | null;
}

function judgeUse(tags: OsmTags, evidence: UseEvidence): Pick<BuildingFacts, 'use' | 'useFrom'> {
  const { footprintM2, landUse, floorsGiven, heightGiven } = evidence;
  const tagged = taggedUse(tags);
  const floors = floorsGiven ?? Math.round((heightGiven ?? 0) / assumedOf.apartment.storeyM);
  const isTall = floors >= leastApartmentFloors;
  if (tagged !== null) {
    const isBlock = tagged === 'detached-house' && tagOf(tags, 'building') === 'residential' && isTall;
    return { use: isBlock ? 'apartment' : tagged, useFrom: 'tags' };
  }
  const around = usedAsLand(landUse);
  if (around !== null) return { use: around, useFrom: 'land-use' };
  if (landUse === 'residential') {
    return { use: isTall ? 'apartment' : 'detached-house', useFrom: 'land-use' };
  }
  if (isTall) return { use: 'apartment', useFrom: 'size' };
  return { use: footprintM2 <= mostHouseM2 ? 'detached-house' : 'commercial', useFrom: 'size' };
}

import { nearestNodeFinder } from '../../../exposure/layout/nearest-node.ts';
import { cellIndexAt } from '../../../geo/grid.ts';
import { type Facility, shelterTypes } from '../../facilities.ts';
import { ringAreaM2, ringCentroid } from '../../ring-geometry.ts';
import type { Roads } from '../../roads.ts';
import type { BuildingStock } from '../buildings/building-stock.ts';
import { type OsmTags, tagOf } from '../osm-data.ts';
import type { PlacedOsm } from '../placed-osm.ts';
import { areasOf } from '../rings/osm-areas.ts';
import { countOf, nameOf } from '../tag-values.ts';
import { type OsmUse, Tally } from '../tally.ts';
import { buildingFinder } from './building-finder.ts';
import { type FacilityKind, type FacilityRefusal, facilityKind, namesOfType } from './facility-kind.ts';

type FacilityDrop = FacilityRefusal | 'outside-window' | 'no-place' | 'listed-twice';

export interface OsmFacilities {
  readonly facilities: readonly Facility[];
  readonly report: OsmUse<FacilityDrop> & {
    readonly nameless: number;
    /** Hospitals, shelters and pumping stations whose size the map does not give. */
    readonly sizeUnknown: number;
  };
}

/** The same place drawn as an area and as a point, or as two points, lies within this distance, m. */
const samePlaceM = 250;
const mostBeds = 10_000;
const mostPeople = 1_000_000;
const mostM3PerS = 1000;

interface Candidate {
  readonly id: string;
  readonly kind: FacilityKind;
  readonly tags: OsmTags;
  readonly xM: number;
  readonly yM: number;
  /** Area drawn on the map, m²; null for a point. */
  readonly areaM2: number | null;
}

/**
 * Facilities of a map inside the window; areas come before points, so that a point inside its own area adds nothing. What
 * the map does not say (beds, places, pump capacity) stays null.
 */
export function facilitiesFromOsm(
  placed: PlacedOsm,
  near: { readonly buildings: BuildingStock | null; readonly roads: Roads | null },
): OsmFacilities {
  const dropped = new Tally<FacilityDrop>();
  const buildingAt = near.buildings === null ? () => null : buildingFinder(near.buildings);
  const nodeNear = near.roads === null ? () => null : nearestNodeFinder(near.roads);
  const listed = new Map<string, Candidate[]>();
  const facilities: Facility[] = [];
  let nameless = 0;
  for (const candidate of candidatesOf(placed, dropped)) {
    const { xM, yM, tags, kind } = candidate;
    if (cellIndexAt(placed.grid, xM, yM) < 0) {
      dropped.add('outside-window');
      continue;
    }
    const name = nameOf(tags);
    const key = `${kind.type} ${name?.ko ?? ''}`;
    const same = listed.get(key) ?? [];
    if (same.some((other) => isSamePlace(other, candidate, name !== null))) {
      dropped.add('listed-twice');
      continue;
    }
    same.push(candidate);
    listed.set(key, same);
    if (name === null) nameless++;
    const base = {
      id: candidate.id,
      name: name ?? namesOfType[kind.type],
      xM,
      yM,
      buildingIndex: buildingAt(xM, yM),
      roadNode: nodeNear(xM, yM)?.node ?? null,
    };
    facilities.push({ ...base, ...detailsOf(candidate) });
  }
  const sizeUnknown = facilities.filter(isSizeUnknown).length;
  return {
    facilities,
    report: { used: facilities.length, dropped: dropped.counts(), nameless, sizeUnknown },
  };
}

/** Nameless places are one only where a point lies by an area: two schools without a name may well be neighbours. */
function isSamePlace(known: Candidate, next: Candidate, isNamed: boolean): boolean {
  if (!isNamed && (next.areaM2 !== null || known.areaM2 === null)) return false;
  return Math.hypot(known.xM - next.xM, known.yM - next.yM) <= samePlaceM;
}

function* candidatesOf(placed: PlacedOsm, dropped: Tally<FacilityDrop>): Generator<Candidate> {
  for (const area of areasOf(placed, { wants: (tags) => facilityKind(tags) !== null })) {
    const kind = facilityKind(area.tags) as FacilityKind | FacilityRefusal;
    if (typeof kind === 'string') {
      dropped.add(kind);
      continue;
    }
    const sized = area.outer.map((ring) => ({ ring, areaM2: Math.abs(ringAreaM2(ring)) }));
    const largest = sized.filter(({ areaM2 }) => areaM2 > 0).sort((a, b) => b.areaM2 - a.areaM2)[0];
    if (largest === undefined) {
      dropped.add('no-place');
      continue;
    }
    const id = `osm-${area.element === 'way' ? 'w' : 'r'}${area.id}`;
    const areaM2 = sized.reduce((sum, one) => sum + one.areaM2, 0);
    yield { id, kind, tags: area.tags, ...ringCentroid(largest.ring), areaM2 };
  }
  for (const { id, node, tags } of placed.data.taggedNodes) {
    const kind = facilityKind(tags);
    if (kind === null) continue;
    if (typeof kind === 'string') {
      dropped.add(kind);
      continue;
    }
    const xM = placed.nodeXM[node] as number;
    const yM = placed.nodeYM[node] as number;
    yield { id: `osm-n${id}`, kind, tags, xM, yM, areaM2: null };
  }
}

type Details<T> = T extends Facility
  ? Omit<T, 'id' | 'name' | 'xM' | 'yM' | 'buildingIndex' | 'roadNode'>
  : never;

function detailsOf({ kind, tags, areaM2 }: Candidate): Details<Facility> {
  switch (kind.type) {
    case 'hospital':
      return {
        type: kind.type,
        beds: countOf(tagOf(tags, 'beds') ?? tagOf(tags, 'capacity:beds'), mostBeds),
      };
    case 'pump-station':
      return { type: kind.type, capacityM3PerS: flowM3PerS(tagOf(tags, 'capacity')) };
    case 'shelter': {
      const perPersonM2 = shelterTypes.find(({ id }) => id === kind.shelterType)?.areaPerPersonM2 ?? Infinity;
      const stated = countOf(tagOf(tags, 'emergency:capacity') ?? tagOf(tags, 'capacity'), mostPeople);
      const isBuilding = tagOf(tags, 'building') !== null;
      const usableAreaM2 = areaM2 !== null && !isBuilding ? areaM2 : null;
      const fits = usableAreaM2 === null ? Infinity : Math.floor(usableAreaM2 / perPersonM2);
      const capacityPeople = stated === null ? null : Math.min(Math.round(stated), fits);
      return {
        type: kind.type,
        shelterType: kind.shelterType,
        usableAreaM2,
        capacityPeople: capacityPeople === 0 ? null : capacityPeople,
        underground: undergroundOf(tags),
      };
    }
    default:
      return { type: kind.type };
  }
}

/** By `location`, else by the floors in `level`: all below 0 is below ground. Source: OpenStreetMap wiki, "Key:location", "Key:level". */
function undergroundOf(tags: OsmTags): boolean | null {
  const location = tagOf(tags, 'location');
  if (location === 'underground') return true;
  if (location === 'overground' || location === 'surface' || location === 'roof') return false;
  const levels = tagOf(tags, 'level')?.split(/[;,]/u).map(Number) ?? [];
  if (levels.length === 0 || !levels.every(Number.isFinite)) return null;
  return levels.every((level) => level < 0) ? true : levels.every((level) => level >= 0) ? false : null;
}

/** A flow such as `12 m3/s`; other units and bare numbers say too little. */
function flowM3PerS(text: string | null): number | null {
  const found = /^(\d+(?:\.\d+)?)\s*m(?:3|³)\/s$/u.exec(text?.trim() ?? '');
  const flow = found === null ? 0 : Number(found[1]);
  return flow > 0 && flow <= mostM3PerS ? flow : null;
}

function isSizeUnknown(facility: Facility): boolean {
  if (facility.type === 'hospital') return facility.beds === null;
  if (facility.type === 'pump-station') return facility.capacityM3PerS === null;
  return facility.type === 'shelter' && facility.capacityPeople === null;
}

import Flatbush from 'flatbush';
import type { LocalizedName } from '../../../../../core/localized.ts';
import { columnCentreM, rowCentreM } from '../../../../geo/grid.ts';
import { type Facility, type Shelter, type ShelterType, shelterTypes } from '../../../facilities.ts';
import type { AdminArea } from '../../../region.ts';
import type { Roads } from '../../../roads.ts';
import { floorAreaM2, footprintM2 } from '../buildings/building-draft.ts';
import type { PublicPlace, PublicRole } from '../buildings/public-buildings.ts';
import type { Settlement } from '../buildings/raise-buildings.ts';
import { type Ground, isUnbuildable } from '../ground.ts';
import { coastalStems, stemOf, suffixed } from './names.ts';

export interface FacilityContext {
  readonly ground: Ground;
  readonly settlement: Settlement;
  readonly roads: Roads;
  readonly areas: readonly AdminArea[];
  /** Index of the smallest area of each building. */
  readonly adminIndex: Uint16Array;
}

/** Share of a building's floors in which evacuees can sleep: gymnasiums and class rooms, not corridors and offices. */
const sleepingShare: Readonly<Partial<Record<PublicRole, number>>> = {
  'primary-school': 0.28,
  'middle-school': 0.28,
  'high-school': 0.28,
  gymnasium: 0.65,
  'community-hall': 0.5,
  'village-hall': 0.6,
};

const roleNames: Readonly<Record<PublicRole, LocalizedName>> = {
  'town-hall': { ko: '시청', en: ' City Hall' },
  hospital: { ko: '병원', en: ' Hospital' },
  'fire-station': { ko: '119안전센터', en: ' Fire Station' },
  'primary-school': { ko: '초등학교', en: ' Elementary School' },
  'middle-school': { ko: '중학교', en: ' Middle School' },
  'high-school': { ko: '고등학교', en: ' High School' },
  gymnasium: { ko: '체육관', en: ' Gymnasium' },
  'community-hall': { ko: '행정복지센터', en: ' Community Service Centre' },
  'village-hall': { ko: '마을회관', en: ' Village Hall' },
  'senior-centre': { ko: '경로당', en: ' Senior Centre' },
  'pump-station': { ko: '배수펌프장', en: ' Pumping Station' },
  park: { ko: '공원', en: ' Park' },
};

/** Beds of a general hospital of this size, and flow of a pumping station of a town of 1 to 2 km², m³/s. */
const hospitalBeds = 180;
const pumpCapacityM3PerS = 6;

type Placed = Pick<Facility, 'xM' | 'yM' | 'buildingIndex' | 'roadNode'>;
type ShelterSpec = { type: ShelterType; areaM2: number; underground: boolean };

/** Makes the facilities of the region from its public buildings, its estates and the high ground by the coast. */
export function listFacilities(context: FacilityContext): Facility[] {
  const nearestNode = nodeFinder(context.roads);
  const namer = makeNamer();
  const facilities: Facility[] = [];
  let building = 0;
  for (const place of context.settlement.places) {
    const buildingIndex = place.draft === null ? null : building++;
    const at: Placed = {
      xM: place.xM,
      yM: place.yM,
      buildingIndex,
      roadNode: nearestNode(place.xM, place.yM),
    };
    const name = namer(place.role, areaName(context, place, buildingIndex));
    facilities.push(...ownFacility(place, name, at, facilities.length));
    for (const spec of sheltersOf(place)) facilities.push(shelterOf(spec, name, at, facilities.length));
  }
  addCivilDefence(context, nearestNode, facilities);
  addTsunamiGrounds(context, nearestNode, facilities);
  return facilities;
}

function nodeFinder(roads: Roads): (xM: number, yM: number) => number {
  const index = new Flatbush(roads.nodeCount);
  for (let node = 0; node < roads.nodeCount; node++) {
    const xM = roads.nodeXM[node] as number;
    const yM = roads.nodeYM[node] as number;
    index.add(xM, yM, xM, yM);
  }
  index.finish();
  return (xM, yM) => index.neighbors(xM, yM, 1)[0] as number;
}

/**
 * Name of the 동 or 리 around a place, for a community service centre of the 읍 or 면; a park, which is no building, takes
 * that of the nearest building.
 */
function areaName(context: FacilityContext, place: PublicPlace, buildingIndex: number | null): LocalizedName {
  const { drafts } = context.settlement;
  let nearest = buildingIndex ?? 0;
  if (buildingIndex === null) {
    drafts.forEach((draft, index) => {
      const best = (drafts[nearest] as { box: { xM: number; yM: number } }).box;
      const awayM = Math.hypot(draft.box.xM - place.xM, draft.box.yM - place.yM);
      if (awayM < Math.hypot(best.xM - place.xM, best.yM - place.yM)) nearest = index;
    });
  }
  const area = context.areas[context.adminIndex[nearest] as number] as AdminArea;
  const isOfTownship = place.role === 'community-hall' && area.level === 'ri' && area.parentIndex !== null;
  return isOfTownship ? (context.areas[area.parentIndex] as AdminArea).name : area.name;
}

/** Names by area and use; the second of a kind in one area gets 제2 or its number. */
function makeNamer(): (role: PublicRole, area: LocalizedName) => LocalizedName {
  const used = new Map<string, number>();
  return (role, area) => {
    const stem = role === 'town-hall' ? { ko: '해온', en: 'Haeon' } : stemOf(area);
    const suffix = roleNames[role];
    const key = `${stem.ko}/${role}`;
    const number = (used.get(key) ?? 0) + 1;
    used.set(key, number);
    return number === 1
      ? suffixed(stem, suffix.ko, suffix.en)
      : suffixed(stem, `제${number}${suffix.ko}`, ` No. ${number}${suffix.en}`);
  };
}

const facilityId = (index: number): string => `f${index}`;

function ownFacility(place: PublicPlace, name: LocalizedName, at: Placed, index: number): Facility[] {
  const base = { id: facilityId(index), name, ...at };
  switch (place.role) {
    case 'hospital':
      return [{ ...base, type: 'hospital', beds: hospitalBeds }];
    case 'pump-station':
      return [{ ...base, type: 'pump-station', capacityM3PerS: pumpCapacityM3PerS }];
    case 'fire-station':
    case 'town-hall':
      return [{ ...base, type: place.role }];
    case 'primary-school':
    case 'middle-school':
    case 'high-school':
      return [{ ...base, type: 'school' }];
    default:
      return [];
  }
}

function sheltersOf(place: PublicPlace): ShelterSpec[] {
  const specs: ShelterSpec[] = [];
  const indoor = (type: ShelterType, areaM2: number): ShelterSpec => ({ type, areaM2, underground: false });
  const { draft, yard, role } = place;
  const share = sleepingShare[role];
  if (draft !== null && share !== undefined) {
    specs.push(indoor('temporary-housing', floorAreaM2(draft) * share));
  }
  if (draft !== null && (role === 'senior-centre' || role === 'village-hall')) {
    specs.push(indoor('heat', footprintM2(draft) * 0.6), indoor('cold', footprintM2(draft) * 0.6));
  }
  if (draft !== null && role === 'community-hall') {
    specs.push({ type: 'civil-defence', areaM2: footprintM2(draft) * 0.8, underground: true });
  }
  if (yard !== null) {
    specs.push(indoor('earthquake-outdoor', 4 * yard.halfWidthM * yard.halfDepthM * 0.7));
  }
  return specs;
}

/** Korean words for the shelter types, put before the name of the place. */
const shelterSuffix: Readonly<Record<ShelterType, LocalizedName>> = {
  'temporary-housing': { ko: ' 임시주거시설', en: ' (temporary housing)' },
  'civil-defence': { ko: ' 민방위대피소', en: ' (civil-defence shelter)' },
  'earthquake-outdoor': { ko: ' 지진옥외대피장소', en: ' (outdoor earthquake ground)' },
  tsunami: { ko: ' 지진해일대피장소', en: ' (tsunami high ground)' },
  heat: { ko: ' 무더위쉼터', en: ' (cooling shelter)' },
  cold: { ko: ' 한파쉼터', en: ' (warming shelter)' },
};

function shelterOf(spec: ShelterSpec, place: LocalizedName, at: Placed, index: number): Shelter {
  const perPersonM2 = shelterTypes.find(({ id }) => id === spec.type)?.areaPerPersonM2 as number;
  const usableAreaM2 = Math.round(spec.areaM2);
  const suffix = shelterSuffix[spec.type];
  return {
    ...at,
    type: 'shelter',
    id: facilityId(index),
    name: suffixed(place, suffix.ko, suffix.en),
    shelterType: spec.type,
    usableAreaM2,
    capacityPeople: Math.floor(usableAreaM2 / perPersonM2),
    underground: spec.underground,
  };
}

const civilDefenceCount = 6;
const civilDefenceApartM = 220;

/** Car parks under the largest apartment blocks. */
function addCivilDefence(
  context: FacilityContext,
  nearestNode: (xM: number, yM: number) => number,
  facilities: Facility[],
): void {
  const { drafts } = context.settlement;
  const order = [...drafts.keys()]
    .filter((index) => drafts[index]?.use === 'apartment' && (drafts[index]?.floors ?? 0) >= 12)
    .sort((p, q) => floorAreaM2(drafts[q] as never) - floorAreaM2(drafts[p] as never) || p - q);
  const chosen: number[] = [];
  for (const index of order) {
    const { box } = drafts[index] as (typeof drafts)[number];
    const isApart = chosen.every((other) => {
      const taken = (drafts[other] as (typeof drafts)[number]).box;
      return Math.hypot(taken.xM - box.xM, taken.yM - box.yM) >= civilDefenceApartM;
    });
    if (!isApart) continue;
    chosen.push(index);
    if (chosen.length === civilDefenceCount) break;
  }
  chosen.forEach((index, k) => {
    const draft = drafts[index] as (typeof drafts)[number];
    const area = context.areas[context.adminIndex[index] as number] as AdminArea;
    const name = suffixed(stemOf(area.name), `마을 ${k + 1}단지`, ` Estate ${k + 1}`);
    const { xM, yM } = draft.box;
    const at = { xM, yM, buildingIndex: index, roadNode: nearestNode(xM, yM) };
    const spec = { type: 'civil-defence', areaM2: footprintM2(draft) * 1.5, underground: true } as const;
    facilities.push(shelterOf(spec, name, at, facilities.length));
  });
}

const tsunamiCount = 4;
/** High ground is at least this far above the sea, m; Korean guidance for tsunami evacuation is 10 m and more. */
const tsunamiLowestM = 20;
const tsunamiAreaM2 = 900;

/** Open high ground within reach of the port and the shore. */
function addTsunamiGrounds(
  context: FacilityContext,
  nearestNode: (xM: number, yM: number) => number,
  facilities: Facility[],
): void {
  const { ground, roads } = context;
  const { grid, landscape } = ground;
  const chosen: { xM: number; yM: number }[] = [];
  const order = Array.from({ length: roads.nodeCount }, (_, node) => node)
    .map((node) => ({ xM: roads.nodeXM[node] as number, yM: roads.nodeYM[node] as number }))
    .map((at) => ({ ...at, awayM: Math.hypot(at.xM - landscape.port.xM, at.yM - landscape.port.yM) }))
    .sort((p, q) => p.awayM - q.awayM);
  for (const { xM, yM } of order) {
    const column = Math.floor((xM - grid.westM) / grid.cellSizeM);
    const row = Math.floor((grid.northM - yM) / grid.cellSizeM);
    const cell = row * grid.columns + column;
    const isHigh = (ground.terrainM[cell] as number) >= tsunamiLowestM && !isUnbuildable(ground, cell);
    const isCoastal = (ground.seaDistanceM[cell] as number) < 900;
    const isApart = chosen.every((other) => Math.hypot(other.xM - xM, other.yM - yM) >= 500);
    if (!isHigh || !isCoastal || !isApart) continue;
    chosen.push({ xM: columnCentreM(grid, column), yM: rowCentreM(grid, row) });
    if (chosen.length === tsunamiCount) break;
  }
  chosen.forEach(({ xM, yM }, k) => {
    const stem = coastalStems[k % coastalStems.length] as LocalizedName;
    const at = { xM, yM, buildingIndex: null, roadNode: nearestNode(xM, yM) };
    const spec = { type: 'tsunami', areaM2: tsunamiAreaM2, underground: false } as const;
    facilities.push(shelterOf(spec, suffixed(stem, '언덕', ' Hill'), at, facilities.length));
  });
}

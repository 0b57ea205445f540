import type { LocalizedName } from '../../../../core/localized.ts';
import { type RoadClass, roadClasses } from '../../roads.ts';
import { firstTagOf, type OsmTags, type OsmWay, tagOf } from '../osm-data.ts';
import { countOf, lengthM, nameOf, speedLimitKmH } from '../tag-values.ts';
import { type HighwayKind, highwayKinds, linkSpeedKmH } from './highway-kinds.ts';
import { laneCapacityPerH } from './lane-capacity.ts';

export type RoadRefusal = 'not-for-cars' | 'not-built' | 'area' | 'parking-aisle';

/** How a way passes other ways: over, under through a tube, or under in a cut or short box. */
export type WayStructure = 'at-grade' | 'bridge' | 'tunnel' | 'below';

/** What the tags of a way say of every edge made from it. */
export interface RoadTraits {
  readonly roadClass: RoadClass;
  readonly lanes: number;
  readonly widthM: number;
  readonly speedKmH: number;
  readonly laneCapacityPerH: number;
  readonly oneWay: boolean;
  /** True when cars go against the direction of drawing. */
  readonly isReversed: boolean;
  readonly structure: WayStructure;
  /** What its name or a tag calls it, whatever the ground over it. */
  readonly calledBelow: 'underpass' | 'tunnel' | null;
  readonly name: LocalizedName | null;
  readonly assumed: readonly RoadAssumption[];
}

export type RoadAssumption =
  | 'speed-by-class'
  | 'lanes-by-class'
  | 'width-by-lanes'
  | 'reversible-as-both-ways';

const mostLanes = 20;
const mostWidthM = 100;

/** Why a way with `highway` is no road for cars, or null when it is one. */
export function roadRefusal(tags: OsmTags): RoadRefusal | null {
  const highway = tagOf(tags, 'highway');
  if (highway === 'construction' || highway === 'proposed' || highway === 'planned') return 'not-built';
  if (!highwayKinds.has(highway ?? '')) return 'not-for-cars';
  if (tagOf(tags, 'area') === 'yes') return 'area';
  if (tagOf(tags, 'motor_vehicle') === 'no' || tagOf(tags, 'vehicle') === 'no') return 'not-for-cars';
  return tagOf(tags, 'service') === 'parking_aisle' ? 'parking-aisle' : null;
}

/** Traits of a way that `roadRefusal` lets pass. @throws RangeError for another way, which is a bug of the caller */
export function roadTraits({ tags }: OsmWay): RoadTraits {
  const kind = highwayKinds.get(tagOf(tags, 'highway') ?? '');
  if (kind === undefined) throw new RangeError('not a road for cars');
  const assumed: RoadAssumption[] = [];
  const direction = directionOf(tags);
  if (direction === 'reversible') assumed.push('reversible-as-both-ways');
  const oneWay = direction === 'along' || direction === 'against';
  const lanes = lanesOf(tags, kind, oneWay);
  if (lanes.isAssumed) assumed.push('lanes-by-class');
  const tagged = lengthM(firstTagOf(tags, ['width', 'width:carriageway', 'est_width']));
  const isWidthGiven = tagged !== null && tagged <= mostWidthM;
  if (!isWidthGiven) assumed.push('width-by-lanes');
  const limit = speedLimitKmH(tagOf(tags, 'maxspeed'));
  if (limit === null) assumed.push('speed-by-class');
  const speedKmH = limit ?? speedOfKind(kind);
  const perDirection = oneWay ? lanes.count : lanes.count / 2;
  return {
    roadClass: kind.roadClass,
    lanes: lanes.count,
    widthM: isWidthGiven ? tagged : lanes.count * kind.laneWidthM + kind.marginsM,
    speedKmH,
    laneCapacityPerH: laneCapacityPerH(kind.control, speedKmH, perDirection),
    oneWay,
    isReversed: direction === 'against',
    structure: structureOf(tags),
    calledBelow: calledBelow(tags),
    name: nameOf(tags),
    assumed,
  };
}

function speedOfKind(kind: HighwayKind): number {
  const free = roadClasses.find(({ id }) => id === kind.roadClass)?.speedKmH ?? linkSpeedKmH;
  return kind.isLink ? Math.min(free, linkSpeedKmH) : free;
}

function lanesOf(
  tags: OsmTags,
  kind: HighwayKind,
  oneWay: boolean,
): { readonly count: number; readonly isAssumed: boolean } {
  const given = countOf(tagOf(tags, 'lanes'), mostLanes);
  if (given !== null && given >= 1) return { count: Math.round(given), isAssumed: false };
  return { count: kind.lanes[oneWay ? 1 : 0], isAssumed: true };
}

/**
 * Direction of traffic. Source: OpenStreetMap wiki, "Key:oneway": motorways and roundabouts are one-way unless they say
 * otherwise, -1 means against the direction of drawing.
 */
function directionOf(tags: OsmTags): 'both' | 'along' | 'against' | 'reversible' {
  const oneway = tagOf(tags, 'oneway');
  if (oneway === 'yes' || oneway === '1' || oneway === 'true') return 'along';
  if (oneway === '-1' || oneway === 'reverse') return 'against';
  if (oneway === 'reversible' || oneway === 'alternating') return 'reversible';
  if (oneway !== null) return 'both';
  const junction = tagOf(tags, 'junction');
  const isImplied =
    junction === 'roundabout' || junction === 'circular' || tagOf(tags, 'highway') === 'motorway';
  return isImplied ? 'along' : 'both';
}

function structureOf(tags: OsmTags): WayStructure {
  if (firstTagOf(tags, ['bridge']) !== null) return 'bridge';
  const tunnel = firstTagOf(tags, ['tunnel']);
  if (tunnel !== null && tunnel !== 'building_passage') return 'tunnel';
  const isBelow = tagOf(tags, 'underpass') === 'yes' || Number(tagOf(tags, 'layer') ?? 0) < 0;
  return isBelow ? 'below' : 'at-grade';
}

const nameKeys = ['name', 'name:ko', 'name:en', 'tunnel:name', 'tunnel:name:ko', 'tunnel:name:en'];

/** Korean underpasses and tunnels carry the word in their names: 궁평2지하차도, 무악터널. */
function calledBelow(tags: OsmTags): RoadTraits['calledBelow'] {
  if (tagOf(tags, 'underpass') === 'yes' || tagOf(tags, 'tunnel') === 'underpass') return 'underpass';
  const names = nameKeys.map((key) => tagOf(tags, key) ?? '');
  if (names.some((name) => /지하차도|underpass/iu.test(name))) return 'underpass';
  return names.some((name) => /터널|tunnel/iu.test(name)) ? 'tunnel' : null;
}

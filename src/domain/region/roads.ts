import type { LocalizedName } from '../../core/localized.ts';

/**
 * Road class by the Korean Road Act; the stored code is the index. `speedKmH` is the free speed assumed for driving; that of
 * expressways is the limit of those with two lanes a direction (Enforcement Rules of the Road Traffic Act, article 19).
 */
export const roadClasses = [
  { id: 'national', speedKmH: 60 },
  { id: 'local', speedKmH: 50 },
  { id: 'city', speedKmH: 40 },
  { id: 'street', speedKmH: 30 },
  { id: 'farm', speedKmH: 20 },
  { id: 'expressway', speedKmH: 100 },
] as const;

export type RoadClass = (typeof roadClasses)[number]['id'];

/** How an edge meets the ground; the stored code is the index. */
export const roadStructures = ['at-grade', 'bridge', 'tunnel', 'underpass'] as const;
export type RoadStructure = (typeof roadStructures)[number];

/**
 * A road graph as columns. Each edge is stored once, from `edgeFrom` to `edgeTo`; `oneWay[e]` is 1 when it may be driven
 * in that direction only. On foot every edge goes both ways. The polyline of edge e, end points included, is
 * lineXY[2k], lineXY[2k+1] for k in [lineOffsets[e], lineOffsets[e+1]) in the region's metric system.
 */
export interface Roads {
  readonly nodeCount: number;
  readonly nodeXM: Float64Array;
  readonly nodeYM: Float64Array;
  readonly edgeCount: number;
  readonly edgeFrom: Uint32Array;
  readonly edgeTo: Uint32Array;
  readonly lengthM: Float32Array;
  /** Index into `roadClasses`. */
  readonly roadClass: Uint8Array;
  /** Lanes of both directions together. */
  readonly lanes: Uint8Array;
  readonly widthM: Float32Array;
  readonly oneWay: Uint8Array;
  /** Index into `roadStructures`. */
  readonly structure: Uint8Array;
  /**
   * Lowest elevation of the carriageway, m, in the terrain's datum: the deck of a bridge, the sag of an underpass, else
   * the lowest ground along the line. Water above it stands on the road.
   */
  readonly lowestM: Float32Array;
  /** Speed limit or free speed of each edge, km/h; absent where the source knows classes only. */
  readonly speedKmH?: Float32Array;
  /** Capacity of one lane, cars per hour; absent where the source knows classes only. */
  readonly laneCapacityPerH?: Float32Array;
  /** Index into `names`, or -1. */
  readonly nameIndex: Int32Array;
  readonly names: readonly LocalizedName[];
  readonly lineOffsets: Uint32Array;
  readonly lineXY: Float64Array;
}

/** Free speed on an edge, km/h: its own where it is known, else that of its class. */
export const roadSpeedKmH = (roads: Roads, edge: number): number =>
  roads.speedKmH?.[edge] ?? roadClasses[roads.roadClass[edge] as number]?.speedKmH ?? 20;

/** Nobody may walk on an expressway. Source: Road Traffic Act of Korea, article 63. */
export const isForWalkers = (roads: Roads, edge: number): boolean =>
  roadClasses[roads.roadClass[edge] as number]?.id !== 'expressway';

export const roadId = (index: number): string => `r${index}`;

export const roadStructureOf = (roads: Roads, edge: number): RoadStructure =>
  roadStructures[roads.structure[edge] ?? 0] ?? 'at-grade';

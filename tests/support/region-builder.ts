import type { GridSpec } from '../../src/domain/geo/grid.ts';
import type { Buildings } from '../../src/domain/region/buildings.ts';
import type { Facility, Shelter } from '../../src/domain/region/facilities.ts';
import type { AdminArea, Region } from '../../src/domain/region/region.ts';
import { type RoadStructure, type Roads, roadStructures } from '../../src/domain/region/roads.ts';

/** A building of a test region: a square house. */
export interface HouseSpec {
  readonly xM: number;
  readonly yM: number;
  readonly sizeM?: number;
  readonly dayPeople?: number;
  readonly nightPeople?: number;
  readonly basementFloors?: number;
  readonly adminIndex?: number;
}

export interface EdgeSpec {
  readonly from: number;
  readonly to: number;
  readonly lengthM?: number;
  readonly roadClass?: number;
  readonly oneWay?: boolean;
  readonly structure?: RoadStructure;
  readonly lowestM?: number;
}

export interface RegionSpec {
  readonly grid: GridSpec;
  readonly terrainM?: Float32Array;
  readonly houses?: readonly HouseSpec[] | null;
  readonly nodes?: readonly (readonly [xM: number, yM: number])[];
  readonly edges?: readonly EdgeSpec[] | null;
  readonly facilities?: readonly Facility[] | null;
  readonly adminAreas?: readonly AdminArea[] | null;
}

export const metricGrid = (columns: number, rows: number, cellSizeM = 10): GridSpec => ({
  epsg: 5187,
  westM: 200_000,
  northM: 400_000,
  cellSizeM,
  columns,
  rows,
});

export const name = (text: string) => ({ ko: text, en: text });

/** A shelter beside a node; open-air types and cellars by `over`. */
export const shelterAt = (
  id: string,
  [xM, yM]: readonly [number, number],
  roadNode: number,
  capacityPeople: number,
  over: Partial<Shelter> = {},
): Shelter => ({
  type: 'shelter',
  id,
  name: name(id),
  xM,
  yM,
  buildingIndex: null,
  roadNode,
  shelterType: 'temporary-housing',
  usableAreaM2: capacityPeople * 3.3,
  capacityPeople,
  underground: false,
  ...over,
});

export const buildHouses = (houses: readonly HouseSpec[]): Buildings => {
  const count = houses.length;
  const ringXY = new Float64Array(8 * count);
  for (const [i, { xM, yM, sizeM = 8 }] of houses.entries()) {
    const half = sizeM / 2;
    ringXY.set(
      [xM - half, yM - half, xM + half, yM - half, xM + half, yM + half, xM - half, yM + half],
      8 * i,
    );
  }
  return {
    count,
    ringOffsets: Uint32Array.from({ length: count + 1 }, (_, i) => 4 * i),
    ringXY,
    centroidXM: Float64Array.from(houses, (house) => house.xM),
    centroidYM: Float64Array.from(houses, (house) => house.yM),
    footprintM2: Float32Array.from(houses, ({ sizeM = 8 }) => sizeM * sizeM),
    heightM: new Float32Array(count).fill(6),
    floors: new Uint8Array(count).fill(2),
    basementFloors: Uint8Array.from(houses, (house) => house.basementFloors ?? 0),
    use: new Uint8Array(count),
    dayPeople: Uint16Array.from(houses, (house) => house.dayPeople ?? 1),
    nightPeople: Uint16Array.from(houses, (house) => house.nightPeople ?? 3),
    adminIndex: Uint16Array.from(houses, (house) => house.adminIndex ?? 0),
  };
};

/** Straight edges between nodes; the length is that of the line unless given. */
export const buildRoads = (
  nodes: readonly (readonly [number, number])[],
  edges: readonly EdgeSpec[],
): Roads => {
  const at = (node: number): readonly [number, number] => nodes[node] as readonly [number, number];
  const lineOf = ({ from, to }: EdgeSpec): number[] => [...at(from), ...at(to)];
  const straightM = ({ from, to }: EdgeSpec): number =>
    Math.hypot(at(to)[0] - at(from)[0], at(to)[1] - at(from)[1]);
  return {
    nodeCount: nodes.length,
    nodeXM: Float64Array.from(nodes, ([x]) => x),
    nodeYM: Float64Array.from(nodes, ([, y]) => y),
    edgeCount: edges.length,
    edgeFrom: Uint32Array.from(edges, (edge) => edge.from),
    edgeTo: Uint32Array.from(edges, (edge) => edge.to),
    lengthM: Float32Array.from(edges, (edge) => edge.lengthM ?? straightM(edge)),
    roadClass: Uint8Array.from(edges, (edge) => edge.roadClass ?? 3),
    lanes: new Uint8Array(edges.length).fill(2),
    widthM: new Float32Array(edges.length).fill(6),
    oneWay: Uint8Array.from(edges, (edge) => (edge.oneWay ? 1 : 0)),
    structure: Uint8Array.from(edges, (edge) => roadStructures.indexOf(edge.structure ?? 'at-grade')),
    lowestM: Float32Array.from(edges, (edge) => edge.lowestM ?? 0),
    nameIndex: new Int32Array(edges.length).fill(-1),
    names: [],
    lineOffsets: Uint32Array.from({ length: edges.length + 1 }, (_, i) => 2 * i),
    lineXY: Float64Array.from(edges.flatMap(lineOf)),
  };
};

/** A small invented region; a layer that is not named has no entry, one set to null is missing. */
export const buildRegion = (spec: RegionSpec): Region => ({
  id: 'test-town',
  kind: 'exercise',
  name: { ko: '시험읍', en: 'Test Town' },
  grid: spec.grid,
  terrainM: spec.terrainM ?? new Float32Array(spec.grid.columns * spec.grid.rows),
  voidMask: null,
  seaLevelM: null,
  landCover: null,
  manning: null,
  buildings: spec.houses === null ? null : buildHouses(spec.houses ?? []),
  roads: spec.edges === null ? null : buildRoads(spec.nodes ?? [], spec.edges ?? []),
  facilities: spec.facilities === undefined ? [] : spec.facilities,
  gauges: null,
  rivers: null,
  inflowPoints: null,
  places: null,
  adminAreas: spec.adminAreas ?? null,
  sources: [],
});

/** A rectangle as an administrative area. */
export const areaBox = (
  code: string,
  level: AdminArea['level'],
  parentIndex: number | null,
  [west, south, east, north]: readonly [number, number, number, number],
): AdminArea => ({
  code,
  name: name(code),
  level,
  parentIndex,
  rings: [Float64Array.of(west, south, east, south, east, north, west, north)],
});

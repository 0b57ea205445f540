import { describe, expect, it } from 'vitest';
import type { Buildings } from '../../../src/domain/region/buildings.ts';
import type { Shelter } from '../../../src/domain/region/facilities.ts';
import type { AdminArea, Region } from '../../../src/domain/region/region.ts';
import { checkRegion, type RegionFinding } from '../../../src/domain/region/region-checks.ts';
import type { Roads } from '../../../src/domain/region/roads.ts';
import { deriveTerrain } from '../../../src/domain/region/terrain/derive-terrain.ts';
import type { DerivedTerrain } from '../../../src/domain/region/terrain/derived-terrain.ts';

const name = { ko: '이름', en: 'Name' };

const area = (code: string, parentIndex: number | null, ring: number[]): AdminArea => ({
  code,
  name,
  level: parentIndex === null ? 'municipality' : 'eup-myeon-dong',
  parentIndex,
  rings: [Float64Array.from(ring)],
});

const buildings: Buildings = {
  count: 2,
  ringOffsets: Uint32Array.of(0, 4, 8),
  ringXY: Float64Array.of(5, 5, 9, 5, 9, 9, 5, 9, 25, 5, 29, 5, 29, 9, 25, 9),
  centroidXM: Float64Array.of(7, 27),
  centroidYM: Float64Array.of(7, 7),
  footprintM2: Float32Array.of(16, 16),
  heightM: Float32Array.of(4, 4),
  floors: Uint8Array.of(1, 1),
  basementFloors: Uint8Array.of(0, 1),
  use: Uint8Array.of(0, 2),
  dayPeople: Uint16Array.of(1, 5),
  nightPeople: Uint16Array.of(3, 0),
  adminIndex: Uint16Array.of(1, 2),
};

const roads: Roads = {
  nodeCount: 3,
  nodeXM: Float64Array.of(1, 20, 39),
  nodeYM: Float64Array.of(20, 20, 20),
  edgeCount: 2,
  edgeFrom: Uint32Array.of(0, 1),
  edgeTo: Uint32Array.of(1, 2),
  lengthM: Float32Array.of(19, 19),
  roadClass: Uint8Array.of(0, 3),
  lanes: Uint8Array.of(2, 1),
  widthM: Float32Array.of(8, 4),
  oneWay: Uint8Array.of(0, 0),
  structure: Uint8Array.of(0, 1),
  lowestM: Float32Array.of(1, 2),
  nameIndex: Int32Array.of(0, -1),
  names: [name],
  lineOffsets: Uint32Array.of(0, 2, 4),
  lineXY: Float64Array.of(1, 20, 20, 20, 20, 20, 39, 20),
};

const sound: Region = {
  id: 'test',
  kind: 'exercise',
  name,
  grid: { epsg: 5187, westM: 0, northM: 40, cellSizeM: 10, columns: 4, rows: 4 },
  terrainM: new Float32Array(16).fill(3),
  voidMask: null,
  seaLevelM: 0,
  landCover: new Uint8Array(16).fill(4),
  manning: new Float32Array(16).fill(0.04),
  buildings,
  roads,
  facilities: [
    {
      type: 'shelter',
      id: 'f0',
      name,
      xM: 7,
      yM: 7,
      buildingIndex: 0,
      roadNode: 0,
      shelterType: 'temporary-housing',
      usableAreaM2: 10,
      capacityPeople: 3,
      underground: false,
    },
  ],
  gauges: [
    {
      type: 'river-gauge',
      id: 'g0',
      name,
      xM: 7,
      yM: 7,
      zeroM: 0,
      thresholds: { attentionM: 1, cautionM: 2, alertM: 3, seriousM: 4 },
    },
  ],
  rivers: [{ id: 'river', name, lineXY: Float64Array.of(0, 0, 40, 40), widthM: 5 }],
  inflowPoints: [],
  places: [{ id: 'old-town', name, xM: 5, yM: 5 }],
  adminAreas: [
    area('9900000000', null, [0, 0, 40, 0, 40, 40, 0, 40]),
    area('9910100000', 0, [0, 0, 20, 0, 20, 40, 0, 40]),
    area('9910200000', 0, [20, 0, 40, 0, 40, 40, 20, 40]),
  ],
  sources: [],
};

const derivedOf = (): DerivedTerrain =>
  deriveTerrain({ ...sound, terrainM: Float32Array.from({ length: 16 }, (_, cell) => 9 - (cell % 4)) });

/** The sound region with what follows from a slope, changed. */
function withDerived(change: (derived: DerivedTerrain) => unknown): Region {
  const derived = derivedOf();
  change(derived);
  return { ...sound, derived };
}

const faultsOf = (region: Region): Partial<RegionFinding>[] => [...checkRegion(region)];
const withRoads = (part: Partial<Roads>): Region => ({ ...sound, roads: { ...roads, ...part } });
const withBuildings = (part: Partial<Buildings>): Region => ({
  ...sound,
  buildings: { ...buildings, ...part },
});

describe('checking a region', () => {
  it('leaves loose roads of a real place alone, and finds them in an invented one', () => {
    const loose = withRoads({
      edgeTo: Uint32Array.of(1, 1),
      edgeFrom: Uint32Array.of(0, 2),
      oneWay: Uint8Array.of(1, 1),
      lineXY: Float64Array.of(1, 20, 20, 20, 39, 20, 20, 20),
    });
    expect(faultsOf(loose).map(({ kind }) => kind)).toEqual(['not-connected', 'not-connected']);
    expect(faultsOf({ ...loose, kind: 'real' })).toEqual([]);
  });

  it('takes speeds and capacities of edges that are there, as many as edges and positive', () => {
    const traffic = { speedKmH: Float32Array.of(60, 80), laneCapacityPerH: Float32Array.of(1700, 800) };
    expect(faultsOf(withRoads(traffic))).toEqual([]);
    expect(faultsOf(withRoads({ ...traffic, speedKmH: Float32Array.of(60) }))).toEqual([
      { layer: 'roads', record: 'speedKmH', kind: 'wrong-length', found: 1, wanted: 2 },
    ]);
    expect(faultsOf(withRoads({ ...traffic, laneCapacityPerH: Float32Array.of(1700, Number.NaN) }))).toEqual([
      { layer: 'roads', record: 'r1', kind: 'not-positive', field: 'laneCapacityPerH', found: Number.NaN },
    ]);
  });

  it('lets the size of a facility be unknown', () => {
    const [shelter] = sound.facilities as [Shelter];
    const unsized = [
      { ...shelter, usableAreaM2: null, capacityPeople: null },
      { ...shelter, id: 'f1', usableAreaM2: null, capacityPeople: 3 },
    ];
    expect(faultsOf({ ...sound, facilities: unsized })).toEqual([]);
  });

  it('finds nothing in a sound region, nor in one of terrain only', () => {
    expect(checkRegion(sound, { dayPeople: 6, nightPeople: 3 })).toEqual([]);
    const bare = { buildings: null, roads: null, facilities: null, gauges: null, rivers: null };
    const more = { inflowPoints: null, places: null, adminAreas: null, landCover: null, manning: null };
    expect(checkRegion({ ...sound, ...bare, ...more })).toEqual([]);
    expect(checkRegion(withDerived(() => undefined))).toEqual([]);
  });

  it.each<[string, Region, Partial<RegionFinding>]>([
    [
      'a height that is no number',
      { ...sound, terrainM: Float32Array.from(sound.terrainM, (z, i) => (i === 6 ? Number.NaN : z)) },
      { layer: 'terrain', record: 'cell 6', kind: 'not-finite' },
    ],
    [
      'a grid of the wrong size',
      { ...sound, manning: new Float32Array(15).fill(0.04) },
      { layer: 'manning', record: 'grid', kind: 'wrong-length' },
    ],
    [
      'a land cover nobody knows',
      { ...sound, landCover: new Uint8Array(16).fill(4).fill(77, 3, 4) },
      { layer: 'land-cover', record: 'cell 3', kind: 'unknown-code' },
    ],
    [
      'friction of zero',
      { ...sound, manning: new Float32Array(16).fill(0.04).fill(0, 2, 3) },
      { layer: 'manning', record: 'cell 2', kind: 'not-positive' },
    ],
    [
      'a flow direction nobody knows',
      withDerived((derived) => derived.flowDirection.fill(3, 5, 6)),
      { layer: 'flow-direction', record: 'cell 5', kind: 'unknown-code' },
    ],
    [
      'a flow direction that leads off the grid',
      withDerived((derived) => derived.flowDirection.fill(64, 0, 1)),
      { layer: 'flow-direction', record: 'cell 0', kind: 'unknown-code' },
    ],
    [
      'flow that runs in a circle',
      withDerived((derived) => derived.flowDirection.fill(1, 5, 6).fill(16, 6, 7)),
      { layer: 'flow-direction', record: 'grid', kind: 'flow-in-circles' },
    ],
    [
      'a derived grid of the wrong size',
      { ...withDerived(() => undefined), derived: { ...derivedOf(), slopeDeg: new Float32Array(15) } },
      { layer: 'slope', record: 'grid', kind: 'wrong-length' },
    ],
    [
      'a height below the nearest drainage',
      withDerived((derived) => derived.handM.fill(-0.5, 9, 10)),
      { layer: 'height-above-drainage', record: 'cell 9', kind: 'negative' },
    ],
    [
      'a cell that drains no area',
      withDerived((derived) => derived.contributingAreaM2.fill(0, 2, 3)),
      { layer: 'contributing-area', record: 'cell 2', kind: 'not-positive' },
    ],
    [
      'a kind of drainage nobody knows',
      withDerived((derived) => derived.drainage.fill(4, 1, 2)),
      { layer: 'drainage', record: 'cell 1', kind: 'unknown-code' },
    ],
    [
      'a road to a node that is not there',
      withRoads({ edgeTo: Uint32Array.of(1, 9) }),
      { layer: 'roads', record: 'r1', kind: 'index-out-of-range' },
    ],
    [
      'a street one can drive into but not out of',
      withRoads({ oneWay: Uint8Array.of(0, 1) }),
      { layer: 'roads', record: 'node 2', kind: 'not-connected' },
    ],
    [
      'a road line that ends beside its node',
      withRoads({ lineXY: Float64Array.of(1, 20, 20, 20, 20, 20, 35, 20) }),
      { layer: 'roads', record: 'r1', kind: 'line-end-off-node' },
    ],
    [
      'a road shorter than the straight line',
      withRoads({ lengthM: Float32Array.of(4, 19) }),
      { layer: 'roads', record: 'r0', kind: 'length-too-short' },
    ],
    [
      'a clockwise building',
      withBuildings({ ringXY: Float64Array.of(5, 9, 9, 9, 9, 5, 5, 5, 25, 5, 29, 5, 29, 9, 25, 9) }),
      { layer: 'buildings', record: 'b0', kind: 'ring-clockwise' },
    ],
    [
      'a building outside the grid',
      withBuildings({ ringXY: Float64Array.of(5, 5, 9, 5, 9, 9, 5, 9, 25, 5, 49, 5, 49, 9, 25, 9) }),
      { layer: 'buildings', record: 'b1', kind: 'outside-grid' },
    ],
    [
      'a ring that repeats its first point',
      withBuildings({ ringXY: Float64Array.of(5, 5, 9, 5, 9, 9, 5, 5, 25, 5, 29, 5, 29, 9, 25, 9) }),
      { layer: 'buildings', record: 'b0', kind: 'ring-not-open' },
    ],
    [
      'a use nobody knows',
      withBuildings({ use: Uint8Array.of(0, 99) }),
      { layer: 'buildings', record: 'b1', kind: 'unknown-code' },
    ],
    [
      'a building in an area that has parts',
      withBuildings({ adminIndex: Uint16Array.of(0, 2) }),
      { layer: 'buildings', record: 'b0', kind: 'not-smallest-area' },
    ],
    [
      'a shelter for more people than its area holds',
      {
        ...sound,
        facilities: [{ ...(sound.facilities?.[0] as never as object), capacityPeople: 4 }] as never,
      },
      { layer: 'facilities', record: 'f0', kind: 'capacity-over-area' },
    ],
    [
      'a facility at a road node that is not there',
      { ...sound, facilities: [{ ...(sound.facilities?.[0] as never as object), roadNode: 3 }] as never },
      { layer: 'facilities', record: 'f0', kind: 'index-out-of-range' },
    ],
    [
      'stages that do not ascend',
      {
        ...sound,
        gauges: [
          {
            ...(sound.gauges?.[0] as never as object),
            thresholds: { attentionM: 1, cautionM: 2, alertM: 2, seriousM: 4 },
          },
        ] as never,
      },
      { layer: 'gauges', record: 'g0', kind: 'thresholds-not-ascending' },
    ],
    [
      'a place outside the region',
      { ...sound, places: [{ id: 'old-town', name, xM: 400, yM: 5 }] },
      { layer: 'places', record: 'old-town', kind: 'outside-grid' },
    ],
    [
      'a place without its English name',
      { ...sound, places: [{ id: 'old-town', name: { ko: '구시가지', en: '' }, xM: 5, yM: 5 }] },
      { layer: 'places', record: 'old-town', kind: 'name-missing' },
    ],
    [
      'an area whose parts leave a gap',
      {
        ...sound,
        adminAreas: [
          ...(sound.adminAreas?.slice(0, 2) ?? []),
          area('9910200000', 0, [20, 0, 40, 0, 40, 30, 20, 30]),
        ],
      },
      { layer: 'admin-areas', record: '9900000000', kind: 'parts-do-not-fill' },
    ],
  ])('names %s', (_, region, wanted) => {
    expect(faultsOf(region)).toContainEqual(expect.objectContaining(wanted));
  });

  it('compares the people with those its source states', () => {
    expect(checkRegion(sound, { dayPeople: 7, nightPeople: 3 })).toEqual([
      {
        kind: 'people-sum',
        layer: 'buildings',
        record: 'dayPeople',
        field: 'dayPeople',
        found: 6,
        wanted: 7,
      },
    ]);
  });

  it('lists twenty records of one fault and counts the rest', () => {
    const findings = checkRegion({ ...sound, terrainM: new Float32Array(16).fill(Number.NaN) });
    expect(findings).toHaveLength(16);
    const large = { ...sound.grid, columns: 8, rows: 8, cellSizeM: 5 };
    const many = checkRegion({
      ...sound,
      grid: large,
      terrainM: new Float32Array(64).fill(Number.NaN),
      landCover: null,
      manning: null,
    });
    expect(many).toHaveLength(21);
    expect(many[20]).toMatchObject({ kind: 'more-of-the-same', of: 'not-finite', count: 44 });
  });
});

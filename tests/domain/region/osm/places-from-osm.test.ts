import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnCentreM, rowCentreM } from '../../../../src/domain/geo/grid.ts';
import { fillArea } from '../../../../src/domain/region/fill-area.ts';
import { landCoverCode } from '../../../../src/domain/region/land-cover.ts';
import { buildingsFromOsm } from '../../../../src/domain/region/osm/buildings/buildings-from-osm.ts';
import { facilitiesFromOsm } from '../../../../src/domain/region/osm/facilities/facilities-from-osm.ts';
import {
  landCoverFromOsm,
  waterMaskFromOsm,
} from '../../../../src/domain/region/osm/land/land-cover-from-osm.ts';
import { roadsFromOsm } from '../../../../src/domain/region/osm/roads/roads-from-osm.ts';
import { waterwaysFromOsm } from '../../../../src/domain/region/osm/water/waterways-from-osm.ts';
import { checkRegion } from '../../../../src/domain/region/region-checks.ts';
import { pointInRing } from '../../../../src/domain/region/ring-geometry.ts';
import { closed, osmTown, squareNodes, type TownSpec, townGrid } from '../../../support/osm-town.ts';
import { buildRegion } from '../../../support/region-builder.ts';

const countOf = (codes: Uint8Array, code: number): number =>
  codes.reduce((sum, one) => sum + Number(one === code), 0);

describe('filling an area', () => {
  it('takes the cells whose centre is inside an odd number of rings', () => {
    const grid = { epsg: 5186, westM: 0, northM: 100, cellSizeM: 5, columns: 20, rows: 20 };
    const coordinate = fc.double({ min: -20, max: 120, noNaN: true });
    const ring = fc
      .array(coordinate, { minLength: 6, maxLength: 16 })
      .map((xy) => xy.slice(0, xy.length - (xy.length % 2)));
    fc.assert(
      fc.property(fc.array(ring, { minLength: 1, maxLength: 3 }), (rings) => {
        const found = new Uint8Array(400);
        fillArea(grid, rings, (cell) => {
          found[cell] = (found[cell] as number) + 1;
        });
        for (let cell = 0; cell < 400; cell++) {
          const x = columnCentreM(grid, cell % 20);
          const y = rowCentreM(grid, Math.floor(cell / 20));
          const inside = rings.filter((one) => pointInRing(one, x, y)).length % 2;
          if (found[cell] !== inside) return rings.some((one) => isNearRing(one, x, y));
        }
        return true;
      }),
      { numRuns: 300 },
    );
  });
});

/** Points on a line may go either way. */
function isNearRing(ring: readonly number[], x: number, y: number): boolean {
  for (let k = 0; k + 1 < ring.length; k += 2) {
    const next = (k + 2) % ring.length;
    const [ax, ay, bx, by] = [ring[k], ring[k + 1], ring[next], ring[next + 1]] as [
      number,
      number,
      number,
      number,
    ];
    const length = Math.hypot(bx - ax, by - ay);
    const along =
      length === 0
        ? 0
        : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length ** 2));
    if (Math.hypot(ax + along * (bx - ax) - x, ay + along * (by - ay) - y) < 1e-6) return true;
  }
  return false;
}

describe('land cover of a map', () => {
  const spec: TownSpec = {
    nodes: {
      ...squareNodes(1, [100, 100], 500),
      ...squareNodes(11, [200, 200], 100),
      ...squareNodes(21, [150, 150], 200),
      ...squareNodes(31, [400, 400], 100),
    },
    ways: [
      { id: 1, nodes: closed(11), tags: { landuse: 'farmland', crop: 'soybean;rice' } },
      { id: 2, nodes: closed(1), tags: { landuse: 'forest' } },
      { id: 3, nodes: closed(21), tags: { natural: 'water' } },
      { id: 4, nodes: closed(31), tags: { landuse: 'constructor' } },
    ],
  };

  it('lays small areas over large ones and water over all', () => {
    const { codes, coveredShare, report } = landCoverFromOsm(osmTown(spec));
    expect(countOf(codes, landCoverCode('river'))).toBe(1600);
    expect(countOf(codes, landCoverCode('paddy'))).toBe(0);
    expect(countOf(codes, landCoverCode('forest'))).toBe(10_000 - 1600);
    expect(coveredShare).toBeCloseTo(0.25, 6);
    expect(report).toEqual({ used: 3, dropped: {} });
    const dry = landCoverFromOsm(osmTown({ ...spec, ways: spec.ways?.slice(0, 2) ?? [] }));
    expect(countOf(dry.codes, landCoverCode('paddy'))).toBe(400);
  });

  it('has islands in its lakes', () => {
    const { mask } = waterMaskFromOsm(
      osmTown({
        ...spec,
        ways: [
          { id: 1, nodes: closed(1) },
          { id: 2, nodes: closed(11) },
        ],
        relations: [
          {
            id: 1,
            members: [
              { type: 'way', id: 1, role: 'outer' },
              { type: 'way', id: 2, role: 'inner' },
            ],
            tags: { type: 'multipolygon', natural: 'water' },
          },
        ],
      }),
    );
    expect(countOf(mask, 1)).toBe(10_000 - 400);
  });
});

describe('watercourses of a map', () => {
  const nodes: TownSpec['nodes'] = {
    1: [-200, 500],
    2: [200, 500],
    3: [400, 520],
    4: [700, 500],
    5: [1300, 500],
    6: [400, 900],
  };

  it('are joined along the flow, cut at the window, as wide as they say or as their kind', () => {
    const name = { name: '해태천', waterway: 'river' };
    const { rivers, culverts, report } = waterwaysFromOsm(
      osmTown({
        nodes,
        ways: [
          { id: 2, nodes: [3, 4, 5], tags: name },
          { id: 1, nodes: [1, 2, 3], tags: name },
          { id: 3, nodes: [6, 3], tags: { waterway: 'stream', width: '4.5' } },
          { id: 4, nodes: [6, 2], tags: { waterway: 'drain', tunnel: 'culvert' } },
          { id: 5, nodes: [6, 2], tags: { waterway: 'dam' } },
        ],
      }),
    );
    expect(rivers.map(({ id, widthM }) => [id, widthM])).toEqual([
      ['osm-w1', 30],
      ['osm-w3', 4.5],
    ]);
    const main = rivers[0]?.lineXY as Float64Array;
    expect(main.length).toBe(10);
    expect(main[0]).toBeCloseTo(200_000.01, 6);
    expect(main.at(-2)).toBeCloseTo(200_999.99, 6);
    expect(rivers[1]?.name).toEqual({ ko: '소하천', en: 'Stream' });
    expect(culverts.map(({ id, widthM }) => [id, widthM])).toEqual([['osm-w4', 2]]);
    expect(report).toEqual({ used: 3, dropped: { 'not-a-watercourse': 1 }, widthAssumed: 3 });
  });

  it('that run in a ring end after one round', () => {
    const ring = [
      { id: 1, nodes: [2, 3], tags: { waterway: 'canal' } },
      { id: 2, nodes: [3, 4], tags: { waterway: 'canal' } },
      { id: 3, nodes: [4, 2], tags: { waterway: 'canal' } },
    ];
    const { rivers } = waterwaysFromOsm(osmTown({ nodes, ways: ring }));
    expect(rivers.length).toBe(1);
    expect(rivers[0]?.lineXY.length).toBe(8);
  });
});

describe('facilities of a map', () => {
  const placed = osmTown({
    nodes: {
      ...squareNodes(1, [500, 500], 40),
      ...squareNodes(11, [300, 300], 100),
      21: [520, 520],
      22: [700, 700],
      23: [710, 700],
      24: [720, 700],
      25: [730, 700],
      26: [740, 700],
      27: [750, 700],
      28: [5000, 700],
      29: [100, 100],
      30: [900, 100],
    },
    nodeTags: {
      21: { amenity: 'hospital', name: '한빛병원' },
      22: { amenity: 'shelter', shelter_type: 'public_transport' },
      23: { emergency: 'assembly_point', name: '집결지' },
      24: { emergency: 'assembly_point', 'assembly_point:earthquake': 'yes', capacity: '120' },
      25: { man_made: 'pumping_station', name: '신천배수펌프장' },
      26: { man_made: 'pumping_station', substance: 'water' },
      27: { amenity: 'fire_station', name: '해태119안전센터', 'name:en': 'Haetae Fire Station' },
      28: { amenity: 'school', name: '먼학교' },
    },
    ways: [
      {
        id: 1,
        nodes: closed(1),
        tags: { building: 'hospital', amenity: 'hospital', name: '한빛병원', beds: '120' },
      },
      {
        id: 2,
        nodes: closed(11),
        tags: { emergency: 'assembly_point', 'assembly_point:tsunami': '12', capacity: '999999' },
      },
      { id: 3, nodes: [29, 30], tags: { highway: 'tertiary' } },
    ],
  });
  const { stock } = buildingsFromOsm(placed);
  const { roads } = roadsFromOsm(placed, () => 5);
  const { facilities, report } = facilitiesFromOsm(placed, { buildings: stock, roads });
  const byId = new Map(facilities.map((facility) => [facility.id, facility]));

  it('are hospitals, stations and shelters, with what the map knows of their size and null for the rest', () => {
    expect(byId.get('osm-w1')).toMatchObject({
      type: 'hospital',
      beds: 120,
      buildingIndex: 0,
      name: { ko: '한빛병원' },
    });
    expect(byId.get('osm-n24')).toMatchObject({
      type: 'shelter',
      shelterType: 'earthquake-outdoor',
      capacityPeople: 120,
      usableAreaM2: null,
    });
    expect(byId.get('osm-n25')).toMatchObject({ type: 'pump-station', capacityM3PerS: null });
    expect(byId.get('osm-n27')?.name).toEqual({ ko: '해태119안전센터', en: 'Haetae Fire Station' });
  });

  it('never hold more than their ground gives room for', () => {
    const hill = byId.get('osm-w2');
    if (hill?.type !== 'shelter') throw new Error('no shelter');
    expect(hill.usableAreaM2).toBeCloseTo(10_000, -2);
    expect(hill.capacityPeople).toBe(Math.floor((hill.usableAreaM2 as number) / 0.825));
  });

  it('are not roofs against rain, muster points, waterworks, or the same place again', () => {
    expect(facilities.length).toBe(5);
    expect(report.dropped).toEqual({
      'weather-shelter': 1,
      'muster-point': 1,
      'supply-pump': 1,
      'listed-twice': 1,
      'outside-window': 1,
    });
    expect(report).toMatchObject({ used: 5, nameless: 2, sizeUnknown: 1 });
  });

  it('stand beside the nearest node of the road, and the region they make is sound', () => {
    const hospital = byId.get('osm-w1');
    expect([0, 1]).toContain(hospital?.roadNode);
    const buildings = {
      ...stock,
      dayPeople: new Uint16Array(1),
      nightPeople: new Uint16Array(1),
      adminIndex: new Uint16Array(1),
    };
    const region = {
      ...buildRegion({ grid: townGrid }),
      kind: 'real' as const,
      buildings,
      roads,
      facilities,
    };
    expect(checkRegion(region)).toEqual([]);
  });
});

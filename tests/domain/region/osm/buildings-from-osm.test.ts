import { describe, expect, it } from 'vitest';
import { buildingUses } from '../../../../src/domain/region/buildings.ts';
import { buildingsFromOsm } from '../../../../src/domain/region/osm/buildings/buildings-from-osm.ts';
import { landUseFinder } from '../../../../src/domain/region/osm/land/land-use-at.ts';
import { checkRegion } from '../../../../src/domain/region/region-checks.ts';
import { closed, osmTown, squareNodes, type TownSpec, townGrid } from '../../../support/osm-town.ts';
import { buildRegion } from '../../../support/region-builder.ts';

const stockOf = (spec: TownSpec) => buildingsFromOsm(osmTown(spec));
const house = (tags: Record<string, string>, sideM = 10) =>
  stockOf({
    nodes: squareNodes(1, [500, 500], sideM),
    ways: [{ id: 1, nodes: closed(1), tags: { building: 'yes', ...tags } }],
  });
const useOf = (tags: Record<string, string>, sideM?: number): string | undefined =>
  buildingUses[house(tags, sideM).stock.use[0] as number];

describe('a building of a map', () => {
  it('has its ring against the clock, without the last point, and the area and centre of it', () => {
    for (const nodes of [closed(1), closed(1).toReversed()]) {
      const { stock } = stockOf({
        nodes: squareNodes(1, [500, 500], 20),
        ways: [{ id: 1, nodes, tags: { building: 'house' } }],
      });
      const buildings = {
        ...stock,
        dayPeople: new Uint16Array(1),
        nightPeople: new Uint16Array(1),
        adminIndex: new Uint16Array(1),
      };
      const region = { ...buildRegion({ grid: townGrid, edges: null }), kind: 'real' as const, buildings };
      expect(checkRegion(region)).toEqual([]);
      expect(stock.footprintM2[0]).toBeCloseTo(400, 0);
      expect(stock.centroidXM[0]).toBeCloseTo(200_510, 1);
      expect(stock.centroidYM[0]).toBeCloseTo(400_510, 1);
      expect(stock.ringXY.length).toBe(8);
    }
  });

  it.each([
    [{ building: 'apartments' }, 'apartment'],
    [{ building: 'school' }, 'school'],
    [{ building: 'greenhouse' }, 'agricultural'],
    [{ amenity: 'hospital' }, 'hospital'],
    [{ shop: 'bakery' }, 'commercial'],
    [{ office: 'government' }, 'public'],
    [{ building: 'residential', 'building:levels': '15' }, 'apartment'],
    [{ building: 'residential', 'building:levels': '2' }, 'detached-house'],
    [{}, 'detached-house'],
    [{ 'building:levels': '9' }, 'apartment'],
    [{ building: 'constructor' }, 'detached-house'],
  ])('%j is of use %s', (tags, use) => {
    expect(useOf(tags as Record<string, string>)).toBe(use);
  });

  it('is not used as an area whose hole it stands in, but as an island of that area in the hole', () => {
    const spec: TownSpec = {
      nodes: {
        ...squareNodes(1, [100, 100], 800),
        ...squareNodes(11, [200, 200], 600),
        ...squareNodes(21, [400, 400], 200),
        ...squareNodes(31, [150, 150], 10),
        ...squareNodes(41, [300, 300], 10),
        ...squareNodes(51, [500, 500], 10),
      },
      ways: [
        { id: 1, nodes: closed(1) },
        { id: 2, nodes: closed(11) },
        { id: 3, nodes: closed(21) },
        ...[31, 41, 51].map((id) => ({ id, nodes: closed(id), tags: { building: 'yes' } })),
      ],
      relations: [
        {
          id: 1,
          members: [
            { type: 'way', id: 1, role: 'outer' },
            { type: 'way', id: 2, role: 'inner' },
            { type: 'way', id: 3, role: 'outer' },
          ],
          tags: { type: 'multipolygon', landuse: 'industrial' },
        },
      ],
    };
    const placed = osmTown(spec);
    const landUseAt = landUseFinder(placed);
    const uses = [155, 305, 505].map((m) => landUseAt(200_000 + m, 400_000 + m));
    expect(uses).toEqual(['industrial', null, 'industrial']);
    const { use } = buildingsFromOsm(placed).stock;
    expect([...use].map((code) => buildingUses[code])).toEqual([
      'industrial',
      'detached-house',
      'industrial',
    ]);
  });

  it('is used as the land around it where it does not say itself', () => {
    const spec: TownSpec = {
      nodes: {
        ...squareNodes(1, [500, 500], 30),
        ...squareNodes(11, [400, 400], 300),
        ...squareNodes(21, [300, 300], 600),
      },
      ways: [
        { id: 1, nodes: closed(1), tags: { building: 'yes' } },
        { id: 2, nodes: closed(11), tags: { landuse: 'industrial' } },
        { id: 3, nodes: closed(21), tags: { landuse: 'residential' } },
      ],
    };
    const { stock, report } = stockOf(spec);
    expect(buildingUses[stock.use[0] as number]).toBe('industrial');
    expect(report.assumed['use-by-land-use']).toBe(1);
  });

  it('stands as high as it says, else as its floors, else as its use; and what was assumed is counted', () => {
    const tall = house({ building: 'apartments', height: '41.5 m' });
    expect([tall.stock.heightM[0], tall.stock.floors[0]]).toEqual([41.5, 14]);
    expect(tall.report.assumed).toEqual({ 'floors-by-height': 1, 'basement-unknown': 1 });
    const floors = house({
      building: 'apartments',
      'building:levels': '10',
      'building:levels:underground': '2',
    });
    expect(floors.stock.heightM[0]).toBeCloseTo(29, 4);
    expect(floors.stock.basementFloors[0]).toBe(2);
    expect(floors.report.assumed).toEqual({ 'height-by-floors': 1 });
    const bare = house({ building: 'school' });
    expect(bare.stock.heightM[0]).toBeCloseTo(14.4, 4);
    expect(bare.report.assumed).toMatchObject({ 'height-assumed': 1, 'floors-assumed': 1 });
  });

  it('is never absurdly high, whatever its tags', () => {
    for (const nonsense of ['-5', '0', '99999', 'high', 'NaN', '1e9', '']) {
      const { stock } = house({ building: 'house', height: nonsense, 'building:levels': nonsense });
      expect(stock.heightM[0]).toBeCloseTo(2.9, 4);
      expect(stock.floors[0]).toBe(1);
    }
  });
});

describe('what is no building', () => {
  it('is left out and counted by its reason', () => {
    const { stock, report } = stockOf({
      nodes: {
        ...squareNodes(1, [500, 500], 10),
        ...squareNodes(11, [2000, 500], 10),
        ...squareNodes(21, [600, 500], 1),
        ...squareNodes(31, [-5000, -5000], 10_000),
        41: [700, 500],
        42: [720, 530],
        43: [720, 500],
        44: [700, 510],
      },
      ways: [
        { id: 1, nodes: closed(1), tags: { building: 'roof' } },
        { id: 2, nodes: closed(11), tags: { building: 'yes' } },
        { id: 3, nodes: closed(21), tags: { building: 'yes' } },
        { id: 4, nodes: closed(31), tags: { building: 'yes' } },
        { id: 5, nodes: [41, 42, 43, 44, 41], tags: { building: 'yes' } },
        { id: 6, nodes: [1, 2, 99, 4, 1], tags: { building: 'yes' } },
        { id: 7, nodes: closed(1), tags: { building: 'yes', location: 'underground' } },
        { id: 8, nodes: closed(1), tags: { building: 'yes' } },
        { id: 9, nodes: closed(1), tags: { building: 'yes' } },
        { id: 10, nodes: [1, 2, 1, 2, 1], tags: { building: 'yes' } },
      ],
    });
    expect(stock.count).toBe(1);
    expect(report.dropped).toEqual({
      'not-a-building': 1,
      'outside-window': 1,
      'too-small': 2,
      'too-large': 1,
      'self-crossing': 1,
      'ring-not-closed': 1,
      'below-ground': 1,
      'drawn-twice': 1,
    });
  });

  it('is a bow tie or a fold of a large ring too', () => {
    const corners = Array.from({ length: 100 }, (_, k) => {
      const angle = (2 * Math.PI * k) / 100;
      return [500 + 50 * Math.cos(angle), 500 + 50 * Math.sin(angle)] as const;
    });
    const ring = [...corners.keys()].map((k) => k + 1);
    const nodes = Object.fromEntries(corners.map((corner, k) => [k + 1, corner]));
    const round = stockOf({ nodes, ways: [{ id: 1, nodes: [...ring, 1], tags: { building: 'yes' } }] });
    expect(round.stock.footprintM2[0]).toBeCloseTo(50 * 50 * Math.sin((2 * Math.PI) / 100) * 50, 0);
    const swapped = [...ring];
    [swapped[10], swapped[60]] = [swapped[60] as number, swapped[10] as number];
    const crossing = stockOf({
      nodes,
      ways: [{ id: 1, nodes: [...swapped, swapped[0] as number], tags: { building: 'yes' } }],
    });
    expect(crossing.report.dropped).toEqual({ 'self-crossing': 1 });
  });
});

describe('at the edge of the window', () => {
  it('a building is kept when its centre is inside, and cut there', () => {
    const { stock, report } = stockOf({
      nodes: { ...squareNodes(1, [-4, 500], 20), ...squareNodes(11, [-14, 600], 20) },
      ways: [1, 11].map((first) => ({ id: first, nodes: closed(first), tags: { building: 'yes' } })),
    });
    expect(stock.count).toBe(1);
    expect(stock.footprintM2[0]).toBeCloseTo(320, 0);
    expect(Math.min(...stock.ringXY.filter((_, k) => k % 2 === 0))).toBeGreaterThanOrEqual(200_000);
    expect(report).toMatchObject({ dropped: { 'outside-window': 1 }, assumed: { 'cut-at-window': 1 } });
  });
});

describe('a multipolygon', () => {
  const nodes = { ...squareNodes(1, [500, 500], 100), ...squareNodes(11, [520, 520], 40) };
  const outer = (id: number) => ({ type: 'way' as const, id, role: 'outer' });

  it('is closed from ways in any direction, less its courtyard', () => {
    const { stock } = stockOf({
      nodes,
      ways: [
        { id: 1, nodes: [1, 2, 3] },
        { id: 2, nodes: [1, 4, 3] },
        { id: 3, nodes: closed(11) },
      ],
      relations: [
        {
          id: 1,
          members: [outer(1), outer(2), { type: 'way', id: 3, role: 'inner' }],
          tags: { type: 'multipolygon', building: 'yes' },
        },
      ],
    });
    expect(stock.count).toBe(1);
    expect(stock.footprintM2[0]).toBeCloseTo(8400, -1);
  });

  it('counts once when its outer way repeats the tag', () => {
    const { stock } = stockOf({
      nodes,
      ways: [{ id: 1, nodes: closed(1), tags: { building: 'yes' } }],
      relations: [{ id: 1, members: [outer(1)], tags: { type: 'multipolygon', building: 'yes' } }],
    });
    expect(stock.count).toBe(1);
  });

  it('that does not close, or lacks a member, is left out and counted', () => {
    const { stock, report } = stockOf({
      nodes,
      ways: [{ id: 1, nodes: [1, 2, 3] }],
      relations: [{ id: 1, members: [outer(1), outer(77)], tags: { type: 'multipolygon', building: 'yes' } }],
    });
    expect(stock.count).toBe(0);
    expect(report.dropped).toEqual({ 'ring-not-closed': 1 });
  });
});

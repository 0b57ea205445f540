import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlacedOsm } from '../../../../src/domain/region/osm/placed-osm.ts';
import { roadsFromOsm } from '../../../../src/domain/region/osm/roads/roads-from-osm.ts';
import { checkRegion } from '../../../../src/domain/region/region-checks.ts';
import { type Roads, roadClasses, roadStructureOf } from '../../../../src/domain/region/roads.ts';
import { osmTown, type TownSpec, townGrid } from '../../../support/osm-town.ts';
import { buildRegion } from '../../../support/region-builder.ts';

const flat = (): number => 20;
const roadsOf = (spec: TownSpec, groundAt: (xM: number, yM: number) => number = flat) =>
  roadsFromOsm(osmTown(spec), groundAt);
const way = (id: number, nodes: readonly number[], tags: Record<string, string> = {}) => ({
  id,
  nodes,
  tags: { highway: 'residential', ...tags },
});
const cross: TownSpec['nodes'] = {
  1: [100, 500],
  2: [500, 500],
  3: [900, 500],
  4: [500, 100],
  5: [500, 900],
};
const findingsOf = (roads: Roads) =>
  checkRegion({ ...buildRegion({ grid: townGrid, houses: null, edges: null }), kind: 'real', roads });
const sumOf = (values: Iterable<number>): number => [...values].reduce((sum, value) => sum + value, 0);
const edgeTags = (tags: Record<string, string>) =>
  roadsOf({ nodes: { 1: [100, 500], 2: [300, 500] }, ways: [way(1, [1, 2], tags)] });

describe('roads of a map', () => {
  it('are cut where they share a node, and only there', () => {
    const { roads } = roadsOf({
      nodes: { ...cross, 6: [300, 500] },
      ways: [way(1, [1, 6, 2, 3]), way(2, [4, 2, 5])],
    });
    expect(roads.edgeCount).toBe(4);
    expect(roads.nodeCount).toBe(5);
    expect([...roads.lengthM].map(Math.round)).toEqual([400, 400, 400, 400]);
    expect(findingsOf(roads)).toEqual([]);
  });

  it('pass over each other where they share none', () => {
    const { roads, components } = roadsOf({ nodes: cross, ways: [way(1, [1, 3]), way(2, [4, 5])] });
    expect(roads.edgeCount).toBe(2);
    expect(components.count).toBe(2);
  });

  it('end at the edge of the window with a node of their own, inside the grid', () => {
    const { roads, report } = roadsOf({
      nodes: { 1: [-300, 500], 2: [1300, 500], 3: [-300, 1200], 4: [1300, 1200], 5: [500, 500] },
      ways: [way(1, [1, 5, 2]), way(2, [3, 4])],
    });
    expect(sumOf(roads.lengthM)).toBeCloseTo(1000, 0);
    expect(report).toMatchObject({ used: 1, dropped: { 'outside-window': 1 }, edges: 1 });
    expect(findingsOf(roads)).toEqual([]);
  });

  it('come back into the window as pieces', () => {
    const { roads } = roadsOf({
      nodes: { 1: [900, 200], 2: [1200, 300], 3: [900, 400] },
      ways: [way(1, [1, 2, 3])],
    });
    expect(roads.edgeCount).toBe(2);
    expect(roads.nodeCount).toBe(4);
  });

  it('break at nodes that the file does not give', () => {
    const { roads, report } = roadsOf({ nodes: cross, ways: [way(1, [1, 2, 77, 3]), way(2, [77, 78])] });
    expect(roads.edgeCount).toBe(1);
    expect(report.gaps).toBe(3);
    expect(report.dropped).toEqual({ 'outside-window': 1 });
  });

  it('open loops, so that no edge joins a node to itself', () => {
    const loop = roadsOf({ nodes: cross, ways: [way(1, [2, 3, 5, 2]), way(2, [4, 2])] }).roads;
    expect(loop.edgeCount).toBe(3);
    expect(loop.edgeFrom.every((from, edge) => from !== loop.edgeTo[edge])).toBe(true);
    const spur = roadsOf({ nodes: cross, ways: [way(1, [1, 2, 1]), way(2, [3, 3])] });
    expect(findingsOf(spur.roads)).toEqual([]);
    expect(Number.isNaN(sumOf(spur.roads.lengthM))).toBe(false);
  });

  it('are named in both languages once', () => {
    const names = { name: '중앙로', 'name:en': 'Jungang-ro' };
    const { roads } = roadsOf({
      nodes: cross,
      ways: [way(1, [1, 2, 3], names), way(2, [4, 2], names), way(3, [2, 5])],
    });
    expect(roads.names).toEqual([{ ko: '중앙로', en: 'Jungang-ro' }]);
    expect([...roads.nameIndex].sort()).toEqual([-1, 0, 0, 0]);
  });
});

describe('direction of traffic', () => {
  it.each([
    [{ oneway: 'yes' }, 1, false],
    [{ oneway: '1' }, 1, false],
    [{ oneway: '-1' }, 1, true],
    [{ oneway: 'no' }, 0, false],
    [{ junction: 'roundabout' }, 1, false],
    [{ highway: 'motorway' }, 1, false],
    [{ highway: 'motorway', oneway: 'no' }, 0, false],
    [{ highway: 'motorway_link' }, 0, false],
    [{ oneway: 'reversible' }, 0, false],
    [{}, 0, false],
  ])('of %j is one-way %i, against the drawing %s', (tags, oneWay, isReversed) => {
    const { roads } = edgeTags(tags as Record<string, string>);
    expect(roads.oneWay[0]).toBe(oneWay);
    const fromX = (roads.nodeXM[roads.edgeFrom[0] as number] as number) - 200_000;
    expect(Math.round(fromX)).toBe(isReversed ? 300 : 100);
    expect(Math.round((roads.lineXY[0] as number) - 200_000)).toBe(isReversed ? 300 : 100);
  });
});

describe('size, speed and capacity of a road', () => {
  it('are those of its tags, in their units', () => {
    const { roads, report } = edgeTags({ highway: 'trunk', lanes: '4', width: "46'", maxspeed: '50 mph' });
    expect(roads.lanes[0]).toBe(4);
    expect(roads.widthM[0]).toBeCloseTo(14.02, 2);
    expect(roads.speedKmH?.[0]).toBeCloseTo(80.47, 2);
    expect(report.assumed).toEqual({});
  });

  it('are those of its class where tags say nothing, and counted', () => {
    const { roads, report } = edgeTags({ highway: 'secondary' });
    expect(roadClasses[roads.roadClass[0] as number]?.id).toBe('local');
    expect(roads.lanes[0]).toBe(2);
    expect(roads.speedKmH?.[0]).toBe(50);
    expect(report.assumed).toEqual({ 'speed-by-class': 1, 'lanes-by-class': 1, 'width-by-lanes': 1 });
    for (const nonsense of ['', 'fast', '-50', '0', '9999', 'none', 'constructor']) {
      expect(edgeTags({ maxspeed: nonsense, lanes: nonsense, width: nonsense }).roads.speedKmH?.[0]).toBe(30);
    }
  });

  it.each([
    ['a freeway of 70 mph', { highway: 'motorway', lanes: '2', maxspeed: '70 mph' }, 2400],
    ['a freeway of 60 mph', { highway: 'motorway', lanes: '2', maxspeed: '60 mph' }, 2300],
    ['a multilane highway of 50 mph', { highway: 'trunk', lanes: '4', maxspeed: '50 mph' }, 2000],
    ['a two-lane highway', { highway: 'trunk', lanes: '2' }, 1700],
    ['a street with signals', { highway: 'primary' }, 855],
    ['a farm track', { highway: 'track' }, 200],
  ])('a lane of %s carries the cars of the manual', (_, tags, perH) => {
    expect(edgeTags(tags).roads.laneCapacityPerH?.[0]).toBeCloseTo(perH, 3);
  });

  it('are not asked of ways that are no roads for cars', () => {
    const refused = ['footway', 'steps', 'cycleway', 'construction', 'proposed', 'constructor'];
    const ways = refused.map((highway, k) => way(k, [1, 2], { highway }));
    const more = [
      way(50, [1, 2], { area: 'yes' }),
      way(51, [1, 2], { highway: 'service', service: 'parking_aisle' }),
      way(52, [1, 2], { motor_vehicle: 'no' }),
    ];
    const { roads, report } = roadsOf({ nodes: cross, ways: [...ways, ...more] });
    expect(roads.edgeCount).toBe(0);
    expect(report.dropped).toEqual({ 'not-for-cars': 5, 'not-built': 2, area: 1, 'parking-aisle': 1 });
  });
});

describe('levels of the carriageway', () => {
  /** A valley 10 m deep between x = 400 and 600, a ridge 40 m high between 700 and 800. */
  const ground = (xM: number): number => {
    const east = xM - 200_000;
    if (east > 400 && east < 600) return 10;
    return east > 700 && east < 800 ? 60 : 20;
  };
  const line: TownSpec['nodes'] = {
    1: [100, 500],
    2: [390, 500],
    3: [500, 500],
    4: [610, 500],
    5: [690, 500],
    6: [810, 500],
    7: [950, 500],
  };
  const spec = (tags: Record<string, string>): TownSpec => ({
    nodes: { ...line, 8: [500, 900] },
    ways: [
      way(1, [1, 2]),
      way(2, [2, 3], { bridge: 'yes', layer: '1' }),
      way(3, [3, 4], { bridge: 'yes', layer: '1' }),
      way(4, [4, 5]),
      way(5, [5, 6], { tunnel: 'yes', layer: '-1', ...tags }),
      way(6, [6, 7]),
      way(7, [3, 8], { bridge: 'yes', layer: '1' }),
    ],
  });

  it('lie on the deck of a bridge, no lower than its abutments and the ground under it', () => {
    const { roads } = roadsOf(spec({}), ground);
    const decks = [...roads.lowestM].filter((_, edge) => roadStructureOf(roads, edge) === 'bridge');
    expect(decks).toEqual([20, 20, 10]);
  });

  it('lie at the lower portal of a tunnel under a hill', () => {
    const { roads } = roadsOf(spec({}), ground);
    const tunnel = [...roads.lowestM].findIndex((_, edge) => roadStructureOf(roads, edge) === 'tunnel');
    expect(roads.lowestM[tunnel]).toBe(20);
  });

  it('lie at the clearance below flat ground in an underpass, or at the cut that the terrain shows', () => {
    const under = roadsOf(spec({}), flat);
    const edge = [...under.roads.lowestM].findIndex(
      (_, e) => roadStructureOf(under.roads, e) === 'underpass',
    );
    expect(under.roads.lowestM[edge]).toBe(15.5);
    expect(under.report.assumed['sag-by-clearance']).toBe(1);
    const cut = roadsOf(spec({}), (xM) => (xM > 200_720 && xM < 200_780 ? 15.8 : 20));
    expect(cut.roads.lowestM[edge]).toBeCloseTo(15.8, 4);
    expect(cut.report.assumed['sag-by-clearance']).toBeUndefined();
  });

  it('are those of an underpass wherever the name says so, and of a tunnel likewise', () => {
    const named = roadsOf(spec({ name: '궁평2지하차도' }), ground).roads;
    expect([...named.structure].some((_, edge) => roadStructureOf(named, edge) === 'underpass')).toBe(true);
    for (const key of ['name', 'tunnel:name']) {
      const tunnel = roadsOf(spec({ [key]: '무악터널' }), flat).roads;
      expect([...tunnel.structure].some((_, edge) => roadStructureOf(tunnel, edge) === 'underpass')).toBe(
        false,
      );
    }
    expect(roadStructureOf(edgeTags({ underpass: 'yes' }).roads, 0)).toBe('underpass');
  });
});

/** Towns of random roads over random nodes, some beyond the window. */
const town = fc
  .record({
    places: fc.array(fc.tuple(fc.integer({ min: -400, max: 1400 }), fc.integer({ min: -400, max: 1400 })), {
      minLength: 2,
      maxLength: 14,
    }),
    lines: fc.array(
      fc.tuple(
        fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 1, maxLength: 7 }),
        fc.constantFrom('yes', 'no', '-1', ''),
      ),
      {
        minLength: 1,
        maxLength: 8,
      },
    ),
  })
  .map(
    ({ places, lines }): TownSpec => ({
      nodes: Object.fromEntries(places.map((place, k) => [k, place])),
      ways: lines.map(([nodes, oneway], k) => way(k, nodes, oneway === '' ? {} : { oneway })),
    }),
  );

/** Length of all sides inside the window, by halving each side until it is all in, all out or too short to matter. */
function lengthInside(placed: PlacedOsm): number {
  const { window, nodeXM, nodeYM } = placed;
  const isIn = (x: number, y: number): boolean =>
    x >= window.westM && x <= window.eastM && y >= window.southM && y <= window.northM;
  const measure = (ax: number, ay: number, bx: number, by: number): number => {
    const length = Math.hypot(bx - ax, by - ay);
    if (isIn(ax, ay) && isIn(bx, by)) return length;
    const isApart =
      Math.max(ax, bx) < window.westM ||
      Math.min(ax, bx) > window.eastM ||
      Math.max(ay, by) < window.southM ||
      Math.min(ay, by) > window.northM;
    if (isApart || length < 1e-4) return 0;
    const [mx, my] = [(ax + bx) / 2, (ay + by) / 2];
    return measure(ax, ay, mx, my) + measure(mx, my, bx, by);
  };
  let total = 0;
  for (const { nodes } of placed.data.ways) {
    for (let k = 1; k < nodes.length; k++) {
      const [a, b] = [nodes[k - 1] as number, nodes[k] as number];
      if (a < 0 || b < 0) continue;
      total += measure(nodeXM[a] as number, nodeYM[a] as number, nodeXM[b] as number, nodeYM[b] as number);
    }
  }
  return total;
}

describe('any town', () => {
  it('gives a sound graph: ends on nodes, whole length kept, no loops, nothing outside', () => {
    fc.assert(
      fc.property(town, (spec) => {
        const placed = osmTown(spec);
        const { roads, report } = roadsFromOsm(placed, flat);
        expect(findingsOf(roads)).toEqual([]);
        expect(roads.edgeFrom.every((from, edge) => from !== roads.edgeTo[edge])).toBe(true);
        for (let edge = 0; edge < roads.edgeCount; edge++) {
          const first = 2 * (roads.lineOffsets[edge] as number);
          const last = 2 * (roads.lineOffsets[edge + 1] as number) - 2;
          expect(roads.lineXY[first]).toBe(roads.nodeXM[roads.edgeFrom[edge] as number]);
          expect(roads.lineXY[last + 1]).toBe(roads.nodeYM[roads.edgeTo[edge] as number]);
        }
        const inside = lengthInside(placed);
        expect(Math.abs(sumOf(roads.lengthM) - inside)).toBeLessThan(
          0.02 * roads.edgeCount + 1e-3 * inside + 0.01,
        );
        const listed = Object.values(report.dropped).reduce((sum, count) => sum + count, 0);
        expect(report.used + listed - (report.dropped['no-length'] ?? 0)).toBe(spec.ways?.length);
      }),
      { numRuns: 300 },
    );
  });

  it('falls into the parts that painting nodes one from another finds', () => {
    fc.assert(
      fc.property(town, (spec) => {
        const { roads, components } = roadsFromOsm(osmTown(spec), flat);
        const colour = Array.from({ length: roads.nodeCount }, (_, node) => node);
        for (let isChanged = true; isChanged; ) {
          isChanged = false;
          for (let edge = 0; edge < roads.edgeCount; edge++) {
            const [a, b] = [roads.edgeFrom[edge] as number, roads.edgeTo[edge] as number];
            const lower = Math.min(colour[a] as number, colour[b] as number);
            if (colour[a] === lower && colour[b] === lower) continue;
            colour[a] = lower;
            colour[b] = lower;
            isChanged = true;
          }
        }
        expect(components.count).toBe(new Set(colour).size);
        for (let a = 0; a < roads.nodeCount; a++) {
          for (let b = 0; b < a; b++) {
            expect(components.ofNode[a] === components.ofNode[b]).toBe(colour[a] === colour[b]);
          }
        }
        expect(sumOf(components.lengthM)).toBeCloseTo(sumOf(roads.lengthM), 1);
      }),
      { numRuns: 150 },
    );
  });
});

import { expect, it } from 'vitest';
import { tagOf } from '../../../src/domain/region/osm/osm-data.ts';
import { placeOsm } from '../../../src/domain/region/osm/placed-osm.ts';
import { roadsFromOsm } from '../../../src/domain/region/osm/roads/roads-from-osm.ts';
import { roadClasses, roadStructureOf } from '../../../src/domain/region/roads.ts';
import { readOverpass } from '../../../src/packs/osm/read-overpass.ts';
import { projectionFor } from '../../support/osm-town.ts';
import { describeWithSharedData, readSharedData } from '../../support/shared-data.ts';

const bytesOf = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const node = (id: number, lat: number, lon: number) => ({ type: 'node', id, lat, lon });

function dataOf(answer: unknown) {
  const result = readOverpass('a.json', bytesOf(answer));
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

function faultOf(bytes: Uint8Array) {
  const result = readOverpass('a.json', bytes);
  if (result.ok) throw new Error('the answer was read');
  return result.fault;
}

it('joins ways that carry points without ids where they meet', () => {
  const data = dataOf({
    elements: [
      {
        type: 'way',
        id: 1,
        geometry: [
          { lat: 36, lon: 127 },
          { lat: 36.1, lon: 127.1 },
        ],
        tags: { highway: 'road' },
      },
      { type: 'way', id: 2, geometry: [{ lat: 36.1, lon: 127.1 }, null, { lat: 36.2, lon: 127 }], tags: {} },
      {
        type: 'relation',
        id: 3,
        members: [
          {
            type: 'way',
            ref: 4,
            role: 'outer',
            geometry: [
              { lat: 36.2, lon: 127 },
              { lat: 36, lon: 127 },
            ],
          },
        ],
        tags: { type: 'multipolygon' },
      },
    ],
  });
  const [first, second, member] = [1, 2, 4].map((id) => data.ways.find((way) => way.id === id)?.nodes);
  expect(first?.[1]).toBe(second?.[0]);
  expect(second?.[1]).toBe(-1);
  expect(member?.[0]).toBe(second?.[2]);
  expect(member?.[1]).toBe(first?.[0]);
  expect(data.nodeIds.length).toBe(3);
});

it('takes node ids where ways carry both ids and points', () => {
  const points = [
    { lat: 36, lon: 127 },
    { lat: 36.1, lon: 127.1 },
  ];
  const data = dataOf({
    elements: [
      { type: 'way', id: 1, nodes: [7, 8], geometry: points, tags: { highway: 'road' } },
      { type: 'way', id: 2, nodes: [8, 7], geometry: points.toReversed(), tags: { highway: 'road' } },
    ],
  });
  expect([...data.nodeIds]).toEqual([7, 8]);
  expect(data.counts.duplicateNodes).toBe(0);
});

it('completes a skeleton by the body that comes with it', () => {
  const data = dataOf({
    elements: [
      { type: 'way', id: 1, nodes: [7, 8] },
      { type: 'way', id: 1, nodes: [7, 8], tags: { highway: 'road' } },
      node(7, 36, 127),
      node(8, 36, 127.1),
      node(7, 37, 128),
    ],
  });
  expect(data.ways.map(({ tags }) => tagOf(tags, 'highway'))).toEqual(['road']);
  expect(data.counts).toMatchObject({ duplicateWays: 1, duplicateNodes: 1 });
  expect(data.latE7[0]).toBe(360_000_000);
});

it('says what an answer lacks, how another file begins, and that a server gave up', () => {
  expect(faultOf(new TextEncoder().encode('<html>busy</html>'))).toEqual({
    kind: 'osm-not-json',
    file: 'a.json',
    came: '<html>busy</html>',
  });
  expect(faultOf(bytesOf([1]))).toMatchObject({ kind: 'osm-not-overpass', field: 'elements' });
  expect(faultOf(bytesOf({ elements: 3 }))).toMatchObject({ kind: 'osm-not-overpass', field: 'elements' });
  const remark = 'runtime error: Query timed out in "query" at line 1 after 26 seconds.';
  expect(faultOf(bytesOf({ elements: [], remark }))).toEqual({
    kind: 'osm-answer-incomplete',
    file: 'a.json',
    remark,
  });
});

it('notices latitude and longitude in the wrong order', () => {
  const elements = [node(1, 127, 36), node(2, 127.1, 36.1), node(3, 127.2, 36.1)];
  expect(faultOf(bytesOf({ elements }))).toEqual({
    kind: 'osm-coordinates-swapped',
    file: 'a.json',
    count: 3,
  });
});

describeWithSharedData(
  'korea-osm/overpass-kr-motorways-without-lanes.json',
  'the real answer about Korean motorways',
  () => {
    const bytes = readSharedData('korea-osm/overpass-kr-motorways-without-lanes.json');
    const result = readOverpass('motorways.json', bytes);
    if (!result.ok) throw new Error(JSON.stringify(result.fault));
    const data = result.value;
    const raw = JSON.parse(bytes.toString()) as {
      elements: {
        type: string;
        id: number;
        nodes?: number[];
        tags?: Record<string, string>;
        lat: number;
        lon: number;
      }[];
    };
    const rawWays = raw.elements.filter(({ type }) => type === 'way');

    it('is read whole: 902 ways, 3,993 nodes, nothing missing', () => {
      expect(data.ways.length).toBe(902);
      expect(data.nodeIds.length).toBe(3993);
      expect(Object.values(data.counts)).toEqual([0, 0, 0, 0, 0]);
    });

    const projection = projectionFor(5179);
    const grid = { epsg: 5179, westM: 700_000, northM: 2_100_000, cellSizeM: 1000, columns: 600, rows: 700 };
    const placed = placeOsm(data, projection, grid);
    const { roads, components, report } = roadsFromOsm(placed, () => 50);

    it('becomes one-way expressways as long as the ways, at the speed of their signs', () => {
      expect(report.used).toBe(902);
      expect(report.dropped).toEqual({});
      const at = new Map(
        raw.elements
          .filter(({ type }) => type === 'node')
          .map(({ id, lat, lon }) => [id, projection.fromLngLat(lon, lat)]),
      );
      let wantedM = 0;
      for (const { nodes = [] } of rawWays) {
        for (let k = 1; k < nodes.length; k++) {
          const [ax, ay] = at.get(nodes[k - 1] as number) as readonly [number, number];
          const [bx, by] = at.get(nodes[k] as number) as readonly [number, number];
          wantedM += Math.hypot(bx - ax, by - ay);
        }
      }
      const foundM = roads.lengthM.reduce((sum, lengthM) => sum + lengthM, 0);
      expect(Math.abs(foundM - wantedM)).toBeLessThan(1e-4 * wantedM);
      expect(new Set(roads.roadClass)).toEqual(
        new Set([roadClasses.findIndex(({ id }) => id === 'expressway')]),
      );
      expect(report.oneWayEdges).toBe(roads.edgeCount);
      const limits = new Set(roads.speedKmH);
      for (const limit of [60, 70, 80, 100, 110]) expect(limits.has(limit)).toBe(true);
    });

    it('has the bridges and tunnels of the ways', () => {
      const countOf = (structure: string): number =>
        Array.from({ length: roads.edgeCount }, (_, edge) => roadStructureOf(roads, edge)).filter(
          (found) => found === structure,
        ).length;
      const bridges = rawWays.filter(({ tags }) => tags?.bridge !== undefined).length;
      expect(countOf('bridge')).toBeGreaterThanOrEqual(bridges);
      expect(countOf('bridge')).toBeLessThan(bridges * 1.2);
      expect(countOf('tunnel') + countOf('underpass')).toBeGreaterThanOrEqual(69);
      const called = rawWays.filter(({ tags }) => /터널/u.test(tags?.['tunnel:name'] ?? '')).length;
      expect(called).toBeGreaterThan(20);
      expect(countOf('tunnel')).toBeGreaterThanOrEqual(called);
    });

    it('has as many parts as an independent walk over shared nodes finds', () => {
      const waysAt = new Map<number, number[]>();
      for (const [w, { nodes = [] }] of rawWays.entries()) {
        for (const id of nodes) waysAt.set(id, [...(waysAt.get(id) ?? []), w]);
      }
      const seen = new Set<number>();
      let parts = 0;
      for (let start = 0; start < rawWays.length; start++) {
        if (seen.has(start)) continue;
        parts++;
        const work = [start];
        seen.add(start);
        for (let w = work.pop(); w !== undefined; w = work.pop()) {
          for (const id of rawWays[w]?.nodes ?? []) {
            for (const other of waysAt.get(id) ?? []) {
              if (seen.has(other)) continue;
              seen.add(other);
              work.push(other);
            }
          }
        }
      }
      expect(components.count).toBe(parts);
    });
  },
);

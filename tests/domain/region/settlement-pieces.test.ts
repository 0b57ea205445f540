import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/core/random.ts';
import type { GridSpec } from '../../../src/domain/geo/grid.ts';
import type { Buildings } from '../../../src/domain/region/buildings.ts';
import {
  ringToMetres,
  traceRings,
} from '../../../src/domain/region/exercise/settlement/places/cell-rings.ts';
import { contractNetwork } from '../../../src/domain/region/exercise/settlement/roads/contract-network.ts';
import {
  assignOneWays,
  strongComponents,
} from '../../../src/domain/region/exercise/settlement/roads/one-way.ts';
import { makePlanar } from '../../../src/domain/region/exercise/settlement/roads/planar-network.ts';
import {
  pointAlong,
  polylineLengthM,
  type RoadKind,
  slicePolyline,
} from '../../../src/domain/region/exercise/settlement/roads/road-line.ts';
import { allotByLargestRemainder } from '../../../src/domain/region/people/allotment.ts';
import { pointInRing, ringAreaM2, ringCentroid } from '../../../src/domain/region/ring-geometry.ts';
import type { Roads } from '../../../src/domain/region/roads.ts';
import { overlappingBuildings, wallsOnRoads } from '../../support/settlement-geometry.ts';

const street: RoadKind = { roadClass: 'street', lanes: 1, widthM: 5, name: null, zone: 'old-town' };

describe('sharing out whole people', () => {
  it('gives each part its quota rounded down or up and the exact total', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 50_000 }),
        fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), { minLength: 1, maxLength: 60 }),
        (total, weights) => {
          const sum = weights.reduce((p, q) => p + q, 0);
          fc.pre(sum > 1e-3);
          const parts = allotByLargestRemainder(total, weights);
          expect(parts.reduce((p, q) => p + q, 0)).toBe(total);
          weights.forEach((weight, i) => {
            expect(Math.abs((parts[i] as number) - (weight / sum) * total)).toBeLessThanOrEqual(1 + 1e-6);
          });
        },
      ),
    );
  });

  it('gives nobody to parts without weight', () => {
    expect([...allotByLargestRemainder(7, [0, 2, 0, 1])]).toEqual([0, 5, 0, 2]);
    expect([...allotByLargestRemainder(7, [0, 0])]).toEqual([0, 0]);
  });
});

describe('rings of labelled cells', () => {
  const gridOf = (columns: number, rows: number): GridSpec => ({
    epsg: 5187,
    westM: 100,
    northM: 900,
    cellSizeM: 10,
    columns,
    rows,
  });

  it('tile the labelled cells exactly, whatever the pattern, with outer rings only', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 9 }).chain((columns) =>
          fc.record({
            columns: fc.constant(columns),
            labels: fc.array(fc.integer({ min: -1, max: 2 }), {
              minLength: columns * 3,
              maxLength: columns * 9,
            }),
          }),
        ),
        ({ columns, labels }) => {
          const rows = Math.floor(labels.length / columns);
          const grid = gridOf(columns, rows);
          const labelled = { grid, labels: Int16Array.from(labels.slice(0, columns * rows)) };
          const seams = new Set<number>();
          const traces = [0, 1, 2].map((label) =>
            traceRings(grid, (cell) => labelled.labels[cell] === label, seams),
          );
          const rings = traces.map((trace) => trace.map((ring) => ringToMetres(labelled, ring, seams)));
          const all = rings.flat();
          expect(all.every((ring) => ringAreaM2(ring) > 0)).toBe(true);
          const land = labelled.labels.filter((label) => label >= 0).length * 100;
          expect(all.reduce((sum, ring) => sum + ringAreaM2(ring), 0)).toBeCloseTo(land, 6);
          labelled.labels.forEach((label, cell) => {
            const xM = 100 + ((cell % columns) + 0.5) * 10 + 0.37;
            const yM = 900 - (Math.floor(cell / columns) + 0.5) * 10 + 0.21;
            const holders = rings.map((list) => list.filter((ring) => pointInRing(ring, xM, yM)).length);
            expect(holders).toEqual([0, 1, 2].map((other) => (other === label ? 1 : 0)));
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('keep the exact square of a single area', () => {
    const grid = gridOf(3, 3);
    const rings = traceRings(grid, () => true, new Set());
    const labelled = { grid, labels: new Int16Array(9) };
    expect(rings.map((ring) => [...ringToMetres(labelled, ring, new Set())])).toEqual([
      [100, 870, 130, 870, 130, 900, 100, 900],
    ]);
  });

  it('have the area, centroid and inside that geometry gives them', () => {
    const ell = [0, 0, 4, 0, 4, 2, 2, 2, 2, 4, 0, 4];
    expect(ringAreaM2(ell)).toBe(12);
    expect(ringCentroid(ell).xM).toBeCloseTo(5 / 3, 12);
    expect(ringCentroid(ell).yM).toBeCloseTo(5 / 3, 12);
    expect(pointInRing(ell, 1, 3)).toBe(true);
    expect(pointInRing(ell, 3, 3)).toBe(false);
  });
});

describe('making streets planar', () => {
  it('puts a junction where two streets cross', () => {
    const network = contractNetwork(
      makePlanar([
        { kind: street, xy: [0, 50, 100, 50] },
        { kind: street, xy: [50, 0, 50, 100] },
      ]),
    );
    expect(network.edges).toHaveLength(4);
    expect(network.nodes).toHaveLength(5);
    expect(network.edges.reduce((sum, edge) => sum + polylineLengthM(edge.xy), 0)).toBeCloseTo(200, 9);
  });

  it('leads a street that ends just short of another into it, and drops what stays apart', () => {
    const network = contractNetwork(
      makePlanar([
        { kind: street, xy: [0, 0, 100, 0] },
        { kind: street, xy: [40, 15, 40, 90] },
        { kind: street, xy: [500, 500, 560, 500] },
      ]),
    );
    expect(network.nodes.some((node) => node.xM === 40 && node.yM === 0)).toBe(true);
    expect(network.edges).toHaveLength(3);
  });

  it('cuts a polyline without changing its length', () => {
    const xy = [0, 0, 30, 0, 30, 40];
    expect(polylineLengthM(slicePolyline(xy, 10, 50))).toBeCloseTo(40, 12);
    expect(slicePolyline(xy, 10, 50)).toEqual([10, 0, 30, 0, 30, 20]);
    expect(pointAlong(xy, 45)).toMatchObject({ xM: 30, yM: 15, ux: 0, uy: 1 });
  });
});

describe('one-way streets', () => {
  it('find the parts between which nobody can drive back', () => {
    const nodes = [0, 1, 2];
    const edges = [
      { from: 0, to: 1 },
      { from: 1, to: 2 },
    ];
    const both = strongComponents({ nodes, edges }, [false, false]);
    expect(new Set(both).size).toBe(1);
    const oneWay = strongComponents({ nodes, edges }, [false, true]);
    expect(oneWay[0]).toBe(oneWay[1]);
    expect(oneWay[2]).not.toBe(oneWay[0]);
  });

  it('never cut a town in two, for any seed', () => {
    const xy: number[][] = [];
    for (let k = 0; k < 6; k++) xy.push([0, k * 50, 250, k * 50], [k * 50, 0, k * 50, 250]);
    const network = contractNetwork(makePlanar(xy.map((line) => ({ kind: street, xy: line }))));
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const assigned = assignOneWays(network, seededRandom(seed));
        const oneWay = assigned.edges.map((edge) => edge.oneWay);
        expect(new Set(strongComponents(assigned, oneWay)).size).toBe(1);
      }),
      { numRuns: 50 },
    );
    expect(assignOneWays(network, seededRandom(1)).edges.some((edge) => edge.oneWay)).toBe(true);
  });
});

describe('the geometry the region tests rely on', () => {
  const square = (x: number, y: number): number[] => [x, y, x + 10, y, x + 10, y + 10, x, y + 10];
  const buildingsOf = (rings: readonly number[][]): Buildings =>
    ({
      count: rings.length,
      ringOffsets: Uint32Array.from({ length: rings.length + 1 }, (_, i) => i * 4),
      ringXY: Float64Array.from(rings.flat()),
    }) as unknown as Buildings;

  it('finds houses that overlap or stand inside one another', () => {
    expect(overlappingBuildings(buildingsOf([square(0, 0), square(5, 5), square(20, 0)]))).toEqual(['b0 b1']);
    const inner = [2, 2, 4, 2, 4, 4, 2, 4];
    expect(overlappingBuildings(buildingsOf([square(0, 0), inner]))).toEqual(['b0 b1']);
    expect(overlappingBuildings(buildingsOf([square(0, 0), square(11, 0)]))).toEqual([]);
  });

  it('finds houses that stand on a carriageway', () => {
    const roads = (widthM: number): Roads =>
      ({
        edgeCount: 1,
        lineOffsets: Uint32Array.of(0, 2),
        lineXY: Float64Array.of(-50, 14, 50, 14),
        widthM: Float32Array.of(widthM),
      }) as unknown as Roads;
    expect(wallsOnRoads(buildingsOf([square(0, 0)]), roads(6))).toEqual([]);
    expect(wallsOnRoads(buildingsOf([square(0, 0)]), roads(9))).toEqual(['b0 r0']);
  });
});

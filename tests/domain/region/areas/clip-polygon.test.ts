import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clipPolygon } from '../../../../src/domain/region/areas/clip-polygon.ts';
import { ringCoverage } from '../../../../src/domain/region/ring-coverage.ts';
import { pointInRing, ringAreaM2 } from '../../../../src/domain/region/ring-geometry.ts';

const square = (west: number, south: number, side: number): Float64Array =>
  Float64Array.of(west, south, west + side, south, west + side, south + side, west, south + side);

const windowOf = (westM: number, southM: number, side: number) => ({
  westM,
  southM,
  eastM: westM + side,
  northM: southM + side,
});

const areaOf = (rings: readonly Float64Array[]): number =>
  rings.reduce((sum, ring) => sum + ringAreaM2(ring), 0);

/** A ring around a centre with a random reach in each direction: never crosses itself. */
const star = fc
  .tuple(
    fc.integer({ min: 300, max: 700 }),
    fc.integer({ min: 300, max: 700 }),
    fc.array(fc.integer({ min: 60, max: 450 }), { minLength: 3, maxLength: 24 }),
  )
  .map(([x, y, reaches]) =>
    Float64Array.from(
      reaches.flatMap((reach, k) => {
        const angle = (2 * Math.PI * k) / reaches.length;
        return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];
      }),
    ),
  );

/** Area of a ring inside a window, one window-sized cell: another method (Sutherland & Hodgman). */
const coveredM2 = (ring: Float64Array, side: number): number =>
  ringCoverage(ring, {
    epsg: 5186,
    westM: 200,
    northM: 200 + side,
    cellSizeM: side,
    columns: 1,
    rows: 1,
  }).cells.reduce((sum, { area }) => sum + area * side * side, 0);

describe('the part of a polygon inside a window', () => {
  test('is the polygon itself where it lies inside, turned counter-clockwise', () => {
    const clockwise = [10, 60, 60, 60, 60, 10, 10, 10];
    const [ring] = clipPolygon([Float64Array.from(clockwise)], windowOf(0, 0, 100));
    expect(ringAreaM2(ring as Float64Array)).toBe(2500);
  });

  test('is the window where the polygon holds it, and nothing where it lies beside', () => {
    expect(areaOf(clipPolygon([square(-100, -100, 500)], windowOf(0, 0, 100)))).toBe(10_000);
    expect(clipPolygon([square(200, 200, 50)], windowOf(0, 0, 100))).toEqual([]);
    expect(clipPolygon([square(100, 0, 50)], windowOf(0, 0, 100))).toEqual([]);
  });

  test('falls into separate rings where the polygon leaves and comes back', () => {
    const comb = Float64Array.of(0, -50, 100, -50, 100, 50, 70, 50, 70, -20, 30, -20, 30, 50, 0, 50);
    const parts = clipPolygon([comb], windowOf(-10, 0, 200));
    expect(parts.map(ringAreaM2).sort()).toEqual([1500, 1500]);
  });

  test('has no hole left: it is cut in two through each, and keeps its area', () => {
    const rings = [square(0, 0, 100), square(10, 10, 20), square(60, 50, 30)];
    const parts = clipPolygon(rings, windowOf(-10, -10, 500));
    expect(areaOf(parts)).toBeCloseTo(10_000 - 400 - 900, 9);
    for (const [x, y, inside] of [
      [20, 20, false],
      [75, 60, false],
      [5, 5, true],
      [50, 50, true],
    ] as const) {
      expect(parts.some((ring) => pointInRing(ring, x, y))).toBe(inside);
    }
  });

  test('keeps the area of a polygon with hundreds of holes in a row or in a column', () => {
    const side = 3 * 300;
    for (const isRow of [true, false]) {
      const holes = Array.from({ length: 300 }, (_, k) =>
        isRow ? square(3 * k + 1, 400, 2) : square(400, 3 * k + 1, 2),
      );
      const parts = clipPolygon([square(0, 0, side + 1), ...holes], windowOf(-10, -10, 2000));
      expect(areaOf(parts)).toBeCloseTo((side + 1) ** 2 - 300 * 4, 6);
      for (const ring of parts) expect(ringAreaM2(ring)).toBeGreaterThan(0);
    }
  });

  test('has the area that another way of cutting finds, with and without a hole', () => {
    fc.assert(
      fc.property(star, fc.boolean(), fc.integer({ min: 100, max: 600 }), (outer, hasHole, side) => {
        const [x, y] = [outer, outer].map((ring, axis) => {
          const values = ring.filter((_, i) => i % 2 === axis);
          return values.reduce((sum, value) => sum + value, 0) / values.length;
        }) as [number, number];
        const hole = Float64Array.from(
          outer,
          (value, i) => (i % 2 === 0 ? x : y) + 0.2 * (value - (i % 2 === 0 ? x : y)),
        );
        const isInside = [0, 2, 4].every((k) => pointInRing(outer, hole[k] as number, hole[k + 1] as number));
        const rings = hasHole && isInside ? [outer, hole] : [outer];
        const parts = clipPolygon(rings, windowOf(200, 200, side));
        const wantedM2 = coveredM2(outer, side) - (rings.length > 1 ? coveredM2(hole, side) : 0);
        expect(areaOf(parts)).toBeGreaterThan(wantedM2 - 5);
        expect(areaOf(parts)).toBeLessThan(wantedM2 + 5);
        for (const ring of parts) expect(ringAreaM2(ring)).toBeGreaterThan(0);
      }),
      { numRuns: 400 },
    );
  });

  test('of rings that cross themselves, or are no rings, ends and is finite', () => {
    const wild = fc.array(
      fc.integer({ min: 0, max: 12 }).map((value) => value * 25),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(fc.array(wild, { minLength: 1, maxLength: 3 }), (rings) => {
        const whole = rings.map((xy) => Float64Array.from(xy.slice(0, xy.length - (xy.length % 2))));
        const parts = clipPolygon(whole, windowOf(50, 50, 150));
        for (const ring of parts) {
          expect(ring.every((value) => value >= 50 && value <= 200)).toBe(true);
          expect(ring.length).toBeGreaterThanOrEqual(6);
        }
      }),
      { numRuns: 600 },
    );
  });
});

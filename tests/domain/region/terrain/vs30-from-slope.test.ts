import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellIndexAt, type GridSpec } from '../../../../src/domain/geo/grid.ts';
import { projectionOf } from '../../../../src/domain/geo/projection.ts';
import { vs30Of, vs30OfSlope } from '../../../../src/domain/region/terrain/vs30-from-slope.ts';
import { heightsOf } from '../../../support/analytic-terrain.ts';

/** Lower slope, upper slope, least and greatest Vs30 of each class, as the two papers tabulate them. */
const published = {
  active: [
    [3e-4, 3.5e-3, 180, 240],
    [3.5e-3, 0.01, 240, 300],
    [0.01, 0.018, 300, 360],
    [0.018, 0.05, 360, 490],
    [0.05, 0.1, 490, 620],
    [0.1, 0.14, 620, 760],
  ],
  stable: [
    [2e-5, 2e-3, 180, 240],
    [2e-3, 4e-3, 240, 300],
    [4e-3, 7.2e-3, 300, 360],
    [7.2e-3, 0.013, 360, 490],
    [0.013, 0.018, 490, 620],
    [0.018, 0.025, 620, 760],
  ],
} as const;

describe.each(['active', 'stable'] as const)('Vs30 of a slope in %s crust', (tectonics) => {
  it('lies in the class that the table gives the slope', () => {
    for (const [from, to, slow, fast] of published[tectonics]) {
      expect(vs30OfSlope(from, tectonics)).toBeCloseTo(slow, 6);
      expect(vs30OfSlope(to, tectonics)).toBeCloseTo(fast, 6);
      expect(vs30OfSlope(Math.sqrt(from * to), tectonics)).toBeCloseTo(Math.sqrt(slow * fast), 6);
    }
  });

  it('never falls as the ground steepens, and keeps within 180 and 900 m/s', () => {
    const slope = fc.double({ min: 0, max: 3, noNaN: true });
    fc.assert(
      fc.property(slope, slope, (a, b) => {
        const [gentle, steep] = [
          vs30OfSlope(Math.min(a, b), tectonics),
          vs30OfSlope(Math.max(a, b), tectonics),
        ];
        expect(gentle).toBeLessThanOrEqual(steep);
        expect(gentle).toBeGreaterThanOrEqual(180);
        expect(steep).toBeLessThanOrEqual(900);
      }),
    );
  });
});

describe('Vs30 over a grid', () => {
  const grid: GridSpec = {
    epsg: 5186,
    westM: 200_000,
    northM: 460_000,
    cellSizeM: 100,
    columns: 120,
    rows: 90,
  };
  const active = { tectonics: 'active', sea: null } as const;

  it('is that of the slope of a plane, up to the corners of the middle cells', () => {
    const vs30 = vs30Of(
      grid,
      heightsOf(grid, (x, y) => 0.03 * (x - 200_000) + 0.04 * (460_000 - y)),
      active,
    );
    const wanted = vs30OfSlope(0.05, 'active');
    for (const value of vs30 as Float32Array) expect(value).toBeCloseTo(wanted, 0);
  });

  it('does not see roughness finer than 30 arc-seconds', () => {
    const plane = heightsOf(grid, (x) => 0.01 * (x - 200_000));
    const rough = plane.map((height, cell) => height + ((cell + Math.floor(cell / 120)) % 2 === 0 ? 4 : -4));
    const smooth = vs30Of(grid, plane, active) as Float32Array;
    for (const [cell, value] of (vs30Of(grid, rough, active) as Float32Array).entries()) {
      expect(Math.abs(value - (smooth[cell] as number))).toBeLessThan(2);
    }
  });

  it('averages over squares as large as 30 by 30 arc-seconds are there', () => {
    const projection = projectionOf(5186);
    if (!projection.ok) throw new Error('no EPSG:5186');
    const [lng, lat] = projection.value.toLngLat(206_000, 455_500);
    const [west, south] = projection.value.fromLngLat(lng - 15 / 3600, lat - 15 / 3600);
    const [east, north] = projection.value.fromLngLat(lng + 15 / 3600, lat + 15 / 3600);
    const sideM = Math.sqrt((east - west) * (north - south));
    const fine = { ...grid, cellSizeM: 10, columns: 600, rows: 300 };
    const factor = Math.round(sideM / 10);
    const step = heightsOf(fine, (x) => (x - 200_000 < factor * 10 ? 0 : 100));
    const vs30 = vs30Of(fine, step, active) as Float32Array;
    const middle = cellIndexAt(fine, 200_000 + 1.5 * factor * 10, 459_000);
    expect(vs30[middle]).toBeCloseTo(vs30OfSlope(100 / (2 * factor * 10), 'active'), 0);
  });

  it('is 0 at sea, and nothing at all in a region of less than three such squares', () => {
    const sea = new Uint8Array(120 * 90);
    sea[7] = 1;
    const vs30 = vs30Of(
      grid,
      heightsOf(grid, (x) => x / 50),
      { tectonics: 'active', sea },
    ) as Float32Array;
    expect(vs30[7]).toBe(0);
    expect(vs30[8]).toBeGreaterThan(0);
    const small = { ...grid, columns: 20 };
    expect(
      vs30Of(
        small,
        heightsOf(small, (x) => x / 50),
        active,
      ),
    ).toBeNull();
  });
});

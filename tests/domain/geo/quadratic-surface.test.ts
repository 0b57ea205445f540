import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellIndexAt, columnCentreM, rowCentreM } from '../../../src/domain/geo/grid.ts';
import {
  fitQuadraticSurface,
  planCurvatureOf,
  profileCurvatureOf,
  type SurfaceDerivatives,
  slopeDegOf,
} from '../../../src/domain/geo/quadratic-surface.ts';
import { centredGrid, heightsOf } from '../../support/analytic-terrain.ts';

const grid = centredGrid(21);

function derivativesAt(heightsM: ArrayLike<number>, cell: number): SurfaceDerivatives {
  const derivatives = { dzdx: 0, dzdy: 0, d2zdx2: 0, d2zdy2: 0, d2zdxdy: 0 };
  fitQuadraticSurface(grid, heightsM, cell, derivatives);
  return derivatives;
}

const exactly = (heightM: (x: number, y: number) => number): Float64Array =>
  Float64Array.from({ length: grid.columns * grid.rows }, (_, cell) =>
    heightM(columnCentreM(grid, cell % grid.columns), rowCentreM(grid, Math.floor(cell / grid.columns))),
  );

describe('a fitted quadratic surface', () => {
  it('has the slope of a tilted plane and no curvature, up to the corner of the grid', () => {
    const heightsM = exactly((x, y) => 500 + 0.3 * x - 0.4 * y);
    for (let cell = 0; cell < heightsM.length; cell++) {
      const d = derivativesAt(heightsM, cell);
      expect(slopeDegOf(d)).toBeCloseTo((Math.atan(0.5) * 180) / Math.PI, 10);
      expect(planCurvatureOf(d)).toBeCloseTo(0, 12);
      expect(profileCurvatureOf(d)).toBeCloseTo(0, 12);
    }
  });

  it('reproduces every quadratic exactly, on the border too', () => {
    const coefficient = fc.double({ min: -0.01, max: 0.01, noNaN: true });
    fc.assert(
      fc.property(
        fc.tuple(coefficient, coefficient, coefficient, coefficient, coefficient),
        fc.nat(grid.columns * grid.rows - 1),
        ([a, b, c, p, q], cell) => {
          const d = derivativesAt(
            exactly((x, y) => a * x * x + b * x * y + c * y * y + p * x + q * y),
            cell,
          );
          const x = columnCentreM(grid, cell % grid.columns);
          const y = rowCentreM(grid, Math.floor(cell / grid.columns));
          expect(d.d2zdx2).toBeCloseTo(2 * a, 10);
          expect(d.d2zdy2).toBeCloseTo(2 * c, 10);
          expect(d.d2zdxdy).toBeCloseTo(b, 10);
          expect(d.dzdx).toBeCloseTo(2 * a * x + b * y + p, 9);
          expect(d.dzdy).toBeCloseTo(b * x + 2 * c * y + q, 9);
        },
      ),
    );
  });

  it('finds on a dome the curvature of its round contours and of its parabola, both positive', () => {
    const bend = 0.002;
    const heightsM = exactly((x, y) => 800 - (bend / 2) * (x * x + y * y));
    for (const [x, y] of [
      [60, 0],
      [0, -80],
      [50, 50],
      [-70, 20],
    ] as const) {
      const d = derivativesAt(heightsM, cellIndexAt(grid, x, y));
      const radiusM = Math.hypot(x, y);
      expect(planCurvatureOf(d)).toBeCloseTo(1 / radiusM, 10);
      expect(profileCurvatureOf(d)).toBeCloseTo(bend / (1 + (bend * radiusM) ** 2) ** 1.5, 10);
    }
  });

  it('turns both signs in a bowl', () => {
    const d = derivativesAt(
      exactly((x, y) => 0.001 * (x * x + y * y)),
      cellIndexAt(grid, 60, 30),
    );
    expect(planCurvatureOf(d)).toBeCloseTo(-1 / Math.hypot(60, 30), 10);
    expect(profileCurvatureOf(d)).toBeLessThan(0);
  });

  it('approaches the cone: contours of curvature 1/r on straight slope lines', () => {
    const d = derivativesAt(
      exactly((x, y) => 600 - 0.5 * Math.hypot(x, y)),
      cellIndexAt(grid, 90, 0),
    );
    expect(planCurvatureOf(d)).toBeCloseTo(1 / 90, 3);
    expect(profileCurvatureOf(d)).toBeCloseTo(0, 6);
    expect(slopeDegOf(d)).toBeCloseTo((Math.atan(0.5) * 180) / Math.PI, 6);
  });

  it('approaches the sphere: slope lines of curvature 1/R', () => {
    const sphereM = 1000;
    const d = derivativesAt(
      exactly((x, y) => Math.sqrt(sphereM * sphereM - x * x - y * y)),
      cellIndexAt(grid, 70, 40),
    );
    expect(profileCurvatureOf(d)).toBeCloseTo(1 / sphereM, 6);
  });

  it('says 0, not infinity, where the ground is level', () => {
    const d = derivativesAt(
      heightsOf(grid, () => 12.3),
      200,
    );
    expect([slopeDegOf(d), planCurvatureOf(d), profileCurvatureOf(d)]).toEqual([0, 0, 0]);
  });
});

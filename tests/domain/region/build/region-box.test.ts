import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  boxFault,
  boxSizeM,
  gridOfBox,
  maximumBuildCells,
  sharedBox,
  squareAround,
} from '../../../../src/domain/region/build/region-box.ts';

test('a degree at the equator and at 60 degrees is as long as the ellipsoid has it', () => {
  // Snyder 1987, Map Projections: A Working Manual, table 3 (lengths of 1 degree on WGS 84 / GRS 80 to 1 m).
  const equator = boxSizeM([126.5, -0.5, 127.5, 0.5]);
  expect(equator.widthM).toBeCloseTo(111_319, -1);
  expect(equator.heightM).toBeCloseTo(110_574, -1);
  const sixty = boxSizeM([126.5, 59.5, 127.5, 60.5]);
  expect(sixty.widthM / 55_800).toBeCloseTo(1, 3);
  expect(sixty.heightM / 111_412).toBeCloseTo(1, 3);
});

test('twenty kilometres at 10 m are four million cells and fit', () => {
  const box = squareAround(127.33, 36.63, 20);
  const grid = gridOfBox(box, 10);
  expect(grid?.columns).toBeGreaterThan(1995);
  expect(grid?.columns).toBeLessThan(2005);
  expect(boxFault(box, 10)).toBeNull();
});

test('a box that is too large is refused with a cell size and a side that do fit, and no smaller cell size would', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1, max: 400, noNaN: true }),
      fc.double({ min: 34, max: 38, noNaN: true }),
      fc.integer({ min: 1, max: 30 }),
      (sideKm, latDeg, cellSizeM) => {
        const box = squareAround(127, latDeg, sideKm);
        const fault = boxFault(box, cellSizeM);
        if (fault?.kind !== 'build-too-large') {
          expect(gridOfBox(box, cellSizeM)?.cells).toBeLessThanOrEqual(maximumBuildCells);
          return;
        }
        expect(boxFault(box, fault.fittingCellSizeM)).toBeNull();
        expect(boxFault(box, fault.fittingCellSizeM - 1)?.kind).toBe('build-too-large');
        expect(boxFault(squareAround(127, latDeg, fault.fittingSideKm), cellSizeM)).toBeNull();
      },
    ),
  );
});

test.each([
  [[127, 36, 127, 37]],
  [[128, 36, 127, 37]],
  [[Number.NaN, 36, 127, 37]],
  [[127, 36, 128, 91]],
] as const)('%j is no box', (box) => {
  expect(boxFault(box, 10)).toEqual({ kind: 'build-box-invalid' });
});

test('a cell size that leaves fewer than two cells, or none at all, is refused with the shorter side', () => {
  const box = squareAround(127, 36, 1);
  for (const cellSizeM of [0, -3, Number.NaN, 1200]) {
    expect(boxFault(box, cellSizeM)).toMatchObject({ kind: 'build-cell-size', sideM: 1000 });
  }
});

test('boxes that do not meet share nothing', () => {
  expect(sharedBox([0, 0, 2, 2], [1, 1, 3, 3])).toEqual([1, 1, 2, 2]);
  expect(sharedBox([0, 0, 1, 1], [1, 0, 2, 1])).toBeNull();
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cellCount,
  cellIndexAt,
  columnCentreM,
  type GridSpec,
  gridBounds,
  rowCentreM,
  sampleBilinear,
} from '../../../src/domain/geo/grid.ts';

const grid: GridSpec = { epsg: 5187, westM: 1000, northM: 2000, cellSizeM: 10, columns: 7, rows: 5 };

describe('a grid', () => {
  it('finds for the centre of every cell that cell', () => {
    for (let cell = 0; cell < cellCount(grid); cell++) {
      const xM = columnCentreM(grid, cell % grid.columns);
      const yM = rowCentreM(grid, Math.floor(cell / grid.columns));
      expect(cellIndexAt(grid, xM, yM)).toBe(cell);
    }
  });

  it('has its first cell in the north-west and owns its western and northern edges only', () => {
    expect(cellIndexAt(grid, 1000, 2000)).toBe(0);
    expect(cellIndexAt(grid, 999.999, 2000)).toBe(-1);
    expect(cellIndexAt(grid, 1000, 2000.001)).toBe(-1);
    expect(cellIndexAt(grid, 1070, 1999)).toBe(-1);
    expect(cellIndexAt(grid, 1069.999, 1950.001)).toBe(cellCount(grid) - 1);
    expect(cellIndexAt(grid, 1001, 1950)).toBe(-1);
  });

  it('knows its edges', () => {
    expect(gridBounds(grid)).toEqual({ westM: 1000, southM: 1950, eastM: 1070, northM: 2000 });
  });
});

describe('bilinear sampling', () => {
  const plane = Float64Array.from({ length: cellCount(grid) }, (_, cell) => {
    const xM = columnCentreM(grid, cell % grid.columns);
    return 3 + 0.25 * xM - 0.5 * rowCentreM(grid, Math.floor(cell / grid.columns));
  });

  it('reproduces a plane between the centres', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1005, max: 1065, noNaN: true }),
        fc.double({ min: 1955, max: 1995, noNaN: true }),
        (xM, yM) => {
          expect(sampleBilinear(grid, plane, xM, yM)).toBeCloseTo(3 + 0.25 * xM - 0.5 * yM, 8);
        },
      ),
    );
  });

  it('never leaves the range of the values, even outside the grid', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -50, max: 900, noNaN: true }), { minLength: 35, maxLength: 35 }),
        fc.double({ min: 900, max: 1200, noNaN: true }),
        fc.double({ min: 1900, max: 2100, noNaN: true }),
        (values, xM, yM) => {
          const value = sampleBilinear(grid, values, xM, yM);
          expect(value).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
          expect(value).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
        },
      ),
    );
  });

  it('works on a single cell', () => {
    expect(sampleBilinear({ ...grid, columns: 1, rows: 1 }, [42], 1003, 1997)).toBe(42);
  });
});

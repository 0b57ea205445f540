import fc from 'fast-check';
import type { GridSpec } from '../../src/domain/geo/grid.ts';

/** Ground of whole metres on a small grid: full of hollows, flats and equal neighbours. */
export interface RoughTerrain {
  readonly grid: GridSpec;
  readonly heights: Float32Array;
}

export const roughGrid = (columns: number, rows: number): GridSpec => ({
  epsg: 5187,
  westM: 0,
  northM: rows * 10,
  cellSizeM: 10,
  columns,
  rows,
});

export const roughTerrain = (highestM = 6): fc.Arbitrary<RoughTerrain> =>
  fc
    .record({ columns: fc.integer({ min: 3, max: 14 }), rows: fc.integer({ min: 3, max: 14 }) })
    .chain(({ columns, rows }) =>
      fc
        .array(fc.integer({ min: 0, max: highestM }), {
          minLength: columns * rows,
          maxLength: columns * rows,
        })
        .map((heights) => ({ grid: roughGrid(columns, rows), heights: Float32Array.from(heights) })),
    );

/** The eight neighbours of a cell that lie on the grid. */
export function neighboursOf(grid: GridSpec, cell: number): number[] {
  const row = Math.floor(cell / grid.columns);
  const column = cell % grid.columns;
  const found: number[] = [];
  for (let r = Math.max(0, row - 1); r <= Math.min(grid.rows - 1, row + 1); r++) {
    for (let c = Math.max(0, column - 1); c <= Math.min(grid.columns - 1, column + 1); c++) {
      if (r !== row || c !== column) found.push(r * grid.columns + c);
    }
  }
  return found;
}

/** Mirrors a square grid of values about its vertical axis, or turns it a quarter clockwise. */
export function moved<T extends Float32Array | Float64Array | Uint8Array>(
  values: T,
  side: number,
  move: 'mirror' | 'turn',
): T {
  const result = values.slice() as T;
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const to = move === 'mirror' ? row * side + (side - 1 - column) : column * side + (side - 1 - row);
      result[to] = values[row * side + column] as number;
    }
  }
  return result;
}

import { cellCount, columnCentreM, type GridSpec, rowCentreM } from '../../src/domain/geo/grid.ts';

/** A square grid of 10 m cells centred on the origin. */
export const centredGrid = (side: number, cellSizeM = 10): GridSpec => ({
  epsg: 5186,
  westM: (-side * cellSizeM) / 2,
  northM: (side * cellSizeM) / 2,
  cellSizeM,
  columns: side,
  rows: side,
});

/** Heights of a function of easting and northing at the cell centres. */
export function heightsOf(grid: GridSpec, heightM: (xM: number, yM: number) => number): Float32Array {
  return Float32Array.from({ length: cellCount(grid) }, (_, cell) =>
    heightM(columnCentreM(grid, cell % grid.columns), rowCentreM(grid, Math.floor(cell / grid.columns))),
  );
}

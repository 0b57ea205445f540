/**
 * What a grid holds: a `surface` of heights, whose cells are averaged when it is made coarser, or `patches` of equal
 * values, of which the north-western of each four is kept.
 */
export type GridContent = 'surface' | 'patches';

interface Raster {
  readonly columns: number;
  readonly rows: number;
  readonly values: Float32Array | Uint8Array;
}

/** A raster of half the columns and rows, rounded up. Cells equal to `noData` do not enter a mean. */
export function halveRaster(full: Raster, content: GridContent, noData: number | null): Raster {
  const columns = Math.ceil(full.columns / 2);
  const rows = Math.ceil(full.rows / 2);
  const size = columns * rows;
  const values = full.values instanceof Float32Array ? new Float32Array(size) : new Uint8Array(size);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      values[r * columns + c] =
        content === 'patches' ? at(full, 2 * r, 2 * c) : meanOfFour(full, 2 * r, 2 * c, noData);
    }
  }
  return { columns, rows, values };
}

const at = (raster: Raster, row: number, column: number): number =>
  raster.values[
    Math.min(row, raster.rows - 1) * raster.columns + Math.min(column, raster.columns - 1)
  ] as number;

function meanOfFour(raster: Raster, row: number, column: number, noData: number | null): number {
  let sum = 0;
  let count = 0;
  for (const [dr, dc] of [
    [0, 0],
    [0, 1],
    [1, 0],
    [1, 1],
  ] as const) {
    const value = at(raster, row + dr, column + dc);
    if (value === noData) continue;
    sum += value;
    count += 1;
  }
  return count === 0 ? (noData as number) : sum / count;
}

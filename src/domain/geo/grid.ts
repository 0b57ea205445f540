/**
 * A north-up raster of square cells in a metric projected system. Row 0 is the northern row, column 0 the western;
 * values are stored row by row, so cell (row, column) lies at index row * columns + column.
 */
export interface GridSpec {
  readonly epsg: number;
  /** Easting of the western edge, m. */
  readonly westM: number;
  /** Northing of the northern edge, m. */
  readonly northM: number;
  readonly cellSizeM: number;
  readonly columns: number;
  readonly rows: number;
}

export const cellCount = (grid: GridSpec): number => grid.columns * grid.rows;

/** Index of the cell that holds the point, or -1 outside the grid. Cells own their western and northern edges. */
export function cellIndexAt(grid: GridSpec, xM: number, yM: number): number {
  const column = Math.floor((xM - grid.westM) / grid.cellSizeM);
  const row = Math.floor((grid.northM - yM) / grid.cellSizeM);
  if (column < 0 || row < 0 || column >= grid.columns || row >= grid.rows) return -1;
  return row * grid.columns + column;
}

/** Easting of the centre of a column, m. */
export const columnCentreM = (grid: GridSpec, column: number): number =>
  grid.westM + (column + 0.5) * grid.cellSizeM;

/** Northing of the centre of a row, m. */
export const rowCentreM = (grid: GridSpec, row: number): number => grid.northM - (row + 0.5) * grid.cellSizeM;

/** Edges of the grid in its own system, m. */
export function gridBounds(grid: GridSpec): { westM: number; southM: number; eastM: number; northM: number } {
  return {
    westM: grid.westM,
    southM: grid.northM - grid.rows * grid.cellSizeM,
    eastM: grid.westM + grid.columns * grid.cellSizeM,
    northM: grid.northM,
  };
}

/** Bilinear value between cell centres, clamped at the border; units of `values`. */
export function sampleBilinear(grid: GridSpec, values: ArrayLike<number>, xM: number, yM: number): number {
  const fx = Math.min(Math.max((xM - grid.westM) / grid.cellSizeM - 0.5, 0), grid.columns - 1);
  const fy = Math.min(Math.max((grid.northM - yM) / grid.cellSizeM - 0.5, 0), grid.rows - 1);
  const column = Math.min(Math.floor(fx), Math.max(grid.columns - 2, 0));
  const row = Math.min(Math.floor(fy), Math.max(grid.rows - 2, 0));
  const right = Math.min(column + 1, grid.columns - 1);
  const below = Math.min(row + 1, grid.rows - 1);
  const tx = fx - column;
  const ty = fy - row;
  const at = (r: number, c: number): number => values[r * grid.columns + c] ?? 0;
  const north = at(row, column) * (1 - tx) + at(row, right) * tx;
  const south = at(below, column) * (1 - tx) + at(below, right) * tx;
  return north * (1 - ty) + south * ty;
}

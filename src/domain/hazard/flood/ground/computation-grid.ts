import type { GridSpec } from '../../../geo/grid.ts';

/** A grid of cells `factor` times as large over the same ground; a strip that fills no whole cell is left off. */
export const coarserGrid = (grid: GridSpec, factor: number): GridSpec => ({
  ...grid,
  cellSizeM: grid.cellSizeM * factor,
  columns: Math.floor(grid.columns / factor),
  rows: Math.floor(grid.rows / factor),
});

/** Height by which a crest or a trench must stand out from the ground on both sides to be kept on larger cells, m. */
export const prominenceM = 0.8;

/**
 * Terrain for larger cells: the mean of the cells inside, except that a block crossed by a crest keeps its highest
 * crest cell and a block crossed by a trench its lowest trench cell; a crest wins over a trench. A crest (trench) cell
 * stands more than `prominenceM` above (below) the ground one block away on two opposite sides. A levee thus still
 * holds water, an underpass still drowns and a stream still runs, all of which a plain mean rubs out. Crests that run
 * askew stay closed: larger cells that touch at a corner only share no face for water to pass.
 */
export function coarserTerrain(grid: GridSpec, terrainM: Float32Array, factor: number): Float32Array {
  if (factor === 1) return Float32Array.from(terrainM);
  const coarse = coarserGrid(grid, factor);
  const result = new Float32Array(coarse.columns * coarse.rows);
  for (let row = 0; row < coarse.rows; row++) {
    for (let column = 0; column < coarse.columns; column++) {
      result[row * coarse.columns + column] = blockHeight(
        grid,
        terrainM,
        factor,
        row * factor,
        column * factor,
      );
    }
  }
  return result;
}

function blockHeight(
  grid: GridSpec,
  terrainM: Float32Array,
  factor: number,
  firstRow: number,
  firstColumn: number,
): number {
  let sum = 0;
  let crestM = Number.NEGATIVE_INFINITY;
  let trenchM = Number.POSITIVE_INFINITY;
  for (let row = firstRow; row < firstRow + factor; row++) {
    for (let column = firstColumn; column < firstColumn + factor; column++) {
      const heightM = terrainM[row * grid.columns + column] as number;
      sum += heightM;
      const standing = prominence(grid, terrainM, row, column, factor);
      if (standing > prominenceM && heightM > crestM) crestM = heightM;
      if (standing < -prominenceM && heightM < trenchM) trenchM = heightM;
    }
  }
  if (crestM > Number.NEGATIVE_INFINITY) return crestM;
  return trenchM < Number.POSITIVE_INFINITY ? trenchM : sum / (factor * factor);
}

const directions = [
  [0, 1],
  [1, 0],
  [1, 1],
  [1, -1],
] as const;

/** Largest rise (positive) or fall (negative) of a cell against both of two opposite cells `reach` away, m. */
function prominence(
  { columns, rows }: GridSpec,
  terrainM: Float32Array,
  row: number,
  column: number,
  reach: number,
): number {
  const heightM = terrainM[row * columns + column] as number;
  let rise = 0;
  let fall = 0;
  for (const [dr, dc] of directions) {
    const r0 = row - dr * reach;
    const r1 = row + dr * reach;
    const c0 = column - dc * reach;
    const c1 = column + dc * reach;
    if (r0 < 0 || r1 >= rows || Math.min(c0, c1) < 0 || Math.max(c0, c1) >= columns) continue;
    const a = heightM - (terrainM[r0 * columns + c0] as number);
    const b = heightM - (terrainM[r1 * columns + c1] as number);
    rise = Math.max(rise, Math.min(a, b));
    fall = Math.min(fall, Math.max(a, b));
  }
  return rise >= -fall ? rise : fall;
}

/** Mean of the cells inside each larger cell. */
export function coarserMean(grid: GridSpec, values: Float32Array, factor: number): Float32Array {
  if (factor === 1) return Float32Array.from(values);
  const coarse = coarserGrid(grid, factor);
  const result = new Float32Array(coarse.columns * coarse.rows);
  for (let cell = 0; cell < result.length; cell++) {
    let sum = 0;
    const corner = cornerOf(grid, coarse, factor, cell);
    for (let row = 0; row < factor; row++) {
      for (let column = 0; column < factor; column++) {
        sum += values[corner + row * grid.columns + column] as number;
      }
    }
    result[cell] = sum / (factor * factor);
  }
  return result;
}

/** Commonest code inside each larger cell; of equals the smaller code. */
export function coarserMajority(grid: GridSpec, codes: Uint8Array, factor: number): Uint8Array {
  if (factor === 1) return Uint8Array.from(codes);
  const coarse = coarserGrid(grid, factor);
  const result = new Uint8Array(coarse.columns * coarse.rows);
  const counts = new Uint32Array(256);
  for (let cell = 0; cell < result.length; cell++) {
    counts.fill(0);
    const corner = cornerOf(grid, coarse, factor, cell);
    for (let row = 0; row < factor; row++) {
      for (let column = 0; column < factor; column++) {
        const code = codes[corner + row * grid.columns + column] as number;
        counts[code] = (counts[code] as number) + 1;
      }
    }
    let best = 0;
    for (let code = 1; code < 256; code++)
      if ((counts[code] as number) > (counts[best] as number)) best = code;
    result[cell] = best;
  }
  return result;
}

const cornerOf = (grid: GridSpec, coarse: GridSpec, factor: number, cell: number): number =>
  Math.floor(cell / coarse.columns) * factor * grid.columns + (cell % coarse.columns) * factor;

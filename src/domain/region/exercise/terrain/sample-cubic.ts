import type { GridSpec } from '../../../geo/grid.ts';
import { catmullRom } from './smooth-line.ts';

/** Value between cell centres by cubic convolution (Keys 1981 with a = -1/2), clamped at the border; units of `values`. */
export function sampleCubic(grid: GridSpec, values: Float64Array, xM: number, yM: number): number {
  const fx = Math.min(Math.max((xM - grid.westM) / grid.cellSizeM - 0.5, 0), grid.columns - 1);
  const fy = Math.min(Math.max((grid.northM - yM) / grid.cellSizeM - 0.5, 0), grid.rows - 1);
  const column = Math.floor(fx);
  const row = Math.floor(fy);
  const tx = fx - column;
  const c0 = Math.max(column - 1, 0);
  const c2 = Math.min(column + 1, grid.columns - 1);
  const c3 = Math.min(column + 2, grid.columns - 1);
  const along = (r: number): number => {
    const start = Math.min(Math.max(r, 0), grid.rows - 1) * grid.columns;
    return catmullRom(
      values[start + c0] as number,
      values[start + column] as number,
      values[start + c2] as number,
      values[start + c3] as number,
      tx,
    );
  };
  return catmullRom(along(row - 1), along(row), along(row + 1), along(row + 2), fy - row);
}

import { fail, ok, type Result } from '../../../core/result.ts';
import { cellCount, type GridSpec } from '../../geo/grid.ts';
import type { ModelFault } from './model-fault.ts';

/** Largest grid taken, cells: features and flow routing then need about 1 GB. */
export const maximumLandslideCells = 16_777_216;

/** Rows and columns that the 3 x 3 neighbourhood needs. */
const minimumSide = 3;

/** Whether terrain attributes can be computed for a grid of heights, m. */
export function checkTerrain(grid: GridSpec, terrainM: Float32Array): Result<null, ModelFault> {
  const { columns, rows } = grid;
  const cells = cellCount(grid);
  if (cells > maximumLandslideCells) {
    return fail({ kind: 'landslide-grid-too-large', columns, rows, maximumCells: maximumLandslideCells });
  }
  if (columns < minimumSide || rows < minimumSide) {
    return fail({ kind: 'landslide-grid-too-small', columns, rows, minimum: minimumSide });
  }
  if (terrainM.length !== cells) {
    return fail({ kind: 'landslide-terrain-mismatch', length: terrainM.length, wanted: cells });
  }
  const cell = terrainM.findIndex((height) => !Number.isFinite(height));
  if (cell >= 0) {
    return fail({ kind: 'landslide-terrain-not-finite', cell, value: String(terrainM[cell]) });
  }
  return ok(null);
}

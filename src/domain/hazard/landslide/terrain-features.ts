import { cellCount, type GridSpec } from '../../geo/grid.ts';
import { multipleFlowCatchmentM2 } from './catchment-area.ts';
import {
  fitQuadraticSurface,
  planCurvatureOf,
  profileCurvatureOf,
  type SurfaceDerivatives,
  slopeDegOf,
} from './quadratic-surface.ts';
import type { TerrainFeatures } from './susceptibility.ts';

/** Share of the work that the local derivatives take; the rest is flow routing. */
const derivativeShare = 0.3;

/** Cells between two reports of progress. */
const progressCells = 131_072;

/**
 * The terrain attributes that the landslide model reads, from heights alone. The one implementation for training and for
 * the app, so that a model never sees values made in another way.
 * @param terrainM heights, m, finite everywhere, one per cell of `grid`, which has at least 3 x 3 cells
 * @param onProgress called with a fraction from 0 to 1
 */
export function computeTerrainFeatures(
  grid: GridSpec,
  terrainM: Float32Array,
  onProgress?: (fraction: number) => void,
): TerrainFeatures {
  const count = cellCount(grid);
  if (terrainM.length !== count) throw new Error(`terrain has ${terrainM.length} heights for ${count} cells`);
  const slopeDeg = new Float32Array(count);
  const planCurvature = new Float32Array(count);
  const profileCurvature = new Float32Array(count);
  const derivatives: SurfaceDerivatives = { dzdx: 0, dzdy: 0, d2zdx2: 0, d2zdy2: 0, d2zdxdy: 0 };
  for (let cell = 0; cell < count; cell++) {
    if (cell % progressCells === 0) onProgress?.((derivativeShare * cell) / count);
    fitQuadraticSurface(grid, terrainM, cell, derivatives);
    slopeDeg[cell] = slopeDegOf(derivatives);
    planCurvature[cell] = planCurvatureOf(derivatives);
    profileCurvature[cell] = profileCurvatureOf(derivatives);
  }
  const areaM2 = multipleFlowCatchmentM2(grid, terrainM, (fraction) =>
    onProgress?.(derivativeShare + (1 - derivativeShare) * fraction),
  );
  return {
    grid,
    slopeDeg,
    planCurvature,
    profileCurvature,
    elevationM: Float32Array.from(terrainM),
    log10CatchmentAreaM2: Float32Array.from(areaM2, Math.log10),
  };
}

import type { GridSpec } from '../../geo/grid.ts';
import { multipleFlowCatchmentM2 } from '../../geo/hydrology/catchment-area.ts';
import { groundFormOf } from '../../geo/quadratic-surface.ts';
import type { TerrainFeatures } from './susceptibility.ts';

/** Share of the work that the local derivatives take; the rest is flow routing. */
const derivativeShare = 0.3;

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
  const form = groundFormOf(grid, terrainM, (fraction) => onProgress?.(derivativeShare * fraction));
  const areaM2 = multipleFlowCatchmentM2(grid, terrainM, (fraction) =>
    onProgress?.(derivativeShare + (1 - derivativeShare) * fraction),
  );
  return {
    grid,
    ...form,
    elevationM: Float32Array.from(terrainM),
    log10CatchmentAreaM2: Float32Array.from(areaM2, Math.log10),
  };
}

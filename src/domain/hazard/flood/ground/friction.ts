import { landCoverOf } from '../../../region/land-cover.ts';
import type { FloodRegion } from '../flood-region.ts';

/**
 * Manning n where neither friction nor land cover is known, s·m^-1/3: between the pasture (0.035) and the scattered
 * brush with heavy weeds (0.05) of Chow 1959, table 5-6. An assumption, shown as such with the region.
 */
export const unknownGroundManning = 0.045;

/** Manning n per cell of the region's own grid: given, else by land cover, else one assumed value. */
export function manningOf(region: Pick<FloodRegion, 'grid' | 'manning' | 'landCover'>): Float32Array {
  if (region.manning !== null) return region.manning;
  const manning = new Float32Array(region.grid.columns * region.grid.rows).fill(unknownGroundManning);
  const { landCover } = region;
  if (landCover === null) return manning;
  for (let i = 0; i < manning.length; i++) {
    const cover = landCoverOf(landCover[i] as number);
    if (cover !== null) manning[i] = cover.manning;
  }
  return manning;
}

import { cellIndexAt, columnCentreM, type GridSpec, rowCentreM } from '../../domain/geo/grid.ts';
import { landCoverCode } from '../../domain/region/land-cover.ts';
import type { Region } from '../../domain/region/region.ts';

/** Shares, 0 to 255, of how far a cell's water is its usual state: all of the sea, most of a river, none of the land. */
export const permanentShares = { sea: 255, river: 160 } as const;

/**
 * Where water always stands, on the flood's own grid. Such water is drawn in the colour of the map's rivers rather than
 * of the depth legend: the sea is no hazard for being deep.
 */
export function permanentWater(region: Region, grid: GridSpec): Uint8Array {
  const shares = new Uint8Array(grid.columns * grid.rows);
  const sea = landCoverCode('sea');
  const river = landCoverCode('river');
  for (let row = 0; row < grid.rows; row++) {
    const yM = rowCentreM(grid, row);
    for (let column = 0; column < grid.columns; column++) {
      const cell = cellIndexAt(region.grid, columnCentreM(grid, column), yM);
      if (cell < 0) continue;
      const code = region.landCover?.[cell];
      if (code === sea) shares[row * grid.columns + column] = permanentShares.sea;
      else if (code === river) shares[row * grid.columns + column] = permanentShares.river;
      else if (code === undefined && region.seaLevelM !== null) {
        if ((region.terrainM[cell] as number) < region.seaLevelM) {
          shares[row * grid.columns + column] = permanentShares.sea;
        }
      }
    }
  }
  return shares;
}

import { fail, ok, type Result } from '../../core/result.ts';
import type { RasterFault } from '../../domain/region/raster-fault.ts';
import type { TilePixels } from './tile-set.ts';

/** Colours of a square tile, row by row from the north-west. */
export interface TileImage {
  readonly side: TilePixels;
  /** Red, green, blue, and opacity where there are four. */
  readonly channels: 3 | 4;
  readonly data: Uint8Array | Uint8ClampedArray;
}

const sides: readonly TilePixels[] = [256, 512];

/** The side of a tile, which must be square and of a size that tiles have. */
export function requireTileSize(
  file: string,
  columns: number,
  rows: number,
): Result<TilePixels, RasterFault> {
  const side = sides.find((pixels) => pixels === columns && pixels === rows);
  if (side !== undefined) return ok(side);
  const wanted = sides.map((pixels) => `${pixels} × ${pixels}`).join(', ');
  return fail({ kind: 'raster-tile-size', file, columns, rows, wanted });
}

import type { Result } from '../../core/result.ts';
import type { TileAddress } from '../../domain/geo/mercator.ts';
import type { RasterFault } from '../../domain/region/raster-fault.ts';

/** Sides of a map tile, pixels. */
export type TilePixels = 256 | 512;

/** Map tiles of the usual pyramid, wherever they lie: files by z/x/y, a server, an archive. */
export interface TileSet {
  readonly name: string;
  readonly minimumZoom: number;
  readonly maximumZoom: number;
  /** Null when it is not known before a tile is opened. */
  readonly tilePixels: TilePixels | null;
  /** The bytes of a tile, or null where there is none (the sea, outside the area). */
  tile(address: TileAddress): Promise<Result<Uint8Array<ArrayBuffer> | null, RasterFault>>;
}

/** How a tile is called in sentences. */
export const tileName = (set: string, { zoom, column, row }: TileAddress): string =>
  `${set} ${zoom}/${column}/${row}`;

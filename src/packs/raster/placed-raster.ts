import { fail, ok, type Result } from '../../core/result.ts';
import type { RasterFault } from '../../domain/region/raster-fault.ts';
import type { TerrainFault } from '../../domain/region/terrain-import.ts';
import type { ByteSource } from '../bytes/byte-source.ts';
import { knownSystems } from './geotiff-crs.ts';
import { type GeotiffLevel, openGeotiff } from './open-geotiff.ts';
import type { PixelFrame, PixelWindow } from './pixel-frame.ts';

/** One level of detail of a raster whose place on Earth is known. */
export interface RasterLevel {
  readonly frame: PixelFrame;
  /** Values of the first band, row by row. The window must lie in the frame. */
  read(window: PixelWindow): Promise<Result<ArrayLike<number>, RasterFault>>;
}

/** A north-up raster in a system we know. */
export interface PlacedRaster {
  readonly name: string;
  readonly noData: number | null;
  /** From fine to coarse; the first is the file itself. */
  readonly levels: readonly [RasterLevel, ...RasterLevel[]];
}

/** Opens a GeoTIFF that must be in a system we know and lie north-up. No pixel is read. */
export async function openPlacedRaster(source: ByteSource): Promise<Result<PlacedRaster, TerrainFault>> {
  const file = source.name;
  const opened = await openGeotiff(source);
  if (!opened.ok) return opened;
  const { crs, frame, noData, overviews } = opened.value;
  if (crs.status === 'missing') return fail({ kind: 'terrain-crs-missing', file, knownEpsg: knownSystems() });
  if (crs.status === 'unknown') {
    return fail({ kind: 'terrain-crs-unknown', file, came: crs.name, knownEpsg: knownSystems() });
  }
  if (frame === null) return fail({ kind: 'terrain-not-north-up', file });
  const coarser = overviews.flatMap((level) => placed(level, crs.epsg) ?? []);
  return ok({
    name: file,
    noData,
    levels: [placed(opened.value, crs.epsg) as RasterLevel, ...coarser],
  });
}

function placed(level: GeotiffLevel, epsg: number): RasterLevel | null {
  const { columns, rows, frame } = level;
  return frame === null
    ? null
    : { frame: { epsg, ...frame, columns, rows }, read: (window) => level.readBand(window) };
}

/** The no-data tag is decimal text, while the pixels may be Float32: both forms of the number mean void. */
export function voidTest(noData: number | null): (value: number) => boolean {
  if (noData === null) return () => false;
  if (Number.isNaN(noData)) return Number.isNaN;
  const single = Math.fround(noData);
  return (value) => value === noData || value === single;
}

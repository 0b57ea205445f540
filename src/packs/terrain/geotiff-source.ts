import { fail, ok, type Result } from '../../core/result.ts';
import type { TerrainFault } from '../../domain/region/terrain-import.ts';
import type { ByteSource } from '../bytes/byte-source.ts';
import { openPlacedRaster, type RasterLevel, voidTest } from '../raster/placed-raster.ts';
import { type HeightLevel, type HeightSource, judgeHeights } from './height-source.ts';

/** A GeoTIFF as a source of heights: its first band, which must be in a system we know and lie north-up. */
export async function openGeotiffSource(source: ByteSource): Promise<Result<HeightSource, TerrainFault>> {
  const opened = await openPlacedRaster(source);
  if (!opened.ok) return opened;
  const { name, noData, levels } = opened.value;
  const [full, ...overviews] = levels;
  return ok({
    name,
    ...heightLevel(name, noData, full),
    overviews: overviews.map((level) => heightLevel(name, noData, level)),
  });
}

function heightLevel(name: string, noData: number | null, level: RasterLevel): HeightLevel {
  return {
    frame: level.frame,
    readHeights: async (window) => {
      const band = await level.read(window);
      if (!band.ok) return band;
      const judged = judgeHeights(name, band.value, voidTest(noData));
      return 'kind' in judged ? fail(judged) : ok(judged);
    },
  };
}

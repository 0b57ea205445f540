import { fail, ok, type Result } from '../../core/result.ts';
import { knownEpsg } from '../../domain/geo/projection.ts';
import type { TerrainFault, TerrainFile } from '../../domain/region/terrain-import.ts';
import { openGeotiff } from '../raster/open-geotiff.ts';
import { type HeightSource, judgeHeights } from './height-source.ts';

/** The systems a file may be in, for the sentence that refuses one. */
export const knownSystems = (): string => `${knownEpsg.join(', ')}, 32601-32660, 32701-32760`;

/** A GeoTIFF as a source of heights: its first band, which must be in a system we know and lie north-up. */
export async function openGeotiffSource(file: TerrainFile): Promise<Result<HeightSource, TerrainFault>> {
  const { name } = file;
  const opened = await openGeotiff(file.bytes);
  if (!opened.ok) return fail({ kind: 'terrain-truncated', file: name, reason: opened.fault });
  const { crs, frame, columns, rows, noData } = opened.value;
  if (crs.status === 'missing') {
    return fail({ kind: 'terrain-crs-missing', file: name, knownEpsg: knownSystems() });
  }
  if (crs.status === 'unknown') {
    return fail({ kind: 'terrain-crs-unknown', file: name, came: crs.name, knownEpsg: knownSystems() });
  }
  if (frame === null) return fail({ kind: 'terrain-not-north-up', file: name });
  return ok({
    name,
    frame: { epsg: crs.epsg, ...frame, columns, rows },
    readHeights: async (window) => {
      const band = await opened.value.readBand(window);
      if (!band.ok) return fail({ kind: 'terrain-truncated', file: name, reason: band.fault });
      const judged = judgeHeights(name, band.value, voidTest(noData));
      return 'kind' in judged ? fail(judged) : ok(judged);
    },
  });
}

/** The no-data tag is decimal text, while the pixels may be Float32: both forms of the number mean void. */
function voidTest(noData: number | null): (value: number) => boolean {
  if (noData === null) return () => false;
  if (Number.isNaN(noData)) return Number.isNaN;
  const single = Math.fround(noData);
  return (value) => value === noData || value === single;
}

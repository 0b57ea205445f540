import { fail, ok, type Result } from '../../core/result.ts';
import type { GridSpec } from '../../domain/geo/grid.ts';
import type { PackFault } from '../../domain/region/pack-fault.ts';
import type { RasterFault } from '../../domain/region/raster-fault.ts';
import { bytesInMemory } from '../bytes/byte-source.ts';
import { type OpenedGeotiff, openGeotiff } from './open-geotiff.ts';
import { technicalReason } from './raster-problem.ts';

/** Reads a grid of a pack and checks that its system and frame are those of the manifest and its values finite. */
export async function readGridFile(
  file: string,
  bytes: Uint8Array,
  grid: GridSpec,
): Promise<Result<ArrayLike<number>, PackFault>> {
  const opened = await openGeotiff(bytesInMemory(file, new Uint8Array(bytes)));
  if (!opened.ok) return fail(unreadable(file, opened.fault));
  const misfit = misfitOf(file, opened.value, grid);
  if (misfit !== null) return fail(misfit);
  const band = await opened.value.readBand();
  if (!band.ok) return fail(unreadable(file, band.fault));
  return checkFinite(file, band.value);
}

const unreadable = (file: string, fault: RasterFault): PackFault => ({
  kind: 'pack-file-unreadable',
  file,
  reason: technicalReason(fault),
});

function misfitOf(file: string, image: OpenedGeotiff, grid: GridSpec): PackFault | null {
  const { crs, frame } = image;
  if (crs.status !== 'known' || crs.epsg !== grid.epsg) {
    const came = crs.status === 'known' ? `EPSG:${crs.epsg}` : crs.status === 'unknown' ? crs.name : 'none';
    return { kind: 'pack-crs-mismatch', file, came, wanted: grid.epsg };
  }
  if (frame === null) return { kind: 'pack-file-unreadable', file, reason: 'no north-up frame' };
  const facts = [
    ['columns', image.columns, grid.columns],
    ['rows', image.rows, grid.rows],
    ['westM', frame.west, grid.westM],
    ['northM', frame.north, grid.northM],
    ['cellSizeM', frame.pixelWidth, grid.cellSizeM],
    ['cellSizeM', frame.pixelHeight, grid.cellSizeM],
  ] as const;
  const wrong = facts.find(([, came, wanted]) => Math.abs(came - wanted) > 1e-6);
  if (wrong === undefined) return null;
  return { kind: 'pack-grid-mismatch', file, field: wrong[0], came: wrong[1], wanted: wrong[2] };
}

function checkFinite(file: string, values: ArrayLike<number>): Result<ArrayLike<number>, PackFault> {
  let count = 0;
  let firstCell = -1;
  for (let i = 0; i < values.length; i++) {
    if (Number.isFinite(values[i])) continue;
    if (count === 0) firstCell = i;
    count += 1;
  }
  return count === 0 ? ok(values) : fail({ kind: 'pack-values-not-finite', file, count, firstCell });
}

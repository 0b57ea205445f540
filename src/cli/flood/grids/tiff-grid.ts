import { closeSync, openSync, readSync } from 'node:fs';
import { fail, ok, type Result } from '../../../core/result.ts';
import type { ByteSource } from '../../../packs/bytes/byte-source.ts';
import { type OpenedGeotiff, openGeotiff } from '../../../packs/raster/open-geotiff.ts';
import { technicalReason } from '../../../packs/raster/raster-problem.ts';
import { fileSource } from '../../download/file-source.ts';
import type { GridFileFault } from '../flood-file-fault.ts';
import {
  type FileHead,
  fileFault,
  type GridContents,
  type GridPlace,
  type OpenedGrid,
  voidsAsNan,
} from './opened-grid.ts';

interface TiffSize {
  readonly columns: number;
  readonly rows: number;
}

/** Opens the first band of a GeoTIFF. `place` reads its directories only; its cells are read in `read`, part by part. */
export function openTiffGrid({ file, bytes }: FileHead): Result<OpenedGrid, GridFileFault> {
  try {
    const size = tiffSize(file, bytes);
    return size === null
      ? fail({ kind: 'flood-file-unreadable', file, reason: 'no image size in the TIFF directory' })
      : ok({ file, ...size, place: () => placeOf(file), read: () => readTiff(file) });
  } catch (error) {
    return fail(fileFault(file, error));
  }
}

interface PlacedTiff {
  readonly opened: OpenedGeotiff;
  readonly place: GridPlace;
}

async function placedTiff(file: string): Promise<Result<PlacedTiff, GridFileFault>> {
  let source: ByteSource;
  try {
    source = await fileSource(file);
  } catch (error) {
    return fail(fileFault(file, error));
  }
  const opened = await openGeotiff({ ...source, name: file });
  if (!opened.ok) return fail({ kind: 'flood-file-unreadable', file, reason: technicalReason(opened.fault) });
  const { frame, crs, rows } = opened.value;
  if (frame !== null && Math.abs(frame.pixelWidth - frame.pixelHeight) > 1e-6 * frame.pixelWidth) {
    const reason = `cells of ${frame.pixelWidth} x ${frame.pixelHeight}`;
    return fail({ kind: 'flood-file-unreadable', file, reason });
  }
  const epsg = crs.status === 'known' ? crs.epsg : null;
  if (frame === null) return ok({ opened: opened.value, place: { frame, epsg } });
  const { west: westM, north, pixelWidth: cellSizeM, pixelHeight } = frame;
  const southM = north - rows * pixelHeight;
  return ok({ opened: opened.value, place: { frame: { westM, southM, cellSizeM }, epsg } });
}

async function placeOf(file: string): Promise<Result<GridPlace, GridFileFault>> {
  const placed = await placedTiff(file);
  return placed.ok ? ok(placed.value.place) : placed;
}

async function readTiff(file: string): Promise<Result<GridContents, GridFileFault>> {
  const placed = await placedTiff(file);
  if (!placed.ok) return placed;
  const { opened, place } = placed.value;
  const band = await opened.readBand();
  if (!band.ok) return fail({ kind: 'flood-file-unreadable', file, reason: technicalReason(band.fault) });
  const values = band.value instanceof Float32Array ? band.value : Float32Array.from(band.value);
  return ok({ cells: voidsAsNan(values, opened.noData), ...place });
}

const widthTag = 256;
const heightTag = 257;

/** Size of the first image. Source: TIFF 6.0 (Adobe 1992), section 2; BigTIFF counts and places in 64 bits. */
function tiffSize(file: string, head: Uint8Array): TiffSize | null {
  if (head.length < 16) return null;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const little = head[0] === 0x49;
  const isBig = view.getUint16(2, little) === 43;
  const directoryAt = isBig ? Number(view.getBigUint64(8, little)) : view.getUint32(4, little);
  const countBytes = isBig ? 8 : 2;
  const entryBytes = isBig ? 20 : 12;
  const descriptor = openSync(file, 'r');
  try {
    const bytes = new Uint8Array(countBytes + 64 * entryBytes);
    const came = readSync(descriptor, bytes, 0, bytes.length, directoryAt);
    const directory = new DataView(bytes.buffer, 0, came);
    if (came < countBytes) return null;
    const entries = isBig ? Number(directory.getBigUint64(0, little)) : directory.getUint16(0, little);
    const found = new Map<number, number>();
    for (let i = 0; i < entries; i++) {
      const at = countBytes + i * entryBytes;
      if (at + entryBytes > came) break;
      const isShort = directory.getUint16(at + 2, little) === 3;
      const valueAt = at + (isBig ? 12 : 8);
      const value = isShort ? directory.getUint16(valueAt, little) : directory.getUint32(valueAt, little);
      found.set(directory.getUint16(at, little), value);
    }
    const columns = found.get(widthTag) ?? 0;
    const rows = found.get(heightTag) ?? 0;
    return columns > 0 && rows > 0 ? { columns, rows } : null;
  } finally {
    closeSync(descriptor);
  }
}

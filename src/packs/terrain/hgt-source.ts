import { fail, ok, type Result } from '../../core/result.ts';
import type { RasterFault } from '../../domain/region/raster-fault.ts';
import type { TerrainFault } from '../../domain/region/terrain-import.ts';
import type { ByteSource } from '../bytes/byte-source.ts';
import type { PixelFrame, PixelWindow } from '../raster/pixel-frame.ts';
import { RasterBytes } from '../raster/raster-bytes.ts';
import { RasterProblem, readingOf } from '../raster/raster-problem.ts';
import { beginningOf } from '../raster/tiff-directory.ts';
import { UnpacksTooLarge, unpackGzip } from '../raster/unpack.ts';
import { type HeightSource, judgeHeights } from './height-source.ts';

/** Pixels per side of a one-degree tile: SRTM3 (3 arc-seconds) and SRTM1 (1 arc-second). */
const sides = [1201, 3601];
const bytesPerHeight = 2;
const voidHeight = -32_768;
const wantedName = 'N36E127.hgt, N36E127.hgt.gz';

/**
 * An SRTM tile: big-endian Int16 heights, rows from north. The name gives the south-western corner, and the outermost
 * pixel centres lie on the degree lines. A tile packed with gzip says its size in its last four bytes and is unpacked
 * when its first height is read; a plain one is read by rows.
 * Source: USGS, SRTM Topography, documentation of version 2.1, section 2.1.2; RFC 1952 for gzip.
 */
export async function openHgt(source: ByteSource): Promise<Result<HeightSource, TerrainFault>> {
  const file = source.name;
  const corner = cornerOfName(file);
  if (corner === null) return fail({ kind: 'terrain-unsupported-file', file, wanted: wantedName });
  const bytes = new RasterBytes(source);
  const isPacked = /\.gz$/iu.test(file);
  const size = isPacked ? await unpackedSize(bytes) : ok(source.sizeBytes);
  if (!size.ok) return size;
  const side = sides.find((pixels) => pixels * pixels * bytesPerHeight === size.value);
  if (side === undefined) {
    const wanted = sides.map((pixels) => pixels * pixels * bytesPerHeight).join(', ');
    return fail({ kind: 'terrain-hgt-size', file, bytes: size.value, wanted });
  }
  const rows = isPacked ? unpackedRows(bytes, side) : plainRows(bytes, side);
  return ok({
    name: file,
    frame: frameOf(corner, side),
    overviews: [],
    readHeights: async (window) => {
      const read = await readingOf(file, async () => ok(await rows(window.top, window.rows)));
      if (!read.ok) return read;
      const judged = judgeHeights(file, cut(read.value, side, window), (value) => value === voidHeight);
      return 'kind' in judged ? fail(judged) : ok(judged);
    },
  });
}

function frameOf(corner: { readonly lngDeg: number; readonly latDeg: number }, side: number): PixelFrame {
  const pixel = 1 / (side - 1);
  return {
    epsg: 4326,
    west: corner.lngDeg - pixel / 2,
    north: corner.latDeg + 1 + pixel / 2,
    pixelWidth: pixel,
    pixelHeight: pixel,
    columns: side,
    rows: side,
  };
}

/** Bytes of whole rows. */
type RowBytes = (top: number, rows: number) => Promise<Uint8Array<ArrayBuffer>>;

function plainRows(bytes: RasterBytes, side: number): RowBytes {
  const rowBytes = side * bytesPerHeight;
  return (top, rows) => bytes.read(top * rowBytes, rows * rowBytes);
}

function unpackedRows(bytes: RasterBytes, side: number): RowBytes {
  const rowBytes = side * bytesPerHeight;
  let whole: Promise<Uint8Array<ArrayBuffer>> | null = null;
  return async (top, rows) => {
    whole ??= unpackWhole(bytes, side * rowBytes);
    return (await whole).subarray(top * rowBytes, (top + rows) * rowBytes);
  };
}

/** A sound packed tile is never larger than its heights and a little more. */
async function unpackWhole(bytes: RasterBytes, wantedBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const file = bytes.name;
  if (bytes.sizeBytes > 1.1 * wantedBytes) {
    const facts = {
      counted: 'block-bytes',
      came: bytes.sizeBytes,
      most: Math.floor(1.1 * wantedBytes),
    } as const;
    throw new RasterProblem({ kind: 'raster-too-large', file, ...facts });
  }
  const packed = await bytes.read(0, bytes.sizeBytes);
  try {
    const unpacked = unpackGzip(packed, wantedBytes);
    if (unpacked.length === wantedBytes) return unpacked;
    throw new Error(`unpacks to ${unpacked.length} bytes`);
  } catch (error) {
    if (!(error instanceof UnpacksTooLarge)) throw error;
    const facts = { counted: 'unpacked-bytes', came: wantedBytes + 1, most: wantedBytes } as const;
    throw new RasterProblem({ kind: 'raster-too-large', file, ...facts });
  }
}

/** The size that a gzip file promises in its last four bytes. */
function unpackedSize(bytes: RasterBytes): Promise<Result<number, RasterFault>> {
  return readingOf(bytes.name, async () => {
    const head = await bytes.read(0, 2);
    if (head[0] !== 0x1f || head[1] !== 0x8b) {
      const came = beginningOf(await bytes.read(0, 16));
      return fail({ kind: 'raster-other-format', file: bytes.name, came, wanted: 'gzip' });
    }
    const tail = await bytes.read(Math.max(0, bytes.sizeBytes - 4), 4);
    if (tail.length < 4) return fail({ kind: 'raster-damaged', file: bytes.name, reason: 'cut short' });
    return ok(new DataView(tail.buffer).getUint32(0, true));
  });
}

function cornerOfName(name: string): { readonly lngDeg: number; readonly latDeg: number } | null {
  const match = /(?:^|[\\/])([NS])(\d{2})([EW])(\d{3})\.hgt(?:\.gz)?$/iu.exec(name);
  if (match === null) return null;
  const [, northSouth, lat, eastWest, lng] = match;
  return {
    latDeg: Number(lat) * (northSouth?.toUpperCase() === 'N' ? 1 : -1),
    lngDeg: Number(lng) * (eastWest?.toUpperCase() === 'E' ? 1 : -1),
  };
}

/** Heights of a window out of the bytes of its rows. */
function cut(rowBytes: Uint8Array<ArrayBuffer>, side: number, window: PixelWindow): Int16Array {
  const view = new DataView(rowBytes.buffer, rowBytes.byteOffset, rowBytes.byteLength);
  const heights = new Int16Array(window.columns * window.rows);
  for (let r = 0; r < window.rows; r++) {
    const start = r * side + window.left;
    for (let c = 0; c < window.columns; c++) {
      heights[r * window.columns + c] = view.getInt16((start + c) * bytesPerHeight, false);
    }
  }
  return heights;
}

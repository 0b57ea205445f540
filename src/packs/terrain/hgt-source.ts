import { fail, ok, type Result } from '../../core/result.ts';
import type { TerrainFault, TerrainFile } from '../../domain/region/terrain-import.ts';
import { type HeightSource, judgeHeights, type PixelFrame, type PixelWindow } from './height-source.ts';

/** Pixels per side of a one-degree tile: SRTM3 (3 arc-seconds) and SRTM1 (1 arc-second). */
const sides = [1201, 3601];
const bytesPerHeight = 2;
const voidHeight = -32_768;
const wantedName = 'N36E127.hgt';

/**
 * An SRTM tile: big-endian Int16 heights, rows from north. The name gives the south-western corner, and the outermost
 * pixel centres lie on the degree lines. Source: USGS, SRTM Topography, documentation of version 2.1, section 2.1.2.
 */
export function openHgt(file: TerrainFile): Result<HeightSource, TerrainFault> {
  const corner = cornerOfName(file.name);
  if (corner === null) {
    return fail({ kind: 'terrain-unsupported-file', file: file.name, wanted: wantedName });
  }
  const bytes = file.bytes.byteLength;
  const side = sides.find((pixels) => pixels * pixels * bytesPerHeight === bytes);
  if (side === undefined) {
    const wanted = sides.map((pixels) => pixels * pixels * bytesPerHeight).join(', ');
    return fail({ kind: 'terrain-hgt-size', file: file.name, bytes, wanted });
  }
  const pixel = 1 / (side - 1);
  const frame: PixelFrame = {
    epsg: 4326,
    west: corner.lngDeg - pixel / 2,
    north: corner.latDeg + 1 + pixel / 2,
    pixelWidth: pixel,
    pixelHeight: pixel,
    columns: side,
    rows: side,
  };
  return ok({
    name: file.name,
    frame,
    readHeights: async (window) => {
      const judged = judgeHeights(file.name, cut(file.bytes, side, window), (value) => value === voidHeight);
      return 'kind' in judged ? fail(judged) : ok(judged);
    },
  });
}

function cornerOfName(name: string): { readonly lngDeg: number; readonly latDeg: number } | null {
  const match = /(?:^|[\\/])([NS])(\d{2})([EW])(\d{3})\.hgt$/iu.exec(name);
  if (match === null) return null;
  const [, northSouth, lat, eastWest, lng] = match;
  return {
    latDeg: Number(lat) * (northSouth?.toUpperCase() === 'N' ? 1 : -1),
    lngDeg: Number(lng) * (eastWest?.toUpperCase() === 'E' ? 1 : -1),
  };
}

function cut(bytes: ArrayBuffer, side: number, window: PixelWindow): Int16Array {
  const view = new DataView(bytes);
  const heights = new Int16Array(window.columns * window.rows);
  for (let r = 0; r < window.rows; r++) {
    const start = (window.top + r) * side + window.left;
    for (let c = 0; c < window.columns; c++) {
      heights[r * window.columns + c] = view.getInt16((start + c) * bytesPerHeight, false);
    }
  }
  return heights;
}

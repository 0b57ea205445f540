import type { GridSpec } from '../../../src/domain/geo/grid.ts';
import type { TerrainFile } from '../../../src/domain/region/terrain-import.ts';
import { encodeGeotiff } from '../../../src/packs/raster/encode-geotiff.ts';
import { readSharedData } from '../../support/shared-data.ts';

/** A GeoTIFF whose pixel values are a function of the pixel centre's coordinates. */
export function tiffOf(
  name: string,
  grid: GridSpec,
  height: (x: number, y: number) => number,
  noData: number | null = null,
): TerrainFile {
  const values = new Float32Array(grid.columns * grid.rows);
  for (let r = 0; r < grid.rows; r++) {
    for (let c = 0; c < grid.columns; c++) {
      const x = grid.westM + (c + 0.5) * grid.cellSizeM;
      const y = grid.northM - (r + 0.5) * grid.cellSizeM;
      values[r * grid.columns + c] = height(x, y);
    }
  }
  const bytes = encodeGeotiff(grid, values, { content: 'surface', noData });
  return { name, bytes: bytes.buffer as ArrayBuffer };
}

/** An SRTM3 tile whose heights are a function of longitude and latitude. */
export function hgtOf(name: string, height: (lngDeg: number, latDeg: number) => number): TerrainFile {
  const [, ns, lat, ew, lng] = /([NS])(\d{2})([EW])(\d{3})/.exec(name) as RegExpExecArray;
  const south = Number(lat) * (ns === 'N' ? 1 : -1);
  const west = Number(lng) * (ew === 'E' ? 1 : -1);
  const bytes = new ArrayBuffer(1201 * 1201 * 2);
  const view = new DataView(bytes);
  for (let r = 0; r < 1201; r++) {
    for (let c = 0; c < 1201; c++) {
      view.setInt16((r * 1201 + c) * 2, Math.round(height(west + c / 1200, south + 1 - r / 1200)), false);
    }
  }
  return { name, bytes };
}

/** Overwrites a tag's single value in the first directory of a little-endian TIFF. */
export const withTag = (file: TerrainFile, tag: number, value: number): TerrainFile =>
  editTag(file, tag, (view, entry) => view.setUint32(entry + 8, value, true));

/** Hides a tag of the first directory behind a private number that no reader knows. */
export const withoutTag = (file: TerrainFile, tag: number): TerrainFile =>
  editTag(file, tag, (view, entry) => view.setUint16(entry, 65_000, true));

function editTag(file: TerrainFile, tag: number, edit: (view: DataView, entry: number) => void): TerrainFile {
  const bytes = file.bytes.slice(0);
  const view = new DataView(bytes);
  const directory = view.getUint32(4, true);
  for (let i = 0; i < view.getUint16(directory, true); i++) {
    const entry = directory + 2 + i * 12;
    if (view.getUint16(entry, true) === tag) edit(view, entry);
  }
  return { ...file, bytes };
}

export function sharedFile(path: string): TerrainFile {
  const buffer = readSharedData(path);
  const bytes = new Uint8Array(buffer).buffer;
  return { name: path.replace(/^.*\//, ''), bytes };
}

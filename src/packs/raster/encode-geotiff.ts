import { zlibSync } from 'fflate';
import type { GridSpec } from '../../domain/geo/grid.ts';
import { type GridContent, halveRaster } from './overview.ts';

/** Cells of one layer, row by row from the north. */
export type GridValues = Float32Array | Uint8Array;

/** How a grid layer is written. */
export interface GeotiffOptions {
  /** Surfaces are averaged in the overviews and, in Float32, written by the floating-point predictor. */
  readonly content: GridContent;
  /** Value that means "no data", or null when every cell counts. */
  readonly noData: number | null;
}

interface TiffLevel {
  readonly columns: number;
  readonly rows: number;
  readonly values: GridValues;
}

interface TiffField {
  readonly tag: number;
  readonly type: FieldType;
  readonly values: readonly number[];
}

type FieldType = keyof typeof fieldBytes;

const tileSize = 256;
const fieldBytes = { ascii: 1, short: 2, long: 4, double: 8 } as const;
const fieldCodes = { ascii: 2, short: 3, long: 4, double: 12 } as const;
const headerBytes = 8;

/**
 * Writes a grid as a cloud-optimised GeoTIFF: 256 x 256 tiles, deflate, overviews by halving down to one tile, all
 * directories before the tiles, coarse tiles before fine ones. The same input gives the same bytes.
 * Sources: TIFF 6.0 (Adobe 1992), sections 2 and 15; OGC GeoTIFF 1.1 (19-008r4), clause 7; tag 42113 is GDAL's no-data.
 * @throws RangeError when the number of values is not that of the grid
 */
export function encodeGeotiff(grid: GridSpec, values: GridValues, options: GeotiffOptions): Uint8Array {
  if (values.length !== grid.columns * grid.rows) {
    throw new RangeError(`${values.length} values for a grid of ${grid.columns} x ${grid.rows}`);
  }
  const levels = overviewPyramid({ columns: grid.columns, rows: grid.rows, values }, options);
  const isPredicted = options.content === 'surface' && values instanceof Float32Array;
  const tiles = levels.map((level) => encodeTiles(level, isPredicted));
  const georeference = georeferenceFields(grid);
  const directories = levels.map((level, index) => [
    ...imageFields(level, index > 0),
    ...(isPredicted ? [predictorField] : []),
    ...(index === 0 ? georeference : []),
    ...(options.noData === null ? [] : [asciiField(42113, String(options.noData))]),
  ]);
  return assemble(directories, tiles);
}

function overviewPyramid(full: TiffLevel, options: GeotiffOptions): readonly TiffLevel[] {
  const levels = [full];
  for (let level = full; Math.max(level.columns, level.rows) > tileSize; ) {
    level = halveRaster(level, options.content, options.noData);
    levels.push(level);
  }
  return levels;
}

function encodeTiles(level: TiffLevel, isPredicted: boolean): readonly Uint8Array[] {
  const tiles: Uint8Array[] = [];
  for (let top = 0; top < level.rows; top += tileSize) {
    for (let left = 0; left < level.columns; left += tileSize) {
      const tile = cutTile(level, top, left);
      tiles.push(
        zlibSync(isPredicted ? floatingPointPredictor(tile) : littleEndianBytes(tile), { level: 6 }),
      );
    }
  }
  return tiles;
}

/** Cells beyond the grid's edge repeat the nearest cell, which compresses well and blends in viewers. */
function cutTile(level: TiffLevel, top: number, left: number): GridValues {
  const size = tileSize * tileSize;
  const tile = level.values instanceof Float32Array ? new Float32Array(size) : new Uint8Array(size);
  for (let r = 0; r < tileSize; r++) {
    const row = Math.min(top + r, level.rows - 1) * level.columns;
    for (let c = 0; c < tileSize; c++) {
      tile[r * tileSize + c] = level.values[row + Math.min(left + c, level.columns - 1)] as number;
    }
  }
  return tile;
}

function littleEndianBytes(tile: GridValues): Uint8Array {
  if (tile instanceof Uint8Array) return tile;
  const view = new DataView(new ArrayBuffer(tile.length * 4));
  for (let i = 0; i < tile.length; i++) view.setFloat32(i * 4, tile[i] as number, true);
  return new Uint8Array(view.buffer);
}

/**
 * Each row's bytes sorted into planes, most significant first, then each byte less the one before it: neighbouring
 * heights share their high bytes, so most differences are small. Source: Adobe Photoshop TIFF Technical Note 3 (2005).
 */
function floatingPointPredictor(tile: GridValues): Uint8Array {
  const bytes = new Uint8Array(tile.length * 4);
  const view = new DataView(new ArrayBuffer(4));
  const rowBytes = tileSize * 4;
  for (let i = 0; i < tile.length; i++) {
    view.setFloat32(0, tile[i] as number, false);
    const start = Math.floor(i / tileSize) * rowBytes + (i % tileSize);
    for (let plane = 0; plane < 4; plane++) bytes[start + plane * tileSize] = view.getUint8(plane);
  }
  for (let row = 0; row < bytes.length; row += rowBytes) {
    for (let k = row + rowBytes - 1; k > row; k--) {
      bytes[k] = (bytes[k] as number) - (bytes[k - 1] as number);
    }
  }
  return bytes;
}

const predictorField: TiffField = { tag: 317, type: 'short', values: [3] };

function imageFields(level: TiffLevel, reduced: boolean): readonly TiffField[] {
  const isFloat = level.values instanceof Float32Array;
  return [
    { tag: 254, type: 'long', values: [reduced ? 1 : 0] },
    { tag: 256, type: 'long', values: [level.columns] },
    { tag: 257, type: 'long', values: [level.rows] },
    { tag: 258, type: 'short', values: [isFloat ? 32 : 8] },
    { tag: 259, type: 'short', values: [8] },
    { tag: 262, type: 'short', values: [1] },
    { tag: 277, type: 'short', values: [1] },
    { tag: 284, type: 'short', values: [1] },
    { tag: 322, type: 'short', values: [tileSize] },
    { tag: 323, type: 'short', values: [tileSize] },
    { tag: 339, type: 'short', values: [isFloat ? 3 : 1] },
  ];
}

/** GTModelTypeGeoKey projected, GTRasterTypeGeoKey area, ProjectedCRSGeoKey, linear units metre. */
function georeferenceFields(grid: GridSpec): readonly TiffField[] {
  const keys = [1, 1, 0, 4, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, grid.epsg, 3076, 0, 1, 9001];
  return [
    { tag: 33550, type: 'double', values: [grid.cellSizeM, grid.cellSizeM, 0] },
    { tag: 33922, type: 'double', values: [0, 0, 0, grid.westM, grid.northM, 0] },
    { tag: 34735, type: 'short', values: keys },
  ];
}

const asciiField = (tag: number, text: string): TiffField => ({
  tag,
  type: 'ascii',
  values: [...text].map((letter) => letter.charCodeAt(0)).concat(0),
});

const fieldSize = (field: TiffField): number => fieldBytes[field.type] * field.values.length;
const evenSize = (size: number): number => size + (size % 2);

function directorySize(fields: readonly TiffField[]): number {
  const outside = fields.map(fieldSize).filter((size) => size > 4);
  return 2 + fields.length * 12 + 4 + outside.reduce((sum, size) => sum + evenSize(size), 0);
}

function assemble(
  directories: readonly (readonly TiffField[])[],
  tiles: readonly (readonly Uint8Array[])[],
): Uint8Array {
  const withTiles = (offsets: readonly (readonly number[])[]): readonly (readonly TiffField[])[] =>
    directories.map((fields, level) => {
      const sizes = (tiles[level] as readonly Uint8Array[]).map((tile) => tile.length);
      return [
        ...fields,
        { tag: 324, type: 'long' as const, values: offsets[level] as readonly number[] },
        { tag: 325, type: 'long' as const, values: sizes },
      ].sort((a, b) => a.tag - b.tag);
    });
  const sized = withTiles(tiles.map((level) => level.map(() => 0)));
  let position = sized.reduce((sum, fields) => sum + directorySize(fields), headerBytes);
  const offsets: number[][] = tiles.map(() => []);
  for (let level = tiles.length - 1; level >= 0; level--) {
    for (const tile of tiles[level] as readonly Uint8Array[]) {
      (offsets[level] as number[]).push(position);
      position += evenSize(tile.length);
    }
  }
  const bytes = new Uint8Array(position);
  writeDirectories(new DataView(bytes.buffer), withTiles(offsets));
  for (const [level, levelTiles] of tiles.entries()) {
    for (const [i, tile] of levelTiles.entries()) bytes.set(tile, offsets[level]?.[i] as number);
  }
  return bytes;
}

function writeDirectories(view: DataView, directories: readonly (readonly TiffField[])[]): void {
  view.setUint16(0, 0x4949, true);
  view.setUint16(2, 42, true);
  view.setUint32(4, headerBytes, true);
  let start = headerBytes;
  for (const [index, fields] of directories.entries()) {
    const next = start + directorySize(fields);
    view.setUint16(start, fields.length, true);
    let outside = start + 2 + fields.length * 12 + 4;
    for (const [i, field] of fields.entries()) {
      const entry = start + 2 + i * 12;
      const size = fieldSize(field);
      view.setUint16(entry, field.tag, true);
      view.setUint16(entry + 2, fieldCodes[field.type], true);
      view.setUint32(entry + 4, field.values.length, true);
      if (size > 4) view.setUint32(entry + 8, outside, true);
      writeValues(view, size > 4 ? outside : entry + 8, field);
      if (size > 4) outside += evenSize(size);
    }
    view.setUint32(start + 2 + fields.length * 12, index + 1 < directories.length ? next : 0, true);
    start = next;
  }
}

function writeValues(view: DataView, offset: number, field: TiffField): void {
  const step = fieldBytes[field.type];
  for (const [i, value] of field.values.entries()) {
    const at = offset + i * step;
    if (field.type === 'ascii') view.setUint8(at, value);
    else if (field.type === 'short') view.setUint16(at, value, true);
    else if (field.type === 'long') view.setUint32(at, value, true);
    else view.setFloat64(at, value, true);
  }
}

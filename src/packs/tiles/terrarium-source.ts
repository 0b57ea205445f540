import { fail, ok, type Result } from '../../core/result.ts';
import { type TileAddress, toMercator } from '../../domain/geo/mercator.ts';
import { maximumCells } from '../../domain/region/pack-fault.ts';
import type { RasterFault } from '../../domain/region/raster-fault.ts';
import type { TerrainFault } from '../../domain/region/terrain-import.ts';
import type { PixelFrame, PixelWindow } from '../raster/pixel-frame.ts';
import { beginningOf } from '../raster/tiff-directory.ts';
import { type HeightSource, type Heights, judgeHeights } from '../terrain/height-source.ts';
import type { PmtilesArchive } from './pmtiles-archive.ts';
import { decodePngTile, isPng } from './png-tile.ts';
import type { TileImage } from './tile-image.ts';
import { type TilePixels, type TileSet, tileName } from './tile-set.ts';
import { decodeWebpTile, isWebp, type WebpDecoder } from './webp-tile.ts';

/** What part of a tile set is wanted, and how fine. */
export interface TerrariumWish {
  /** West, south, east, north, degrees. */
  readonly boundsDeg: readonly [number, number, number, number];
  readonly cellSizeM: number;
  /** Tiles to read at most; fewer where a region's limit of cells is reached first. */
  readonly mostTiles?: number;
  /** Null where no WebP can be decoded. */
  readonly webp: WebpDecoder | null;
}

/** Heights of terrarium tiles over an area, in EPSG:3857. */
export interface TerrariumSource extends HeightSource {
  readonly zoom: number;
  readonly tiles: number;
}

/** Circumference of the sphere of EPSG:3857, m. */
const circumferenceM = 2 * Math.PI * 6_378_137;
/** Pixels around the area, so that interpolation at its edge has both neighbours. */
const margin = 2;
const tilesAtOnce = 8;
/** Colour (0, 0, 0): no height. */
const voidHeight = -32_768;

/**
 * Opens terrarium tiles over an area as a source of heights, at the coarsest zoom whose pixels are no larger than the
 * wanted cells, or the finest there is, and coarser where that takes more than `mostTiles`.
 * @throws RangeError for bounds that are no area
 */
export async function openTerrarium(
  set: TileSet,
  wish: TerrariumWish,
): Promise<Result<TerrariumSource, TerrainFault>> {
  const area = mercatorArea(wish.boundsDeg);
  const pixels = set.tilePixels === null ? await probeTileSize(set, area, wish.webp) : ok(set.tilePixels);
  if (!pixels.ok) return pixels;
  if (pixels.value === null) return fail({ kind: 'terrain-no-heights', file: set.name });
  const side = pixels.value;
  const mostTiles = Math.min(
    wish.mostTiles ?? Number.POSITIVE_INFINITY,
    Math.floor(maximumCells / side ** 2),
  );
  const zoom = zoomFor(set, wish, side, (at) => blockOf(area, at, side).tiles <= mostTiles);
  const block = blockOf(area, zoom, side);
  if (block.tiles > mostTiles) {
    return fail({
      kind: 'raster-too-large',
      file: set.name,
      counted: 'tiles',
      came: block.tiles,
      most: mostTiles,
    });
  }
  const reader = { set, webp: wish.webp, side, zoom };
  return ok({
    name: set.name,
    zoom,
    tiles: block.tiles,
    frame: frameOf(block, zoom, side),
    overviews: [],
    readHeights: (window) => readHeights(reader, block, window),
  });
}

/**
 * Addresses of the tiles that cover an area as `openTerrarium` would read them.
 * @throws RangeError for bounds that are no area
 */
export function terrariumTiles(
  set: Pick<TileSet, 'minimumZoom' | 'maximumZoom'>,
  wish: Omit<TerrariumWish, 'webp'>,
  side: TilePixels,
): readonly TileAddress[] {
  const area = mercatorArea(wish.boundsDeg);
  const mostTiles = wish.mostTiles ?? Math.floor(maximumCells / side ** 2);
  const zoom = zoomFor(set, wish, side, (at) => blockOf(area, at, side).tiles <= mostTiles);
  const { left, top, right, bottom } = blockOf(area, zoom, side);
  const columns = right - left + 1;
  return Array.from({ length: columns * (bottom - top + 1) }, (_, k) => ({
    zoom,
    column: left + (k % columns),
    row: top + Math.floor(k / columns),
  }));
}

/** An archive of raster tiles as a tile set. */
export function pmtilesTileSet(archive: PmtilesArchive): Result<TileSet, RasterFault> {
  const { name, content, minimumZoom, maximumZoom, tile } = archive;
  if (content === 'png' || content === 'webp')
    return ok({ name, minimumZoom, maximumZoom, tilePixels: null, tile });
  return fail({ kind: 'raster-unsupported', file: name, came: `PMTiles (${content})`, wanted: 'PNG, WebP' });
}

/** Shares of the mercator square. */
interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly middleLatDeg: number;
}

function mercatorArea([west, south, east, north]: TerrariumWish['boundsDeg']): Area {
  if (!(west < east && south < north && west >= -180 && east <= 180 && south >= -85 && north <= 85)) {
    throw new RangeError(`no area: ${west}, ${south}, ${east}, ${north}`);
  }
  const [left, top] = toMercator([west, north]);
  const [right, bottom] = toMercator([east, south]);
  return { left, top, right, bottom, middleLatDeg: (south + north) / 2 };
}

function zoomFor(
  set: Pick<TileSet, 'minimumZoom' | 'maximumZoom'>,
  wish: Omit<TerrariumWish, 'webp'>,
  side: TilePixels,
  fits: (zoom: number) => boolean,
): number {
  const [, south, , north] = wish.boundsDeg;
  const groundM = circumferenceM * Math.cos((((south + north) / 2) * Math.PI) / 180);
  const wanted = Math.ceil(Math.log2(groundM / (side * wish.cellSizeM)) - 1e-9);
  let zoom = Math.min(Math.max(wanted, set.minimumZoom), set.maximumZoom);
  while (zoom > set.minimumZoom && !fits(zoom)) zoom -= 1;
  return zoom;
}

/** The tiles that cover an area, first to last, both inclusive. */
interface Block {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly tiles: number;
}

function blockOf(area: Area, zoom: number, side: number): Block {
  const count = 2 ** zoom;
  const around = margin / side;
  const index = (share: number): number => Math.min(Math.max(Math.floor(share), 0), count - 1);
  const left = index(area.left * count - around);
  const top = index(area.top * count - around);
  const right = index(area.right * count + around);
  const bottom = index(area.bottom * count + around);
  return { left, top, right, bottom, tiles: (right - left + 1) * (bottom - top + 1) };
}

function frameOf(block: Block, zoom: number, side: number): PixelFrame {
  const tileM = circumferenceM / 2 ** zoom;
  return {
    epsg: 3857,
    west: block.left * tileM - circumferenceM / 2,
    north: circumferenceM / 2 - block.top * tileM,
    pixelWidth: tileM / side,
    pixelHeight: tileM / side,
    columns: (block.right - block.left + 1) * side,
    rows: (block.bottom - block.top + 1) * side,
  };
}

/** The side of the tile at the middle of the area, or of the one above it where there is none, and so on. */
async function probeTileSize(
  set: TileSet,
  area: Area,
  webp: WebpDecoder | null,
): Promise<Result<TilePixels | null, RasterFault>> {
  const [x, y] = [(area.left + area.right) / 2, (area.top + area.bottom) / 2];
  for (let zoom = set.maximumZoom; zoom >= set.minimumZoom; zoom--) {
    const address = { zoom, column: Math.floor(x * 2 ** zoom), row: Math.floor(y * 2 ** zoom) };
    const image = await openTile(set, address, webp);
    if (!image.ok) return image;
    if (image.value !== null) return ok(image.value.side);
  }
  return ok(null);
}

interface TileReader {
  readonly set: TileSet;
  readonly webp: WebpDecoder | null;
  readonly side: TilePixels;
  readonly zoom: number;
}

async function readHeights(
  reader: TileReader,
  block: Block,
  window: PixelWindow,
): Promise<Result<Heights, TerrainFault>> {
  const size = window.columns * window.rows;
  const target = { heightsM: new Float32Array(size), valid: new Uint8Array(size) };
  const addresses = tilesOf(reader, block, window);
  for (let first = 0; first < addresses.length; first += tilesAtOnce) {
    const some = addresses.slice(first, first + tilesAtOnce);
    const read = await Promise.all(some.map((address) => tileHeights(reader, address)));
    for (const [i, heights] of read.entries()) {
      if (!heights.ok) return heights;
      const { column, row } = some[i] as TileAddress;
      const place = { top: (row - block.top) * reader.side, left: (column - block.left) * reader.side };
      if (heights.value !== null) paste(target, window, heights.value, { ...place, side: reader.side });
    }
  }
  return ok(target);
}

function tilesOf({ side, zoom }: TileReader, block: Block, window: PixelWindow): readonly TileAddress[] {
  const addresses: TileAddress[] = [];
  const bottom = Math.floor((window.top + window.rows - 1) / side);
  const right = Math.floor((window.left + window.columns - 1) / side);
  for (let row = Math.floor(window.top / side); row <= bottom; row++) {
    for (let column = Math.floor(window.left / side); column <= right; column++) {
      addresses.push({ zoom, column: block.left + column, row: block.top + row });
    }
  }
  return addresses;
}

async function tileHeights(
  { set, webp, side }: TileReader,
  address: TileAddress,
): Promise<Result<Heights | null, TerrainFault>> {
  const image = await openTile(set, address, webp);
  if (!image.ok || image.value === null) return image as Result<null, RasterFault>;
  const file = tileName(set.name, address);
  if (image.value.side !== side) {
    const { side: came } = image.value;
    return fail({ kind: 'raster-tile-size', file, columns: came, rows: came, wanted: `${side} × ${side}` });
  }
  const judged = judgeHeights(file, decodeTerrarium(image.value), (heightM) => heightM === voidHeight);
  return 'kind' in judged ? fail(judged) : ok(judged);
}

/**
 * Heights of a tile, m: red * 256 + green + blue / 256 - 32768, exact in single precision; transparent pixels have none.
 * Source: Mapzen/Tilezen terrain tiles, formats, "terrarium".
 */
function decodeTerrarium({ channels, data }: TileImage): Float32Array {
  const heights = new Float32Array(data.length / channels);
  for (let i = 0; i < heights.length; i++) {
    const at = i * channels;
    const isClear = channels === 4 && data[at + 3] === 0;
    const wholeM = (data[at] as number) * 256 + (data[at + 1] as number) - 32_768;
    heights[i] = isClear ? voidHeight : wholeM + (data[at + 2] as number) / 256;
  }
  return heights;
}

async function openTile(
  set: TileSet,
  address: TileAddress,
  webp: WebpDecoder | null,
): Promise<Result<TileImage | null, RasterFault>> {
  const bytes = await set.tile(address);
  if (!bytes.ok || bytes.value === null) return bytes as Result<null, RasterFault>;
  const file = tileName(set.name, address);
  if (isPng(bytes.value)) return decodePngTile(file, bytes.value);
  if (isWebp(bytes.value)) return decodeWebpTile(file, bytes.value, webp);
  return fail({ kind: 'raster-other-format', file, came: beginningOf(bytes.value), wanted: 'PNG, WebP' });
}

/** Copies the part of a tile that lies in a window. */
function paste(
  target: Heights,
  window: PixelWindow,
  tile: Heights,
  place: { readonly top: number; readonly left: number; readonly side: number },
): void {
  const left = Math.max(place.left, window.left);
  const right = Math.min(place.left + place.side, window.left + window.columns);
  const top = Math.max(place.top, window.top);
  const bottom = Math.min(place.top + place.side, window.top + window.rows);
  for (let row = top; row < bottom; row++) {
    const from = (row - place.top) * place.side + left - place.left;
    const to = (row - window.top) * window.columns + left - window.left;
    target.heightsM.set(tile.heightsM.subarray(from, from + right - left), to);
    target.valid.set(tile.valid.subarray(from, from + right - left), to);
  }
}

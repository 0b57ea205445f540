import { fail, ok, type Result } from '../../core/result.ts';
import { fromMercator, type TileAddress, tilePoint } from '../../domain/geo/mercator.ts';
import { isTilePath, tilePath } from '../../domain/region/build/tile-path.ts';
import type { TerrainFault } from '../../domain/region/terrain-import.ts';
import type { ByteSource } from '../bytes/byte-source.ts';
import type { BoundsDeg } from '../sources/region-source.ts';
import { openPmtiles } from '../tiles/pmtiles-archive.ts';
import { openTerrarium, pmtilesTileSet } from '../tiles/terrarium-source.ts';
import type { TileSet } from '../tiles/tile-set.ts';
import type { WebpDecoder } from '../tiles/webp-tile.ts';
import type { HeightSource } from './height-source.ts';

/** What tiles of heights must know before they are opened: which part of the world is wanted, and how fine. */
export interface TileOpening {
  /** All that the tiles cover when null. */
  readonly boundsDeg: BoundsDeg | null;
  readonly cellSizeM: number;
  /** Null where no WebP can be decoded. */
  readonly webp: WebpDecoder | null;
}

const isArchive = (name: string): boolean => /\.pmtiles$/iu.test(name);
/** A picture of 512 x 512 pixels has 1 MiB before it is packed. */
const mostTileBytes = 2 ** 22;

/** Whether a file is a tile, or an archive of tiles. */
export const isOfTiles = (name: string): boolean => isArchive(name) || isTilePath(name);

/** Where the heights of a tile, or of an archive of tiles, lie. No height is read. */
export async function boundsOfTiles(file: ByteSource): Promise<Result<BoundsDeg, TerrainFault>> {
  if (!isArchive(file.name)) return ok(boundsOf([tileAt(file.name).address]));
  const archive = await openPmtiles(file);
  return archive.ok ? ok(archive.value.boundsDeg) : archive;
}

/** Opens archives and folders of terrarium tiles, each set as one source, over the wanted area with a margin. */
export async function openTileSources(
  files: readonly ByteSource[],
  opening: TileOpening,
): Promise<Result<readonly HeightSource[], TerrainFault>> {
  const sources: HeightSource[] = [];
  for (const { set, boundsDeg } of folderSets(files.filter(({ name }) => !isArchive(name)))) {
    const opened = await openSet(set, boundsDeg, opening);
    if (!opened.ok) return opened;
    sources.push(opened.value);
  }
  for (const file of files.filter(({ name }) => isArchive(name))) {
    const archive = await openPmtiles(file);
    if (!archive.ok) return archive;
    const set = pmtilesTileSet(archive.value);
    if (!set.ok) return set;
    const opened = await openSet(set.value, archive.value.boundsDeg, opening);
    if (!opened.ok) return opened;
    sources.push(opened.value);
  }
  return ok(sources);
}

function openSet(
  set: TileSet,
  coveredDeg: BoundsDeg,
  { boundsDeg, cellSizeM, webp }: TileOpening,
): Promise<Result<HeightSource, TerrainFault>> {
  return openTerrarium(set, {
    boundsDeg: boundsDeg === null ? coveredDeg : widened(boundsDeg),
    cellSizeM,
    webp,
  });
}

/** A metric grid leans against the degrees of its box and reaches beyond them, by this share of it at most in Korea. */
const leaningShare = 0.03;
const leastMarginDeg = 0.01;

/** A box with what a metric grid over it needs beyond. */
export function widened([west, south, east, north]: BoundsDeg): BoundsDeg {
  const x = Math.max(leastMarginDeg, leaningShare * (north - south), leaningShare * (east - west));
  const clamp = (value: number, most: number): number => Math.min(Math.max(value, -most), most);
  return [clamp(west - x, 180), clamp(south - x, 85), clamp(east + x, 180), clamp(north + x, 85)];
}

interface FolderSet {
  readonly set: TileSet;
  readonly boundsDeg: BoundsDeg;
}

function folderSets(files: readonly ByteSource[]): readonly FolderSet[] {
  const folders = new Map<string, { readonly address: TileAddress; readonly file: ByteSource }[]>();
  for (const file of files) {
    const { folder, address } = tileAt(file.name);
    folders.set(folder, [...(folders.get(folder) ?? []), { address, file }]);
  }
  return [...folders].map(([folder, tiles]) => {
    const byKey = new Map(tiles.map(({ address, file }) => [keyOf(address), file]));
    const zooms = tiles.map(({ address }) => address.zoom);
    const maximumZoom = Math.max(...zooms);
    const finest = tiles.map(({ address }) => address).filter(({ zoom }) => zoom === maximumZoom);
    const tile = (address: TileAddress) => tileBytes(byKey.get(keyOf(address)));
    const name = folder === '' ? 'tiles' : folder;
    const set = { name, minimumZoom: Math.min(...zooms), maximumZoom, tilePixels: null, tile };
    return { set, boundsDeg: boundsOf(finest) };
  });
}

function tileAt(path: string): { readonly folder: string; readonly address: TileAddress } {
  const [, folder = '', zoom, column, row] = tilePath.exec(path) ?? [];
  return { folder, address: { zoom: Number(zoom), column: Number(column), row: Number(row) } };
}

const keyOf = ({ zoom, column, row }: TileAddress): string => `${zoom} ${column} ${row}`;

async function tileBytes(file: ByteSource | undefined): ReturnType<TileSet['tile']> {
  if (file === undefined) return ok(null);
  const { name, sizeBytes } = file;
  if (sizeBytes > mostTileBytes) {
    const facts = { counted: 'block-bytes', came: sizeBytes, most: mostTileBytes } as const;
    return fail({ kind: 'raster-too-large', file: name, ...facts });
  }
  const bytes = await file.read(0, sizeBytes);
  if (bytes.ok) return bytes;
  const reason = bytes.fault.kind === 'bytes-cut' ? 'cut short' : bytes.fault.reason;
  return fail({ kind: 'raster-unreachable', file: name, reason });
}

/** A hair inside, so that no neighbour at the edge is asked for. */
const insideShare = 0.01;

function boundsOf(tiles: readonly TileAddress[]): BoundsDeg {
  const corners = tiles.map((tile) => [
    fromMercator(tilePoint(tile, insideShare, insideShare)),
    fromMercator(tilePoint(tile, 1 - insideShare, 1 - insideShare)),
  ]);
  const lng = corners.flatMap((ends) => ends.map((end) => end[0]));
  const lat = corners.flatMap((ends) => ends.map((end) => end[1]));
  return [
    Math.min(...lng),
    Math.max(-85, Math.min(...lat)),
    Math.max(...lng),
    Math.min(85, Math.max(...lat)),
  ];
}

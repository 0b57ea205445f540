import {
  bytesToHeader,
  Compression,
  type Entry,
  findTile,
  type Header,
  readVarint,
  TileType,
  zxyToTileId,
} from 'pmtiles';
import { fail, ok, type Result } from '../../core/result.ts';
import type { TileAddress } from '../../domain/geo/mercator.ts';
import type { RasterFault } from '../../domain/region/raster-fault.ts';
import type { ByteSource } from '../bytes/byte-source.ts';
import { RasterBytes } from '../raster/raster-bytes.ts';
import { RasterProblem, readingOf } from '../raster/raster-problem.ts';
import { beginningOf } from '../raster/tiff-directory.ts';
import { UnpacksTooLarge, unpackGzip } from '../raster/unpack.ts';

/** A PMTiles archive of version 3, read by ranges. */
export interface PmtilesArchive {
  readonly name: string;
  readonly content: 'png' | 'webp' | 'vector' | 'other';
  readonly minimumZoom: number;
  readonly maximumZoom: number;
  /** West, south, east, north, degrees. */
  readonly boundsDeg: readonly [number, number, number, number];
  /** The unpacked bytes of a tile, or null where the archive has none. */
  tile(address: TileAddress): Promise<Result<Uint8Array<ArrayBuffer> | null, RasterFault>>;
}

/** The header's length and how it begins. Source: PMTiles version 3 specification, section 3. */
const headerBytes = 127;
const magic = 'PMTiles';
const version = 3;
/** Packed and unpacked directories: leaves hold some thousands of entries of a few bytes each. */
const mostDirectoryBytes = 2 ** 21;
const mostTileBytes = 2 ** 22;
/** A root and three levels of leaves. Source: PMTiles version 3 specification, section 4. */
const deepest = 4;
/** zxyToTileId counts in doubles up to this zoom. */
const deepestZoom = 26;
const mostDirectories = 64;

/** Opens an archive by its header; directories and tiles are read when they are asked for. */
export function openPmtiles(source: ByteSource): Promise<Result<PmtilesArchive, RasterFault>> {
  return readingOf(source.name, async () => {
    const file = source.name;
    const bytes = new RasterBytes(source);
    const head = await bytes.read(0, headerBytes);
    const isNamed = new TextDecoder('latin1').decode(head.subarray(0, magic.length)) === magic;
    if (!isNamed) return fail({ kind: 'raster-other-format', file, came: beginningOf(head), wanted: magic });
    if (head[magic.length] !== version) {
      return fail({
        kind: 'raster-unsupported',
        file,
        came: `PMTiles ${head[magic.length]}`,
        wanted: 'PMTiles 3',
      });
    }
    if (head.length < headerBytes)
      return fail({ kind: 'raster-damaged', file, reason: `${head.length} bytes` });
    const header = bytesToHeader(head.buffer);
    const tiles = new Tiles(bytes, header);
    return ok({
      name: file,
      content: contentOf(header.tileType),
      minimumZoom: header.minZoom,
      maximumZoom: header.maxZoom,
      boundsDeg: [header.minLon, header.minLat, header.maxLon, header.maxLat],
      tile: (address) => readingOf(file, async () => ok(await tiles.tile(address))),
    });
  });
}

function contentOf(type: TileType): PmtilesArchive['content'] {
  if (type === TileType.Png) return 'png';
  if (type === TileType.Webp) return 'webp';
  return type === TileType.Mvt ? 'vector' : 'other';
}

class Tiles {
  readonly #bytes: RasterBytes;
  readonly #header: Header;
  readonly #directories = new Map<string, Promise<readonly Entry[]>>();

  constructor(bytes: RasterBytes, header: Header) {
    this.#bytes = bytes;
    this.#header = header;
  }

  async tile({ zoom, column, row }: TileAddress): Promise<Uint8Array<ArrayBuffer> | null> {
    const { minZoom, maxZoom, rootDirectoryOffset, leafDirectoryOffset, tileDataOffset } = this.#header;
    const side = 2 ** zoom;
    if (zoom < minZoom || zoom > Math.min(maxZoom, deepestZoom)) return null;
    if (column < 0 || row < 0 || column >= side || row >= side) return null;
    const id = zxyToTileId(zoom, column, row);
    let at = rootDirectoryOffset;
    let length = this.#header.rootDirectoryLength;
    for (let depth = 0; depth < deepest; depth++) {
      const entry = findTile((await this.#directory(at, length)) as Entry[], id);
      if (entry === null) return null;
      if (entry.runLength > 0) {
        return this.#part(
          tileDataOffset + entry.offset,
          entry.length,
          this.#header.tileCompression,
          mostTileBytes,
        );
      }
      at = leafDirectoryOffset + entry.offset;
      length = entry.length;
    }
    return this.#damaged('directories go round');
  }

  #directory(at: number, length: number): Promise<readonly Entry[]> {
    const key = `${at} ${length}`;
    const kept = this.#directories.get(key);
    if (kept !== undefined) return kept;
    const read = this.#part(at, length, this.#header.internalCompression, mostDirectoryBytes).then((bytes) =>
      this.#entries(bytes),
    );
    read.catch(() => this.#directories.delete(key));
    this.#directories.set(key, read);
    for (const [oldest] of this.#directories) {
      if (this.#directories.size <= mostDirectories) break;
      this.#directories.delete(oldest);
    }
    return read;
  }

  async #part(
    at: number,
    length: number,
    compression: Compression,
    mostBytes: number,
  ): Promise<Uint8Array<ArrayBuffer>> {
    const file = this.#bytes.name;
    if (length > mostBytes) {
      throw new RasterProblem({
        kind: 'raster-too-large',
        file,
        counted: 'block-bytes',
        came: length,
        most: mostBytes,
      });
    }
    const bytes = await this.#bytes.read(at, length);
    if (bytes.length < length) return this.#damaged(`${bytes.length} of ${length} bytes at byte ${at}`);
    if (compression === Compression.None || compression === Compression.Unknown) return bytes;
    if (compression !== Compression.Gzip) {
      throw new RasterProblem({
        kind: 'raster-unsupported',
        file,
        came: `compression ${Compression[compression] ?? compression}`,
        wanted: 'none, gzip',
      });
    }
    try {
      return unpackGzip(bytes, mostBytes);
    } catch (error) {
      if (!(error instanceof UnpacksTooLarge)) throw error;
      const facts = { counted: 'unpacked-bytes', came: mostBytes + 1, most: mostBytes } as const;
      throw new RasterProblem({ kind: 'raster-too-large', file, ...facts });
    }
  }

  /** Columns of differences of ids, run lengths, lengths and offsets, as varints. Source: PMTiles version 3, section 4.2. */
  #entries(bytes: Uint8Array<ArrayBuffer>): readonly Entry[] {
    const position = { buf: bytes, pos: 0 };
    const count = readVarint(position);
    if (!(count >= 1 && count <= bytes.length / 4)) return this.#damaged(`directory of ${count} entries`);
    const column = (): number[] => Array.from({ length: count }, () => readVarint(position));
    const steps = column();
    const runs = column();
    const lengths = column();
    const offsets = column();
    if (position.pos > bytes.length) return this.#damaged('directory cut short');
    const entries: Entry[] = [];
    let tileId = 0;
    let end = 0;
    for (let i = 0; i < count; i++) {
      tileId += steps[i] as number;
      const offset = offsets[i] === 0 && i > 0 ? end : (offsets[i] as number) - 1;
      const length = lengths[i] as number;
      end = offset + length;
      entries.push({ tileId, offset, length, runLength: runs[i] as number });
    }
    return entries;
  }

  #damaged(reason: string): never {
    throw new RasterProblem({ kind: 'raster-damaged', file: this.#bytes.name, reason });
  }
}

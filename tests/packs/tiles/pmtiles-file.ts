import { gzipSync } from 'node:zlib';
import { zxyToTileId } from 'pmtiles';

/** A tile and its place. */
export interface PlacedTile {
  readonly zoom: number;
  readonly column: number;
  readonly row: number;
  readonly bytes: Uint8Array;
}

interface Entry {
  readonly tileId: number;
  readonly offset: number;
  readonly length: number;
  readonly runLength: number;
}

/** PNG is 2 and WebP 4 in a header. Source: PMTiles version 3 specification, section 3.2. */
export type TileKind = 1 | 2 | 4;

/** A PMTiles archive of version 3 with gzipped directories; with `leafSize` its root points at leaves of so many tiles. */
export function pmtilesFile(
  tiles: readonly PlacedTile[],
  kind: TileKind,
  leafSize: number | null = null,
): Uint8Array<ArrayBuffer> {
  const sorted = tiles
    .map((tile) => ({ ...tile, tileId: zxyToTileId(tile.zoom, tile.column, tile.row) }))
    .sort((a, b) => a.tileId - b.tileId);
  let offset = 0;
  const entries: Entry[] = sorted.map(({ tileId, bytes }) => {
    const entry = { tileId, offset, length: bytes.length, runLength: 1 };
    offset += bytes.length;
    return entry;
  });
  const leaves: Buffer[] = [];
  let root = entries;
  if (leafSize !== null) {
    root = [];
    let leafAt = 0;
    for (let first = 0; first < entries.length; first += leafSize) {
      const leaf = gzipSync(directory(entries.slice(first, first + leafSize)));
      root.push({
        tileId: (entries[first] as Entry).tileId,
        offset: leafAt,
        length: leaf.length,
        runLength: 0,
      });
      leaves.push(leaf);
      leafAt += leaf.length;
    }
  }
  const rootBytes = gzipSync(directory(root));
  const leafBytes = Buffer.concat(leaves);
  const header = new DataView(new ArrayBuffer(127));
  new Uint8Array(header.buffer).set(new TextEncoder().encode('PMTiles'));
  header.setUint8(7, 3);
  const leafAt = 127 + rootBytes.length;
  const dataAt = leafAt + leafBytes.length;
  const places = [127, rootBytes.length, leafAt, 0, leafAt, leafBytes.length, dataAt, offset];
  for (const [i, value] of places.entries()) header.setBigUint64(8 + 8 * i, BigInt(value), true);
  const zooms = tiles.map(({ zoom }) => zoom);
  for (const [at, value] of [
    [96, 1],
    [97, 2],
    [98, 1],
    [99, kind],
    [100, Math.min(...zooms)],
    [101, Math.max(...zooms)],
  ] as const) {
    header.setUint8(at, value);
  }
  return Uint8Array.from(
    Buffer.concat([new Uint8Array(header.buffer), rootBytes, leafBytes, ...sorted.map(({ bytes }) => bytes)]),
  );
}

/** Source: PMTiles version 3 specification, section 4.2. */
function directory(entries: readonly Entry[]): Uint8Array {
  const bytes: number[] = [];
  const put = (value: number): void => {
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
    bytes.push(rest);
  };
  put(entries.length);
  let before = 0;
  for (const { tileId } of entries) {
    put(tileId - before);
    before = tileId;
  }
  for (const { runLength } of entries) put(runLength);
  for (const { length } of entries) put(length);
  for (const { offset } of entries) put(offset + 1);
  return Uint8Array.from(bytes);
}

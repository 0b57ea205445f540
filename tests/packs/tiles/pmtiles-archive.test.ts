import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { PMTiles, tileIdToZxy } from 'pmtiles';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../src/core/random.ts';
import { bytesInMemory } from '../../../src/packs/bytes/byte-source.ts';
import { openPmtiles, type PmtilesArchive } from '../../../src/packs/tiles/pmtiles-archive.ts';
import { openTerrarium, pmtilesTileSet } from '../../../src/packs/tiles/terrarium-source.ts';
import { countingSource } from '../raster/counting-source.ts';
import { type PlacedTile, pmtilesFile } from './pmtiles-file.ts';
import { nodeWebpDecoder } from './webp-codec.ts';

const random = seededRandom(11);
const manyTiles: readonly PlacedTile[] = Array.from({ length: 6000 }, (_, i) => {
  const [zoom, column, row] = tileIdToZxy(300_000 + 3 * i);
  return {
    zoom,
    column,
    row,
    bytes: Uint8Array.from({ length: 40 + (i % 400) }, () => random.integer(0, 255)),
  };
});
const many = pmtilesFile(manyTiles, 2, 500);

async function opened(bytes: Uint8Array<ArrayBuffer>): Promise<PmtilesArchive> {
  const archive = await openPmtiles(bytesInMemory('a.pmtiles', bytes));
  if (!archive.ok) throw new Error(JSON.stringify(archive.fault));
  return archive.value;
}

async function changed(change: (view: DataView) => void): Promise<unknown> {
  const bytes = many.slice();
  change(new DataView(bytes.buffer));
  const archive = await openPmtiles(bytesInMemory('a.pmtiles', bytes));
  if (!archive.ok) return archive.fault;
  const tile = await archive.value.tile(manyTiles[17] as PlacedTile);
  return tile.ok ? 'read' : tile.fault;
}

describe('a PMTiles archive', () => {
  test('gives every tile through leaf directories, and null beside them, as the reader of its makers does', async () => {
    const archive = await opened(many);
    const theirs = new PMTiles({
      getKey: () => 'a',
      getBytes: async (at, length) => ({ data: many.slice(at, at + length).buffer }),
    });
    for (let i = 0; i < manyTiles.length; i += 251) {
      const { zoom, column, row, bytes } = manyTiles[i] as PlacedTile;
      const came = await archive.tile({ zoom, column, row });
      expect(came).toEqual({ ok: true, value: bytes });
      const wanted = await theirs.getZxy(zoom, column, row);
      expect(Buffer.from(wanted?.data as ArrayBuffer).equals(Buffer.from(bytes))).toBe(true);
      const [z, x, y] = tileIdToZxy(300_001 + 3 * i);
      expect(await archive.tile({ zoom: z, column: x, row: y })).toEqual({ ok: true, value: null });
    }
    expect(archive).toMatchObject({ content: 'png', minimumZoom: 9, maximumZoom: 9 });
  });

  test('is read in parts: a tile costs its directories and itself', async () => {
    const source = countingSource('a.pmtiles', many);
    const archive = await openPmtiles(source);
    if (!archive.ok) throw new Error(JSON.stringify(archive.fault));
    await archive.value.tile(manyTiles[3000] as PlacedTile);
    expect(source.readBytes()).toBeLessThan(70_000);
    expect(source.sizeBytes).toBeGreaterThan(1_000_000);
  });

  test.each([
    [{ zoom: 9, column: -1, row: 0 }],
    [{ zoom: 9, column: 512, row: 0 }],
    [{ zoom: 30, column: 0, row: 0 }],
    [{ zoom: 0, column: 0, row: 0 }],
  ])('has no tile at %j', async (address) => {
    expect(await (await opened(many)).tile(address)).toEqual({ ok: true, value: null });
  });

  test('of lossless WebP is a source of heights whose tiles tell their size', async () => {
    const bytes = new Uint8Array(readFileSync(new URL('fixtures/512.webp', import.meta.url)));
    const archive = await opened(pmtilesFile([{ zoom: 9, column: 437, row: 200, bytes }], 4));
    const set = pmtilesTileSet(archive);
    if (!set.ok) throw new Error(JSON.stringify(set.fault));
    const middle = [127.5, 36.3] as const;
    const source = await openTerrarium(set.value, {
      boundsDeg: [middle[0] - 0.02, middle[1] - 0.02, middle[0] + 0.02, middle[1] + 0.02],
      cellSizeM: 100,
      webp: nodeWebpDecoder(),
    });
    if (!source.ok) throw new Error(JSON.stringify(source.fault));
    expect(source.value).toMatchObject({ zoom: 9, tiles: 1, frame: { columns: 512, rows: 512, epsg: 3857 } });
    const heights = await source.value.readHeights({ top: 100, left: 200, columns: 1, rows: 1 });
    const [x, y] = [437 * 512 + 200, 200 * 512 + 100];
    const wanted = ((3 * Math.floor(x / 4) + 5 * Math.floor(y / 4)) % 1500) - 20;
    expect(heights.ok && heights.value.heightsM[0]).toBe(
      wanted + ((Math.floor(x / 8) + Math.floor(y / 8)) % 256) / 256,
    );
  });

  test('of vector tiles is no source of heights', async () => {
    const archive = await opened(pmtilesFile(manyTiles.slice(0, 3), 1));
    expect(archive.content).toBe('vector');
    expect(pmtilesTileSet(archive)).toMatchObject({ ok: false, fault: { kind: 'raster-unsupported' } });
  });
});

describe('a hostile or damaged archive', () => {
  const rootLength = 16;
  test.each([
    [
      'that is a web page',
      (view: DataView) => new Uint8Array(view.buffer).set(new TextEncoder().encode('<html>')),
      'raster-other-format',
    ],
    ['of another version', (view: DataView) => view.setUint8(7, 2), 'raster-unsupported'],
    [
      'whose root has 10 GB',
      (view: DataView) => view.setBigUint64(rootLength, 10n ** 10n, true),
      'raster-too-large',
    ],
    [
      'whose root lies beyond the file',
      (view: DataView) => view.setBigUint64(8, 10n ** 9n, true),
      'raster-damaged',
    ],
    ['packed in a way we do not read', (view: DataView) => view.setUint8(97, 3), 'raster-unsupported'],
    [
      'whose leaves point at the root',
      (view: DataView) => view.setBigUint64(40, 127n, true),
      'raster-damaged',
    ],
  ])('%s is refused', async (_, change, kind) => {
    expect(await changed(change)).toMatchObject({ kind, file: 'a.pmtiles' });
  });

  test('whose directory is a bomb, or counts more tiles than it has bytes, is refused', async () => {
    for (const [content, kind] of [
      [Buffer.alloc(50_000_000), 'raster-too-large'],
      [Buffer.from([0xff, 0xff, 0xff, 0xff, 0x7f, 1, 1, 1]), 'raster-damaged'],
      [Buffer.from([0]), 'raster-damaged'],
    ] as const) {
      const root = gzipSync(content);
      const bytes = Uint8Array.from(Buffer.concat([many.slice(0, 127), root]));
      new DataView(bytes.buffer).setBigUint64(rootLength, BigInt(root.length), true);
      const archive = await opened(bytes);
      expect(await archive.tile(manyTiles[0] as PlacedTile)).toMatchObject({ ok: false, fault: { kind } });
    }
  });

  test('whose leaf points at itself ends after the deepest level there is', async () => {
    const archive = pmtilesFile(manyTiles.slice(0, 2), 2, 1);
    const view = new DataView(archive.buffer);
    const [root, rootSize] = [Number(view.getBigUint64(8, true)), Number(view.getBigUint64(16, true))];
    view.setBigUint64(40, BigInt(root), true);
    const looped = await opened(archive);
    expect(rootSize).toBeGreaterThan(20);
    expect((await looped.tile(manyTiles[0] as PlacedTile)).ok).toBe(false);
  });
});

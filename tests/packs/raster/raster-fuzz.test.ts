import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ok } from '../../../src/core/result.ts';
import { bytesInMemory } from '../../../src/packs/bytes/byte-source.ts';
import { landCoverLayer } from '../../../src/packs/raster/land-cover-layer.ts';
import { openPlacedRaster } from '../../../src/packs/raster/placed-raster.ts';
import { populationLayer } from '../../../src/packs/raster/population-layer.ts';
import { terrainRegion } from '../../../src/packs/terrain/import-terrain.ts';
import { openSources } from '../../../src/packs/terrain/open-sources.ts';
import { openPmtiles } from '../../../src/packs/tiles/pmtiles-archive.ts';
import { openTerrarium, pmtilesTileSet } from '../../../src/packs/tiles/terrarium-source.ts';
import type { TileSet } from '../../../src/packs/tiles/tile-set.ts';
import { describeWithSharedData, readSharedData } from '../../support/shared-data.ts';
import { hgtOf } from '../terrain/terrain-files.ts';
import { pmtilesFile } from '../tiles/pmtiles-file.ts';
import { nodeWebpDecoder } from '../tiles/webp-codec.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const fixture = (path: string): Bytes => new Uint8Array(readFileSync(new URL(path, import.meta.url)));
const webp = nodeWebpDecoder();
const runs = 120;

/** Changes near the beginning of a file, where its directories lie, and anywhere in it; at times it is cut as well. */
const harm = fc.record({
  head: fc.array(fc.tuple(fc.nat(600), fc.nat(255)), { maxLength: 4 }),
  anywhere: fc.array(fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.nat(7)), {
    maxLength: 4,
  }),
  keep: fc.oneof(
    { weight: 3, arbitrary: fc.constant(1) },
    { weight: 1, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
  ),
});

function harmed(
  bytes: Bytes,
  { head, anywhere, keep }: typeof harm extends fc.Arbitrary<infer T> ? T : never,
): Bytes {
  const hurt = bytes.slice(0, Math.ceil(bytes.length * keep));
  for (const [at, value] of head) if (at < hurt.length) hurt[at] = value;
  for (const [place, bit] of anywhere) {
    const at = Math.floor(place * hurt.length);
    if (at < hurt.length) hurt[at] = (hurt[at] as number) ^ (1 << bit);
  }
  return hurt;
}

interface Faulty {
  readonly fault: { readonly kind: string };
}

function expectKnown({ fault }: Faulty): void {
  expect(fault.kind).toMatch(/^(terrain|raster)-/);
}

/** Opens a file as terrain and imports a piece of it: a fault we know, or a region of finite heights. */
async function importHurt(name: string, bytes: Bytes, cellSizeM: number): Promise<void> {
  const sources = await openSources([bytesInMemory(name, bytes)]);
  if (!sources.ok) return expectKnown(sources);
  const made = await terrainRegion(sources.value, { cellSizeM });
  if (!made.ok) return expectKnown(made);
  expect(made.value.region.terrainM.every(Number.isFinite)).toBe(true);
}

describe('any bytes', () => {
  test('are a fault we know in every reader', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.boolean(), async (random, isTiff) => {
        const bytes = Uint8Array.from(
          isTiff ? [0x49, 0x49, 42 + (random.length % 2), 0, 8, 0, 0, 0, ...random] : random,
        );
        for (const name of ['a.tif', 'N36E127.hgt', 'N36E127.hgt.gz', 'a.bin'])
          await importHurt(name, bytes, 100);
        const archive = await openPmtiles(bytesInMemory('a.pmtiles', bytes));
        if (!archive.ok) expectKnown(archive);
      }),
      { numRuns: 300 },
    );
  });
});

describe('GeoTIFF files of GDAL, changed and cut', () => {
  test.each([
    'lzw-predictor-int16',
    'lzw-strips-float32',
    'packbits-strips-int16',
    'big-endian-bigtiff-float32',
    'cog-deflate-float32',
  ])('%s gives a region or a fault we know', async (name) => {
    const bytes = fixture(`fixtures/${name}.tif`);
    await fc.assert(
      fc.asyncProperty(harm, async (change) => importHurt('a.tif', harmed(bytes, change), 25)),
      { numRuns: runs },
    );
  });

  test('give land cover and people of finite numbers or a fault we know', async () => {
    const bytes = fixture('fixtures/lzw-predictor-int16.tif');
    const grid = { epsg: 5186, westM: 229_200, northM: 448_600, cellSizeM: 25, columns: 20, rows: 20 };
    await fc.assert(
      fc.asyncProperty(harm, async (change) => {
        const raster = await openPlacedRaster(bytesInMemory('a.tif', harmed(bytes, change)));
        if (!raster.ok) return expectKnown(raster);
        const cover = await landCoverLayer([raster.value], grid);
        if (!cover.ok) expectKnown(cover);
        else expect(cover.value.manning.every((n) => n > 0)).toBe(true);
        const people = await populationLayer([raster.value], grid);
        if (!people.ok) expectKnown(people);
        else expect(people.value.people.every((count) => count >= 0 && Number.isFinite(count))).toBe(true);
      }),
      { numRuns: runs },
    );
  });
});

describe('an SRTM tile packed with gzip, changed and cut', () => {
  test('gives the true heights or a fault we know', async () => {
    const packed = new Uint8Array(
      gzipSync(new Uint8Array(hgtOf('N36E127.hgt', (lng, lat) => 100 * lng - lat).bytes)),
    );
    await fc.assert(
      fc.asyncProperty(harm, async (change) => {
        const hurt = harmed(packed, change);
        const sources = await openSources([bytesInMemory('N36E127.hgt.gz', hurt)]);
        if (!sources.ok) return expectKnown(sources);
        const heights = await sources.value[0].readHeights({ top: 600, left: 600, columns: 2, rows: 1 });
        if (!heights.ok) return expectKnown(heights);
        expect(heights.value.heightsM[0]).toBe(Math.round(100 * 127.5 - 36.5));
      }),
      { numRuns: 40 },
    );
  });
});

describe('terrarium tiles and their archives, changed and cut', () => {
  const png = fixture('../tiles/fixtures/256.png');
  const lossless = fixture('../tiles/fixtures/512.webp');

  async function readTile(bytes: Bytes, tilePixels: 256 | 512): Promise<void> {
    const set: TileSet = {
      name: 'set',
      minimumZoom: 9,
      maximumZoom: 9,
      tilePixels,
      tile: async () => ok(bytes),
    };
    const boundsDeg = [127.4, 36.3, 127.5, 36.4] as const;
    const source = await openTerrarium(set, { boundsDeg, cellSizeM: 200, webp });
    if (!source.ok) return expectKnown(source);
    const heights = await source.value.readHeights({
      top: 0,
      left: 0,
      columns: tilePixels,
      rows: tilePixels,
    });
    if (!heights.ok) return expectKnown(heights);
    expect(heights.value.heightsM.every(Number.isFinite)).toBe(true);
  }

  test('a PNG tile gives heights or a fault we know', async () => {
    await fc.assert(
      fc.asyncProperty(harm, async (change) => readTile(harmed(png, change), 256)),
      { numRuns: runs },
    );
  });

  test('a WebP tile gives heights or a fault we know', async () => {
    await fc.assert(
      fc.asyncProperty(harm, async (change) => readTile(harmed(lossless, change), 512)),
      { numRuns: runs },
    );
  });

  test('an archive gives a tile, none, or a fault we know', async () => {
    const tiles = Array.from({ length: 40 }, (_, i) => ({ zoom: 9, column: 430 + i, row: 200, bytes: png }));
    const archive = pmtilesFile(tiles, 2, 8);
    await fc.assert(
      fc.asyncProperty(harm, async (change) => {
        const opened = await openPmtiles(bytesInMemory('a.pmtiles', harmed(archive, change)));
        if (!opened.ok) return expectKnown(opened);
        const set = pmtilesTileSet(opened.value);
        if (!set.ok) return expectKnown(set);
        for (const column of [430, 437, 469, 3]) {
          const tile = await set.value.tile({ zoom: 9, column, row: 200 });
          if (!tile.ok) expectKnown(tile);
        }
      }),
      { numRuns: runs },
    );
  });
});

describeWithSharedData('dem-korea-islands-5m/34707051.tif', 'a real sheet, changed and cut', () => {
  test('gives a region or a fault we know', async () => {
    const bytes = new Uint8Array(readSharedData('dem-korea-islands-5m/34707051.tif'));
    await fc.assert(
      fc.asyncProperty(harm, async (change) => importHurt('34707051.tif', harmed(bytes, change), 40)),
      { numRuns: 60 },
    );
  });
});

describeWithSharedData('dem-korea-90m/N36E127.hgt', 'a real SRTM tile, cut', () => {
  test('is refused by its size', async () => {
    const bytes = new Uint8Array(readSharedData('dem-korea-90m/N36E127.hgt'));
    for (const share of [0, 0.3, 0.999999]) {
      const cut = bytes.slice(0, Math.floor(bytes.length * share));
      expect(await openSources([bytesInMemory('N36E127.hgt', cut)])).toMatchObject({
        ok: false,
        fault: { kind: 'terrain-hgt-size' },
      });
    }
  });
});

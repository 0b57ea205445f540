import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../src/core/random.ts';
import { ok } from '../../../src/core/result.ts';
import { type ByteSource, bytesInMemory } from '../../../src/packs/bytes/byte-source.ts';
import { encodeGeotiff } from '../../../src/packs/raster/encode-geotiff.ts';
import { type OpenedGeotiff, openGeotiff } from '../../../src/packs/raster/open-geotiff.ts';
import { terrainRegion } from '../../../src/packs/terrain/import-terrain.ts';
import { openSources } from '../../../src/packs/terrain/open-sources.ts';
import { countingSource } from './counting-source.ts';

const grid = { epsg: 5186, westM: 200_000, northM: 500_000, cellSizeM: 5, columns: 1600, rows: 1600 };
const random = seededRandom(4);
const heights = Float32Array.from({ length: grid.columns * grid.rows }, () => random.between(0, 1000));
const bytes = Uint8Array.from(encodeGeotiff(grid, heights, { content: 'surface', noData: null }));

async function opened(source: ByteSource): Promise<OpenedGeotiff> {
  const image = await openGeotiff(source);
  if (!image.ok) throw new Error(JSON.stringify(image.fault));
  return image.value;
}

describe('a large GeoTIFF read in parts', () => {
  test('is opened by its directories: less than a hundredth of its bytes, in few reads', async () => {
    const source = countingSource('large.tif', bytes);
    await opened(source);
    expect(source.sizeBytes).toBeGreaterThan(8e6);
    expect(source.readBytes()).toBeLessThan(source.sizeBytes / 100);
    expect(source.reads()).toBeLessThan(6);
  });

  test('gives a window for the bytes of the tiles it touches', async () => {
    const source = countingSource('large.tif', bytes);
    const image = await opened(source);
    const window = { top: 1030, left: 520, columns: 200, rows: 200 };
    const band = await image.readBand(window);
    expect(band.ok && band.value[0]).toBe(heights[1030 * 1600 + 520]);
    expect(band.ok && band.value[200 * 200 - 1]).toBe(heights[1229 * 1600 + 719]);
    const tileBytes = 256 * 256 * 4;
    expect(source.readBytes()).toBeLessThan(2 * tileBytes + 60_000);
    expect(source.readBytes()).toBeLessThan(source.sizeBytes / 12);
  });

  test('gives a coarse region from an overview, and the same heights as its mean over all pixels', async () => {
    const source = countingSource('large.tif', bytes);
    const sources = await openSources([source]);
    if (!sources.ok) throw new Error(JSON.stringify(sources.fault));
    const coarse = await terrainRegion(sources.value, { cellSizeM: 160 });
    if (!coarse.ok) throw new Error(JSON.stringify(coarse.fault));
    expect(source.readBytes()).toBeLessThan(source.sizeBytes / 8);
    expect(coarse.value.nativeCellSizeM).toBeCloseTo(5, 6);
    const { region } = coarse.value;
    let sum = 0;
    for (let r = 0; r < 32; r++)
      for (let c = 0; c < 32; c++) sum += heights[(320 + r) * 1600 + 640 + c] as number;
    expect(Math.abs((region.terrainM[10 * region.grid.columns + 20] as number) - sum / 1024)).toBeLessThan(
      25,
    );
  });

  test('fits windows of every size, whose blocks come a few rows at a time', async () => {
    const image = await opened(bytesInMemory('large.tif', bytes));
    const band = await image.readBand();
    expect(
      band.ok && Buffer.from((band.value as Float32Array).buffer).equals(Buffer.from(heights.buffer)),
    ).toBe(true);
  });

  test('refuses a window of more pixels than a region may have, before any is read', async () => {
    const source = countingSource('large.tif', bytes);
    const image = await opened(source);
    const before = source.readBytes();
    expect(await image.readBand({ top: 0, left: 0, columns: 5001, rows: 5000 })).toEqual({
      ok: false,
      fault: {
        kind: 'raster-too-large',
        file: 'large.tif',
        counted: 'pixels',
        came: 25_005_000,
        most: 25_000_000,
      },
    });
    expect(source.readBytes()).toBe(before);
  });
});

describe('a source that fails', () => {
  test('is told from a damaged file', async () => {
    const source: ByteSource = {
      ...bytesInMemory('remote.tif', bytes),
      read: async () => ({
        ok: false,
        fault: { kind: 'bytes-unreadable', name: 'remote.tif', reason: '503' },
      }),
    };
    expect(await openGeotiff(source)).toEqual({
      ok: false,
      fault: { kind: 'raster-unreachable', file: 'remote.tif', reason: '503' },
    });
  });

  test('may come back: what failed is asked for again', async () => {
    let isDown = false;
    const whole = bytesInMemory('remote.tif', bytes);
    const source: ByteSource = {
      ...whole,
      read: async (start, length) =>
        isDown
          ? { ok: false, fault: { kind: 'bytes-unreadable', name: 'remote.tif', reason: 'cut' } }
          : whole.read(start, length),
    };
    const image = await opened(source);
    const window = { top: 0, left: 0, columns: 10, rows: 10 };
    isDown = true;
    expect((await image.readBand(window)).ok).toBe(false);
    isDown = false;
    expect((await image.readBand(window)).ok).toBe(true);
  });

  test('that promises more than it sends is a file cut short', async () => {
    const source: ByteSource = {
      ...bytesInMemory('short.tif', bytes),
      read: async () => ok(new Uint8Array(10)),
    };
    expect(await openGeotiff(source)).toMatchObject({
      ok: false,
      fault: { kind: 'raster-damaged', reason: '10 of 16384 bytes came from byte 0' },
    });
  });

  test('and never answers is given up after its time', async () => {
    const source: ByteSource = { ...bytesInMemory('slow.tif', bytes), read: () => new Promise(() => {}) };
    expect(await openGeotiff(source, 0.05)).toEqual({
      ok: false,
      fault: { kind: 'raster-timed-out', file: 'slow.tif', seconds: 0.05 },
    });
  });
});

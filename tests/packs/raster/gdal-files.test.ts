import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bytesInMemory } from '../../../src/packs/bytes/byte-source.ts';
import { type OpenedGeotiff, openGeotiff } from '../../../src/packs/raster/open-geotiff.ts';

const fixture = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(new URL(`fixtures/${name}.tif`, import.meta.url)));

async function opened(name: string): Promise<OpenedGeotiff> {
  const image = await openGeotiff(bytesInMemory(`${name}.tif`, fixture(name)));
  if (!image.ok) throw new Error(JSON.stringify(image.fault));
  return image.value;
}

const written = (row: number, column: number): number =>
  row === 5 && column === 7 ? -9999 : 100 + 2 * column - 3 * row + ((column * row) % 7);

describe('files of GDAL', () => {
  test.each([
    ['lzw-predictor-int16', 100, 80],
    ['lzw-strips-float32', 100, 80],
    ['packbits-strips-int16', 100, 80],
    ['big-endian-bigtiff-float32', 100, 80],
    ['uncompressed-int32', 100, 80],
    ['cog-deflate-float32', 300, 280],
  ])('%s holds what was written, whole and in windows', async (name, columns, rows) => {
    const image = await opened(name);
    expect(image).toMatchObject({
      columns,
      rows,
      crs: { status: 'known', epsg: 5186 },
      frame: { west: 229_000, north: 448_000 + rows * 10, pixelWidth: 10, pixelHeight: 10 },
      noData: -9999,
    });
    const wanted = Array.from({ length: columns * rows }, (_, i) =>
      written(Math.floor(i / columns), i % columns),
    );
    const whole = await image.readBand();
    expect(whole.ok && Array.from(whole.value)).toEqual(wanted);
    const window = { top: 3, left: 60, columns: 30, rows: 70 };
    const part = await image.readBand(window);
    expect(part.ok && Array.from(part.value)).toEqual(
      Array.from({ length: 2100 }, (_, i) => written(3 + Math.floor(i / 30), 60 + (i % 30))),
    );
  });

  test('a COG has its overviews, each over the same ground', async () => {
    const { overviews } = await opened('cog-deflate-float32');
    expect(
      overviews.map(({ columns, rows, frame }) => [columns, rows, frame?.pixelWidth, frame?.pixelHeight]),
    ).toEqual([
      [150, 140, 20, 20],
      [75, 70, 40, 40],
    ]);
    const half = await overviews[0]?.readBand({ top: 20, left: 30, columns: 1, rows: 1 });
    const mean = (written(40, 60) + written(40, 61) + written(41, 60) + written(41, 61)) / 4;
    expect(half?.ok && half.value[0]).toBeCloseTo(mean, 4);
  });

  test.each([
    ['zstd-int16', { came: 'compression 50000', wanted: 'none, LZW, deflate, PackBits' }],
    ['big-endian-predictor-int16', { came: 'big-endian with predictor 2' }],
  ])('%s is refused by name and not read wrongly', async (name, facts) => {
    const image = await openGeotiff(bytesInMemory('a.tif', fixture(name)));
    expect(image).toMatchObject({
      ok: false,
      fault: { kind: 'raster-unsupported', file: 'a.tif', ...facts },
    });
  });

  test('a window beyond the image is refused', async () => {
    const image = await opened('uncompressed-int32');
    expect(await image.readBand({ top: 70, left: 0, columns: 10, rows: 11 })).toMatchObject({
      ok: false,
      fault: { kind: 'raster-damaged' },
    });
  });
});

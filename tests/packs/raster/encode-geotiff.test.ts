import fc from 'fast-check';
import { fromArrayBuffer } from 'geotiff';
import { expect, test } from 'vitest';
import { seededRandom } from '../../../src/core/random.ts';
import type { GridSpec } from '../../../src/domain/geo/grid.ts';
import { bytesInMemory } from '../../../src/packs/bytes/byte-source.ts';
import { encodeGeotiff, type GridValues } from '../../../src/packs/raster/encode-geotiff.ts';
import { openGeotiff } from '../../../src/packs/raster/open-geotiff.ts';

const gridOf = (columns: number, rows: number): GridSpec => ({
  epsg: 5186,
  westM: 245800.5,
  northM: 225670.25,
  cellSizeM: 10,
  columns,
  rows,
});

function noise(size: number, seed: number): Float32Array {
  const random = seededRandom(seed);
  return Float32Array.from({ length: size }, () => random.between(-20, 1500));
}

async function readBack(bytes: Uint8Array): Promise<ArrayLike<number>> {
  const opened = await openGeotiff(bytesInMemory('a.tif', bytes as Uint8Array<ArrayBuffer>));
  if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
  const band = await opened.value.readBand();
  if (!band.ok) throw new Error(JSON.stringify(band.fault));
  return band.value;
}

test('heights and codes of any size come back exactly, through tiles that do not divide the grid', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 300 }),
      fc.integer({ min: 1, max: 300 }),
      fc.boolean(),
      fc.integer(),
      async (columns, rows, isFloat, seed) => {
        const heights = noise(columns * rows, seed);
        const values: GridValues = isFloat ? heights : Uint8Array.from(heights, (h) => Math.abs(h) % 256);
        const bytes = encodeGeotiff(gridOf(columns, rows), values, { content: 'patches', noData: null });
        expect(await readBack(bytes)).toEqual(values);
      },
    ),
    { numRuns: 25 },
  );
});

test('the frame, the system and the no-data value are those of the grid', async () => {
  const grid = gridOf(30, 20);
  const opened = await openGeotiff(
    bytesInMemory(
      'a.tif',
      Uint8Array.from(encodeGeotiff(grid, new Uint8Array(600), { content: 'patches', noData: 0 })),
    ),
  );
  expect(opened.ok && opened.value).toMatchObject({
    columns: 30,
    rows: 20,
    crs: { status: 'known', epsg: 5186 },
    frame: { west: 245800.5, north: 225670.25, pixelWidth: 10, pixelHeight: 10 },
    noData: 0,
  });
});

test('overviews halve down to one tile and average heights', async () => {
  const columns = 700;
  const rows = 520;
  const heights = noise(columns * rows, 5);
  const bytes = encodeGeotiff(gridOf(columns, rows), heights, { content: 'surface', noData: null });
  const tiff = await fromArrayBuffer(bytes.buffer as ArrayBuffer);
  expect(await tiff.getImageCount()).toBe(3);
  const half = await (await tiff.getImage(1)).readRasters({ interleave: false });
  expect([half.width, half.height]).toEqual([350, 260]);
  const at = (r: number, c: number): number => heights[r * columns + c] as number;
  const wanted = (at(8, 4) + at(8, 5) + at(9, 4) + at(9, 5)) / 4;
  expect((half[0] as Float32Array)[4 * 350 + 2]).toBeCloseTo(wanted, 3);
});

test('a mean leaves no-data cells out', async () => {
  const columns = 512;
  const values = new Float32Array(columns * 2).fill(-9999);
  values[0] = 10;
  values[columns + 1] = 20;
  const bytes = encodeGeotiff(gridOf(columns, 2), values, { content: 'surface', noData: -9999 });
  const tiff = await fromArrayBuffer(bytes.buffer as ArrayBuffer);
  const half = await (await tiff.getImage(1)).readRasters({ interleave: false });
  expect((half[0] as Float32Array)[0]).toBe(15);
  expect((half[0] as Float32Array)[1]).toBe(-9999);
});

test('the same grid gives the same bytes', () => {
  const grid = gridOf(300, 40);
  const encode = (): Uint8Array => encodeGeotiff(grid, noise(12000, 9), { content: 'surface', noData: null });
  expect(encode()).toEqual(encode());
});

test('coarse tiles lie before fine ones and every directory before all tiles', async () => {
  const bytes = encodeGeotiff(gridOf(600, 600), noise(360000, 2), { content: 'surface', noData: null });
  const tiff = await fromArrayBuffer(bytes.buffer as ArrayBuffer);
  const firstOffset = async (index: number): Promise<number> => {
    const image = await tiff.getImage(index);
    return ((await image.fileDirectory.loadValue('TileOffsets')) as ArrayLike<number>)[0] as number;
  };
  const count = await tiff.getImageCount();
  expect(await firstOffset(count - 1)).toBeLessThan(await firstOffset(0));
});

test('a file cut short anywhere is refused, never read as heights', async () => {
  const bytes = encodeGeotiff(gridOf(300, 200), noise(60000, 3), { content: 'surface', noData: null });
  for (const fraction of [0, 0.001, 0.01, 0.3, 0.6, 0.9, 0.999]) {
    const cut = Uint8Array.from(bytes.subarray(0, Math.floor(bytes.length * fraction)));
    const opened = await openGeotiff(bytesInMemory('cut.tif', cut));
    if (!opened.ok) continue;
    expect((await opened.value.readBand()).ok, `cut at ${fraction}`).toBe(false);
  }
});

import { writeArrayBuffer } from 'geotiff';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../src/core/random.ts';
import type { GridSpec } from '../../../src/domain/geo/grid.ts';
import { projectionOf } from '../../../src/domain/geo/projection.ts';
import { bytesInMemory } from '../../../src/packs/bytes/byte-source.ts';
import type { PlacedRaster } from '../../../src/packs/raster/placed-raster.ts';
import { openPopulationRaster, populationLayer } from '../../../src/packs/raster/population-layer.ts';

const pixelDeg = 1 / 1200;
const west = 127.3;
const north = 36.66;
const noData = -99_999;

/** A WorldPop-like file: people per pixel of three arc-seconds. */
function degreesOf(
  columns: number,
  rows: number,
  people: (column: number, row: number) => number,
  left = west,
): ReturnType<typeof openPopulationRaster> {
  const values = Float32Array.from({ length: columns * rows }, (_, i) =>
    people(i % columns, Math.floor(i / columns)),
  );
  const file = writeArrayBuffer(values, {
    width: columns,
    height: rows,
    GTModelTypeGeoKey: 2,
    GeographicTypeGeoKey: 4326,
    ModelPixelScale: [pixelDeg, pixelDeg, 0],
    ModelTiepoint: [0, 0, 0, left, north, 0],
    GDAL_NODATA: String(noData),
    SampleFormat: [3],
    BitsPerSample: [32],
  });
  return openPopulationRaster(bytesInMemory('kor_ppp.tif', new Uint8Array(file)));
}

async function opened(raster: ReturnType<typeof openPopulationRaster>): Promise<PlacedRaster> {
  const result = await raster;
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

function gridAround(cellSizeM: number, sizeM: number, lngDeg = 127.33, latDeg = 36.63): GridSpec {
  const projection = projectionOf(5186);
  if (!projection.ok) throw new Error('no EPSG:5186');
  const [xM, yM] = projection.value.fromLngLat(lngDeg, latDeg);
  const cells = Math.round(sizeM / cellSizeM);
  return {
    epsg: 5186,
    westM: xM - sizeM / 2,
    northM: yM + sizeM / 2,
    cellSizeM,
    columns: cells,
    rows: cells,
  };
}

async function layerOf(rasters: readonly PlacedRaster[], grid: GridSpec) {
  const layer = await populationLayer(rasters, grid);
  if (!layer.ok) throw new Error(JSON.stringify(layer.fault));
  return layer.value;
}

describe('people of a raster on a grid', () => {
  test.each([10, 30, 100, 250])(
    'are kept to a thousandth of a person where the raster lies inside, in cells of %i m',
    async (cellSizeM) => {
      const random = seededRandom(7);
      const raster = await opened(degreesOf(40, 30, () => random.between(0, 90)));
      const values = await raster.levels[0].read({ top: 0, left: 0, columns: 40, rows: 30 });
      if (!values.ok) throw new Error('unread');
      const all = Array.from(values.value).reduce((sum, count) => sum + count, 0);
      const layer = await layerOf(
        [raster],
        gridAround(cellSizeM, 8000, west + 20 * pixelDeg, north - 15 * pixelDeg),
      );
      expect(layer.total).toBeCloseTo(all, 3);
      const stored = layer.people.reduce((sum, count) => sum + count, 0);
      expect(Math.abs(stored - all)).toBeLessThan(0.05);
    },
  );

  test('of one pixel lie on the ground of that pixel, evenly', async () => {
    const raster = await opened(degreesOf(20, 20, (column, row) => (column === 8 && row === 5 ? 1000 : 0)));
    const grid = gridAround(5, 600, west + 8.5 * pixelDeg, north - 5.5 * pixelDeg);
    const { people, total } = await layerOf([raster], grid);
    expect(total).toBeCloseTo(1000, 6);
    const projection = projectionOf(5186);
    if (!projection.ok) throw new Error('no EPSG:5186');
    const within: number[] = [];
    for (const [i, count] of people.entries()) {
      const x = grid.westM + ((i % grid.columns) + 0.5) * 5;
      const y = grid.northM - (Math.floor(i / grid.columns) + 0.5) * 5;
      const [lngDeg, latDeg] = projection.value.toLngLat(x, y);
      const dx = Math.abs((lngDeg - west) / pixelDeg - 8.5);
      const dy = Math.abs((north - latDeg) / pixelDeg - 5.5);
      if (dx > 0.55 || dy > 0.55) expect(count).toBeLessThan(1e-6);
      if (dx < 0.45 && dy < 0.45) within.push(count);
    }
    expect(within.length).toBeGreaterThan(100);
    expect(Math.max(...within) / Math.min(...within)).toBeLessThan(1.0001);
  });

  test('outside the grid are not counted', async () => {
    const raster = await opened(degreesOf(60, 60, () => 10));
    const small = gridAround(50, 1000, west + 30 * pixelDeg, north - 30 * pixelDeg);
    const { total, knownShare } = await layerOf([raster], small);
    const pixelM2 = 111_320 * Math.cos((36.635 * Math.PI) / 180) * pixelDeg * 110_960 * pixelDeg;
    expect(total / ((1e6 / pixelM2) * 10)).toBeCloseTo(1, 2);
    expect(knownShare.every((share) => share > 0.999)).toBe(true);
  });

  test('of no-data pixels are unknown and not none', async () => {
    const raster = await opened(degreesOf(40, 40, (column) => (column < 20 ? noData : 0)));
    const grid = gridAround(30, 1500, west + 20 * pixelDeg, north - 20 * pixelDeg);
    const { people, knownShare, total } = await layerOf([raster], grid);
    expect(total).toBe(0);
    expect(people.every((count) => count === 0)).toBe(true);
    expect(knownShare[25 * 50 + 2]).toBe(0);
    expect(knownShare[25 * 50 + 47]).toBeCloseTo(1, 6);
    const unknown = knownShare.reduce((count, share) => count + (share === 0 ? 1 : 0), 0);
    expect(unknown / knownShare.length).toBeCloseTo(0.5, 1);
  });

  test('of two files side by side are joined, and of two that overlap refused', async () => {
    const left = await opened(degreesOf(20, 40, () => 3));
    const right = await opened(degreesOf(20, 40, () => 3, west + 20 * pixelDeg));
    const grid = gridAround(30, 900, west + 20 * pixelDeg, north - 20 * pixelDeg);
    const { knownShare } = await layerOf([left, right], grid);
    expect(knownShare.every((share) => share > 0.999)).toBe(true);
    expect(await populationLayer([left, left], grid)).toMatchObject({
      ok: false,
      fault: { kind: 'raster-covers-twice', file: 'kor_ppp.tif' },
    });
  });

  test.each([[-5], [Number.NaN], [2e9]])('of %d in a pixel are refused', async (wrong) => {
    const raster = await opened(
      degreesOf(40, 40, (column, row) => (column === 20 && row === 20 ? wrong : 1)),
    );
    const grid = gridAround(30, 900, west + 20 * pixelDeg, north - 20 * pixelDeg);
    expect(await populationLayer([raster], grid)).toMatchObject({
      ok: false,
      fault: { kind: 'raster-values-implausible', count: 1, first: String(Math.fround(wrong)) },
    });
  });

  test('in Mollweide are asked for in degrees instead', async () => {
    const file = writeArrayBuffer(new Float32Array(16), {
      width: 4,
      height: 4,
      GTModelTypeGeoKey: 1,
      ProjectedCSTypeGeoKey: 54_009,
      ModelPixelScale: [100, 100, 0],
      ModelTiepoint: [0, 0, 0, 1e7, 4e6, 0],
      SampleFormat: [3],
      BitsPerSample: [32],
    });
    expect(
      await openPopulationRaster(bytesInMemory('GHS_POP_54009.tif', new Uint8Array(file))),
    ).toMatchObject({
      ok: false,
      fault: { kind: 'raster-unsupported', came: 'EPSG:54009', wanted: expect.stringContaining('4326_3ss') },
    });
  });
});

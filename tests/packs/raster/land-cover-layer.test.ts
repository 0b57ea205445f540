import { writeArrayBuffer } from 'geotiff';
import { describe, expect, test } from 'vitest';
import type { GridSpec } from '../../../src/domain/geo/grid.ts';
import { columnCentreM, rowCentreM } from '../../../src/domain/geo/grid.ts';
import { projectionOf } from '../../../src/domain/geo/projection.ts';
import { landCoverCode, landCovers } from '../../../src/domain/region/land-cover.ts';
import { landCoverOfWorldCover, worldCoverClasses } from '../../../src/domain/region/world-cover.ts';
import { bytesInMemory } from '../../../src/packs/bytes/byte-source.ts';
import { encodeGeotiff } from '../../../src/packs/raster/encode-geotiff.ts';
import { type LandCoverLayer, landCoverLayer } from '../../../src/packs/raster/land-cover-layer.ts';
import { openPlacedRaster, type PlacedRaster } from '../../../src/packs/raster/placed-raster.ts';

const pixelDeg = 1 / 12_000;
const west = 127.32;
const north = 36.64;

/** A file like those of WorldCover: bytes in pixels of 1/12,000 degree. */
async function worldCover(
  size: number,
  classAt: (lngDeg: number, latDeg: number) => number,
): Promise<PlacedRaster> {
  const values = Uint8Array.from({ length: size * size }, (_, i) =>
    classAt(west + ((i % size) + 0.5) * pixelDeg, north - (Math.floor(i / size) + 0.5) * pixelDeg),
  );
  const file = writeArrayBuffer(values, {
    width: size,
    height: size,
    GTModelTypeGeoKey: 2,
    GeographicTypeGeoKey: 4326,
    ModelPixelScale: [pixelDeg, pixelDeg, 0],
    ModelTiepoint: [0, 0, 0, west, north, 0],
    GDAL_NODATA: '0',
    SampleFormat: [1],
    BitsPerSample: [8],
  });
  return placed(new Uint8Array(file));
}

async function placed(bytes: Uint8Array<ArrayBuffer>): Promise<PlacedRaster> {
  const raster = await openPlacedRaster(bytesInMemory('ESA_WorldCover.tif', bytes));
  if (!raster.ok) throw new Error(JSON.stringify(raster.fault));
  return raster.value;
}

const projection = projectionOf(5186);
if (!projection.ok) throw new Error('no EPSG:5186');
const [middleX, middleY] = projection.value.fromLngLat(west + 240 * pixelDeg, north - 240 * pixelDeg);

const gridOf = (cellSizeM: number, cells: number): GridSpec => ({
  epsg: 5186,
  westM: middleX - (cellSizeM * cells) / 2,
  northM: middleY + (cellSizeM * cells) / 2,
  cellSizeM,
  columns: cells,
  rows: cells,
});

async function layerOf(rasters: readonly PlacedRaster[], grid: GridSpec): Promise<LandCoverLayer> {
  const layer = await landCoverLayer(rasters, grid);
  if (!layer.ok) throw new Error(JSON.stringify(layer.fault));
  return layer.value;
}

describe('land cover of WorldCover on a grid', () => {
  test.each([10, 25, 60])(
    'is on each side of a line what lies there, in cells of %i m',
    async (cellSizeM) => {
      const edge = (lngDeg: number, latDeg: number): boolean =>
        lngDeg - west > (north - latDeg) * 0.7 + 0.005;
      const raster = await worldCover(480, (lngDeg, latDeg) => (edge(lngDeg, latDeg) ? 50 : 10));
      const grid = gridOf(cellSizeM, Math.floor(3000 / cellSizeM));
      const { landCover, manning, cellsWithoutClass } = await layerOf([raster], grid);
      expect(cellsWithoutClass).toBe(0);
      let wrong = 0;
      for (const [i, code] of landCover.entries()) {
        const x = columnCentreM(grid, i % grid.columns);
        const y = rowCentreM(grid, Math.floor(i / grid.columns));
        const wanted = edge(...projection.value.toLngLat(x, y)) ? 'built-up' : 'forest';
        if (code !== landCoverCode(wanted)) wrong += 1;
        const cover = landCovers.find((known) => known.code === code);
        expect(manning[i]).toBe(Math.fround(cover?.manning ?? Number.NaN));
      }
      expect(wrong / grid.columns).toBeLessThan(1.2);
    },
  );

  test('is the class that most of a cell has, not that of its middle', async () => {
    const grid = gridOf(60, 1);
    const [lngDeg] = projection.value.toLngLat(middleX, middleY);
    const strip = await worldCover(480, (lng) => (Math.abs(lng - lngDeg) < 1.3 * pixelDeg ? 80 : 40));
    expect([...(await layerOf([strip], grid)).landCover]).toEqual([landCoverCode('dry-field')]);
  });

  test('is 0 where no file reaches or none has a class, and counted', async () => {
    const raster = await worldCover(480, (_, latDeg) => (latDeg > north - 240 * pixelDeg ? 30 : 0));
    const grid = gridOf(20, 100);
    const { landCover, cellsWithoutClass } = await layerOf([raster], grid);
    expect(cellsWithoutClass / landCover.length).toBeCloseTo(0.5, 2);
    expect(landCover[0]).toBe(landCoverCode('grass'));
    expect(landCover[landCover.length - 1]).toBe(0);
    const elsewhere = await layerOf([raster], { ...grid, westM: grid.westM + 50_000 });
    expect(elsewhere.cellsWithoutClass).toBe(10_000);
    const filled = await layerOf([raster, await worldCover(480, () => 90)], grid);
    expect(filled.cellsWithoutClass).toBe(0);
    expect(filled.landCover[landCover.length - 1]).toBe(landCoverCode('wetland'));
  });

  test('of a class that the table does not have stays 0, and the class is named', async () => {
    const raster = await worldCover(480, (lngDeg) => (lngDeg > west + 240 * pixelDeg ? 33 : 10));
    const { landCover, unknownClasses, cellsWithoutClass } = await layerOf([raster], gridOf(20, 100));
    const zeros = landCover.reduce((count, code) => count + (code === 0 ? 1 : 0), 0);
    expect(cellsWithoutClass).toBe(0);
    expect(unknownClasses).toEqual([{ code: 33, cells: zeros }]);
    expect(zeros / 10_000).toBeCloseTo(0.5, 1);
  });

  test('comes from an overview where cells are many pixels wide', async () => {
    const fine = { ...gridOf(2, 1024) };
    const bytes = Uint8Array.from(
      encodeGeotiff(fine, new Uint8Array(1024 * 1024).fill(60), { content: 'patches', noData: 0 }),
    );
    const raster = await placed(bytes);
    const { landCover } = await layerOf([raster], gridOf(100, 20));
    expect(landCover.every((code) => code === landCoverCode('bare'))).toBe(true);
    expect(raster.levels.length).toBe(3);
  });

  test('of a raster of heights is refused', async () => {
    const heights = Uint8Array.from(
      encodeGeotiff(gridOf(10, 50), new Float32Array(2500).fill(12.5), { content: 'surface', noData: null }),
    );
    expect(await landCoverLayer([await placed(heights)], gridOf(10, 50))).toMatchObject({
      ok: false,
      fault: { kind: 'raster-unsupported', came: 'value 12.5', wanted: 'classes 0 to 255' },
    });
  });
});

test('every class of WorldCover has a land cover, and nothing else has', () => {
  expect(worldCoverClasses.map(({ code }) => code)).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 100]);
  for (const { code, landCover } of worldCoverClasses)
    expect(landCoverOfWorldCover(code)).toBe(landCoverCode(landCover));
  for (const code of [0, 11, 255]) expect(landCoverOfWorldCover(code)).toBeNull();
});

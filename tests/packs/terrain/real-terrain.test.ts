import { expect, test } from 'vitest';
import { cellIndexAt, gridBounds } from '../../../src/domain/geo/grid.ts';
import { projectionOf } from '../../../src/domain/geo/projection.ts';
import type { ImportedTerrain, TerrainImportOptions } from '../../../src/domain/region/terrain-import.ts';
import { encodeRegionPack } from '../../../src/packs/encode-region-pack.ts';
import { openRegionPack } from '../../../src/packs/open-region-pack.ts';
import { describeTerrainFiles } from '../../../src/packs/terrain/describe-terrain.ts';
import { importTerrain } from '../../../src/packs/terrain/import-terrain.ts';
import { describeWithSharedData } from '../../support/shared-data.ts';
import { sharedFile } from './terrain-files.ts';

const sheets = (): ReturnType<typeof sharedFile>[] =>
  ['34707051', '34707052', '34707053'].map((sheet) => sharedFile(`dem-korea-islands-5m/${sheet}.tif`));

async function imported(
  files: ReturnType<typeof sharedFile>[],
  options: TerrainImportOptions,
): Promise<ImportedTerrain> {
  const result = await importTerrain(files, options);
  if (!result.ok) throw new Error(JSON.stringify(result.fault));
  return result.value;
}

const highest = (heights: Float32Array): number => heights.reduce((a, b) => Math.max(a, b), -Infinity);

describeWithSharedData('dem-korea-islands-5m', 'three island sheets of 5 m', () => {
  test('are recognised as EPSG:5186, although their keys hold parameters and no code', async () => {
    const described = await describeTerrainFiles(sheets());
    expect(described).toMatchObject({
      ok: true,
      value: { epsg: 5186, suggestedEpsg: 5186, nativeCellSizeM: 5, suggestedCellSizeM: 5 },
    });
  });

  test('become one region of 7.0 x 2.9 km at the place the notes give', async () => {
    const { region, warnings } = await imported(sheets(), { cellSizeM: 5 });
    expect(warnings.filter((warning) => warning.kind === 'terrain-crs-doubtful')).toEqual([]);
    const bounds = gridBounds(region.grid);
    expect(bounds.eastM - bounds.westM).toBe(7000);
    expect((bounds.northM - bounds.southM) / 1000).toBeCloseTo(2.9, 1);
    const projection = projectionOf(5186);
    if (!projection.ok) throw new Error('no EPSG:5186');
    const corners = [
      projection.value.toLngLat(bounds.westM, bounds.southM),
      projection.value.toLngLat(bounds.westM, bounds.northM),
      projection.value.toLngLat(bounds.eastM, bounds.southM),
      projection.value.toLngLat(bounds.eastM, bounds.northM),
    ];
    expect(Math.min(...corners.map(([lng]) => lng))).toBeCloseTo(127.4994, 3);
    expect(Math.max(...corners.map(([lng]) => lng))).toBeCloseTo(127.5757, 3);
    expect(Math.min(...corners.map(([, lat]) => lat))).toBeCloseTo(34.5992, 3);
    expect(Math.max(...corners.map(([, lat]) => lat))).toBeCloseTo(34.6257, 3);
  });

  test('keep their highest point of 293 m and the sea at 0', async () => {
    const { region } = await imported(sheets(), { cellSizeM: 5 });
    expect(Math.round(highest(region.terrainM))).toBe(293);
    expect(region.seaLevelM).toBe(0);
    const sea = region.terrainM.reduce((count, height) => count + (height === 0 ? 1 : 0), 0);
    expect(sea / region.terrainM.length).toBeGreaterThan(0.3);
  });

  test('give the same heights in any order where the sheets agree', async () => {
    const forwards = await imported(sheets(), { cellSizeM: 5 });
    const backwards = await imported(sheets().reverse(), { cellSizeM: 5 });
    const differing = forwards.warnings.find((warning) => warning.kind === 'terrain-overlap-differs');
    let different = 0;
    const { grid, terrainM } = forwards.region;
    for (let i = 0; i < terrainM.length; i++) {
      const other = backwards.region.terrainM[i] as number;
      if (Math.abs((terrainM[i] as number) - other) > 0.01) different += 1;
    }
    expect(backwards.region.grid).toEqual(grid);
    expect(different).toBe(differing?.pixels ?? 0);
  });

  test('survive being written as a pack and opened again', async () => {
    const { region } = await imported(sheets(), { cellSizeM: 10 });
    const files = await encodeRegionPack(region);
    const opened = await openRegionPack(
      async (path) => files.find((file) => file.path === path)?.bytes ?? null,
    );
    expect(opened).toEqual({ ok: true, value: region });
  });

  test('are refused when one is cut short', async () => {
    const [first, second, third] = sheets();
    if (first === undefined || second === undefined || third === undefined) throw new Error('three sheets');
    const cut = { name: second.name, bytes: second.bytes.slice(0, second.bytes.byteLength / 2) };
    expect(await importTerrain([first, cut, third], { cellSizeM: 5 })).toMatchObject({
      ok: false,
      fault: { kind: 'raster-damaged', file: '34707052.tif' },
    });
  });
});

describeWithSharedData('dem-korea-90m', 'SRTM tiles of Korea', () => {
  const osong = { centre: [127.33, 36.63], sizeKm: 20 } as const;

  test('give 20 x 20 km around Osong in the central belt', async () => {
    const { region, crsDecision, sourceEpsg } = await imported([sharedFile('dem-korea-90m/N36E127.hgt')], {
      cellSizeM: 30,
      windowKm: osong,
    });
    expect([sourceEpsg, region.grid.epsg, crsDecision]).toEqual([4326, 5186, 'korean-belt']);
    expect(region.grid.columns).toBe(666);
    expect(region.grid.rows).toBe(666);
    expect(region.seaLevelM).toBeNull();
    const projection = projectionOf(5186);
    if (!projection.ok) throw new Error('no EPSG:5186');
    const centre = cellIndexAt(region.grid, ...projection.value.fromLngLat(127.33, 36.63));
    expect(Math.abs((centre % 666) - 333)).toBeLessThanOrEqual(1);
    expect(region.terrainM[centre]).toBeGreaterThan(10);
    expect(region.terrainM[centre]).toBeLessThan(60);
    expect(region.terrainM.every((height) => height > 0 && height < 700)).toBe(true);
  });

  test('agree with the file read by hand at pixel centres', async () => {
    const file = sharedFile('dem-korea-90m/N36E127.hgt');
    const { region } = await imported([file], { cellSizeM: 10, windowKm: { ...osong, sizeKm: 6 } });
    const projection = projectionOf(5186);
    if (!projection.ok) throw new Error('no EPSG:5186');
    const view = new DataView(file.bytes);
    let worst = 0;
    for (let row = 440; row < 448; row++) {
      for (let column = 390; column < 400; column++) {
        const [x, y] = projection.value.fromLngLat(127 + column / 1200, 37 - row / 1200);
        const cell = cellIndexAt(region.grid, x, y);
        const height = view.getInt16((row * 1201 + column) * 2, false);
        worst = Math.max(worst, Math.abs((region.terrainM[cell] as number) - height));
      }
    }
    expect(worst).toBeLessThan(3);
  });

  test('keep their peaks and mark the voids', async () => {
    const north = await imported([sharedFile('dem-korea-90m/N36E127.hgt')], { cellSizeM: 90 });
    expect(Math.abs(highest(north.region.terrainM) - 1213)).toBeLessThan(15);
    const south = await imported([sharedFile('dem-korea-90m/N35E129.hgt')], { cellSizeM: 90 });
    expect(Math.abs(highest(south.region.terrainM) - 1215)).toBeLessThan(15);
    expect(south.region.seaLevelM).toBe(0);
    const voids = north.region.voidMask?.reduce((sum, flag) => sum + flag, 0);
    expect(voids).toBeGreaterThan(0);
    expect(voids).toBeLessThan(10);
  });

  test('two tiles far apart are refused unless a window picks one', async () => {
    const both = [sharedFile('dem-korea-90m/N36E127.hgt'), sharedFile('dem-korea-90m/N35E129.hgt')];
    expect(await importTerrain(both, { cellSizeM: 90 })).toMatchObject({
      ok: false,
      fault: { kind: 'terrain-files-disjoint', file: 'N35E129.hgt' },
    });
    const picked = await imported(both, { cellSizeM: 90, windowKm: osong });
    expect(picked.region.grid.epsg).toBe(5186);
  });
});

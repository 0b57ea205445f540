import { expect, test } from 'vitest';
import { cellIndexAt } from '../../../src/domain/geo/grid.ts';
import { projectionOf } from '../../../src/domain/geo/projection.ts';
import { areaOfCells } from '../../../src/domain/region/areas/area-at.ts';
import type { Region } from '../../../src/domain/region/region.ts';
import { checkRegion } from '../../../src/domain/region/region-checks.ts';
import { type BuildWish, buildRegion } from '../../../src/packs/build/build-region.ts';
import { sortInputs } from '../../../src/packs/build/sort-inputs.ts';
import { bytesInMemory } from '../../../src/packs/bytes/byte-source.ts';
import { encodeRegionPack } from '../../../src/packs/encode-region-pack.ts';
import { openRegionPack } from '../../../src/packs/open-region-pack.ts';
import { filesIn } from '../../../src/packs/pack-files.ts';
import { describeWithSharedData, readSharedData } from '../../support/shared-data.ts';

const source = (path: string) =>
  bytesInMemory(path.replace(/^.*\//u, ''), new Uint8Array(readSharedData(path)));

async function build(paths: readonly string[], wish: Partial<BuildWish>) {
  const { inputs, unknown } = await sortInputs(paths.map(source));
  expect(unknown).toEqual([]);
  const built = await buildRegion(
    inputs,
    { name: { ko: '시험', en: 'Test' }, boundsDeg: null, cellSizeM: 10, epsg: null, ...wish },
    { signal: new AbortController().signal, nowMs: () => 0, onStage: () => {} },
  );
  if (!built.ok) throw new Error(JSON.stringify(built.fault));
  return built.value;
}

/** Name of the smallest area at a place, in Korean. */
function areaNameAt(region: Region, lngDeg: number, latDeg: number): string | undefined {
  const projection = projectionOf(region.grid.epsg);
  if (!projection.ok || region.adminAreas === null) throw new Error('no areas');
  const [xM, yM] = projection.value.fromLngLat(lngDeg, latDeg);
  const area = areaOfCells(region.grid, region.adminAreas)[cellIndexAt(region.grid, xM, yM)];
  return region.adminAreas[area as number]?.name.ko;
}

const peopleIn = ({ populationPerCell }: Region): number =>
  Float64Array.from(populationPerCell ?? []).reduce((sum, each) => sum + each, 0);

describeWithSharedData('dem-korea-islands-5m', 'the islands between Goheung and Yeosu', () => {
  const sheets = ['34707051', '34707052', '34707053'].map((sheet) => `dem-korea-islands-5m/${sheet}.tif`);

  test('become a region of terrain with the names of its towns, and nothing that no file gives', async () => {
    const { region, reports } = await build(
      [...sheets, 'korea-admin/skorea-submunicipalities-2018-topo-simple.json'],
      { cellSizeM: 5 },
    );
    expect(region.grid).toMatchObject({ epsg: 5186, cellSizeM: 5 });
    expect(region.adminAreas?.map((area) => area.name.ko)).toContain('화정면');
    expect(areaNameAt(region, 127.54, 34.61)).toBe('화정면');
    expect(region.adminAreas?.[0]?.codeList).toEqual({ system: 'kostat', baseYear: 2018 });
    for (const layer of ['landCover', 'manning', 'buildings', 'roads', 'facilities', 'rivers'] as const) {
      expect(region[layer], layer).toBeNull();
    }
    const leftOut = reports.filter(({ outcome }) => outcome === 'left-out').map(({ stage }) => stage);
    expect(leftOut).toEqual(expect.arrayContaining(['land-cover', 'friction', 'population', 'gauges']));
    expect(checkRegion(region)).toEqual([]);
  });
});

describeWithSharedData('dem-korea-90m', 'twenty kilometres around Osong', () => {
  const inputs = [
    'dem-korea-90m/N36E127.hgt',
    'korea-admin/skorea-municipalities-2018-topo-simple.json',
    'korea-admin/skorea-submunicipalities-2018-topo-simple.json',
    'korea-population/kostat-2010-municipalities-age-sex.csv',
    'korea-osm/overpass-kr-motorways-without-lanes.json',
    'korea-water/osong-2023-hrfco-waterlevel.csv',
    'korea-water/osong-2023-kma-aws-rain-1h.csv',
  ];
  const boundsDeg = [127.205, 36.535, 127.428, 36.715] as const;

  test('have their towns, their people and the stages of 15 July 2023, and come back from a pack to the byte', async () => {
    const { region } = await build(inputs, { boundsDeg, cellSizeM: 30 });
    expect((region.grid.columns * 30) / 1000).toBeCloseTo(20, 0);
    expect((region.grid.rows * 30) / 1000).toBeCloseTo(20, 0);
    expect(areaNameAt(region, 127.329, 36.626)).toBe('오송읍');
    const people = peopleIn(region);
    expect(people).toBeGreaterThan(50_000);
    expect(region.roads?.edgeCount).toBeGreaterThan(0);
    expect(region.sources.map((one) => one.id)).toContain('overpass-kr-motorways-without-lanes.json');
    const bridge = region.observedSeries?.find((series) => series.stationId === '3011665');
    expect(Math.max(...(bridge?.values ?? []).map((value) => value ?? Number.NEGATIVE_INFINITY))).toBe(10.09);
    expect(region.derived?.handM).toHaveLength(region.grid.columns * region.grid.rows);
    expect(checkRegion(region)).toEqual([]);
    const files = await encodeRegionPack(region);
    const opened = await openRegionPack(filesIn(files));
    if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
    const again = await encodeRegionPack(opened.value);
    expect(again.map((file) => file.path)).toEqual(files.map((file) => file.path));
    for (const [k, { path, bytes }] of again.entries()) {
      expect(Buffer.compare(bytes, files[k]?.bytes ?? new Uint8Array()), path).toBe(0);
    }
  });

  test('lose nothing of the people of a district that lies wholly inside', async () => {
    const { region, reports } = await build(inputs, { boundsDeg, cellSizeM: 90 });
    const people = peopleIn(region);
    const stated = reports.find(({ stage }) => stage === 'population')?.facts.people as number;
    expect(Math.abs(people - stated)).toBeLessThan(1);
  });
});

test('without terrain there is no region, and the reason is said', async () => {
  const { inputs } = await sortInputs([]);
  const built = await buildRegion(
    inputs,
    { name: { ko: '', en: '' }, boundsDeg: null, cellSizeM: 10, epsg: null },
    { signal: new AbortController().signal, nowMs: () => 0, onStage: () => {} },
  );
  expect(built).toEqual({ ok: false, fault: { kind: 'terrain-no-files' } });
});

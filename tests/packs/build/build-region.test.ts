import { expect, test } from 'vitest';
import { cellIndexAt } from '../../../src/domain/geo/grid.ts';
import { projectionOf } from '../../../src/domain/geo/projection.ts';
import { areaOfCells } from '../../../src/domain/region/areas/area-at.ts';
import type { StageReport } from '../../../src/domain/region/build/stage-report.ts';
import type { Region } from '../../../src/domain/region/region.ts';
import { checkRegion } from '../../../src/domain/region/region-checks.ts';
import { factKey } from '../../../src/i18n/fact-sentences.ts';
import { type BuildWish, buildRegion } from '../../../src/packs/build/build-region.ts';
import { findArea } from '../../../src/packs/build/find-area.ts';
import { sortInputs } from '../../../src/packs/build/sort-inputs.ts';
import { bytesInMemory } from '../../../src/packs/bytes/byte-source.ts';
import { encodeRegionPack } from '../../../src/packs/encode-region-pack.ts';
import { openRegionPack } from '../../../src/packs/open-region-pack.ts';
import { filesIn } from '../../../src/packs/pack-files.ts';
import { describeWithSharedData, readSharedData } from '../../support/shared-data.ts';
import { villageBoundsDeg, villageFiles, villageGrid, villagePeople } from '../../support/village-files.ts';

const [villageWest, villageSouth, villageEast, villageNorth] = villageBoundsDeg;
const villageMiddle = [(villageWest + villageEast) / 2, (villageSouth + villageNorth) / 2];

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

/** Facts of a report that would be told by their bare names. */
const factsWithoutWords = (reports: readonly StageReport[]): readonly string[] =>
  reports.flatMap(({ stage, facts }) =>
    Object.entries(facts)
      .filter(([name, value]) => factKey(stage, name, value) === null)
      .map(([name]) => `${stage}.${name}`),
  );

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

  test('keep municipalities and the areas below them, which were simplified apart', async () => {
    const levels = ['municipalities', 'submunicipalities'].map(
      (level) => `korea-admin/skorea-${level}-2018-topo-simple.json`,
    );
    const { region } = await build([...sheets, ...levels], { cellSizeM: 10 });
    expect(new Set(region.adminAreas?.map(({ level }) => level))).toEqual(
      new Set(['municipality', 'eup-myeon-dong']),
    );
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
    const { region, reports } = await build(inputs, { boundsDeg, cellSizeM: 30 });
    expect(factsWithoutWords(reports)).toEqual([]);
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

describeWithSharedData('korea-shelters', 'a folder of files', () => {
  test('is sorted by what each file gives, with the licence that its publisher states', async () => {
    const named = (name: string) => bytesInMemory(name, new Uint8Array([1, 2, 3]));
    const { inputs, unknown } = await sortInputs([
      named('Copernicus_DSM_COG_10_N35_00_E129_00_DEM.tif'),
      named('ESA_WorldCover_10m_2021_v200_N36E129_Map.tif'),
      named('kor_ppp_2020.tif'),
      named('south-korea-latest.osm.pbf'),
      named('N36E127.hgt.gz'),
      named('photo.jpg'),
      source('korea-shelters/seoul-civil-defence-sample.geojson'),
      source('korea-osm/namyangju-buildings-height.geojson'),
      source('korea-osm/overpass-kr-motorways-without-lanes.json'),
    ]);
    expect(unknown).toEqual(['photo.jpg']);
    expect(inputs.map(({ role }) => role)).toEqual([
      'terrain',
      'land-cover',
      'population',
      'map-features',
      'terrain',
      'facilities',
      'footprints',
      'map-features',
    ]);
    const licences = inputs.map((input) => input.source.licence);
    expect(licences[0]).toContain('Copernicus');
    expect(licences[1]).toContain('CC-BY-4.0');
    expect(licences[2]).toContain('CC-BY-4.0');
    expect(licences[3]).toContain('ODbL');
    expect(licences[7]).toContain('ODbL');
    expect(licences[5]).toContain('unknown');
  });

  test('gives the bounds of an area by its name, its initial consonants or its code', async () => {
    const { inputs } = await sortInputs([source('korea-admin/skorea-municipalities-2018-topo-simple.json')]);
    for (const wanted of ['세종시', 'Sejong-si', 'ㅅㅈㅅ', '29010']) {
      expect((await findArea(inputs, wanted))?.name.ko, wanted).toBe('세종시');
    }
    expect(await findArea(inputs, '없는곳')).toBeNull();
  });
});

test('the files of a village become a region with its houses, people, roads, river, shelter and what follows from them', async () => {
  const { inputs, unknown } = await sortInputs(villageFiles());
  expect(unknown).toEqual([]);
  const built = await buildRegion(
    inputs,
    { name: { ko: '시험 마을', en: 'Test village' }, boundsDeg: null, cellSizeM: 10, epsg: null },
    { signal: new AbortController().signal, nowMs: () => 0, onStage: () => {} },
  );
  if (!built.ok) throw new Error(JSON.stringify(built.fault));
  const { region, reports } = built.value;
  expect(factsWithoutWords(reports)).toEqual([]);
  expect(region.grid).toEqual(villageGrid);
  expect(region.buildings?.count).toBe(21);
  const night = (region.buildings?.nightPeople ?? new Uint16Array()).reduce((sum, each) => sum + each, 0);
  expect(night + peopleIn(region)).toBeCloseTo(villagePeople, 3);
  expect(night).toBeGreaterThan(0);
  const { roads } = region;
  expect(roads?.edgeCount).toBe(4);
  expect(roads?.structure.filter((code) => code === 1)).toHaveLength(1);
  expect(roads?.oneWay.filter((code) => code === 1)).toHaveLength(1);
  expect(region.rivers).toMatchObject([{ name: { ko: '시험천' }, widthM: 20 }]);
  const shelter = region.facilities?.find((one) => one.type === 'shelter');
  expect(shelter).toMatchObject({ name: { ko: '시험초등학교' }, usableAreaM2: 1650, capacityPeople: 500 });
  expect(region.facilities?.find((one) => one.type === 'hospital')).toMatchObject({ beds: 40 });
  expect(Math.min(...(region.derived?.handM ?? []).filter((height) => height >= 0))).toBe(0);
  expect(checkRegion(region)).toEqual([]);
  expect(region.sources.map((one) => one.licence).join()).toContain('ODbL');
});

test('what two lists of shelters have together is said once, and what is wrong in each by its file and row', async () => {
  const lists = ['첫째', '둘째'].map((name) =>
    bytesInMemory(
      `${name}.csv`,
      new TextEncoder().encode(
        '시설명,시설구분,위도,경도,수용인원\n마을회관,한파쉼터,높음,127.1,\n' +
          `시험초등학교,지진해일대피소,${villageMiddle[1]},${villageMiddle[0]},\n`,
      ),
    ),
  );
  const { inputs } = await sortInputs([
    ...villageFiles().filter(({ name }) => !/\.csv$/u.test(name)),
    ...lists,
  ]);
  const built = await buildRegion(
    inputs,
    { name: { ko: '시험 마을', en: 'Test village' }, boundsDeg: null, cellSizeM: 10, epsg: null },
    { signal: new AbortController().signal, nowMs: () => 0, onStage: () => {} },
  );
  if (!built.ok) throw new Error(JSON.stringify(built.fault));
  const faults = built.value.reports.find(({ stage }) => stage === 'facilities')?.faults ?? [];
  const kinds = faults.map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'source-merged')).toHaveLength(1);
  expect(kinds.filter((kind) => kind === 'source-rows-refused')).toHaveLength(2);
  const rows = faults.filter(({ kind }) => kind.startsWith('row-'));
  expect(rows).toMatchObject([
    { chosenFile: '첫째.csv', row: 2 },
    { chosenFile: '둘째.csv', row: 2 },
  ]);
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

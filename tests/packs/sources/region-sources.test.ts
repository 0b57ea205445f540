import { expect, test } from 'vitest';
import type { RegionSource } from '../../../src/packs/sources/region-source.ts';
import { configuredSources } from '../../../src/packs/sources/source-config.ts';
import { queryUrl, sourceFiles, tileUrl } from '../../../src/packs/sources/source-files.ts';
import { defaultSources } from '../../../src/packs/sources/source-table.ts';

const source = (id: string): RegionSource => {
  const found = defaultSources.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};

test('files are asked for by the names that their publishers give them', () => {
  expect(sourceFiles(source('copernicus-glo30'), [129.1, 35.1, 129.2, 35.2])).toEqual([
    {
      url: 'https://copernicus-dem-30m.s3.amazonaws.com/Copernicus_DSM_COG_10_N35_00_E129_00_DEM/Copernicus_DSM_COG_10_N35_00_E129_00_DEM.tif',
      name: 'Copernicus_DSM_COG_10_N35_00_E129_00_DEM.tif',
    },
  ]);
  expect(sourceFiles(source('srtm-skadi'), [127.2, 37.1, 127.3, 37.2])[0]?.url).toBe(
    'https://elevation-tiles-prod.s3.amazonaws.com/skadi/N37/N37E127.hgt.gz',
  );
  expect(sourceFiles(source('esa-worldcover-2021'), [129.1, 36.1, 129.2, 36.2])[0]?.name).toBe(
    'ESA_WorldCover_10m_2021_v200_N36E129_Map.tif',
  );
  expect(tileUrl(source('terrarium'), 12, 3494, 1590)).toBe(
    'https://elevation-tiles-prod.s3.amazonaws.com/terrarium/12/3494/1590.png',
  );
});

test('a box over several tiles needs each once, and none beyond its edges', () => {
  const names = sourceFiles(source('srtm-skadi'), [126.5, 36.5, 128, 37.5]).map((file) => file.name);
  expect(names).toEqual(['N36E126.hgt.gz', 'N36E127.hgt.gz', 'N37E126.hgt.gz', 'N37E127.hgt.gz']);
});

test('tiles south of the equator and west of Greenwich are named by their south-western corner', () => {
  expect(sourceFiles(source('srtm-skadi'), [-0.5, -0.5, 0.5, 0.5]).map((file) => file.name)).toEqual([
    'S01W001.hgt.gz',
    'S01E000.hgt.gz',
    'N00W001.hgt.gz',
    'N00E000.hgt.gz',
  ]);
});

test('a source of one country has no file elsewhere', () => {
  expect(sourceFiles(source('worldpop-korea-2020'), [2, 48, 3, 49])).toEqual([]);
});

test('a query lies in the address as text, not as syntax', () => {
  expect(queryUrl(source('overpass'), '[out:json];way["highway"](1,2,3,4);')).toBe(
    'https://overpass-api.de/api/interpreter?data=%5Bout%3Ajson%5D%3Bway%5B%22highway%22%5D(1%2C2%2C3%2C4)%3B',
  );
});

test('every source says its licence and its credit, and its address has the placeholders of its tiling', () => {
  for (const { id, licence, attribution, urlTemplate } of defaultSources) {
    expect(licence, id).not.toBe('');
    expect(attribution, id).not.toBe('');
    const same = configuredSources(
      defaultSources,
      JSON.stringify({ sources: { [id]: { url: urlTemplate } } }),
    );
    expect(same, id).toEqual({ ok: true, value: defaultSources });
  }
});

test('an office points a source to its mirror and leaves another out', () => {
  const url = 'http://10.1.2.3/dem/{ns}{lat2}{ew}{lng3}.tif';
  const configured = configuredSources(
    defaultSources,
    JSON.stringify({ sources: { 'copernicus-glo30': { url }, overpass: false } }),
  );
  if (!configured.ok) throw new Error(configured.fault.kind);
  const glo30 = configured.value.find((candidate) => candidate.id === 'copernicus-glo30') as RegionSource;
  expect(sourceFiles(glo30, [127.1, 36.1, 127.2, 36.2])[0]?.url).toBe('http://10.1.2.3/dem/N36E127.tif');
  expect(configured.value.some((candidate) => candidate.id === 'overpass')).toBe(false);
});

test.each([
  ['{', 'sources-not-json'],
  ['{"sources": {"overpass": 3}}', 'sources-field'],
  ['{"sources": {"unknown": false}}', 'sources-unknown'],
  ['{"sources": {"overpass": {"url": "https://mirror/?q="}}}', 'sources-url'],
  ['{"sources": {"overpass": {"url": "file:///etc/{query}"}}}', 'sources-url'],
  ['{"sources": {"mapterhorn": {"url": "https://mirror/{z}"}}}', 'sources-url'],
])('%s is refused with a reason', (text, kind) => {
  expect(configuredSources(defaultSources, text)).toMatchObject({ ok: false, fault: { kind } });
});

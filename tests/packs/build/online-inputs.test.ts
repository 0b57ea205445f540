import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { folderStore } from '../../../src/cli/download/folder-store.ts';
import { buildRegion } from '../../../src/packs/build/build-region.ts';
import { onlineInputs } from '../../../src/packs/build/online-inputs.ts';
import { defaultRetryPolicy, hostNetwork } from '../../../src/packs/download/retry-policy.ts';
import { configuredSources } from '../../../src/packs/sources/source-config.ts';
import { defaultSources } from '../../../src/packs/sources/source-table.ts';
import { type OpenDataServer, startOpenDataServer } from '../../support/open-data-server.ts';
import { villageBoundarySet, villageBoundsDeg, villageFiles } from '../../support/village-files.ts';

let server: OpenDataServer;
let folder: string;

beforeEach(async () => {
  server = await startOpenDataServer();
  folder = await mkdtemp(join(tmpdir(), 'haetae-online-'));
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** The paths that the documented addresses have, on the server of the test. */
function mirrored() {
  const config = {
    sources: {
      'copernicus-glo30': { url: `${server.origin}/glo30/{ns}{lat2}{ew}{lng3}.tif` },
      'srtm-skadi': { url: `${server.origin}/skadi/{ns}{lat2}/{ns}{lat2}{ew}{lng3}.hgt.gz` },
      'esa-worldcover-2021': { url: `${server.origin}/worldcover/{ns}{lat2}{ew}{lng3}.tif` },
      'worldpop-korea-2020': { url: `${server.origin}/kor_ppp_2020.tif` },
      overpass: { url: `${server.origin}/api/interpreter?data={query}` },
      'geofabrik-south-korea': false,
      mapterhorn: false,
      terrarium: false,
      'kostat-areas-2018': { url: `${server.origin}/areas-{part}.json` },
    },
  };
  const configured = configuredSources(defaultSources, JSON.stringify(config));
  if (!configured.ok) throw new Error(JSON.stringify(configured.fault));
  return configured.value;
}

const fetchInputs = () =>
  onlineInputs(mirrored(), villageBoundsDeg, {
    network: hostNetwork({
      ...defaultRetryPolicy,
      attempts: 2,
      firstWaitMs: 5,
      longestWaitMs: 10,
      slowWindowMs: 2000,
    }),
    store: folderStore(folder),
    signal: new AbortController().signal,
    onFile: () => {},
  });

async function serveVillage(): Promise<void> {
  const [heights, people, map] = await Promise.all(
    villageFiles().map(async (file) => {
      const read = await file.read(0, file.sizeBytes);
      if (!read.ok) throw new Error(file.name);
      return read.value;
    }),
  );
  server.serve('/glo30/N36E127.tif', heights as Uint8Array, 'image/tiff');
  server.serve('/kor_ppp_2020.tif', people as Uint8Array, 'image/tiff');
  server.serve('/api/interpreter', map as Uint8Array, 'application/json');
  for (const [part, text] of Object.entries(villageBoundarySet()))
    server.serve(`/areas-${part}.json`, new TextEncoder().encode(text), 'text/plain');
}

test('a region is built of what servers have, and a layer that none has is left out', async () => {
  await serveVillage();
  const { inputs, faults } = await fetchInputs();
  expect(faults).toEqual([]);
  expect(inputs.map(({ role, source }) => [role, source.id])).toEqual([
    ['terrain', 'copernicus-glo30'],
    ['boundaries', 'kostat-areas-2018'],
    ['boundaries', 'kostat-areas-2018'],
    ['boundaries', 'kostat-areas-2018'],
    ['population', 'worldpop-korea-2020'],
    ['map-features', 'overpass'],
  ]);
  const built = await buildRegion(
    inputs,
    { name: { ko: '', en: '' }, boundsDeg: villageBoundsDeg, cellSizeM: 10, epsg: 5186 },
    { signal: new AbortController().signal, nowMs: () => 0, onStage: () => {} },
  );
  if (!built.ok) throw new Error(JSON.stringify(built.fault));
  expect(built.value.region.buildings?.count).toBe(21);
  expect(built.value.region.adminAreas?.map(({ name }) => name.ko)).toEqual(['시험시', '시험동']);
  expect(built.value.reports.find(({ stage }) => stage === 'land-cover')?.outcome).toBe('left-out');
  expect(built.value.region.sources.filter(({ id }) => id === 'kostat-areas-2018')).toHaveLength(1);
  expect(built.value.region.sources.map((source) => source.licence).join()).toContain('ODbL');
});

test('a file of a set that the server lacks is told, and is not the open sea', async () => {
  await serveVillage();
  server.misbehave('/areas-municipalities.json', { kind: 'status', status: 404 });
  const { inputs, faults } = await fetchInputs();
  expect(faults).toMatchObject([{ kind: 'download-not-found' }]);
  expect(inputs.some(({ role }) => role === 'boundaries')).toBe(false);
});

test('where one source fails the next of its layer is asked, and the failure is told', async () => {
  await serveVillage();
  server.misbehave('/glo30/N36E127.tif', { kind: 'status', status: 503 });
  server.serve('/skadi/N36/N36E127.hgt.gz', gzipSync(new Uint8Array(2 * 1201 * 1201)));
  const { inputs, faults } = await fetchInputs();
  expect(faults).toMatchObject([{ kind: 'download-busy', status: 503 }]);
  expect(inputs.find(({ role }) => role === 'terrain')).toMatchObject({
    file: { name: 'N36E127.hgt.gz' },
    source: { id: 'srtm-skadi' },
  });
});

test('the answer to a query is asked for once and kept for the next run', async () => {
  await serveVillage();
  await fetchInputs();
  await fetchInputs();
  expect(server.seen.filter(({ path }) => path.startsWith('/api/interpreter'))).toHaveLength(1);
});

test('a partial answer to a query, as a server gives it after a time-out, is told and not kept', async () => {
  await serveVillage();
  const partial = { version: 0.6, elements: [], remark: 'runtime error: Query timed out' };
  server.serve('/api/interpreter', new TextEncoder().encode(JSON.stringify(partial)), 'application/json');
  const first = await fetchInputs();
  expect(first.inputs.some(({ role }) => role === 'map-features')).toBe(false);
  expect(first.faults).toHaveLength(1);
  await serveVillage();
  const second = await fetchInputs();
  expect(second.inputs.some(({ role }) => role === 'map-features')).toBe(true);
});

test('without any network every layer says so once a source, and nothing is invented', async () => {
  await server.close();
  const { inputs, faults } = await fetchInputs();
  expect(inputs).toEqual([]);
  expect(new Set(faults.map((fault) => fault.kind))).toEqual(new Set(['download-unreachable']));
  server = await startOpenDataServer();
});

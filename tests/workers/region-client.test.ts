import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { derivedLayers } from '../../src/domain/region/terrain/derived-terrain.ts';
import { encodeRegionPack } from '../../src/packs/encode-region-pack.ts';
import type { PackFile } from '../../src/packs/pack-files.ts';
import { writeZip } from '../../src/packs/zip.ts';
import { regionBuffers } from '../../src/workers/region-buffers.ts';
import { RegionClient } from '../../src/workers/region-client.ts';
import { fullRegion } from '../packs/random-region.ts';
import { tiffOf } from '../packs/terrain/terrain-files.ts';
import { nodeWorker } from '../support/node-worker.ts';

const region = fullRegion();
const { derived, ...withoutDerived } = region;
const given = { ...withoutDerived, derivedInPack: true };
const entry = new URL('../../src/workers/region.worker.ts', import.meta.url);
const files = await encodeRegionPack(region);
const zip = writeZip(files).buffer as ArrayBuffer;

let server: Server;
let client: RegionClient;
let address: string;

beforeAll(async () => {
  server = serve('/pack/', files);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  client = new RegionClient(`${address}/pack`, () => nodeWorker(entry));
});

afterAll(() => {
  client.dispose();
  server.close();
});

function serve(folder: string, pack: readonly PackFile[]): Server {
  return createServer((request, response) => {
    const url = request.url ?? '';
    if (url.startsWith('/broken/')) {
      response.writeHead(503).end();
      return;
    }
    const file = pack.find(({ path }) => folder + path === url);
    response.writeHead(file === undefined ? 404 : 200).end(file?.bytes);
  });
}

test('the region that comes with the app opens over HTTP with progress', async () => {
  const seen: string[] = [];
  const opened = await client.openDefault((file) => seen.push(file));
  expect(opened).toEqual({ ok: true, value: given });
  const derivedFiles = derivedLayers.map(({ id }) => `grids/${id}.tif`);
  expect(seen).toEqual(
    files.map((file) => file.path).filter((path) => path !== 'region.json' && !derivedFiles.includes(path)),
  );
  expect(await client.derivedTerrain()).toEqual({ ok: true, value: derived });
});

test('a folder without pack and a server in trouble are told apart', async () => {
  const quiet = (): void => undefined;
  expect(await client.openPack(`${address}/elsewhere/`, quiet)).toEqual({
    ok: false,
    fault: { kind: 'pack-file-missing', file: 'region.json' },
  });
  expect(await client.openPack(`${address}/broken/`, quiet)).toMatchObject({
    ok: false,
    fault: { kind: 'pack-unreachable', file: 'region.json', reason: 'Error: HTTP 503' },
  });
});

test('a zip opens and stays with the caller, who can open it again', async () => {
  for (let times = 0; times < 2; times++) {
    expect(await client.openZip(zip, () => undefined)).toEqual({ ok: true, value: given });
  }
  expect(await client.derivedTerrain()).toEqual({ ok: true, value: derived });
});

test('an exported region opens again', async () => {
  const exported = await client.exportZip(region);
  if (!exported.ok) throw new Error(exported.fault.kind);
  expect(await client.openZip(exported.value.buffer as ArrayBuffer, () => undefined)).toEqual({
    ok: true,
    value: given,
  });
  expect(await client.derivedTerrain()).toEqual({ ok: true, value: derived });
});

test('what follows from a terrain cannot be had of a worker that is gone, and can again of a pack opened anew', async () => {
  const fresh = new RegionClient(`${address}/pack`, () => nodeWorker(entry));
  expect(await fresh.derivedTerrain()).toMatchObject({ ok: false, fault: { kind: 'pack-unreachable' } });
  await fresh.openDefault(() => undefined);
  expect(await fresh.derivedTerrain()).toEqual({ ok: true, value: derived });
  fresh.dispose();
});

test('terrain files are described and imported', async () => {
  const grid = { epsg: 5186, westM: 240_000, northM: 350_000, cellSizeM: 5, columns: 20, rows: 10 };
  const terrain = [tiffOf('a.tif', grid, () => 12)];
  expect(await client.describeTerrain(terrain)).toMatchObject({ ok: true, value: { epsg: 5186 } });
  const imported = await client.importTerrain(terrain, { cellSizeM: 10 });
  expect(imported).toMatchObject({ ok: true, value: { region: { grid: { columns: 10, rows: 5 } } } });
  const wrong = await client.importTerrain(terrain, { cellSizeM: 0 });
  expect(wrong).toEqual({ ok: false, fault: { kind: 'terrain-cell-size', cellSizeM: 0 } });
});

test('aborting answers cancelled, at once or before it starts, and the next call works', async () => {
  const quiet = (): void => undefined;
  expect(await client.openZip(zip, quiet, AbortSignal.abort())).toEqual({
    ok: false,
    fault: { kind: 'region-cancelled' },
  });
  const controller = new AbortController();
  const pending = client.openZip(zip, quiet, controller.signal);
  controller.abort();
  expect(await pending).toEqual({ ok: false, fault: { kind: 'region-cancelled' } });
  expect(await client.openZip(zip, quiet)).toMatchObject({ ok: true });
});

test('every array of a region is handed over, none is copied', () => {
  const given = structuredClone(region);
  const received = structuredClone(given, { transfer: regionBuffers(given) });
  expect(received).toEqual(region);
  const emptied = [given.terrainM, given.manning, given.buildings?.ringXY, given.roads?.lineXY];
  expect(emptied.map((array) => array?.length)).toEqual([0, 0, 0, 0]);
  expect(given.adminAreas?.[0]?.rings[0]).toHaveLength(0);
  expect(given.rivers?.[0]?.lineXY).toHaveLength(0);
});

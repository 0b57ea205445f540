import { mkdir, mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { stageFolder } from '../../src/cli/build/stage-folder.ts';
import { packFilesIn } from '../../src/cli/pack-folder.ts';
import { runCommand } from '../../src/cli/run-command.ts';
import { openRegionPack } from '../../src/packs/open-region-pack.ts';
import { defaultSources } from '../../src/packs/sources/source-table.ts';
import { startOpenDataServer } from '../support/open-data-server.ts';
import { villageBoundarySet, villageBoundsDeg, villageFiles } from '../support/village-files.ts';

let folder: string;
const told: string[] = [];
const out: unknown[] = [];
const output = { out: (value: unknown) => out.push(value), tell: (line: string) => told.push(line) };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'haetae-build-'));
  vi.stubEnv('XDG_CACHE_HOME', folder);
  told.length = 0;
  out.length = 0;
});
afterEach(() => {
  vi.unstubAllEnvs();
  return rm(folder, { recursive: true });
});

async function bytesOfVillage(): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const file of villageFiles()) {
    const read = await file.read(0, file.sizeBytes);
    if (read.ok) files.set(file.name, read.value);
  }
  return files;
}

async function opened(path: string) {
  const region = await openRegionPack(packFilesIn(path));
  if (!region.ok) throw new Error(JSON.stringify(region.fault));
  return region.value;
}

test('a folder of files becomes a pack, and each step is told and reported', async () => {
  for (const [name, bytes] of await bytesOfVillage()) await writeFile(join(folder, name), bytes);
  const pack = join(folder, 'pack');
  const args = ['region', 'build', '--from', folder, '--out', pack, '--grid', '10', '--name-ko', '시험 마을'];
  expect(await runCommand(args, 'en', output)).toBe(0);
  expect(told).toContain('대피소.csv: facilities');
  expect(told.some((line) => line.startsWith('admin-areas: left out'))).toBe(true);
  expect(told).toContain('  Buildings: 21.');
  expect(out).toMatchObject([
    {
      name: { ko: '시험 마을' },
      stages: expect.arrayContaining([expect.objectContaining({ stage: 'terrain', outcome: 'built' })]),
    },
  ]);
  expect((await opened(pack)).buildings?.count).toBe(21);
});

test('a second call takes the steps from the first, and writes the same pack', async () => {
  const from = join(folder, 'files');
  await mkdir(from);
  for (const [name, bytes] of await bytesOfVillage()) await writeFile(join(from, name), bytes);
  const call = (out: string) =>
    runCommand(
      ['region', 'build', '--from', from, '--out', join(folder, out), '--cache', join(folder, 'cache')],
      'en',
      output,
    );
  expect(await call('pack')).toBe(0);
  expect(await call('again')).toBe(0);
  const manifest = (out: string) => readFile(join(folder, out, 'region.json'), 'utf8');
  expect(await manifest('again')).toBe(await manifest('pack'));
  expect(told.filter((line) => line.includes('taken from an earlier build'))).toHaveLength(6);
});

test('steps beyond what a folder may hold go, the one not asked for longest first', async () => {
  const kept = stageFolder(join(folder, 'stages'), 25);
  const key = (letter: string) => letter.repeat(64);
  await kept.write(key('a'), [new Uint8Array(5), new Uint8Array(5).fill(1)]);
  await utimes(join(folder, 'stages', key('a')), 1, 1);
  await kept.write(key('b'), [new Uint8Array(10)]);
  await utimes(join(folder, 'stages', key('b')), 2, 2);
  expect(await kept.read(key('a'))).toEqual(Uint8Array.of(0, 0, 0, 0, 0, 1, 1, 1, 1, 1));
  await kept.write(key('c'), [new Uint8Array(10)]);
  expect(await kept.read(key('b'))).toBeNull();
  expect(await kept.read(key('a'))).toHaveLength(10);
  expect(await kept.read(key('c'))).toHaveLength(10);
  await expect(kept.read('../x')).rejects.toThrow(RangeError);
});

test('what a folder lacks comes from the addresses that an office sets, when that is asked for', async () => {
  const server = await startOpenDataServer();
  try {
    const files = await bytesOfVillage();
    await writeFile(join(folder, 'heights.tif'), files.get('village-heights.tif') as Uint8Array);
    server.serve('/overpass', files.get('village-overpass.json') as Uint8Array, 'application/json');
    const off = [
      'copernicus-glo30',
      'srtm-skadi',
      'mapterhorn',
      'terrarium',
      'geofabrik-south-korea',
      'kostat-areas-2018',
    ];
    const addresses = {
      sources: {
        ...Object.fromEntries(off.map((id) => [id, false])),
        'esa-worldcover-2021': { url: `${server.origin}/cover/{ns}{lat2}{ew}{lng3}.tif` },
        'worldpop-korea-2020': { url: `${server.origin}/people.tif` },
        overpass: { url: `${server.origin}/overpass?data={query}` },
      },
    };
    const settings = join(folder, 'addresses.txt');
    await writeFile(settings, JSON.stringify(addresses));
    const pack = join(folder, 'pack');
    const args = ['region', 'build', '--from', folder, '--online', '--out', pack, '--sources', settings];
    const place = ['--bbox', villageBoundsDeg.join(','), '--cache', join(folder, 'cache')];
    expect(await runCommand([...args, ...place], 'en', output)).toBe(0);
    const region = await opened(pack);
    expect(region.roads?.edgeCount).toBe(4);
    expect(region.sources.map((source) => source.id)).toEqual(['heights.tif', 'overpass']);
  } finally {
    await server.close();
  }
});

test('an area is found by its name in the boundaries of the network where no file has any', async () => {
  const server = await startOpenDataServer();
  try {
    const files = await bytesOfVillage();
    await writeFile(join(folder, 'heights.tif'), files.get('village-heights.tif') as Uint8Array);
    for (const [part, text] of Object.entries(villageBoundarySet()))
      server.serve(`/areas-${part}.json`, new TextEncoder().encode(text), 'text/plain');
    const sources = Object.fromEntries(defaultSources.map(({ id }) => [id, false as unknown]));
    sources['kostat-areas-2018'] = { url: `${server.origin}/areas-{part}.json` };
    const settings = join(folder, 'addresses.txt');
    await writeFile(settings, JSON.stringify({ sources }));
    const pack = join(folder, 'pack');
    const args = ['region', 'build', '--from', folder, '--out', pack, '--area', '시험도 ㅅㅎㅅ'];
    expect(await runCommand(args, 'en', output)).toBe(1);
    expect(await runCommand([...args, '--online', '--sources', settings], 'en', output)).toBe(0);
    const region = await opened(pack);
    expect(region.name.ko).toBe('시험시');
    expect(region.adminAreas?.map(({ name }) => name.ko)).toEqual(['시험시', '시험동']);
    expect(region.sources.find(({ id }) => id === 'kostat-areas-2018')?.licence).toContain('KOSTAT');
  } finally {
    await server.close();
  }
});

test('a region that fails its checks is not written, and the call is not done', async () => {
  for (const [name, bytes] of await bytesOfVillage()) await writeFile(join(folder, name), bytes);
  const [west, south, east, north] = villageBoundsDeg;
  const box = (top: number) => [
    [west, south],
    [east, south],
    [east, top],
    [west, top],
    [west, south],
  ];
  const area = (code: string, name: string, top: number) => ({
    type: 'Feature',
    properties: { code, name, base_year: '2018' },
    geometry: { type: 'Polygon', coordinates: [box(top)] },
  });
  // A town of which only the southern half belongs to a district.
  const features = [area('33010', '시험시', north), area('3301011', '시험동', (south + north) / 2)];
  await writeFile(join(folder, 'areas.geojson'), JSON.stringify({ type: 'FeatureCollection', features }));
  const pack = join(folder, 'pack');
  expect(await runCommand(['region', 'build', '--from', folder, '--out', pack], 'en', output)).toBe(1);
  await expect(stat(pack)).rejects.toThrow();
  expect(told.some((line) => line.includes('33010'))).toBe(true);
});

test.each([
  [['--out', 'x'], 2],
  [['--from', 'no-such-folder', '--out', 'x'], 2],
  [['--bbox', '1,2,3', '--out', 'x'], 2],
])('%j is not understood', async (args, status) => {
  expect(await runCommand(['region', 'build', ...args], 'en', output)).toBe(status);
});

import { beforeEach, expect, test } from 'vitest';
import { type BuildWish, buildRegion } from '../../../../src/packs/build/build-region.ts';
import type { StageCache } from '../../../../src/packs/build/cache/stage-cache.ts';
import { stageDirectory } from '../../../../src/packs/build/cache/stage-directory.ts';
import { sortInputs } from '../../../../src/packs/build/sort-inputs.ts';
import { type ByteSource, bytesInMemory } from '../../../../src/packs/bytes/byte-source.ts';
import { encodeRegionPack } from '../../../../src/packs/encode-region-pack.ts';
import { MemoryDirectory } from '../../../support/memory-directory.ts';
import { villageFiles } from '../../../support/village-files.ts';

class KeptInMemory implements StageCache {
  readonly kept = new Map<string, Uint8Array<ArrayBuffer>>();

  async read(key: string) {
    return this.kept.get(key)?.slice() ?? null;
  }

  async write(key: string, parts: readonly Uint8Array[]) {
    this.kept.set(key, Uint8Array.from(Buffer.concat(parts)));
  }
}

let cache: KeptInMemory;
beforeEach(() => {
  cache = new KeptInMemory();
});

interface Call {
  readonly files?: readonly ByteSource[];
  readonly wish?: Partial<BuildWish>;
  readonly cache?: StageCache;
  /** Stage at whose beginning the user stops the build. */
  readonly stopAt?: string;
}

async function build({ files = villageFiles(), wish = {}, cache: kept = cache, stopAt }: Call = {}) {
  const { inputs } = await sortInputs(files);
  const controller = new AbortController();
  const name = { ko: '시험 마을', en: 'Test village' };
  return buildRegion(
    inputs,
    { name, boundsDeg: null, cellSizeM: 10, epsg: null, ...wish },
    {
      signal: controller.signal,
      nowMs: () => 0,
      onStage: (stage) => {
        if (stage === stopAt) controller.abort();
      },
      cache: kept,
    },
  );
}

async function whole(call: Call = {}) {
  const built = await build(call);
  if (!built.ok) throw new Error(JSON.stringify(built.fault));
  const { region, reports } = built.value;
  return {
    region,
    reports,
    made: reports.filter(({ isReused }) => !isReused).map(({ stage }) => stage),
    pack: await encodeRegionPack(region),
  };
}

const textOf = async (file: ByteSource): Promise<string> => {
  const read = await file.read(0, file.sizeBytes);
  if (!read.ok) throw new Error(read.fault.kind);
  return new TextDecoder().decode(read.value);
};

/** The village's files, one of them with other contents. */
const withChanged = (name: string, change: (text: string) => string): Promise<readonly ByteSource[]> =>
  Promise.all(
    villageFiles().map(async (file) =>
      file.name === name ? bytesInMemory(name, new TextEncoder().encode(change(await textOf(file)))) : file,
    ),
  );

test('the second build of the same files takes every step from the first, and gives the same bytes', async () => {
  const first = await whole();
  expect(first.made).toHaveLength(first.reports.length);
  const second = await whole();
  expect(second.made).toEqual([]);
  expect(second.pack).toEqual(first.pack);
  expect(second.reports.map(({ isReused: _, ...told }) => told)).toEqual(
    first.reports.map(({ isReused: _, ...told }) => told),
  );
});

test('a build with a cache gives the bytes of one without', async () => {
  const { inputs } = await sortInputs(villageFiles());
  const name = { ko: '시험 마을', en: 'Test village' };
  const built = await buildRegion(
    inputs,
    { name, boundsDeg: null, cellSizeM: 10, epsg: null },
    { signal: new AbortController().signal, nowMs: () => 0, onStage: () => {} },
  );
  if (!built.ok) throw new Error(built.fault.kind);
  await whole();
  expect((await whole()).pack).toEqual(await encodeRegionPack(built.value.region));
});

test('a changed list of shelters makes only the facilities and the checks anew', async () => {
  await whole();
  const files = await withChanged('대피소.csv', (text) => text.replace(',500', ',400'));
  const { made, region } = await whole({ files });
  expect(made).toEqual(['facilities', 'verification']);
  expect(region.facilities).toContainEqual(expect.objectContaining({ capacityPeople: 400 }));
});

test('a changed map makes anew what is drawn from it, and not the friction, whose ground stayed the same', async () => {
  await whole();
  const files = await withChanged('village-overpass.json', (text) =>
    text.replace('"lanes":"2"', '"lanes":"4"'),
  );
  const { made } = await whole({ files });
  expect(made).toEqual(['map-features', 'land-cover', 'population', 'facilities', 'derived', 'verification']);
});

test('other cells make every step anew that reads the terrain, and the former cells are still kept', async () => {
  await whole();
  const coarse = await whole({ wish: { cellSizeM: 20 } });
  expect(coarse.made).toEqual(expect.arrayContaining(['terrain', 'map-features', 'derived', 'verification']));
  expect((await whole()).made).toEqual([]);
});

test('another name changes the name alone', async () => {
  await whole();
  const { made, region } = await whole({ wish: { name: { ko: '새 이름', en: 'New' } } });
  expect(made).toEqual([]);
  expect(region.name).toEqual({ ko: '새 이름', en: 'New' });
});

test('a build that is stopped goes on where it stopped', async () => {
  const stopped = await build({ stopAt: 'population' });
  expect(stopped).toMatchObject({ ok: false, fault: { kind: 'region-cancelled' } });
  const { made } = await whole();
  expect(made).toEqual(['facilities', 'gauges', 'derived', 'verification']);
});

test.each([
  ['cut short', (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 1)],
  ['longer', (bytes: Uint8Array) => Buffer.concat([bytes, Uint8Array.of(0)])],
  ['empty', () => new Uint8Array()],
  [
    'of one bit less',
    (bytes: Uint8Array) => bytes.map((byte, k) => (k === bytes.length - 5 ? byte ^ 1 : byte)),
  ],
  ['of other facts', (bytes: Uint8Array) => bytes.map((byte, k) => (k === 100 ? byte ^ 1 : byte))],
])('what comes back %s is made anew, to the same bytes', async (_, damage) => {
  const first = await whole();
  for (const [key, bytes] of cache.kept) cache.kept.set(key, Uint8Array.from(damage(bytes)));
  const second = await whole();
  expect(second.made).toHaveLength(second.reports.length);
  expect(second.pack).toEqual(first.pack);
  expect((await whole()).made).toEqual([]);
});

test('what was kept under another key is not taken for it', async () => {
  await whole();
  const [one, ...others] = [...cache.kept.keys()];
  for (const key of others) cache.kept.set(key, cache.kept.get(one as string) as Uint8Array<ArrayBuffer>);
  expect((await whole()).made).toHaveLength(9);
});

test('a step whose file could not be read is not kept: the next build asks again', async () => {
  const shelters = villageFiles().find((file) => file.name === '대피소.csv') as ByteSource;
  let isBroken = true;
  const sometimes: ByteSource = {
    ...shelters,
    versionTag: 'the same file',
    read: async (startByte, length) =>
      isBroken
        ? { ok: false, fault: { kind: 'bytes-unreadable', name: shelters.name, reason: 'cut' } }
        : shelters.read(startByte, length),
  };
  const files = villageFiles().filter((file) => file.name !== '대피소.csv');
  const { inputs } = await sortInputs([...files, shelters]);
  const again = () =>
    buildRegion(
      inputs.map((input) => (input.file === shelters ? { ...input, file: sometimes } : input)),
      { name: { ko: '시험', en: 'Test' }, boundsDeg: null, cellSizeM: 10, epsg: null },
      { signal: new AbortController().signal, nowMs: () => 0, onStage: () => {}, cache },
    );
  await again();
  isBroken = false;
  const second = await again();
  if (!second.ok) throw new Error(second.fault.kind);
  const facilities = second.value.reports.find(({ stage }) => stage === 'facilities');
  expect(facilities).toMatchObject({ isReused: false, outcome: 'built', faults: [] });
});

test('a file on a server that does not tell its version is read anew, and what follows from the same heights is not', async () => {
  const files = villageFiles().map((file) =>
    file.name === 'village-heights.tif' ? { ...file, versionTag: null } : file,
  );
  await whole({ files });
  expect((await whole({ files })).made).toEqual(['terrain']);
});

test('a cache without room or out of reach is told, and the region is built all the same', async () => {
  const full: StageCache = {
    read: () => Promise.reject(new Error('no such disk')),
    write: () => Promise.reject(new Error('no room')),
  };
  const { reports, pack } = await whole({ cache: full });
  for (const { faults } of reports) {
    expect(faults).toContainEqual({ kind: 'stage-not-kept', reason: 'no room' });
  }
  expect(pack).toEqual((await whole()).pack);
});

test('the browser keeps steps in its own file system, and builds without where that has no room', async () => {
  const root = new MemoryDirectory();
  const kept = stageDirectory(root as unknown as FileSystemDirectoryHandle, 1e9);
  await whole({ cache: kept });
  expect((await whole({ cache: kept })).made).toEqual([]);
  const small = new MemoryDirectory('', { leftBytes: 100 });
  const little = await whole({ cache: stageDirectory(small as unknown as FileSystemDirectoryHandle, 1e9) });
  expect(little.made).toHaveLength(little.reports.length);
  expect(little.reports[0]?.faults).toMatchObject([{ kind: 'stage-not-kept' }]);
});

test('of more steps than the browser may keep the one written longest ago goes first', async () => {
  const kept = stageDirectory(new MemoryDirectory() as unknown as FileSystemDirectoryHandle, 250);
  const keys = ['c', 'a', 'b', 'd'].map((digit) => digit.repeat(64));
  const [first, second, third, fourth] = keys as [string, string, string, string];
  const write = (key: string, byte: number) => kept.write(key, [new Uint8Array(100).fill(byte)]);
  await write(first, 1);
  await write(second, 2);
  await write(first, 3);
  await write(third, 4);
  expect(await kept.read(second)).toBeNull();
  expect((await kept.read(first))?.[99]).toBe(3);
  await write(fourth, 5);
  const left = await Promise.all(keys.map((key) => kept.read(key)));
  expect(left.map((bytes) => bytes?.[0] ?? null)).toEqual([null, null, 4, 5]);
});

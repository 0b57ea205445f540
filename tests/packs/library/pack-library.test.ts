import { beforeAll, expect, test } from 'vitest';
import { encodeRegionPack } from '../../../src/packs/encode-region-pack.ts';
import { openRegionPack } from '../../../src/packs/open-region-pack.ts';
import { filesIn, type PackFile } from '../../../src/packs/pack-files.ts';
import { buildGridTown } from '../../support/grid-town.ts';
import { libraryIn } from '../../support/in-memory-library.ts';
import { MemoryDirectory } from '../../support/memory-directory.ts';

const town = (seed: number) =>
  buildGridTown({ seed, cells: 12, streets: 3, houses: 10, shelters: 2, placesPerShelter: 20 });
let files: readonly PackFile[];
let others: readonly PackFile[];

beforeAll(async () => {
  files = await encodeRegionPack(town(3));
  others = await encodeRegionPack(town(4));
});

async function saved(library: ReturnType<typeof libraryIn>, pack: readonly PackFile[]) {
  const kept = await library.save(filesIn(pack));
  if (!kept.ok) throw new Error(kept.fault.kind);
  return kept.value;
}

test('a kept pack is listed with its facts and opens as the region it was', async () => {
  const library = libraryIn(new MemoryDirectory());
  const pack = await saved(library, files);
  expect(await library.list()).toEqual([pack]);
  expect(pack).toMatchObject({ id: 'test-town', kind: 'exercise', columns: 12, rows: 12, check: null });
  expect(pack.sizeBytes).toBe(files.reduce((sum, file) => sum + file.bytes.length, 0));
  const read = await library.open(pack.hash);
  if (read === null) throw new Error('not there');
  const opened = await openRegionPack(read);
  expect(opened.ok && opened.value.terrainM).toEqual(town(3).terrainM);
});

test('two packs of one place lie side by side and never mix', async () => {
  const library = libraryIn(new MemoryDirectory());
  const first = await saved(library, files);
  const second = await saved(library, others);
  expect(first.id).toBe(second.id);
  expect(first.hash).not.toBe(second.hash);
  expect((await library.list()).map((pack) => pack.hash)).toEqual([second.hash, first.hash]);
  const [a, b] = [await library.filesOf(first.hash), await library.filesOf(second.hash)];
  expect(a).toEqual({ ok: true, value: files });
  expect(b).toEqual({ ok: true, value: others });
});

test('keeping the same pack again changes nothing', async () => {
  const library = libraryIn(new MemoryDirectory());
  const first = await saved(library, files);
  expect(await saved(library, files)).toEqual(first);
  expect(await library.list()).toHaveLength(1);
});

test('a pack that does not fit leaves nothing behind and what was kept stays', async () => {
  const room = { leftBytes: Number.POSITIVE_INFINITY };
  const library = libraryIn(new MemoryDirectory('', room));
  const first = await saved(library, files);
  room.leftBytes = 5000;
  expect(await library.save(filesIn(others))).toMatchObject({ ok: false, fault: { kind: 'library-full' } });
  expect(await library.list()).toEqual([first]);
});

test('half a pack, as a closed window leaves it, is no pack and is cleared by the next save', async () => {
  const root = new MemoryDirectory();
  const library = libraryIn(root);
  const half = 'a'.repeat(64);
  await (await root.getDirectoryHandle(half, { create: true })).getFileHandle('region.json', {
    create: true,
  });
  expect(await library.list()).toEqual([]);
  expect(await library.open(half)).toBeNull();
  await saved(library, files);
  await expect(root.getDirectoryHandle(half)).rejects.toThrow();
});

test('a check reads every file, and finds a byte that changed', async () => {
  const root = new MemoryDirectory();
  const library = libraryIn(root);
  const { hash } = await saved(library, files);
  expect(await library.check(hash)).toMatchObject({ ok: true, value: { check: { findings: 0 } } });
  const grids = await (await root.getDirectoryHandle(hash)).getDirectoryHandle('grids');
  const writable = await (await grids.getFileHandle('terrain.tif')).createWritable();
  await writable.write(new Uint8Array([1, 2, 3]));
  await writable.close();
  const checked = await library.check(hash);
  expect(checked.ok && checked.value.check?.findings).toBe(1);
  expect((await library.list())[0]?.check?.findings).toBe(1);
});

test('a sound copy of a pack that the check found damaged takes its place', async () => {
  const root = new MemoryDirectory();
  const library = libraryIn(root);
  const { hash } = await saved(library, files);
  const grids = await (await root.getDirectoryHandle(hash)).getDirectoryHandle('grids');
  const writable = await (await grids.getFileHandle('terrain.tif')).createWritable();
  await writable.write(new Uint8Array([1, 2, 3]));
  await writable.close();
  await library.check(hash);
  await saved(library, files);
  expect(await library.check(hash)).toMatchObject({ ok: true, value: { check: { findings: 0 } } });
});

test('a pack without one of its files is refused, and one that was removed is missing', async () => {
  const library = libraryIn(new MemoryDirectory());
  const lacking = files.filter((file) => file.path !== 'grids/terrain.tif');
  expect(await library.save(filesIn(lacking))).toEqual({
    ok: false,
    fault: { kind: 'pack-file-missing', file: 'grids/terrain.tif' },
  });
  const { hash } = await saved(library, files);
  await library.remove(hash);
  expect(await library.filesOf(hash)).toEqual({ ok: false, fault: { kind: 'library-pack-missing', hash } });
});

test('a name that is no hash never reaches the file system', async () => {
  const library = libraryIn(new MemoryDirectory());
  await expect(library.open('../secret')).rejects.toThrow(RangeError);
  expect(() => library.remove('..')).toThrow(RangeError);
});

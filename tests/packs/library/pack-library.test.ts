import { beforeAll, expect, test } from 'vitest';
import { isSamePlace, olderVersions } from '../../../src/domain/region/pack-versions.ts';
import { encodeRegionPack } from '../../../src/packs/encode-region-pack.ts';
import { chosenFilesIn } from '../../../src/packs/library/chosen-files.ts';
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

/** Changes a file of the library behind its back, as a broken disk or a person does. */
async function overwrite(root: MemoryDirectory, path: readonly string[], bytes: Uint8Array<ArrayBuffer>) {
  let folder = root;
  for (const part of path.slice(0, -1)) folder = await folder.getDirectoryHandle(part);
  const writable = await (await folder.getFileHandle(path.at(-1) as string)).createWritable();
  await writable.write(bytes);
  await writable.close();
}

test('a kept pack is listed with its facts and opens as the region it was', async () => {
  const library = libraryIn(new MemoryDirectory());
  const pack = await saved(library, files);
  expect(await library.list()).toEqual({ packs: [pack], damaged: [] });
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
  expect((await library.list()).packs.map((pack) => pack.hash)).toEqual([second.hash, first.hash]);
  const [a, b] = [await library.filesOf(first.hash), await library.filesOf(second.hash)];
  expect(a).toEqual({ ok: true, value: files });
  expect(b).toEqual({ ok: true, value: others });
});

test('keeping the same pack again changes nothing', async () => {
  const library = libraryIn(new MemoryDirectory());
  const first = await saved(library, files);
  expect(await saved(library, files)).toEqual(first);
  expect((await library.list()).packs).toHaveLength(1);
});

test('a pack that does not fit leaves nothing behind and what was kept stays', async () => {
  const room = { leftBytes: Number.POSITIVE_INFINITY };
  const library = libraryIn(new MemoryDirectory('', room));
  const first = await saved(library, files);
  room.leftBytes = 5000;
  expect(await library.save(filesIn(others))).toMatchObject({ ok: false, fault: { kind: 'library-full' } });
  expect(await library.list()).toEqual({ packs: [first], damaged: [] });
});

test('half a pack, as a closed window leaves it, is no pack and is cleared by the next save', async () => {
  const root = new MemoryDirectory();
  const library = libraryIn(root);
  const half = 'a'.repeat(64);
  await (await root.getDirectoryHandle(half, { create: true })).getFileHandle('region.json', {
    create: true,
  });
  expect(await library.list()).toEqual({ packs: [], damaged: [] });
  expect(await library.open(half)).toBeNull();
  await saved(library, files);
  await expect(root.getDirectoryHandle(half)).rejects.toThrow();
});

test('a check reads every file, and finds a byte that changed', async () => {
  const root = new MemoryDirectory();
  const library = libraryIn(root);
  const { hash } = await saved(library, files);
  expect(await library.check(hash)).toMatchObject({ ok: true, value: { check: { findings: 0 } } });
  await overwrite(root, [hash, 'grids', 'terrain.tif'], new Uint8Array([1, 2, 3]));
  const checked = await library.check(hash);
  expect(checked.ok && checked.value.check?.findings).toBe(1);
  expect((await library.list()).packs[0]?.check?.findings).toBe(1);
});

test('a sound copy of a pack that the check found damaged takes its place', async () => {
  const root = new MemoryDirectory();
  const library = libraryIn(root);
  const { hash } = await saved(library, files);
  await overwrite(root, [hash, 'grids', 'terrain.tif'], new Uint8Array([1, 2, 3]));
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

test.each([
  ['region.json', '{"format":', 'manifest-unreadable'],
  ['.kept.json', 'x', 'note-unreadable'],
])(
  'a pack whose %s no longer parses is told as damaged with its size, until it is removed',
  async (file, text, problem) => {
    const root = new MemoryDirectory();
    const library = libraryIn(root);
    const { hash, sizeBytes } = await saved(library, files);
    const other = await saved(library, others);
    const before = (await (await (await root.getDirectoryHandle(hash)).getFileHandle(file)).getFile()).size;
    const noteBytes = (
      await (await (await root.getDirectoryHandle(hash)).getFileHandle('.kept.json')).getFile()
    ).size;
    await overwrite(root, [hash, file], new TextEncoder().encode(text));
    const left = { hash, sizeBytes: sizeBytes + noteBytes - before + text.length, problem };
    expect(await library.list()).toEqual({ packs: [other], damaged: [left] });
    expect(await library.open(hash)).toBeNull();
    await saved(library, others);
    expect((await library.list()).damaged).toEqual([left]);
    await library.remove(hash);
    expect(await library.list()).toEqual({ packs: [other], damaged: [] });
  },
);

test('a manifest that is not the one that names the folder makes the pack damaged, and the same pack restores it', async () => {
  const root = new MemoryDirectory();
  const library = libraryIn(root);
  const { hash } = await saved(library, files);
  const head = others.find((file) => file.path === 'region.json') as PackFile;
  await overwrite(root, [hash, 'region.json'], Uint8Array.from(head.bytes));
  expect((await library.list()).damaged).toMatchObject([{ hash, problem: 'manifest-changed' }]);
  await saved(library, files);
  expect(await library.list()).toMatchObject({ packs: [{ hash }], damaged: [] });
});

test('a newer version takes the place of the older only when it is sound', async () => {
  const root = new MemoryDirectory();
  const library = libraryIn(root);
  const older = await saved(library, files);
  const newer = await saved(library, others);
  expect(isSamePlace(newer, older)).toBe(true);
  expect(olderVersions(newer, [older, newer])).toEqual([older]);
  expect(olderVersions(older, [older, newer])).toEqual([]);
  const grids = [newer.hash, 'grids', 'terrain.tif'];
  await overwrite(root, grids, new Uint8Array([1, 2, 3]));
  expect(await library.replace(newer.hash, [older.hash])).toEqual({
    ok: false,
    fault: { kind: 'library-replacement-unsound', hash: newer.hash, findings: 1 },
  });
  expect((await library.list()).packs.map(({ hash }) => hash)).toEqual([newer.hash, older.hash]);
  const sound = others.find((file) => file.path === 'grids/terrain.tif') as PackFile;
  await overwrite(root, grids, Uint8Array.from(sound.bytes));
  expect(await library.replace(newer.hash, [older.hash])).toMatchObject({
    ok: true,
    value: { check: { findings: 0 } },
  });
  expect((await library.list()).packs.map(({ hash }) => hash)).toEqual([newer.hash]);
});

test('a pack never takes the place of one of another place', async () => {
  const library = libraryIn(new MemoryDirectory());
  const elsewhere = await saved(
    library,
    await encodeRegionPack({ ...town(3), grid: { ...town(3).grid, westM: town(3).grid.westM + 5000 } }),
  );
  const { hash } = await saved(library, files);
  await library.replace(hash, [elsewhere.hash]);
  expect((await library.list()).packs).toHaveLength(2);
});

test('versions that are wanted side by side are no longer offered for replacement, also after the next check', async () => {
  const library = libraryIn(new MemoryDirectory());
  const older = await saved(library, files);
  const newer = await saved(library, others);
  await library.keepBeside(newer.hash, [older.hash]);
  await library.check(newer.hash);
  const { packs } = await library.list();
  const kept = packs.find(({ hash }) => hash === newer.hash);
  expect(kept?.beside).toEqual([older.hash]);
  expect(olderVersions(kept as NonNullable<typeof kept>, packs)).toEqual([]);
});

test('of a chosen folder only the files of the pack are read, and one that cannot be read refuses the pack', async () => {
  const library = libraryIn(new MemoryDirectory());
  const read: string[] = [];
  const chosen = (fails: string | null) =>
    [...files, { path: 'holiday.mp4', bytes: new Uint8Array(9) }].map(({ path, bytes }) => ({
      path: `packs/town/${path}`,
      file: {
        arrayBuffer: async () => {
          read.push(path);
          if (path === fails) throw new DOMException('gone', 'NotReadableError');
          return Uint8Array.from(bytes).buffer;
        },
      },
    }));
  expect(await library.save(chosenFilesIn(chosen('grids/terrain.tif')))).toMatchObject({
    ok: false,
    fault: { kind: 'pack-unreachable', file: 'grids/terrain.tif' },
  });
  expect((await library.list()).packs).toEqual([]);
  read.length = 0;
  expect(await library.save(chosenFilesIn(chosen(null)))).toMatchObject({ ok: true });
  expect([...read].sort()).toEqual(files.map(({ path }) => path).sort());
});

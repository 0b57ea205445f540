import fc from 'fast-check';
import { zipSync } from 'fflate';
import { beforeAll, expect, test } from 'vitest';
import { encodeRegionPack } from '../../src/packs/encode-region-pack.ts';
import { openRegionPack } from '../../src/packs/open-region-pack.ts';
import type { PackFile } from '../../src/packs/pack-files.ts';
import { readZip, writeZip } from '../../src/packs/zip.ts';
import { buildGridTown } from '../support/grid-town.ts';
import { libraryIn } from '../support/in-memory-library.ts';
import { MemoryDirectory } from '../support/memory-directory.ts';

let files: readonly PackFile[];
let zip: Uint8Array;
const town = buildGridTown({ seed: 3, cells: 12, streets: 3, houses: 10, shelters: 2, placesPerShelter: 20 });

beforeAll(async () => {
  files = await encodeRegionPack(town);
  zip = writeZip(files);
});

/** A typed fault, or a region whose grids are those that went in. */
async function judge(bytes: Uint8Array): Promise<void> {
  const read = readZip(bytes);
  if (!read.ok) {
    expect(read.fault.kind).toBe('pack-zip-unreadable');
    return;
  }
  const opened = await openRegionPack(read.value);
  if (opened.ok) {
    expect(opened.value.terrainM).toEqual(town.terrainM);
    expect(opened.value.buildings?.nightPeople).toEqual(town.buildings?.nightPeople);
  } else expect(opened.fault.kind).toMatch(/^pack-/);
}

test('a zip cut anywhere or with bytes changed gives the region that went in or a typed fault', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(zip.length),
      fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { maxLength: 4 }),
      fc.boolean(),
      async (length, changes, isWhole) => {
        const bytes = zip.slice(0, isWhole ? zip.length : length);
        for (const [place, byte] of changes) if (place < bytes.length) bytes[place] = byte;
        await judge(bytes);
      },
    ),
    { numRuns: 150 },
  );
});

test('a directory of a zip with changed bytes gives the region that went in or a typed fault', async () => {
  const directory = Math.max(0, zip.length - 1500);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: directory, max: zip.length - 1 }), fc.nat(255)), {
        minLength: 1,
        maxLength: 6,
      }),
      async (changes) => {
        const bytes = zip.slice();
        for (const [place, byte] of changes) bytes[place] = byte;
        await judge(bytes);
      },
    ),
    { numRuns: 200 },
  );
});

/** Offsets of the directory's entries. Source: PKWARE APPNOTE 6.3, section 4.3.12. */
const entriesOf = (bytes: Uint8Array): readonly number[] =>
  [...bytes.keys()].filter(
    (at) => bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 1 && bytes[at + 3] === 2,
  );

test('a zip whose directory promises 4 GB a file is refused before anything is unpacked', () => {
  const bytes = zip.slice();
  const view = new DataView(bytes.buffer);
  for (const at of entriesOf(bytes)) view.setUint32(at + 24, 0xfffffff0, true);
  const read = readZip(bytes);
  expect(read).toMatchObject({ ok: false, fault: { kind: 'pack-zip-unreadable', problem: 'too-large' } });
});

test('a zip whose directory promises fewer bytes than a file unpacks to never gives more than it promised', async () => {
  const swelling = zipSync({ 'region.json': new Uint8Array(50_000_000) });
  const view = new DataView(swelling.buffer);
  for (const at of entriesOf(swelling)) view.setUint32(at + 24, 100, true);
  const read = readZip(swelling);
  if (!read.ok) return expect(read.fault).toMatchObject({ problem: 'damaged' });
  expect((await read.value('region.json'))?.length ?? 0).toBeLessThanOrEqual(100);
});

test('names that climb out of the folder, and files that the manifest does not list, are never written', async () => {
  const evil = Object.fromEntries(
    ['../../evil.json', '/etc/evil', 'C:\\evil', 'grids/../../evil', '.kept.json', 'beside.txt'].map(
      (path) => [path, new TextEncoder().encode('{"savedAtMs":1}')],
    ),
  );
  const packed = zipSync({ ...Object.fromEntries(files.map(({ path, bytes }) => [path, bytes])), ...evil });
  const read = readZip(packed);
  if (!read.ok) throw new Error(read.fault.kind);
  const root = new MemoryDirectory();
  const saved = await libraryIn(root).save(read.value);
  if (!saved.ok) throw new Error(saved.fault.kind);
  const written: string[] = [];
  const walk = async (folder: MemoryDirectory, path: string): Promise<void> => {
    for await (const handle of folder.values()) {
      if (handle instanceof MemoryDirectory) await walk(handle, `${path}${handle.name}/`);
      else written.push(path + handle.name);
    }
  };
  await walk(root, '');
  const wanted = [...files.map(({ path }) => path), '.kept.json'].map(
    (path) => `${saved.value.hash}/${path}`,
  );
  expect(written.sort()).toEqual(wanted.sort());
});

test.each(['../evil', '/etc/evil', 'grids/../../evil', 'C:\\evil', '.kept.json', 'a//b'])(
  'a manifest that lists %s is refused',
  async (path) => {
    const manifest = JSON.parse(new TextDecoder().decode(files[0]?.bytes));
    manifest.files[0].path = path;
    const library = libraryIn(new MemoryDirectory());
    const bytes = new TextEncoder().encode(JSON.stringify(manifest));
    const saved = await library.save(async (asked) => (asked === 'region.json' ? bytes : new Uint8Array()));
    expect(saved).toMatchObject({ ok: false, fault: { kind: 'pack-manifest-invalid' } });
    expect((await library.list()).packs).toEqual([]);
  },
);

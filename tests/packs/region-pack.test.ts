import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GridSpec } from '../../src/domain/geo/grid.ts';
import type { PackFault } from '../../src/domain/region/pack-fault.ts';
import { encodeRegionPack } from '../../src/packs/encode-region-pack.ts';
import type { PackManifest } from '../../src/packs/manifest.ts';
import { loadPack, openDerivedTerrain, openRegionPack } from '../../src/packs/open-region-pack.ts';
import { manifestPath, type PackFile, type ReadPackFile, sha256Hex } from '../../src/packs/pack-files.ts';
import { encodeGeotiff } from '../../src/packs/raster/encode-geotiff.ts';
import { buildingsLayer } from '../../src/packs/vector/buildings-layer.ts';
import { encodeFeatureFile } from '../../src/packs/vector/feature-file.ts';
import { readZip, writeZip } from '../../src/packs/zip.ts';
import { fullRegion, randomRegion } from './random-region.ts';

const region = fullRegion();
const files = await encodeRegionPack(region);
const { derived: _derived, ...withoutDerived } = region;
const olderFiles = await encodeRegionPack(withoutDerived);

const readerOf =
  (pack: readonly PackFile[]): ReadPackFile =>
  async (path) =>
    pack.find((file) => file.path === path)?.bytes ?? null;

const replaced = (path: string, bytes: Uint8Array, pack = files): readonly PackFile[] =>
  pack.map((file) => (file.path === path ? { path, bytes } : file));

const bytesOf = (path: string, pack = files): Uint8Array =>
  pack.find((file) => file.path === path)?.bytes as Uint8Array;

function withManifest(change: (manifest: PackManifest) => unknown, pack = files): readonly PackFile[] {
  const manifest = JSON.parse(new TextDecoder().decode(bytesOf(manifestPath, pack))) as PackManifest;
  const changed = change(manifest) ?? manifest;
  return replaced(manifestPath, new TextEncoder().encode(JSON.stringify(changed)), pack);
}

/** A pack in which one file is other bytes and the manifest agrees with them. */
async function withFile(path: string, bytes: Uint8Array, pack = files): Promise<readonly PackFile[]> {
  const sha256 = await sha256Hex(bytes);
  const manifested = withManifest((manifest) => {
    for (const file of manifest.files)
      if (file.path === path) Object.assign(file, { sha256, bytes: bytes.length });
  }, pack);
  return manifested.map((file) => (file.path === path ? { path, bytes } : file));
}

async function faultOf(pack: readonly PackFile[]): Promise<PackFault> {
  const opened = await openRegionPack(readerOf(pack));
  if (opened.ok) throw new Error('the pack opened');
  return opened.fault;
}

describe('a region pack', () => {
  test('gives back every layer of any region exactly, absent and empty ones too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const original = randomRegion(seed);
        const opened = await openRegionPack(readerOf(await encodeRegionPack(original)));
        expect(opened).toEqual({ ok: true, value: original });
      }),
      { numRuns: 60 },
    );
  });

  test('is the same to the byte for the same region', async () => {
    expect(await encodeRegionPack(fullRegion())).toEqual(files);
  });

  test('opens from a zip, at the top or inside a folder', async () => {
    for (const folder of ['', '해태/pack/']) {
      const zipped = writeZip(files.map((file) => ({ ...file, path: folder + file.path })));
      const read = readZip(zipped);
      if (!read.ok) throw new Error(JSON.stringify(read.fault));
      expect(await openRegionPack(read.value)).toEqual({ ok: true, value: region });
    }
    expect(writeZip(files)).toEqual(writeZip(files));
  });

  test('of older make, which states nothing derived, opens without it', async () => {
    expect(region.derived).toBeDefined();
    expect(await openRegionPack(readerOf(olderFiles))).toEqual({ ok: true, value: withoutDerived });
  });

  test('opens without what follows from the terrain and brings it later, exactly', async () => {
    const asked: string[] = [];
    const read: ReadPackFile = (path) => {
      asked.push(path);
      return readerOf(files)(path);
    };
    const given = { ...withoutDerived, derivedInPack: true };
    expect(await openRegionPack(read, undefined, 'given')).toEqual({ ok: true, value: given });
    const older = await openRegionPack(readerOf(olderFiles), undefined, 'given');
    expect(older).toEqual({ ok: true, value: withoutDerived });
    expect(asked).toEqual(olderFiles.map(({ path }) => path));
    expect(await openDerivedTerrain(read)).toEqual({ ok: true, value: region.derived });
    expect(asked).toHaveLength(files.length + 1);
    expect(await openDerivedTerrain(readerOf(olderFiles))).toEqual({ ok: true, value: null });
  });

  test('names a grid that is broken when it is brought later', async () => {
    const cut = await withFile('grids/slope.tif', bytesOf('grids/slope.tif').slice(0, 300));
    expect((await openRegionPack(readerOf(cut), undefined, 'given')).ok).toBe(true);
    expect(await openDerivedTerrain(readerOf(cut))).toMatchObject({
      ok: false,
      fault: { kind: 'pack-file-unreadable', file: 'grids/slope.tif' },
    });
  });

  test('reports progress that rises to one', async () => {
    const fractions: number[] = [];
    await openRegionPack(readerOf(files), ({ fraction }) => fractions.push(fraction));
    expect(fractions).toHaveLength(files.length - 1);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
  });
});

describe('a broken region pack', () => {
  test.each(files.slice(1).map((file) => file.path))('names %s when one byte of it changed', async (path) => {
    const bytes = bytesOf(path).slice();
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] as number) ^ 1;
    const listed = withManifest(() => undefined);
    expect(listed).toHaveLength(files.length);
    expect(await faultOf(replaced(path, bytes))).toEqual({
      kind: 'pack-wrong-sha256',
      file: path,
      came: await sha256Hex(bytes),
      wanted: await sha256Hex(bytesOf(path)),
    });
  });

  test.each(files.map((file) => file.path))('names %s when it is missing', async (path) => {
    const fault = await faultOf(files.filter((file) => file.path !== path));
    expect(fault).toEqual({ kind: 'pack-file-missing', file: path });
  });

  test.each(files.slice(1).map((file) => file.path))('refuses %s cut in half', async (path) => {
    const cut = bytesOf(path).slice(0, bytesOf(path).length / 2);
    expect(await faultOf(await withFile(path, cut))).toMatchObject({
      kind: 'pack-file-unreadable',
      file: path,
    });
  });

  test('names every file that is broken when it is verified', async () => {
    const broken = files.map((file) =>
      file.path === manifestPath ? file : { path: file.path, bytes: new Uint8Array(3) },
    );
    const { faults, region: loaded } = await loadPack(readerOf(broken));
    expect(loaded).toBeNull();
    expect(faults.map((fault) => 'file' in fault && fault.file)).toEqual(
      files.slice(1).map((file) => file.path),
    );
  });

  test('names the field of a manifest that is not as it should be', async () => {
    const wrong = withManifest((manifest) => ({ ...manifest, grid: { ...manifest.grid, rows: 'many' } }));
    expect(await faultOf(wrong)).toMatchObject({ kind: 'pack-manifest-invalid', field: 'grid.rows' });
    const climbing = withManifest((manifest) => {
      Object.assign(manifest.files[0] as object, { path: '../secret' });
    });
    expect(await faultOf(climbing)).toMatchObject({ kind: 'pack-manifest-invalid', field: 'files.0.path' });
    const moved = withManifest((manifest) => ({ ...manifest, boundsM: { ...manifest.boundsM, westM: 0 } }));
    expect(await faultOf(moved)).toMatchObject({ kind: 'pack-manifest-invalid', field: 'boundsM.westM' });
    const noJson = replaced(manifestPath, new TextEncoder().encode('{"format": '));
    expect(await faultOf(noJson)).toEqual({ kind: 'pack-manifest-not-json', came: '"{\\"format\\": "' });
  });

  test('says which version came and which is wanted', async () => {
    const future = withManifest((manifest) => ({ ...manifest, version: 2 }));
    expect(await faultOf(future)).toEqual({ kind: 'pack-version-unknown', came: '2', wanted: '1' });
  });

  test('refuses a grid of 20,000 x 20,000 without reading any grid', async () => {
    const huge = withManifest((manifest) => {
      Object.assign(manifest.grid, { columns: 20_000, rows: 20_000 });
    });
    const asked: string[] = [];
    const read: ReadPackFile = (path) => {
      asked.push(path);
      return readerOf(huge)(path);
    };
    expect(await openRegionPack(read)).toEqual({
      ok: false,
      fault: { kind: 'pack-grid-too-large', columns: 20_000, rows: 20_000, maximumCells: 25_000_000 },
    });
    expect(asked).toEqual([manifestPath]);
  });

  test('refuses a system that we do not ship', async () => {
    const foreign = withManifest((manifest) => ({ ...manifest, epsg: 2154 }));
    expect(await faultOf(foreign)).toMatchObject({ kind: 'pack-crs-unknown', epsg: 2154 });
  });

  test('says that a place cannot be reached, which is not the same as a missing file', async () => {
    const opened = await openRegionPack(() => Promise.reject(new Error('HTTP 503')));
    expect(opened).toEqual({
      ok: false,
      fault: { kind: 'pack-unreachable', file: manifestPath, reason: 'Error: HTTP 503' },
    });
  });

  test('refuses a zip that is none', () => {
    expect(readZip(new Uint8Array(40))).toEqual({
      ok: false,
      fault: { kind: 'pack-zip-unreadable', problem: 'not-a-zip', bytes: 40 },
    });
  });
});

describe('a pack sealed anew after damage', () => {
  const damage = fc.array(
    fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.nat(255)),
    { minLength: 1, maxLength: 4 },
  );
  const pathsOf = (pack: readonly PackFile[]): string[] => pack.slice(1).map((file) => file.path);
  const derivedPaths = pathsOf(files).filter((path) => !pathsOf(olderFiles).includes(path));

  test.each([
    ['what was given', olderFiles, pathsOf(olderFiles), 400],
    ['what follows from the terrain', files, derivedPaths, 50],
  ] as const)(
    'opens or is refused with a fault, whichever bytes of %s changed',
    async (_, pack, paths, numRuns) => {
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...paths), damage, async (path, changes) => {
          const bytes = bytesOf(path, pack).slice();
          for (const [place, value] of changes) bytes[Math.floor(place * bytes.length)] = value;
          const { region: loaded, faults } = await loadPack(readerOf(await withFile(path, bytes, pack)));
          expect(loaded === null).toBe(faults.length > 0);
        }),
        { numRuns },
      );
    },
  );
});

describe('a pack whose files disagree with its manifest', () => {
  const terrain = (grid: GridSpec, values = new Float32Array(grid.columns * grid.rows)): Uint8Array =>
    encodeGeotiff(grid, values, { content: 'surface', noData: null });

  test('names the system of a grid in another one', async () => {
    const epsg = region.grid.epsg === 5181 ? 5179 : 5181;
    const fault = await faultOf(await withFile('grids/terrain.tif', terrain({ ...region.grid, epsg })));
    expect(fault).toEqual({
      kind: 'pack-crs-mismatch',
      file: 'grids/terrain.tif',
      came: `EPSG:${epsg}`,
      wanted: region.grid.epsg,
    });
  });

  test('names the system of a vector file in another one', async () => {
    const bytes = encodeFeatureFile(5181, 'polygon', buildingsLayer.columns, []);
    expect(await faultOf(await withFile('vectors/buildings.fgb', bytes))).toMatchObject({
      kind: 'pack-crs-mismatch',
      came: 'EPSG:5181',
    });
  });

  test.each([
    ['columns', { columns: region.grid.columns + 1 }],
    ['westM', { westM: region.grid.westM + 5 }],
    ['northM', { northM: region.grid.northM - 0.5 }],
    ['cellSizeM', { cellSizeM: region.grid.cellSizeM * 2 }],
  ])('names %s of a grid that is not aligned', async (field, change) => {
    const shifted = terrain({ ...region.grid, ...change });
    expect(await faultOf(await withFile('grids/terrain.tif', shifted))).toMatchObject({
      kind: 'pack-grid-mismatch',
      file: 'grids/terrain.tif',
      field,
    });
  });

  test('counts heights that are not numbers', async () => {
    const heights = region.terrainM.slice();
    heights[1] = Number.NaN;
    heights[heights.length - 1] = Number.POSITIVE_INFINITY;
    expect(await faultOf(await withFile('grids/terrain.tif', terrain(region.grid, heights)))).toEqual({
      kind: 'pack-values-not-finite',
      file: 'grids/terrain.tif',
      count: 2,
      firstCell: 1,
    });
  });

  test('names record and field of buildings that are not as they should be', async () => {
    const records = buildingsLayer.records(region.buildings as NonNullable<typeof region.buildings>);
    const wrong = records.map((record, i) =>
      i === 0
        ? { ...record, fields: { ...record.fields, use: 'castle', floors: 999, height_m: null } }
        : record,
    );
    const bytes = encodeFeatureFile(region.grid.epsg, 'polygon', buildingsLayer.columns, wrong);
    const { faults } = await loadPack(readerOf(await withFile('vectors/buildings.fgb', bytes)));
    expect(faults).toMatchObject([
      { kind: 'pack-record-invalid', record: 0, field: 'height_m', came: 'null' },
      { kind: 'pack-record-invalid', record: 0, field: 'floors', came: '999' },
      { kind: 'pack-record-invalid', record: 0, field: 'use', came: 'castle' },
    ]);
  });

  test('notices rows in another order, since other files point at positions', async () => {
    const records = buildingsLayer.records({
      ...(region.buildings as NonNullable<typeof region.buildings>),
    });
    const first = records[0] as (typeof records)[number];
    const reordered = [{ ...first, fields: { ...first.fields, id: 'b1' } }, ...records.slice(1)];
    const bytes = encodeFeatureFile(region.grid.epsg, 'polygon', buildingsLayer.columns, reordered);
    expect(await faultOf(await withFile('vectors/buildings.fgb', bytes))).toMatchObject({
      kind: 'pack-record-invalid',
      field: 'id',
      came: 'b1',
      wanted: 'b0',
    });
  });

  test.each(['slope', 'flow-direction', 'vs30'])(
    'wants the grid of %s where it states how it was made',
    async (role) => {
      const lacking = withManifest((manifest) => ({
        ...manifest,
        files: manifest.files.filter((file) => file.role !== role),
      }));
      expect(await faultOf(lacking)).toMatchObject({
        kind: 'pack-manifest-invalid',
        field: 'files',
        wanted: 'file-with-role',
        limit: role,
      });
    },
  );

  test('wants a method for each grid that follows from the terrain', async () => {
    const silent = withManifest((manifest) => {
      Reflect.deleteProperty(manifest.derived?.methods ?? {}, 'slope');
    });
    expect(await faultOf(silent)).toMatchObject({
      kind: 'pack-manifest-missing',
      field: 'derived.methods.slope',
    });
  });

  test('wants both files of a road graph', async () => {
    const lone = withManifest((manifest) => ({
      ...manifest,
      files: manifest.files.filter((file) => file.role !== 'road-nodes'),
    }));
    expect(await faultOf(lone)).toMatchObject({ kind: 'pack-manifest-invalid', field: 'files' });
  });
});

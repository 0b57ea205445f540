import { describe, expect, test } from 'vitest';
import { bytesInMemory } from '../../../src/packs/bytes/byte-source.ts';
import { RasterBytes } from '../../../src/packs/raster/raster-bytes.ts';
import { RasterProblem } from '../../../src/packs/raster/raster-problem.ts';
import { outlineTiff, type TiffOutline } from '../../../src/packs/raster/tiff-directory.ts';
import { tiffOf } from '../terrain/terrain-files.ts';

const grid = { epsg: 5186, westM: 1000, northM: 2000, cellSizeM: 5, columns: 600, rows: 300 };
const file = tiffOf('a.tif', grid, () => 1).bytes;
const firstDirectory = new DataView(file).getUint32(4, true);
const fieldCount = new DataView(file).getUint16(firstDirectory, true);
const nextAt = firstDirectory + 2 + fieldCount * 12;

async function outline(bytes: ArrayBuffer): Promise<TiffOutline | object> {
  try {
    return await outlineTiff(new RasterBytes(bytesInMemory('a.tif', new Uint8Array(bytes))));
  } catch (error) {
    if (error instanceof RasterProblem) return error.fault;
    throw error;
  }
}

function changed(change: (view: DataView) => void): ArrayBuffer {
  const bytes = file.slice(0);
  change(new DataView(bytes));
  return bytes;
}

describe('the outline of a TIFF', () => {
  test('counts the directories of a sound file', async () => {
    expect(await outline(file)).toEqual({ littleEndian: true, directories: 3 });
  });

  test('names a count that reaches past the file before any reader believes it', async () => {
    for (let i = 0; i < fieldCount; i++) {
      const damaged = changed((view) => view.setUint32(firstDirectory + 2 + i * 12 + 4, 169_220_804, true));
      expect(await outline(damaged), `field ${i}`).toMatchObject({
        kind: 'raster-damaged',
        reason: expect.stringMatching(/^field \d+ ends at byte \d+$/),
      });
    }
  });

  test('names directories that go round, at once or after some', async () => {
    const second = new DataView(file).getUint32(nextAt, true);
    expect(await outline(changed((view) => view.setUint32(nextAt, firstDirectory, true)))).toMatchObject({
      kind: 'raster-damaged',
      reason: `directories go round at byte ${firstDirectory}`,
    });
    const secondNext = second + 2 + new DataView(file).getUint16(second, true) * 12;
    expect(await outline(changed((view) => view.setUint32(secondNext, second, true)))).toMatchObject({
      kind: 'raster-damaged',
      reason: `directories go round at byte ${second}`,
    });
  });

  test('stops a chain of directories that has no end in sight', async () => {
    const chain = new Uint8Array(8 + 200 * 6);
    const view = new DataView(chain.buffer);
    view.setUint16(0, 0x4949, true);
    view.setUint16(2, 42, true);
    view.setUint32(4, 8, true);
    for (let i = 0; i < 200; i++) view.setUint32(8 + i * 6 + 2, 8 + (i + 1) * 6, true);
    expect(await outline(chain.buffer)).toMatchObject({
      kind: 'raster-too-large',
      counted: 'directories',
      most: 64,
    });
  });

  test('refuses fields that share bytes to make much of little', async () => {
    const megabytes = 4;
    const bytes = new Uint8Array(megabytes * 2 ** 20);
    const view = new DataView(bytes.buffer);
    view.setUint16(0, 0x4949, true);
    view.setUint16(2, 42, true);
    view.setUint32(4, 8, true);
    view.setUint16(8, 4000, true);
    for (let i = 0; i < 4000; i++) {
      const entry = 10 + i * 12;
      view.setUint16(entry, 324, true);
      view.setUint16(entry + 2, 1, true);
      view.setUint32(entry + 4, bytes.length - 16, true);
      view.setUint32(entry + 8, 16, true);
    }
    expect(await outline(bytes.buffer)).toMatchObject({
      kind: 'raster-too-large',
      counted: 'directory-bytes',
    });
  });

  test('refuses a BigTIFF of a billion billion fields without reading them', async () => {
    const bytes = new Uint8Array(64);
    const view = new DataView(bytes.buffer);
    view.setUint16(0, 0x4949, true);
    view.setUint16(2, 43, true);
    view.setUint16(4, 8, true);
    view.setBigUint64(8, 16n, true);
    view.setBigUint64(16, 10n ** 18n, true);
    expect(await outline(bytes.buffer)).toMatchObject({ kind: 'raster-too-large', counted: 'directories' });
  });

  test('names a directory that is cut off, or none at all', async () => {
    expect(await outline(file.slice(0, 60))).toMatchObject({
      reason: expect.stringMatching(/^directory of \d+ fields$/),
    });
    expect(await outline(changed((view) => view.setUint32(4, 0, true)))).toMatchObject({
      reason: 'no directory',
    });
    expect(await outline(changed((view) => view.setUint32(4, 4e9, true)))).toMatchObject({
      reason: 'directory at byte 4000000000',
    });
  });

  test('says how a file begins that is no TIFF', async () => {
    const page = new TextEncoder().encode('<!DOCTYPE html><title>404</title>');
    expect(await outline(page.buffer as ArrayBuffer)).toEqual({
      kind: 'raster-other-format',
      file: 'a.tif',
      came: '<!DOCTYPE html><',
      wanted: 'GeoTIFF',
    });
    expect(await outline(file.slice(0, 3))).toMatchObject({ kind: 'raster-damaged', reason: '3 bytes' });
    expect(await outline(new ArrayBuffer(0))).toMatchObject({ kind: 'raster-damaged', reason: '0 bytes' });
    expect(await outline(new ArrayBuffer(3))).toMatchObject({
      kind: 'raster-other-format',
      came: '00 00 00',
    });
  });
});

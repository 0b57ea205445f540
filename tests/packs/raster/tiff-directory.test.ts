import { expect, test } from 'vitest';
import { tiffDirectoryProblem } from '../../../src/packs/raster/tiff-directory.ts';
import { tiffOf } from '../terrain/terrain-files.ts';

const grid = { epsg: 5186, westM: 1000, northM: 2000, cellSizeM: 5, columns: 300, rows: 300 };
const file = tiffOf('a.tif', grid, () => 1).bytes;

test('a sound directory has no problem', () => {
  expect(tiffDirectoryProblem(file)).toBeNull();
});

test('a count that reaches past the file is found before any reader believes it', () => {
  const directory = new DataView(file).getUint32(4, true);
  const entries = new DataView(file).getUint16(directory, true);
  for (let i = 0; i < entries; i++) {
    const damaged = new DataView(file.slice(0));
    damaged.setUint32(directory + 2 + i * 12 + 4, 169_220_804, true);
    expect(tiffDirectoryProblem(damaged.buffer), `field ${i}`).toMatch(/^field \d+ ends at byte \d+$/);
  }
});

test('a directory that is cut off, or none at all, is found', () => {
  expect(tiffDirectoryProblem(file.slice(0, 60))).toMatch(/^directory of \d+ fields$/);
  expect(tiffDirectoryProblem(file.slice(0, 3))).toBe('3 bytes');
  expect(tiffDirectoryProblem(new ArrayBuffer(100))).toBe('no TIFF signature');
});

import { rmSync, truncateSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { openGridFile } from '../../../src/cli/flood/grids/grid-file.ts';
import { npyHeader } from '../../../src/cli/flood/grids/npy.ts';
import type { GridContents } from '../../../src/cli/flood/grids/opened-grid.ts';
import { tiffOf } from '../../packs/terrain/terrain-files.ts';
import { CaseFolder, npyBytes } from './case-folder.ts';

const folder = new CaseFolder();
afterAll(() => folder.remove());

const rows = [
  [1.5, -2, 3],
  [4, 5.25, 6],
];
const flat = [1.5, -2, 3, 4, 5.25, 6];

/** Contents of a file, whose place must be the same without them. */
async function read(path: string): Promise<GridContents & { columns: number; rows: number }> {
  const opened = openGridFile(path);
  if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
  const contents = await opened.value.read();
  if (!contents.ok) throw new Error(JSON.stringify(contents.fault));
  const { frame, epsg } = contents.value;
  expect(await opened.value.place()).toEqual({ ok: true, value: { frame, epsg } });
  return { ...contents.value, columns: opened.value.columns, rows: opened.value.rows };
}

async function faultOf(path: string): Promise<unknown> {
  const opened = openGridFile(path);
  if (!opened.ok) return opened.fault;
  const contents = await opened.value.read();
  return contents.ok ? null : contents.fault;
}

describe('a NumPy array', () => {
  test.each([
    [{}],
    [{ type: '>f4', version: 2 }],
    [{ type: '<f8', isFortran: true }],
    [{ type: '>f8', version: 3, isFortran: true }],
    [{ isFortran: true }],
  ] as const)('written as %j is read row by row from the first', async (writing) => {
    const grid = await read(folder.file('a.npy', npyBytes(rows, writing)));
    expect({ ...grid, cells: [...grid.cells] }).toEqual({
      columns: 3,
      rows: 2,
      cells: flat,
      frame: null,
      epsg: null,
    });
  });

  test('of whole numbers is read too', async () => {
    const whole = [
      [-7, 300],
      [0, 2],
    ];
    const grid = await read(folder.file('i.npy', npyBytes(whole, { type: '<i2' })));
    expect([...grid.cells]).toEqual([-7, 300, 0, 2]);
  });

  test('has no value where it is not finite', async () => {
    const grid = await read(
      folder.file('v.npy', npyBytes([[Number.NaN, Number.POSITIVE_INFINITY, 2, -3.4e38]])),
    );
    expect([...grid.cells]).toEqual([Number.NaN, Number.NaN, 2, Number.NaN]);
  });

  test('that ends early, has one dimension or another type is refused', async () => {
    const whole = npyBytes(rows);
    expect(await faultOf(folder.file('short.npy', whole.subarray(0, whole.length - 5)))).toMatchObject({
      kind: 'flood-file-length',
      values: 4,
      wanted: 6,
    });
    const line = Buffer.from(whole).toString('latin1').replace('(2, 3), }', '(6,), }  ');
    expect(await faultOf(folder.file('line.npy', Buffer.from(line, 'latin1')))).toMatchObject({
      kind: 'flood-file-unreadable',
      reason: 'an array of shape (6) where (rows, columns) is wanted',
    });
    const complex = Buffer.from(whole).toString('latin1').replace('<f4', '<c8');
    expect(await faultOf(folder.file('complex.npy', Buffer.from(complex, 'latin1')))).toMatchObject({
      kind: 'flood-file-unreadable',
    });
  });

  test('is given a head that NumPy takes: its data begin at a multiple of 64 bytes after a line end', () => {
    const head = npyHeader(new Float32Array(6), 2, 3);
    expect(head.length % 64).toBe(0);
    expect(head.at(-1)).toBe(0x0a);
    const written = npyBytes(rows);
    expect(Buffer.from(head)).toEqual(Buffer.from(written.subarray(0, head.length)));
    expect(Buffer.from(npyHeader(new Uint8Array(2), 1, 2)).toString('latin1')).toContain("'descr': '|u1'");
  });
});

describe('an ESRI ASCII grid', () => {
  test('is placed by its corner, whatever the case and order of its head', async () => {
    const text =
      'NCOLS 3\r\nnrows 2\r\nYLLCORNER 500\r\nxllcorner 100\r\nCellSize 10\r\nnodata_VALUE -1\r\n1.5 -2 3\r\n4 5.25 -1\r\n';
    const grid = await read(folder.file('corner.asc', text));
    expect([...grid.cells]).toEqual([1.5, -2, 3, 4, 5.25, Number.NaN]);
    expect(grid.frame).toEqual({ westM: 100, southM: 500, cellSizeM: 10 });
  });

  test('is placed by the centre of its lower left cell', async () => {
    const text = 'ncols 2\nnrows 1\nxllcenter 105\nyllcenter 505\ncellsize 10\n-9999 1e2';
    const grid = await read(folder.file('centre.asc', text));
    expect([...grid.cells]).toEqual([Number.NaN, 100]);
    expect(grid.frame).toEqual({ westM: 100, southM: 500, cellSizeM: 10 });
  });

  test('may break its lines anywhere and write nan', async () => {
    const text = 'ncols 2\nnrows 2\ncellsize 1\n nan\n  2\t3 \n\n4  ';
    expect([...(await read(folder.file('lines.asc', text))).cells]).toEqual([Number.NaN, 2, 3, 4]);
  });

  test.each([
    ['ncols 2\nnrows 1\ncellsize 1\n1 2 3', { kind: 'flood-file-length', values: 3, wanted: 2 }],
    ['ncols 2\nnrows 1\ncellsize 1\n1', { kind: 'flood-file-length', values: 1, wanted: 2 }],
    ['ncols 2\nnrows 1\ncellsize 1\n1 2x', { kind: 'flood-file-unreadable', reason: '"2x" after 1 values' }],
    ['ncols 2\nnrows 1\n1 2', { kind: 'flood-file-unreadable' }],
    ['ncols 2.5\nnrows 1\ncellsize 1\n1 2', { kind: 'flood-file-unreadable', reason: 'ncols 2.5, nrows 1' }],
    ['ncols 1\nnrows 1\ndx 1\ndy 2\n1', { kind: 'flood-file-unreadable', reason: 'cells of 1 x 2' }],
    ['no grid at all', { kind: 'flood-file-unreadable' }],
  ])('%j is refused', async (text, fault) => {
    expect(await faultOf(folder.file('bad.asc', text))).toMatchObject(fault);
  });

  test('reads every number as the language does', async () => {
    const number = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e25, max: 1e25 }).map(String),
      fc
        .tuple(fc.integer(), fc.nat(), fc.integer({ min: 1, max: 9 }))
        .map(([a, b, d]) => `${a}.${String(b).padStart(d, '0')}`),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(number, { minLength: 1, maxLength: 40 }), async (words) => {
        const text = `ncols ${words.length}\nnrows 1\ncellsize 1\nnodata_value 1e33\n${words.join(' ')}\n`;
        const { cells } = await read(folder.file('numbers.asc', text));
        expect([...cells]).toEqual(words.map((word) => Math.fround(Number(word))));
      }),
      { numRuns: 60 },
    );
  });

  test('reads numbers whole across the pieces in which a large file is read', async () => {
    const count = 1_000_000;
    const words = Array.from({ length: count }, (_, i) => (i * 1.0625 + 0.5).toFixed(4));
    const text = `ncols 1000\nnrows 1000\ncellsize 1\n${words.join(' ')}`;
    expect(text.length).toBeGreaterThan(8_388_608);
    const { cells } = await read(folder.file('large.asc', text));
    expect(cells.every((value, i) => value === Math.fround(Number(words[i])))).toBe(true);
  });
});

describe('a GeoTIFF', () => {
  const grid = { epsg: 5186, westM: 240_000, northM: 350_000, cellSizeM: 5, columns: 3, rows: 2 };

  test('is read with its position, system and voids', async () => {
    const tiff = tiffOf('t.tif', grid, (x) => (x > 240_010 ? -9999 : x - 240_000), -9999);
    const contents = await read(folder.file('t.tif', new Uint8Array(tiff.bytes)));
    expect([...contents.cells]).toEqual([2.5, 7.5, Number.NaN, 2.5, 7.5, Number.NaN]);
    expect(contents).toMatchObject({
      columns: 3,
      rows: 2,
      epsg: 5186,
      frame: { westM: 240_000, southM: 349_990, cellSizeM: 5 },
    });
  });

  test('larger than a program can hold at once is placed and read by its parts', async () => {
    const { bytes } = tiffOf('t.tif', grid, (x) => x - 240_000);
    const path = folder.file('huge.tif', new Uint8Array(bytes));
    // The rest is a hole that takes no room on the disk.
    truncateSync(path, 3 * 2 ** 30);
    const opened = openGridFile(path);
    if (!opened.ok) throw new Error(opened.fault.kind);
    const frame = { westM: 240_000, southM: 349_990, cellSizeM: 5 };
    expect(await opened.value.place()).toEqual({ ok: true, value: { frame, epsg: 5186 } });
    const { cells } = await read(path);
    expect([...cells]).toEqual([2.5, 7.5, 12.5, 2.5, 7.5, 12.5]);
  });

  test('that is gone before it is placed is named', async () => {
    const path = folder.file('gone.tif', new Uint8Array(tiffOf('t.tif', grid, () => 1).bytes));
    const opened = openGridFile(path);
    rmSync(path);
    if (!opened.ok) throw new Error(opened.fault.kind);
    expect(await opened.value.place()).toEqual({
      ok: false,
      fault: { kind: 'flood-file-missing', file: path },
    });
  });

  test('that ends early is refused', async () => {
    const { bytes } = tiffOf('t.tif', { ...grid, columns: 300, rows: 300 }, (x, y) => Math.sin(x * y));
    const cut = new Uint8Array(bytes).subarray(0, bytes.byteLength / 2);
    expect(await faultOf(folder.file('cut.tif', cut))).toMatchObject({ kind: 'flood-file-unreadable' });
  });
});

test('a file that is not there is named', async () => {
  expect(await faultOf('/nowhere/a.asc')).toEqual({ kind: 'flood-file-missing', file: '/nowhere/a.asc' });
});

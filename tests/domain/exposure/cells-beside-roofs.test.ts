import { expect, test } from 'vitest';
import { cellsBesideRoofs } from '../../../src/domain/exposure/layout/cells-beside-roofs.ts';
import { openCellNear } from '../../../src/domain/hazard/flood/ground/open-cell-near.ts';

const grid = { epsg: 5187, westM: 0, northM: 50, cellSizeM: 10, columns: 5, rows: 5 };
/** The middle nine cells are built. */
const built = Uint8Array.from({ length: 25 }, (_, i) =>
  [1, 2, 3].includes(i % 5) && i >= 5 && i < 20 ? 1 : 0,
);
const beside = (cells: readonly number[]): number[] =>
  Array.from(
    cellsBesideRoofs(
      { offsets: Uint32Array.of(0, cells.length), cells: Uint32Array.from(cells) },
      openCellNear(grid, built, null),
      grid,
    ).cells,
  ).sort((a, b) => a - b);

test('a house on open ground keeps its cells', () => {
  expect(beside([0, 5])).toEqual([0, 5]);
});

test('a house that keeps water out is judged by the ground at its sides', () => {
  expect(beside([6, 7])).toEqual([1, 2, 5]);
});

test('a cell deep inside a hall is judged by the nearest open ground', () => {
  expect(beside([12])).toHaveLength(1);
  expect(built[beside([12])[0] as number]).toBe(0);
});

test('a feature without cells stays without', () => {
  expect(beside([])).toEqual([]);
});

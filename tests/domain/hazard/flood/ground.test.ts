import { describe, expect, it } from 'vitest';
import type { GridSpec } from '../../../../src/domain/geo/grid.ts';
import {
  coarserGrid,
  coarserMajority,
  coarserMean,
  coarserTerrain,
} from '../../../../src/domain/hazard/flood/ground/computation-grid.ts';
import { seaMask, tidalDepthM } from '../../../../src/domain/hazard/flood/ground/sea.ts';
import { infiltrationOf } from '../../../../src/domain/hazard/flood/ground/soil-loss.ts';
import { landCoverCode, landCovers } from '../../../../src/domain/region/land-cover.ts';

const gridOf = (columns: number, rows: number): GridSpec => ({
  epsg: 5187,
  westM: 300_000,
  northM: 450_000,
  cellSizeM: 10,
  columns,
  rows,
});

const terrainOf = (grid: GridSpec, height: (column: number, row: number) => number): Float32Array =>
  Float32Array.from({ length: grid.columns * grid.rows }, (_, i) =>
    height(i % grid.columns, Math.floor(i / grid.columns)),
  );

describe('larger cells', () => {
  const grid = gridOf(24, 24);

  it('are the cells themselves at a factor of one', () => {
    const terrain = terrainOf(grid, (column, row) => Math.sin(column) + row);
    expect(coarserTerrain(grid, terrain, 1)).toEqual(terrain);
  });

  it('keep the mean on ground without crests and trenches', () => {
    const terrain = terrainOf(grid, (column, row) => 3 * column + 2 * row);
    expect(coarserTerrain(grid, terrain, 2)).toEqual(coarserMean(grid, terrain, 2));
    expect(coarserTerrain(grid, terrain, 2)[0]).toBe(2.5);
  });

  it.each([2, 3, 4])(
    'keep the crest of a levee at a factor of %i, straight and askew, without a gap',
    (factor) => {
      for (const distance of [
        (column: number, _row: number): number => Math.abs(column - 11),
        (column: number, row: number): number => Math.abs(column - row),
        (column: number, row: number): number => Math.abs(column - 0.5 * row - 5.5),
      ]) {
        const levee = terrainOf(grid, (column, row) =>
          Math.max(0, 3 - 1.5 * Math.max(0, distance(column, row) - 1)),
        );
        const coarse = coarserGrid(grid, factor);
        const heights = coarserTerrain(grid, levee, factor);
        const west = reachableBelow(coarse, heights, 2.9);
        for (let row = 1; row < coarse.rows - 1; row++) {
          const isClosed =
            distance((coarse.columns - 1) * factor, row * factor) < 3 ||
            west[row * coarse.columns + coarse.columns - 1] === 0;
          expect(isClosed).toBe(true);
        }
      }
    },
  );

  it('keep the floor of an underpass', () => {
    const terrain = terrainOf(grid, (column, row) => (column === 8 && row > 6 && row < 16 ? -4 : 0));
    expect(coarserTerrain(grid, terrain, 2)[5 * 12 + 4]).toBe(-4);
  });

  it('take the commonest land cover', () => {
    expect(Array.from(coarserMajority(gridOf(4, 2), Uint8Array.of(5, 5, 1, 2, 5, 1, 2, 2), 2))).toEqual([
      5, 2,
    ]);
  });
});

/** Cells that water below a level can reach from the first cell, side to side. */
function reachableBelow({ columns, rows }: GridSpec, heights: Float32Array, levelM: number): Uint8Array {
  const seen = new Uint8Array(heights.length);
  const queue = [0];
  while (queue.length > 0) {
    const cell = queue.pop() as number;
    if (seen[cell] === 1 || (heights[cell] as number) >= levelM) continue;
    seen[cell] = 1;
    const column = cell % columns;
    if (column > 0) queue.push(cell - 1);
    if (column < columns - 1) queue.push(cell + 1);
    if (cell >= columns) queue.push(cell - columns);
    if (cell < columns * (rows - 1)) queue.push(cell + columns);
  }
  return seen;
}

describe('the sea', () => {
  const grid = gridOf(6, 3);
  /** West: sea at -1; middle: a dune at 2; east of it a polder at -1 that the sea does not reach. */
  const terrain = terrainOf(grid, (column) => [-1, -1, 0.5, 2, -1, 3][column] as number);

  it('without land cover is low ground joined to the edge', () => {
    const inner = terrainOf(gridOf(5, 5), (column, row) =>
      column === 2 && row === 2 ? -5 : column === 0 ? 0 : 4,
    );
    const mask = seaMask(gridOf(5, 5), inner, null, 0) as Uint8Array;
    expect(mask[2 * 5]).toBe(1);
    expect(mask[2 * 5 + 2]).toBe(0);
  });

  it('is what the land cover calls sea where there is one', () => {
    const cover = new Uint8Array(18).fill(landCoverCode('forest'));
    cover[3] = landCoverCode('sea');
    expect(seaMask(grid, terrain, cover, 0)?.reduce((sum, value) => sum + value, 0)).toBe(1);
    expect(seaMask(grid, terrain, new Uint8Array(18).fill(landCoverCode('forest')), 0)).toBeNull();
  });

  it('fills at the start what its level reaches and leaves a polder dry', () => {
    const sea = new Uint8Array(18);
    for (const row of [0, 1, 2]) sea[row * 6] = 1;
    const depth = tidalDepthM(grid, terrain, sea, 1);
    expect(Array.from(depth.subarray(6, 12))).toEqual([0, 2, 0.5, 0, 0, 0]);
  });
});

describe('soil losses', () => {
  const codes = Uint8Array.from(landCovers, ({ code }) => code);
  const at = (id: Parameters<typeof landCoverCode>[0]): number =>
    landCovers.findIndex((cover) => cover.id === id);

  it('let forest take in more than fields, fields more than paddies, and open water nothing', () => {
    const soil = infiltrationOf('green-ampt', codes, 0.5);
    if (soil.kind !== 'green-ampt') throw new Error(soil.kind);
    const k = soil.conductivityMPerS;
    expect(k[at('forest')]).toBeGreaterThan(k[at('dry-field')] as number);
    expect(k[at('dry-field')]).toBeGreaterThan(k[at('paddy')] as number);
    expect([k[at('river')], k[at('sea')]]).toEqual([0, 0]);
    expect(k[at('forest')]).toBeCloseTo(0.0109 / 3600, 12);
  });

  it('shrink with the sealed share of a cell', () => {
    const soil = infiltrationOf('constant', codes, 0);
    if (soil.kind !== 'constant') throw new Error(soil.kind);
    expect((soil.rateMPerS[at('built-up')] as number) / (soil.rateMPerS[at('grass')] as number)).toBeCloseTo(
      0.3,
      5,
    );
  });

  it('leave no storage in saturated soil', () => {
    const soil = infiltrationOf('green-ampt', codes, 1);
    expect(soil.kind === 'green-ampt' && Math.max(...soil.moistureDeficit)).toBe(0);
  });

  it('are none on ground of unknown cover', () => {
    const soil = infiltrationOf('constant', Uint8Array.of(0, 200), 0);
    expect(soil.kind === 'constant' && Array.from(soil.rateMPerS)).toEqual([0, 0]);
  });
});

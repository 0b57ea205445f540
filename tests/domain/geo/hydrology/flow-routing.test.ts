import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GridSpec } from '../../../../src/domain/geo/grid.ts';
import { contributingArea, steepestDownstream } from '../../../../src/domain/geo/hydrology/flow-routing.ts';
import { edgeCells, priorityFlood } from '../../../../src/domain/geo/hydrology/priority-flood.ts';
import { roughGrid, roughTerrain } from '../../../support/rough-terrain.ts';

/** Lowest level at which water leaves each cell, by relaxing the definition until nothing changes. */
function spillLevels(grid: GridSpec, heights: ArrayLike<number>, outlets: Uint8Array): number[] {
  const level = Array.from(heights, (h, cell) => (outlets[cell] === 1 ? h : Number.POSITIVE_INFINITY));
  for (let changed = true; changed; ) {
    changed = false;
    for (let cell = 0; cell < level.length; cell++) {
      const row = Math.floor(cell / grid.columns);
      const column = cell % grid.columns;
      for (let r = Math.max(0, row - 1); r <= Math.min(grid.rows - 1, row + 1); r++) {
        for (let c = Math.max(0, column - 1); c <= Math.min(grid.columns - 1, column + 1); c++) {
          const over = Math.max(heights[cell] as number, level[r * grid.columns + c] as number);
          if (over < (level[cell] as number)) {
            level[cell] = over;
            changed = true;
          }
        }
      }
    }
  }
  return level;
}

describe('priority-flood', () => {
  it('fills a bowl to its lowest rim and leaves the rest alone', () => {
    const heights = [9, 9, 9, 9, 9, 9, 1, 2, 3, 9, 9, 2, 1, 9, 4, 9, 9, 9, 9, 9];
    const { filledM } = priorityFlood(roughGrid(5, 4), heights, edgeCells(roughGrid(5, 4)));
    expect(Array.from(filledM)).toEqual([9, 9, 9, 9, 9, 9, 4, 4, 4, 9, 9, 4, 4, 9, 4, 9, 9, 9, 9, 9]);
  });

  it('does not fill a depression that holds an outlet', () => {
    const grid = roughGrid(5, 5);
    const heights = new Float64Array(25).fill(5);
    heights[12] = 1;
    const outlets = edgeCells(grid);
    outlets[12] = 1;
    expect(priorityFlood(grid, heights, outlets).filledM[12]).toBe(1);
  });

  it('refuses a surface without outlet', () => {
    expect(() => priorityFlood(roughGrid(3, 3), new Float32Array(9), new Uint8Array(9))).toThrow(/outlet/);
  });

  it('gives the spill level of every cell, as the definition says', () => {
    fc.assert(
      fc.property(roughTerrain(), ({ grid, heights }) => {
        const outlets = edgeCells(grid);
        const { filledM } = priorityFlood(grid, heights, outlets);
        expect(Array.from(filledM)).toEqual(spillLevels(grid, heights, outlets));
      }),
    );
  });

  it('reaches every cell once, never falling back to a lower level', () => {
    fc.assert(
      fc.property(roughTerrain(), ({ grid, heights }) => {
        const { filledM, order } = priorityFlood(grid, heights, edgeCells(grid));
        expect(new Set(order).size).toBe(heights.length);
        for (let i = 1; i < order.length; i++) {
          expect(filledM[order[i] as number]).toBeGreaterThanOrEqual(
            filledM[order[i - 1] as number] as number,
          );
        }
      }),
    );
  });
});

describe('flow routing', () => {
  it('follows the steepest way on a tilted plane and sums its areas row by row', () => {
    const grid = roughGrid(4, 3);
    const heights = Float32Array.from({ length: 12 }, (_, cell) => 10 - (cell % 4));
    const outlets = new Uint8Array(12);
    for (const cell of [3, 7, 11]) outlets[cell] = 1;
    const flooded = priorityFlood(grid, heights, outlets);
    const downstream = steepestDownstream(grid, flooded);
    expect(Array.from(downstream)).toEqual([1, 2, 3, -1, 5, 6, 7, -1, 9, 10, 11, -1]);
    const areaM2 = contributingArea(grid, flooded.order, downstream);
    expect(Array.from(areaM2)).toEqual([100, 200, 300, 400, 100, 200, 300, 400, 100, 200, 300, 400]);
  });

  it('prefers a diagonal only where it is steeper for its length', () => {
    const grid = roughGrid(3, 3);
    const outlets = edgeCells(grid);
    const straight = priorityFlood(grid, [9, 9, 9, 9, 5, 3, 9, 9, 2.5], outlets);
    expect(steepestDownstream(grid, straight)[4]).toBe(5);
    const diagonal = priorityFlood(grid, [9, 9, 9, 9, 5, 3, 9, 9, 2], outlets);
    expect(steepestDownstream(grid, diagonal)[4]).toBe(8);
  });

  it('leads every cell to an outlet over ground that never rises, and loses no area', () => {
    fc.assert(
      fc.property(roughTerrain(), ({ grid, heights }) => {
        const flooded = priorityFlood(grid, heights, edgeCells(grid));
        const downstream = steepestDownstream(grid, flooded);
        for (let start = 0; start < heights.length; start++) {
          let cell = start;
          for (let steps = 0; (downstream[cell] as number) >= 0; steps++) {
            const next = downstream[cell] as number;
            expect(flooded.filledM[next] as number).toBeLessThanOrEqual(flooded.filledM[cell] as number);
            expect(steps).toBeLessThan(heights.length);
            cell = next;
          }
          expect(edgeCells(grid)[cell]).toBe(1);
        }
        const areaM2 = contributingArea(grid, flooded.order, downstream);
        const leaving = areaM2.reduce(
          (sum, a, cell) => ((downstream[cell] as number) < 0 ? sum + a : sum),
          0,
        );
        expect(leaving).toBe(heights.length * 100);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../src/core/random.ts';
import { cellCount, cellIndexAt } from '../../../../src/domain/geo/grid.ts';
import { multipleFlowCatchmentM2 } from '../../../../src/domain/geo/hydrology/catchment-area.ts';
import { edgeCells, priorityFlood } from '../../../../src/domain/geo/hydrology/priority-flood.ts';
import { centredGrid, heightsOf } from '../../../support/analytic-terrain.ts';

describe('the multiple-flow catchment area', () => {
  it('grows row by row on a plane that falls to the south', () => {
    const grid = centredGrid(41);
    const areaM2 = multipleFlowCatchmentM2(
      grid,
      heightsOf(grid, (_, y) => 0.25 * y),
    );
    for (const row of [0, 5, 15]) {
      expect(areaM2[row * grid.columns + 20]).toBeCloseTo((row + 1) * 100, 6);
    }
  });

  it('shares flow by slope to the power 1.1, the diagonal distance counted', () => {
    const grid = centredGrid(3);
    const levelled = heightsOf(grid, () => 20);
    levelled[4] = 10;
    levelled[7] = 8;
    levelled[8] = 6;
    const areaM2 = multipleFlowCatchmentM2(grid, levelled);
    const straight = (dropM: number): number => (dropM / 10) ** 1.1;
    const diagonal = (dropM: number): number => (dropM / (10 * Math.SQRT2)) ** 1.1;
    const west = [straight(10), diagonal(12)] as const;
    const east = [straight(10), diagonal(12), straight(14)] as const;
    const southWest = [diagonal(10), straight(12)] as const;
    const share = (weights: readonly number[], index: number): number =>
      (weights[index] as number) / weights.reduce((sum, weight) => sum + weight, 0);
    const centre = 400 + 100 * (share(west, 0) + share(east, 0) + share(southWest, 0));
    const south =
      100 * (1 + share(west, 1) + share(east, 1) + share(southWest, 1)) +
      centre * share([straight(2), diagonal(4)], 0);
    expect(areaM2[4]).toBeCloseTo(centre, 6);
    expect(areaM2[7]).toBeCloseTo(south, 6);
    expect(areaM2[8]).toBeCloseTo(900, 6);
  });

  it('loses no area: what leaves the grid is all of it, over any rough ground', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 3, max: 24 }), (seed, side) => {
        const grid = centredGrid(side);
        const random = seededRandom(seed);
        const terrainM = heightsOf(grid, () => Math.floor(random.between(0, 12)));
        const areaM2 = multipleFlowCatchmentM2(grid, terrainM);
        expect(leavingM2(grid, terrainM, areaM2)).toBeCloseTo(cellCount(grid) * 100, 4);
        expect(Math.min(...areaM2)).toBeGreaterThanOrEqual(100);
      }),
    );
  });

  it('is mirrored when the ground is mirrored', () => {
    const grid = centredGrid(25);
    const ground = (x: number, y: number): number =>
      0.02 * y + Math.sin(x / 31) + 0.003 * x + Math.cos(y / 23);
    const areaM2 = multipleFlowCatchmentM2(grid, heightsOf(grid, ground));
    const mirrored = multipleFlowCatchmentM2(
      grid,
      heightsOf(grid, (x, y) => ground(-x, y)),
    );
    for (let cell = 0; cell < areaM2.length; cell++) {
      const twin = cell - (cell % 25) + (24 - (cell % 25));
      expect((mirrored[twin] as number) / (areaM2[cell] as number)).toBeCloseTo(1, 3);
    }
  });

  it('passes through a closed pit instead of ending in it', () => {
    const grid = centredGrid(31);
    const trough = (x: number, y: number): number => 0.1 * y + 0.2 * Math.abs(x);
    const pitted = (x: number, y: number): number => trough(x, y) - (Math.hypot(x, y) < 40 ? 8 : 0);
    const mouth = cellIndexAt(grid, 0, -149);
    const unbroken = multipleFlowCatchmentM2(grid, heightsOf(grid, trough))[mouth] as number;
    const broken = multipleFlowCatchmentM2(grid, heightsOf(grid, pitted))[mouth] as number;
    expect(unbroken).toBeGreaterThan(20_000);
    expect(Math.abs(broken / unbroken - 1)).toBeLessThan(0.05);
  });
});

/** Area held by cells that pass nothing on: outlets without a lower neighbour on the filled surface. */
function leavingM2(
  grid: ReturnType<typeof centredGrid>,
  terrainM: Float32Array,
  areaM2: Float64Array,
): number {
  const { filledM, floodedFrom } = priorityFlood(grid, terrainM, edgeCells(grid));
  let sum = 0;
  for (let cell = 0; cell < areaM2.length; cell++) {
    if (floodedFrom[cell] !== -1) continue;
    const column = cell % grid.columns;
    const row = Math.floor(cell / grid.columns);
    let hasLower = false;
    for (let r = Math.max(row - 1, 0); r <= Math.min(row + 1, grid.rows - 1); r++) {
      for (let c = Math.max(column - 1, 0); c <= Math.min(column + 1, grid.columns - 1); c++) {
        if ((filledM[r * grid.columns + c] as number) < (filledM[cell] as number)) hasLower = true;
      }
    }
    if (!hasLower) sum += areaM2[cell] as number;
  }
  return sum;
}

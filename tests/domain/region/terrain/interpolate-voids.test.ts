import { describe, expect, it } from 'vitest';
import { interpolateVoids } from '../../../../src/domain/region/terrain/interpolate-voids.ts';
import { centredGrid, heightsOf } from '../../../support/analytic-terrain.ts';

const grid = centredGrid(31);
const holeOf = (isVoid: (x: number, y: number) => boolean): Uint8Array =>
  Uint8Array.from(heightsOf(grid, (x, y) => (isVoid(x, y) ? 1 : 0)));

describe('a hole in the heights', () => {
  it('is spanned by the plane that runs up to its rim', () => {
    const plane = heightsOf(grid, (x, y) => 200 + 0.3 * x - 0.2 * y);
    const voidMask = holeOf((x, y) => Math.hypot(x, y) < 80);
    const filled = interpolateVoids(
      grid,
      plane.map((height, cell) => (voidMask[cell] === 1 ? 0 : height)),
      voidMask,
    );
    expect(filled.holes).toBe(1);
    expect(filled.cells).toBe(voidMask.reduce((sum, flag) => sum + flag, 0));
    for (const [cell, height] of filled.heightsM.entries()) {
      expect(Math.abs(height - (plane[cell] as number))).toBeLessThan(0.02);
    }
  });

  it('takes the saddle x² - y², which solves the equation on the grid itself', () => {
    const saddle = heightsOf(grid, (x, y) => 500 + 0.002 * (x * x - y * y));
    const voidMask = holeOf((x, y) => Math.abs(x) < 60 && Math.abs(y) < 60);
    const { heightsM } = interpolateVoids(
      grid,
      saddle.map((height, cell) => (voidMask[cell] === 1 ? 480 : height)),
      voidMask,
    );
    for (const [cell, height] of heightsM.entries()) {
      expect(Math.abs(height - (saddle[cell] as number))).toBeLessThan(0.02);
    }
  });

  it('gets neither pit nor peak, whatever its rim', () => {
    const rough = heightsOf(grid, (x, y) => 300 + 40 * Math.sin(x / 13) * Math.cos(y / 9));
    const voidMask = holeOf((x, y) => Math.hypot(x - 20, y) < 60 || Math.hypot(x + 70, y + 50) < 30);
    const { heightsM } = interpolateVoids(grid, rough, voidMask);
    for (let cell = 0; cell < heightsM.length; cell++) {
      if (voidMask[cell] !== 1) {
        expect(heightsM[cell]).toBe(rough[cell]);
        continue;
      }
      const sides = [cell - 1, cell + 1, cell - 31, cell + 31].map((side) => heightsM[side] as number);
      expect(heightsM[cell]).toBeGreaterThan(Math.min(...sides) - 0.01);
      expect(heightsM[cell]).toBeLessThan(Math.max(...sides) + 0.01);
    }
  });

  it('is left as it is where it is open to the edge, and counted', () => {
    const heights = heightsOf(grid, (x) => x);
    const voidMask = holeOf((x) => x > 100);
    const { heightsM, cells, leftCells } = interpolateVoids(grid, heights, voidMask);
    expect(heightsM).toEqual(heights);
    expect(cells).toBe(0);
    expect(leftCells).toBe(31 * 5);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chunkCells, vertexStride, WetChunks } from '../../../src/scene/water/wet-chunks.ts';
import { metricGrid } from '../../support/region-builder.ts';

const grid = metricGrid(200, 150);
const dry = (): Float32Array => new Float32Array(grid.columns * grid.rows);

describe('wet chunks', () => {
  test('cover every wet cell and all of its neighbours', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 199 }), fc.integer({ min: 0, max: 149 }), (column, row) => {
        const chunks = new WetChunks(grid, 0.03);
        const depthM = dry();
        depthM[row * grid.columns + column] = 0.5;
        expect(chunks.include(depthM)).toBe(true);
        const origins = chunks.origins();
        const covered = (c: number, r: number): boolean => {
          for (let k = 0; k < origins.length; k += 2) {
            const [x, y] = [origins[k] as number, origins[k + 1] as number];
            if (c >= x && c <= x + chunkCells && r >= y && r <= y + chunkCells) return true;
          }
          return false;
        };
        for (const [dc, dr] of [
          [0, 0],
          [1, 0],
          [-1, 0],
          [0, 1],
          [0, -1],
        ] as const) {
          const [c, r] = [column + dc, row + dr];
          if (c >= 0 && r >= 0 && c < grid.columns && r < grid.rows) expect(covered(c, r)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('ignore water too thin to draw', () => {
    const chunks = new WetChunks(grid, 0.03);
    expect(chunks.include(dry().fill(0.02))).toBe(false);
    expect(chunks.count).toBe(0);
  });

  test('stay wet when the water has gone, and report only what is new', () => {
    const chunks = new WetChunks(grid, 0.03);
    const depthM = dry();
    depthM[0] = 1;
    expect(chunks.include(depthM)).toBe(true);
    expect(chunks.include(dry())).toBe(false);
    expect(chunks.include(depthM)).toBe(false);
    expect(chunks.count).toBe(1);
  });
});

describe('the vertex stride', () => {
  test('is the finest power of two within the budget', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 20_000, max: 1_000_000 }),
        (wet, budget) => {
          const stride = vertexStride(wet, budget);
          const vertices = (s: number): number => wet * (chunkCells / s + 1) ** 2;
          expect(Number.isInteger(Math.log2(stride))).toBe(true);
          if (stride < chunkCells) expect(vertices(stride)).toBeLessThanOrEqual(budget);
          if (stride > 1) expect(vertices(stride / 2)).toBeGreaterThan(budget);
        },
      ),
    );
  });
});

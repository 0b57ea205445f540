import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellIndexAt } from '../../../../src/domain/geo/grid.ts';
import { multipleFlowCatchmentM2 } from '../../../../src/domain/geo/hydrology/catchment-area.ts';
import { drainageOf } from '../../../../src/domain/geo/hydrology/drainage.ts';
import {
  drainageKinds,
  drainageNetwork,
  heightAboveDrainage,
  unknownHandM,
} from '../../../../src/domain/geo/hydrology/drainage-network.ts';
import { contributingArea } from '../../../../src/domain/geo/hydrology/flow-routing.ts';
import { edgeCells, priorityFlood } from '../../../../src/domain/geo/hydrology/priority-flood.ts';
import { wetnessIndex } from '../../../../src/domain/geo/hydrology/wetness-index.ts';
import { groundFormOf } from '../../../../src/domain/geo/quadratic-surface.ts';
import { centredGrid, heightsOf } from '../../../support/analytic-terrain.ts';
import { type RoughTerrain, roughTerrain } from '../../../support/rough-terrain.ts';

function network({ grid, heights }: RoughTerrain, thresholdM2: number, rivers: Uint8Array | null = null) {
  const flooded = priorityFlood(grid, heights, edgeCells(grid));
  const drainage = drainageOf(grid, flooded);
  const areaM2 = contributingArea(grid, drainage.order, drainage.downstream);
  const kinds = drainageNetwork(grid, drainage, { areaM2, thresholdM2, rivers, sea: null });
  return { ...drainage, areaM2, kinds, handM: heightAboveDrainage(flooded.filledM, drainage, kinds) };
}

const withRivers = fc.tuple(roughTerrain(), fc.nat()).map(([ground, seed]) => ({
  ground,
  rivers: ground.heights.map((_, cell) => ((cell * 7 + seed) % 11 === 0 ? 1 : 0)),
}));

describe('a drainage network', () => {
  it('holds the cells above the threshold and what lies downstream of them', () => {
    fc.assert(
      fc.property(roughTerrain(), ({ grid, heights }) => {
        const { kinds, areaM2 } = network({ grid, heights }, 800);
        for (const [cell, kind] of kinds.entries()) expect(kind !== 0).toBe((areaM2[cell] as number) >= 800);
      }),
    );
  });

  it('goes on below a mapped river that ends on land', () => {
    fc.assert(
      fc.property(withRivers, ({ ground, rivers }) => {
        const { kinds, downstream } = network(ground, 1e9, Uint8Array.from(rivers));
        for (const [cell, kind] of kinds.entries()) {
          if (rivers[cell] === 1) expect(drainageKinds[kind]).toBe('river');
          const next = downstream[cell] as number;
          if (kind !== 0 && next >= 0) expect(kinds[next]).not.toBe(0);
        }
      }),
    );
  });
});

describe('the height above the nearest drainage', () => {
  it('is never negative, zero on the network and unknown only where no drainage is met', () => {
    fc.assert(
      fc.property(withRivers, ({ ground, rivers }) => {
        const { kinds, handM, downstream } = network(ground, 900, Uint8Array.from(rivers));
        for (const [cell, height] of handM.entries()) {
          let end = cell;
          while (kinds[end] === 0 && (downstream[end] as number) >= 0) end = downstream[end] as number;
          if (kinds[end] === 0) expect(height).toBe(unknownHandM);
          else expect(height).toBeGreaterThanOrEqual(0);
          if (kinds[cell] !== 0) expect(height).toBe(0);
        }
      }),
    );
  });

  it('never rises on the way down', () => {
    fc.assert(
      fc.property(withRivers, ({ ground, rivers }) => {
        const { handM, downstream } = network(ground, 900, Uint8Array.from(rivers));
        for (const [cell, height] of handM.entries()) {
          const next = downstream[cell] as number;
          if (next >= 0) expect(handM[next]).toBeLessThanOrEqual(height);
        }
      }),
    );
  });

  it('is the height over the bottom of a valley with straight sides', () => {
    const grid = centredGrid(41);
    const heights = heightsOf(grid, (x, y) => 0.5 * Math.abs(x) + 0.01 * y + 50);
    const { handM, kinds } = network({ grid, heights }, 4000);
    for (const [x, y] of [
      [100, 0],
      [-150, -60],
      [30, 100],
      [0, 50],
    ] as const) {
      expect(handM[cellIndexAt(grid, x, y)]).toBeCloseTo(0.5 * Math.abs(x), 3);
    }
    expect(kinds[cellIndexAt(grid, 0, -190)]).toBe(1);
    expect(kinds[cellIndexAt(grid, 20, -190)]).toBe(0);
  });

  it('gives a hollow the height of its rim, below which water of the stream does not enter', () => {
    const grid = centredGrid(41);
    const valley = (x: number, y: number): number => 0.5 * Math.abs(x) + 0.01 * y + 50;
    const pitted = heightsOf(grid, (x, y) => valley(x, y) - (x === 100 && y === 0 ? 30 : 0));
    const { handM } = network({ grid, heights: pitted }, 20_000);
    expect(handM[cellIndexAt(grid, 100, 0)]).toBeCloseTo(0.5 * 90, 1);
  });
});

describe('the topographic wetness index', () => {
  it('is ln(n d / tan b) n rows down a plane of cells of side d', () => {
    const grid = centredGrid(41);
    const heights = heightsOf(grid, (_, y) => 0.25 * y);
    const index = wetnessIndex(
      grid,
      multipleFlowCatchmentM2(grid, heights),
      groundFormOf(grid, heights).slopeDeg,
    );
    for (const row of [0, 3, 12]) {
      expect(index[row * 41 + 20]).toBeCloseTo(Math.log(((row + 1) * 10) / 0.25), 5);
    }
  });

  it('stays finite on level ground, by its least slope', () => {
    const grid = centredGrid(3);
    const index = wetnessIndex(grid, new Float64Array(9).fill(100), new Float32Array(9));
    expect(index[0]).toBeCloseTo(Math.log(10 / 0.001), 5);
  });

  it('approaches ln(r / (2 tan b)) on a cone, whose sides gather nothing but a widening strip', () => {
    const grid = centredGrid(161);
    const heights = heightsOf(grid, (x, y) => 500 - 0.5 * Math.hypot(x, y));
    const index = wetnessIndex(
      grid,
      multipleFlowCatchmentM2(grid, heights),
      groundFormOf(grid, heights).slopeDeg,
    );
    const around = Array.from({ length: 360 }, (_, deg) => {
      const angle = (deg * Math.PI) / 180;
      return index[cellIndexAt(grid, 500 * Math.cos(angle), 500 * Math.sin(angle))] as number;
    });
    const mean = around.reduce((sum, value) => sum + value, 0) / around.length;
    expect(Math.abs(mean - Math.log(500 / 2 / 0.5))).toBeLessThan(0.1);
  });
});

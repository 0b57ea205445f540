import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { constantSeries, timeSeries } from '../../../../src/domain/hazard/flood/forcing/time-series.ts';
import { compiledEngine } from '../../../support/compiled-engine.ts';
import { fullCase, orders } from '../../../support/flood-cases/full-case.ts';
import { relativeL2 } from '../../../support/flood-cases/norms.ts';
import { lastFrame, runFlood } from '../../../support/flood-run.ts';
import { damBreakInRain } from './dam-break-in-rain.ts';

describe('the compiled full equations', () => {
  it.each(orders)('give the same bits on one to four threads, order %i', async (order) => {
    const flood = damBreakInRain(order, { endS: 1200, outputEveryS: 600 });
    const one = await runFlood(flood, compiledEngine(1));
    for (const threads of [2, 3, 4]) {
      const { summary } = await runFlood(flood, compiledEngine(threads));
      expect(summary.engine.threads).toBe(threads);
      expect(summary.stateHash).toBe(one.summary.stateHash);
      expect(summary.resultHash).toBe(one.summary.resultHash);
      expect(summary.balance).toEqual(one.summary.balance);
    }
  });

  it.each(orders)('give the same bits on one to four threads among buildings, order %i', async (order) => {
    const open = damBreakInRain(order, { endS: 600, outputEveryS: 300 });
    const porosity = open.bedM.map((_, cell) => (cell % 5 < 2 ? 1 : 0.1 + (cell % 7) / 8));
    const one = await runFlood({ ...open, porosity }, compiledEngine(1));
    for (const threads of [2, 3, 4]) {
      const { summary } = await runFlood({ ...open, porosity }, compiledEngine(threads));
      expect(summary.stateHash).toBe(one.summary.stateHash);
      expect(summary.balance).toEqual(one.summary.balance);
    }
  });

  it.each(orders)(
    'keep to the plain ones over two hours of a dam break in rain, order %i',
    async (order) => {
      const flood = damBreakInRain(order);
      const plain = await runFlood(flood);
      const compiled = await runFlood(flood, compiledEngine(2));
      for (const [k, frame] of plain.frames.entries()) {
        expect(relativeL2(compiled.frames[k]?.depthM ?? [], frame.depthM)).toBeLessThan(1e-4);
      }
      const { summary } = compiled;
      for (const field of [
        'maximumDepthM',
        'maximumSpeedMPerS',
        'maximumDepthVelocityM2PerS',
        'durationS',
      ] as const) {
        expect(relativeL2(summary[field], plain.summary[field])).toBeLessThan(1e-3);
      }
      expect(summary.balance.relativeError).toBeLessThan(1e-6);
      expect(summary.balance.rainM3 / plain.summary.balance.rainM3).toBeCloseTo(1, 6);
      expect(summary.balance.outflowM3 / plain.summary.balance.outflowM3).toBeCloseTo(1, 4);
    },
    120_000,
  );

  it.each(orders)(
    'keep to the plain ones on any small grid, with every kind of edge, walls, soil and a rising sea, with and without rain zones, drains and buildings, order %i',
    async (order) => {
      const edge = fc.constantFrom(
        { kind: 'closed' } as const,
        { kind: 'open' } as const,
        {
          kind: 'stage',
          stageM: timeSeries([
            [0, 1],
            [60, 2.5],
          ]),
        } as const,
      );
      const grids = fc.record({
        columns: fc.integer({ min: 1, max: 40 }),
        rows: fc.integer({ min: 1, max: 14 }),
      });
      const edges = fc.record({ north: edge, south: edge, east: edge, west: edge });
      await fc.assert(
        fc.asyncProperty(
          grids,
          edges,
          fc.integer({ min: 1, max: 1e6 }),
          fc.integer({ min: 1, max: 3 }),
          async (grid, boundary, seed, threads) => {
            const flood = smallCase(grid, order, seed);
            const plain = await runFlood({ ...flood, boundary });
            const compiled = await runFlood({ ...flood, boundary }, compiledEngine(threads));
            const wanted = lastFrame(plain).depthM;
            const found = lastFrame(compiled).depthM;
            for (let cell = 0; cell < wanted.length; cell++) {
              expect(Math.abs((found[cell] as number) - (wanted[cell] as number))).toBeLessThan(2e-3);
            }
            expect(compiled.summary.balance.relativeError).toBeLessThan(1e-6);
          },
        ),
        { numRuns: 40, seed: 7 },
      );
    },
    120_000,
  );

  it('take fewer than 60 bytes a cell in first order', async () => {
    const flood = fullCase({ columns: 256, rows: 256, cellSizeM: 10, bedM: () => 0 }, 1, {
      endS: 1,
      outputEveryS: 1,
    });
    const { summary } = await runFlood(flood, compiledEngine(2));
    expect(summary.memoryBytes / (256 * 256)).toBeLessThan(60);
  });
});

/** Rough ground with walls, a sea in places, water here and there, rain and soil; zones of rain, drains and buildings by the seed. */
function smallCase(
  { columns, rows }: { readonly columns: number; readonly rows: number },
  order: 1 | 2,
  seed: number,
) {
  const at = (k: number, salt: number): number => {
    const x = Math.sin(seed * 0.37 + k * 12.9898 + salt * 78.233) * 43758.5453;
    return x - Math.floor(x);
  };
  const flood = fullCase(
    { columns, rows, cellSizeM: 10, bedM: (column, row) => 2 * at(row * columns + column, 1) },
    order,
  );
  const cells = columns * rows;
  const mask = Uint8Array.from({ length: cells }, (_, k) => (at(k, 2) < 0.08 ? 1 : 0));
  const firstOpen = mask.indexOf(0);
  return {
    ...flood,
    manning: new Float32Array(cells).fill(0.035),
    closedCells: Uint8Array.from({ length: cells }, (_, k) => (k !== firstOpen && at(k, 3) < 0.08 ? 1 : 0)),
    initialDepthM: Float32Array.from({ length: cells }, (_, k) => (at(k, 4) < 0.4 ? 1.5 * at(k, 5) : 0)),
    heldStage:
      firstOpen < 0
        ? null
        : {
            mask,
            stageM: timeSeries([
              [0, 1],
              [60, 2],
            ]),
          },
    rainMPerS: constantSeries(100 / 3.6e6),
    rainZones:
      seed % 2 === 0
        ? null
        : {
            zone: Uint16Array.from({ length: cells }, (_, k) => Math.floor(3 * at(k, 6))),
            rainMPerS: [constantSeries(0), constantSeries(1e-3), constantSeries(4e-3)],
          },
    drainageMPerS:
      seed % 3 === 0
        ? null
        : Float32Array.from({ length: cells }, (_, k) => (at(k, 7) < 0.5 ? 0 : 3e-3 * at(k, 8))),
    porosity:
      seed % 5 < 2
        ? Float32Array.from({ length: cells }, (_, k) => (at(k, 9) < 0.5 ? 1 : 0.1 + 0.9 * at(k, 10)))
        : null,
    infiltration: {
      kind: 'green-ampt',
      conductivityMPerS: new Float32Array(cells).fill(2e-6),
      suctionHeadM: new Float32Array(cells).fill(0.1),
      moistureDeficit: new Float32Array(cells).fill(0.2),
    },
    endS: 60,
    outputEveryS: 60,
  } as const;
}

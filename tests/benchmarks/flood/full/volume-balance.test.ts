import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../src/core/random.ts';
import type { FloodCase } from '../../../../src/domain/hazard/flood/flood-case.ts';
import { constantSeries, timeSeries } from '../../../../src/domain/hazard/flood/forcing/time-series.ts';
import { fullCase, orders } from '../../../support/flood-cases/full-case.ts';
import { roughBasinCase, roughBasinVolumes } from '../../../support/flood-cases/rough-basin.ts';
import { runFlood } from '../../../support/flood-run.ts';

/** Rough ground that falls to the east, with everything that brings or takes water. */
function busyCase(seed: number, order: 1 | 2, [columns, rows]: readonly [number, number]): FloodCase {
  const random = seededRandom(seed);
  const cells = columns * rows;
  const flood = fullCase(
    { columns, rows, cellSizeM: 10, bedM: (column) => 6 - 0.15 * column + random.between(-1.5, 1.5) },
    order,
  );
  const field = (low: number, high: number): Float32Array =>
    Float32Array.from({ length: cells }, () => random.between(low, high));
  return {
    ...flood,
    manning: field(0.01, 0.15),
    closedCells: Uint8Array.from({ length: cells }, (_, i) =>
      i % columns > 0 && random.between(0, 1) < 0.05 ? 1 : 0,
    ),
    initialDepthM: field(-0.5, 0.5).map((depth) => Math.max(0, depth)),
    initialVelocity: { xMPerS: field(-1, 1), yMPerS: field(-1, 1) },
    heldStage: {
      mask: Uint8Array.from({ length: cells }, (_, i) => (i % columns >= columns - 2 ? 1 : 0)),
      stageM: timeSeries([
        [0, 1],
        [600, 2.5],
      ]),
    },
    rainMPerS: timeSeries([
      [0, 0],
      [200, 5e-5],
      [400, 0],
    ]),
    infiltration: { kind: 'constant', rateMPerS: field(0, 3e-6) },
    inflows: [{ id: 'river', cells: Uint32Array.of(0, columns), dischargeM3PerS: constantSeries(20) }],
    boundary: {
      north: { kind: 'open' },
      south: {
        kind: 'stage',
        stageM: timeSeries([
          [0, 3],
          [600, 6],
        ]),
      },
      east: { kind: 'open' },
      west: { kind: 'closed' },
    },
    endS: 600,
    outputEveryS: 200,
  };
}

describe('volume in the full equations', () => {
  it.each(orders)(
    'closes to 1e-6 in a rough basin under rain with a river for two hours, order %i',
    async (order) => {
      const flood = roughBasinCase({ kind: 'full', order }, [20, 16]);
      const { balance } = (await runFlood(flood)).summary;
      const { rainM3, inflowM3 } = roughBasinVolumes(flood);
      expect(balance.rainM3).toBeCloseTo(rainM3, 3);
      expect(balance.inflowM3).toBeCloseTo(inflowM3, 6);
      expect(balance.relativeError).toBeLessThan(1e-8);
    },
  );

  it('closes and never goes below zero on any small ground, with every kind of edge, walls and a rising sea', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 1e9 }),
        fc.constantFrom(...orders),
        fc.tuple(fc.integer({ min: 4, max: 40 }), fc.integer({ min: 3, max: 12 })),
        async (seed, order, size) => {
          const run = await runFlood(busyCase(seed, order, size));
          for (const { depthM } of run.frames)
            for (const depth of depthM) expect(depth).toBeGreaterThanOrEqual(0);
          expect(run.summary.balance.relativeError).toBeLessThan(1e-6);
        },
      ),
      { numRuns: 25, seed: 20260101 },
    );
  });
});

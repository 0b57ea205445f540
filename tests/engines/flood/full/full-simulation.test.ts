import { describe, expect, it } from 'vitest';
import { constantSeries } from '../../../../src/domain/hazard/flood/forcing/time-series.ts';
import { fullCase, orders } from '../../../support/flood-cases/full-case.ts';
import { lastFrame, runFlood } from '../../../support/flood-run.ts';

describe('full equations', () => {
  it.each(orders)('cost nothing where the land is dry, order %i', async (order) => {
    const [columns, rows] = [320, 40];
    const flood = fullCase({ columns, rows, cellSizeM: 10, bedM: () => 0 }, order, {
      endS: 30,
      outputEveryS: 30,
    });
    const initialDepthM = flood.bedM.map((_, cell) => (cell % columns < 4 && cell < 4 * columns ? 1 : 0));
    const { summary } = await runFlood({ ...flood, initialDepthM });
    expect(summary.cellUpdates).toBeGreaterThan(0);
    expect(summary.cellUpdates).toBeLessThan(0.1 * order * summary.steps * columns * rows);
  });

  it.each(orders)(
    'drain rain down a slope much steeper than its depth at the speed of Manning, order %i',
    async (order) => {
      const [columns, rows, cellSizeM, slope, manning] = [30, 2, 10, 0.3, 0.1];
      const rainMPerS = 100 / 3.6e6;
      const flood = fullCase(
        { columns, rows, cellSizeM, bedM: (column) => -slope * cellSizeM * column },
        order,
      );
      const run = await runFlood({
        ...flood,
        manning: new Float32Array(columns * rows).fill(manning),
        boundary: { ...flood.boundary, east: { kind: 'open' } },
        rainMPerS: constantSeries(rainMPerS),
        endS: 3600,
        outputEveryS: 3600,
      });
      const { depthM } = lastFrame(run);
      for (const column of [10, 20, 29]) {
        const unitDischarge = rainMPerS * (column + 0.5) * cellSizeM;
        const normalDepthM = ((unitDischarge * manning) / Math.sqrt(slope)) ** (3 / 5);
        expect((depthM[column] as number) / normalDepthM).toBeGreaterThan(0.9);
        expect((depthM[column] as number) / normalDepthM).toBeLessThan(1.1);
      }
    },
  );
});

import { describe, expect, it } from 'vitest';
import { constantSeries } from '../../../src/domain/hazard/flood/forcing/time-series.ts';
import { floodCase, runFlood } from '../../support/flood-run.ts';

describe('a river that enters at an open edge', () => {
  const [columns, rows] = [60, 31];
  const channel = Uint32Array.of(13, 14, 15, 16, 17).map((row) => row * columns);

  it('sends nothing back over it, though the inflow heaps water up there', async () => {
    const { summary } = await runFlood(
      floodCase(
        {
          columns,
          rows,
          cellSizeM: 10,
          bedM: (column, row) => 10 - 0.01 * column + (Math.abs(row - 15) <= 2 ? -3 : 0),
        },
        {
          inflows: [{ id: 'upstream', cells: channel, dischargeM3PerS: constantSeries(400) }],
          boundary: {
            north: { kind: 'closed' },
            south: { kind: 'closed' },
            east: { kind: 'closed' },
            west: { kind: 'open' },
          },
          endS: 300,
        },
      ),
    );
    expect(summary.balance.inflowM3).toBeCloseTo(400 * 300, 3);
    expect(summary.balance.outflowM3).toBe(0);
    expect(summary.balance.relativeError).toBeLessThan(1e-6);
  });

  it('still lets water out elsewhere along the edge', async () => {
    const { summary } = await runFlood(
      floodCase(
        { columns, rows, cellSizeM: 10, bedM: (column, row) => (row < 3 ? 0.02 * column : 5) },
        {
          initialDepthM: Float32Array.from({ length: columns * rows }, (_, i) => (i < 3 * columns ? 0.5 : 0)),
          inflows: [{ id: 'upstream', cells: channel, dischargeM3PerS: constantSeries(1) }],
          boundary: {
            north: { kind: 'closed' },
            south: { kind: 'closed' },
            east: { kind: 'closed' },
            west: { kind: 'open' },
          },
          endS: 300,
        },
      ),
    );
    expect(summary.balance.outflowM3).toBeGreaterThan(100);
  });
});

import { expect, test } from 'vitest';
import { constantSeries } from '../../../src/domain/hazard/flood/forcing/time-series.ts';
import { floodCase, lastFrame, runFlood } from '../../support/flood-run.ts';

const [columns, rows] = [8, 6];
const isVoid = (column: number, row: number): boolean =>
  (column === 6 && row === 2) || (column === 0 && row < 2) || (column === 7 && row === 5);

test.each(['open', 'closed'] as const)(
  'cells without a height take no part, at %s edges too, and spoil no number around them',
  async (edge) => {
    const boundary = { kind: edge };
    const flood = floodCase(
      {
        columns,
        rows,
        cellSizeM: 10,
        bedM: (column, row) => (isVoid(column, row) ? Number.NaN : 5 - 0.1 * column - 0.05 * row),
      },
      {
        closedCells: Uint8Array.from({ length: columns * rows }, (_, i) =>
          isVoid(i % columns, Math.floor(i / columns)) ? 1 : 0,
        ),
        rainMPerS: constantSeries(2e-5),
        boundary: { north: boundary, south: boundary, east: boundary, west: boundary },
        gauges: [{ id: 'beside', cell: 2 * columns + 5 }],
        endS: 1800,
        outputEveryS: 600,
      },
    );
    const run = await runFlood(flood);
    const { depthM, velocityXMPerS, velocityYMPerS } = lastFrame(run);
    for (let cell = 0; cell < columns * rows; cell++) {
      expect(Number.isFinite(depthM[cell])).toBe(true);
      expect(Number.isFinite(velocityXMPerS[cell])).toBe(true);
      expect(Number.isFinite(velocityYMPerS[cell])).toBe(true);
      if (flood.closedCells?.[cell] === 1) expect(depthM[cell]).toBe(0);
    }
    expect(run.summary.balance.relativeError).toBeLessThan(1e-6);
    expect(run.summary.balance.rainM3).toBeCloseTo(2e-5 * 1800 * 100 * (columns * rows - 4), 3);
  },
);

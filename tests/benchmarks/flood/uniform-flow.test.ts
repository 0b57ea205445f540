import { describe, expect, it } from 'vitest';
import { constantSeries } from '../../../src/domain/hazard/flood/forcing/time-series.ts';
import { floodCase, lastFrame, runFlood } from '../../support/flood-run.ts';

describe('flow on a plane', () => {
  it('settles at the normal depth of Manning in mid-plane and leaves through an open edge', async () => {
    const [slope, manning, unitDischarge] = [0.001, 0.03, 1.2];
    const [columns, rows, cellSizeM] = [60, 4, 10];
    const flood = floodCase({ columns, rows, cellSizeM, bedM: (column) => -slope * cellSizeM * column });
    const run = await runFlood({
      ...flood,
      manning: new Float32Array(columns * rows).fill(manning),
      boundary: { ...flood.boundary, east: { kind: 'open' } },
      inflows: [
        {
          id: 'head',
          cells: Uint32Array.from({ length: rows }, (_, row) => row * columns),
          dischargeM3PerS: constantSeries(unitDischarge * rows * cellSizeM),
        },
      ],
      endS: 4 * 3600,
      outputEveryS: 3600,
    });
    const normalDepthM = ((unitDischarge * manning) / Math.sqrt(slope)) ** (3 / 5);
    const { depthM, velocityXMPerS } = lastFrame(run);
    for (const column of [20, 30, 40]) {
      const cell = columns + column;
      expect((depthM[cell] as number) / normalDepthM).toBeCloseTo(1, 2);
      expect(((velocityXMPerS[cell] as number) * normalDepthM) / unitDischarge).toBeCloseTo(1, 2);
    }
    expect(run.summary.balance.relativeError).toBeLessThan(1e-6);
  });

  it('runs off a steep slope as fast as rain falls on it, without waves of its own', async () => {
    const [columns, rows, cellSizeM] = [40, 4, 10];
    const rainMPerS = 100 / 3.6e6;
    for (const [slope, manning] of [
      [0.5, 0.14],
      [0.3, 0.02],
    ] as const) {
      const flood = floodCase({ columns, rows, cellSizeM, bedM: (column) => -slope * cellSizeM * column });
      const run = await runFlood({
        ...flood,
        manning: new Float32Array(columns * rows).fill(manning),
        boundary: { ...flood.boundary, east: { kind: 'open' } },
        rainMPerS: constantSeries(rainMPerS),
        endS: 7200,
        outputEveryS: 600,
      });
      const { balance, maximumDepthM } = run.summary;
      const early = (run.frames[11] as (typeof run.frames)[number]).depthM;
      const late = lastFrame(run).depthM;
      let changedM = 0;
      for (let column = 0; column < columns; column++) {
        const unitDischarge = rainMPerS * (column + 1) * cellSizeM;
        const normalDepthM = ((unitDischarge * manning) / Math.sqrt(slope)) ** (3 / 5);
        const criticalDepthM = Math.cbrt(unitDischarge ** 2 / 9.81);
        const wantedM = Math.max(normalDepthM, criticalDepthM, 0.001);
        expect((late[columns + column] as number) / wantedM).toBeLessThan(1.25);
        expect((maximumDepthM[columns + column] as number) / wantedM).toBeLessThan(1.5);
        changedM += Math.abs((late[columns + column] as number) - (early[columns + column] as number));
      }
      expect(changedM).toBeLessThan(0.01 * rainMPerS * 600 * columns);
      expect(balance.relativeError).toBeLessThan(1e-6);
    }
  });
});

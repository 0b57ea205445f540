import { describe, expect, it } from 'vitest';
import { constantSeries } from '../../../src/domain/hazard/flood/forcing/time-series.ts';
import { normalFlowCase, overNormalFlow } from '../../support/flood-cases/normal-flow.ts';
import { floodCase, lastFrame, runFlood } from '../../support/flood-run.ts';

describe('flow on a plane', () => {
  it.each([
    [{ kind: 'inertial' }, [20, 30, 40]],
    [{ kind: 'full', order: 1 }, [20, 30, 40, 59]],
    [{ kind: 'full', order: 2 }, [20, 30, 40, 59]],
  ] as const)(
    'settles at the normal depth of Manning and leaves through an open edge, %o',
    async (scheme, places) => {
      const run = await runFlood(normalFlowCase(scheme));
      for (const column of places) {
        const { depth, discharge } = overNormalFlow(lastFrame(run), column);
        expect(depth).toBeCloseTo(1, 2);
        expect(discharge).toBeCloseTo(1, 2);
      }
      expect(run.summary.balance.relativeError).toBeLessThan(1e-6);
    },
  );

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

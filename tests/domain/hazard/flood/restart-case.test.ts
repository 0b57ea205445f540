import { describe, expect, it } from 'vitest';
import type { FloodCase, FloodFrame } from '../../../../src/domain/hazard/flood/flood-case.ts';
import { timeSeries } from '../../../../src/domain/hazard/flood/forcing/time-series.ts';
import { caseFromFrame } from '../../../../src/domain/hazard/flood/restart-case.ts';
import { relativeL2 } from '../../../support/flood-cases/norms.ts';
import { floodCase, lastFrame, runFlood } from '../../../support/flood-run.ts';

const rain = 40 / 3.6e6;

function valley(): FloodCase {
  const flood = floodCase({
    columns: 40,
    rows: 30,
    cellSizeM: 20,
    bedM: (column, row) => 10 - 0.02 * column + 0.01 * (row - 15) ** 2,
  });
  return {
    ...flood,
    rainMPerS: timeSeries([
      [0, rain],
      [3000, rain],
      [3000, 0],
    ]),
    inflows: [
      {
        id: 'river',
        cells: Uint32Array.of(15 * 40),
        dischargeM3PerS: timeSeries([
          [0, 0],
          [3600, 20],
          [5400, 5],
        ]),
      },
    ],
    boundary: {
      ...flood.boundary,
      east: {
        kind: 'stage',
        stageM: timeSeries([
          [0, 9],
          [5400, 10.5],
        ]),
      },
    },
    endS: 5400,
    outputEveryS: 900,
  };
}

describe('a case that goes on from a frame', () => {
  it('follows the uninterrupted run, storm, river and tide included', async () => {
    const flood = valley();
    const whole = await runFlood(flood);
    const halfway = whole.frames.find(({ timeS }) => timeS === 2700) as FloodFrame;
    const rest = await runFlood(caseFromFrame(flood, halfway));
    const found = lastFrame(rest).depthM;
    const wanted = lastFrame(whole).depthM;
    expect(relativeL2(found, wanted)).toBeLessThan(1e-3);
    expect(rest.summary.balance.inflowM3).toBeCloseTo(
      whole.summary.balance.inflowM3 - (2700 / 2) * ((20 * 2700) / 3600),
      3,
    );
  });
});

import { describe, expect, it } from 'vitest';
import { lastFrame, runFlood } from '../../../engines/flood/flood-run.ts';
import { fullCase, orders, relativeL2 } from './full-case.ts';

interface Wave {
  readonly manning: number;
  readonly speedMPerS: number;
}

const endS = 3600;
const cellSizeM = 10;

/**
 * A wave that runs over a flat dry bed at constant speed u, driven from x = 0:
 * h = [7/3 n² u² (u t - x)]^(3/7). Source: Hunter et al. 2005, doi:10.1016/j.advwatres.2005.03.007; used by Bates,
 * Horritt & Fewtrell 2010.
 */
const depthAt = ({ manning, speedMPerS }: Wave, xM: number, timeS: number): number =>
  ((7 / 3) * manning ** 2 * speedMPerS ** 2 * Math.max(0, speedMPerS * timeS - xM)) ** (3 / 7);

async function waveError(wave: Wave, order: 1 | 2): Promise<number> {
  const columns = Math.ceil((1.3 * wave.speedMPerS * endS) / cellSizeM);
  const flood = fullCase({ columns, rows: 1, cellSizeM, bedM: () => 0 }, order, { endS, outputEveryS: endS });
  const timeS = Float64Array.from({ length: endS / 10 + 1 }, (_, i) => i * 10);
  const value = timeS.map((time) => depthAt(wave, -cellSizeM / 2, time));
  const run = await runFlood({
    ...flood,
    manning: new Float32Array(columns).fill(wave.manning),
    boundary: { ...flood.boundary, west: { kind: 'stage', stageM: { timeS, value } } },
  });
  const wanted = Float64Array.from({ length: columns }, (_, c) => depthAt(wave, (c + 0.5) * cellSizeM, endS));
  return relativeL2(lastFrame(run).depthM, wanted);
}

describe('non-breaking wave over a flat bed', () => {
  it.each([
    { manning: 0.06, speedMPerS: 0.5 },
    { manning: 0.03, speedMPerS: 1 },
  ])('of %o keeps to the published solution, in second order within 2 %', async (wave) => {
    for (const order of orders) {
      const error = await waveError(wave, order);
      // First order spreads a slow wave on a flat bed: its fluxes smear depths at the speed of long waves, not of the flow.
      expect(error).toBeLessThan(order === 1 ? 0.06 : 0.02);
    }
  });
});

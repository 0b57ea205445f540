import { describe, expect, it } from 'vitest';
import { orders } from '../../../support/flood-cases/full-case.ts';
import {
  fastWave,
  publishedWaveM,
  slowWave,
  waveCase,
} from '../../../support/flood-cases/non-breaking-wave.ts';
import { relativeL2 } from '../../../support/flood-cases/norms.ts';
import { lastFrame, runFlood } from '../../../support/flood-run.ts';

describe('non-breaking wave over a flat bed', () => {
  it.each([slowWave, fastWave])(
    'of %o keeps to the published solution, in second order within 2 %',
    async (wave) => {
      for (const order of orders) {
        const { flood, wantedM } = waveCase(wave, publishedWaveM, {
          scheme: { kind: 'full', order },
          cellSizeM: 10,
        });
        const error = relativeL2(lastFrame(await runFlood(flood)).depthM, wantedM);
        // First order spreads a slow wave on a flat bed: its fluxes smear depths at the speed of long waves, not of the flow.
        expect(error).toBeLessThan(order === 1 ? 0.06 : 0.02);
      }
    },
  );
});

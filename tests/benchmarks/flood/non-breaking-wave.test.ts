import { describe, expect, it } from 'vitest';
import {
  fastWave,
  inertialWaveM,
  publishedWaveM,
  slowWave,
  type Wave,
  type WaveLaw,
  waveCase,
} from '../../support/flood-cases/non-breaking-wave.ts';
import { relativeL2 } from '../../support/flood-cases/norms.ts';
import { lastFrame, runFlood } from '../../support/flood-run.ts';

/** Relative L2 distance, at the end, of the computed wave from a law that also drives its gate. */
async function waveError(
  wave: Wave,
  law: WaveLaw,
  grid: { cellSizeM: number; theta: number },
): Promise<number> {
  const { flood, wantedM } = waveCase(wave, law, { scheme: { kind: 'inertial' }, ...grid });
  return relativeL2(lastFrame(await runFlood(flood)).depthM, wantedM);
}

describe('non-breaking wave over a flat bed', () => {
  // What the scheme leaves out is u²/(g h) of the pull: 1.1 % at the slow wave's gate. At the fast wave's it is 4.3 % and
  // its front lags by 1.75 u² h^(4/3) / (g 7/3 n² u²), 7 % of the way, by the law of `inertialWaveM`.
  it.each([
    [slowWave, 0.01],
    [fastWave, 0.05],
  ])('of %o keeps to the published solution within what the scheme leaves out', async (wave, tolerance) => {
    for (const theta of [1, 0.9]) {
      const error = await waveError(wave, publishedWaveM, { cellSizeM: 10, theta });
      expect(error).toBeLessThan(tolerance);
    }
  });

  it('keeps to the solution of its own equations within 2 %, and closer on a finer grid', async () => {
    const coarse = await waveError(fastWave, inertialWaveM, { cellSizeM: 40, theta: 1 });
    const fine = await waveError(fastWave, inertialWaveM, { cellSizeM: 10, theta: 1 });
    expect(fine).toBeLessThan(0.02);
    expect(fine).toBeLessThan(coarse);
  });
});

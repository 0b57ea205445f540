import { describe, expect, it } from 'vitest';
import { greenAmptDepthM } from '../../../src/engines/flood/driver/rain-and-soil.ts';
import { floodCase, runFlood } from '../../support/flood-run.ts';

/** Ponded infiltration from dry soil: F - S ln(1 + F / S) = K t (Green & Ampt 1911), solved by Newton's method. */
function analyticDepthM(conductivityMPerS: number, storageM: number, timeS: number): number {
  let soaked = conductivityMPerS * timeS + Math.sqrt(2 * conductivityMPerS * storageM * timeS);
  for (let i = 0; i < 60; i++) {
    const residual = soaked - storageM * Math.log1p(soaked / storageM) - conductivityMPerS * timeS;
    soaked -= residual / (soaked / (storageM + soaked));
  }
  return soaked;
}

const soils = [
  ['sandy loam', 1.09 / 360_000, 0.1101 * 0.412],
  // biome-ignore lint/suspicious/noApproximativeNumericConstant: a measured porosity, not log10(e)
  ['loam', 0.34 / 360_000, 0.0889 * 0.434 * 0.5],
  ['clay loam', 0.1 / 360_000, 0.2088 * 0.309],
] as const;

describe('Green-Ampt infiltration', () => {
  it.each(soils)(
    'of ponded %s keeps to the implicit solution within 1 %% over three hours',
    (_, conductivity, storage) => {
      let soaked = 0;
      for (let timeS = 5; timeS <= 10_800; timeS += 5) {
        soaked += greenAmptDepthM(soaked, conductivity * 5, storage);
        if (timeS % 600 === 0) {
          expect(Math.abs(soaked / analyticDepthM(conductivity, storage, timeS) - 1)).toBeLessThan(0.01);
        }
      }
    },
  );

  it('takes from a pond what the solution says, and the balance knows it', async () => {
    const [conductivity, suction, deficit] = [1.09 / 360_000, 0.1101, 0.2];
    const cells = 25;
    const flood = floodCase(
      { columns: 5, rows: 5, cellSizeM: 10, bedM: () => 10 },
      {
        initialDepthM: new Float32Array(cells).fill(0.5),
        infiltration: {
          kind: 'green-ampt',
          conductivityMPerS: new Float32Array(cells).fill(conductivity),
          suctionHeadM: new Float32Array(cells).fill(suction),
          moistureDeficit: new Float32Array(cells).fill(deficit),
        },
        endS: 3600,
        outputEveryS: 3600,
      },
    );
    const { balance } = (await runFlood(flood)).summary;
    const wantedM3 = analyticDepthM(conductivity, suction * deficit, 3600) * cells * 100;
    expect(Math.abs(balance.infiltratedM3 / wantedM3 - 1)).toBeLessThan(0.01);
    expect(balance.relativeError).toBeLessThan(1e-9);
  });

  it('never takes more than there is', async () => {
    const cells = 9;
    const flood = floodCase(
      { columns: 3, rows: 3, cellSizeM: 10, bedM: () => 0 },
      {
        initialDepthM: new Float32Array(cells).fill(0.01),
        infiltration: { kind: 'constant', rateMPerS: new Float32Array(cells).fill(1e-4) },
      },
    );
    const { balance } = (await runFlood(flood)).summary;
    expect(balance.storedM3).toBe(0);
    expect(balance.infiltratedM3).toBeCloseTo(9, 6);
  });
});

import { describe, expect, it } from 'vitest';
import { floodCase, lastFrame, runFlood } from '../../engines/flood/flood-run.ts';

interface Wave {
  readonly manning: number;
  readonly speedMPerS: number;
}

const endS = 3600;
const gravity = 9.81;

/**
 * A wave that runs over a flat dry bed at constant speed u, driven from x = 0, in the full equations:
 * h = [7/3 n² u² (u t - x)]^(3/7). Source: Hunter et al. 2005, doi:10.1016/j.advwatres.2005.03.007; used by Bates,
 * Horritt & Fewtrell 2010.
 */
const publishedDepthM = ({ manning, speedMPerS }: Wave, xM: number, timeS: number): number =>
  ((7 / 3) * manning ** 2 * speedMPerS ** 2 * Math.max(0, speedMPerS * timeS - xM)) ** (3 / 7);

/**
 * The same wave in the equations without convective acceleration. With q = u h the momentum equation is
 * (g h - u²) dh/dx = -g n² u² h^(-1/3), so that h^(7/3) - (7/4)(u²/g) h^(4/3) = (7/3) n² u² (u t - x); its front is a
 * step of (7/4) u²/g. Solved by bisection.
 */
function inertialDepthM({ manning, speedMPerS }: Wave, xM: number, timeS: number): number {
  const right = (7 / 3) * manning ** 2 * speedMPerS ** 2 * (speedMPerS * timeS - xM);
  if (right <= 0) return 0;
  const stepM = (1.75 * speedMPerS ** 2) / gravity;
  let low = stepM;
  let high = 100;
  for (let i = 0; i < 80; i++) {
    const h = (low + high) / 2;
    if (h ** (7 / 3) - stepM * h ** (4 / 3) < right) low = h;
    else high = h;
  }
  return low;
}

type DepthLaw = (wave: Wave, xM: number, timeS: number) => number;

/** Relative L2 distance, at the end, of the computed wave from a law that also drives its gate. */
async function waveError(
  wave: Wave,
  law: DepthLaw,
  { cellSizeM, theta }: { cellSizeM: number; theta: number },
) {
  const columns = Math.ceil((1.3 * wave.speedMPerS * endS) / cellSizeM);
  const flood = floodCase(
    { columns, rows: 3, cellSizeM, bedM: () => 0 },
    { theta, endS, outputEveryS: endS },
  );
  const timeS = Float64Array.from({ length: endS / 10 + 1 }, (_, i) => i * 10);
  const value = timeS.map((time) => law(wave, -cellSizeM / 2, time));
  const run = await runFlood({
    ...flood,
    manning: new Float32Array(columns * 3).fill(wave.manning),
    boundary: { ...flood.boundary, west: { kind: 'stage', stageM: { timeS, value } } },
  });
  const depths = lastFrame(run).depthM.subarray(columns, 2 * columns);
  let error2 = 0;
  let scale2 = 0;
  for (let column = 0; column < columns; column++) {
    const wanted = law(wave, (column + 0.5) * cellSizeM, endS);
    error2 += ((depths[column] as number) - wanted) ** 2;
    scale2 += wanted ** 2;
  }
  return Math.sqrt(error2 / scale2);
}

describe('non-breaking wave over a flat bed', () => {
  // What the scheme leaves out is u²/(g h) of the pull: 1.1 % at the slow wave's gate. At the fast wave's it is 4.3 % and
  // its front lags by 1.75 u² h^(4/3) / (g 7/3 n² u²), 7 % of the way, by the law of `inertialDepthM`.
  it.each([
    [{ manning: 0.06, speedMPerS: 0.5 }, 0.01],
    [{ manning: 0.03, speedMPerS: 1 }, 0.05],
  ])('of %o keeps to the published solution within what the scheme leaves out', async (wave, tolerance) => {
    for (const theta of [1, 0.9]) {
      const error = await waveError(wave, publishedDepthM, { cellSizeM: 10, theta });
      expect(error).toBeLessThan(tolerance);
    }
  });

  it('keeps to the solution of its own equations within 2 %, and closer on a finer grid', async () => {
    const wave = { manning: 0.03, speedMPerS: 1 };
    const coarse = await waveError(wave, inertialDepthM, { cellSizeM: 40, theta: 1 });
    const fine = await waveError(wave, inertialDepthM, { cellSizeM: 10, theta: 1 });
    expect(fine).toBeLessThan(0.02);
    expect(fine).toBeLessThan(coarse);
  });
});

import type { FloodCase, FloodScheme } from '../../../src/domain/hazard/flood/flood-case.ts';
import { floodCase } from '../flood-run.ts';

export interface Wave {
  readonly manning: number;
  readonly speedMPerS: number;
}

const endS = 3600;
const gravity = 9.81;

export const slowWave: Wave = { manning: 0.06, speedMPerS: 0.5 };
export const fastWave: Wave = { manning: 0.03, speedMPerS: 1 };

/** Depth of a wave at a place and time, m. */
export type WaveLaw = (wave: Wave, xM: number, timeS: number) => number;

/**
 * A wave that runs over a flat dry bed at constant speed u, driven from x = 0, in the full equations:
 * h = [7/3 n² u² (u t - x)]^(3/7). Source: Hunter et al. 2005, doi:10.1016/j.advwatres.2005.03.007; used by Bates,
 * Horritt & Fewtrell 2010.
 */
export const publishedWaveM: WaveLaw = ({ manning, speedMPerS }, xM, timeS) =>
  ((7 / 3) * manning ** 2 * speedMPerS ** 2 * Math.max(0, speedMPerS * timeS - xM)) ** (3 / 7);

/**
 * The same wave in the equations without convective acceleration. With q = u h the momentum equation is
 * (g h - u²) dh/dx = -g n² u² h^(-1/3), so that h^(7/3) - (7/4)(u²/g) h^(4/3) = (7/3) n² u² (u t - x); its front is a
 * step of (7/4) u²/g. Solved by bisection.
 */
export const inertialWaveM: WaveLaw = ({ manning, speedMPerS }, xM, timeS) => {
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
};

export interface WaveCase {
  readonly flood: FloodCase;
  /** Depths of the law at the end, m, and the middles of the cells they are of, m. */
  readonly wantedM: Float64Array;
  readonly placesM: Float64Array;
}

/** An hour of a wave over one row of cells, its law driving the western edge. */
export function waveCase(
  wave: Wave,
  law: WaveLaw,
  { scheme, cellSizeM, theta = 0.9 }: { scheme: FloodScheme; cellSizeM: number; theta?: number },
): WaveCase {
  const columns = Math.ceil((1.3 * wave.speedMPerS * endS) / cellSizeM);
  const flood = floodCase(
    { columns, rows: 1, cellSizeM, bedM: () => 0 },
    { scheme, theta, endS, outputEveryS: endS },
  );
  const timeS = Float64Array.from({ length: endS / 10 + 1 }, (_, i) => i * 10);
  const value = timeS.map((time) => law(wave, -cellSizeM / 2, time));
  const placesM = Float64Array.from({ length: columns }, (_, c) => (c + 0.5) * cellSizeM);
  return {
    flood: {
      ...flood,
      manning: new Float32Array(columns).fill(wave.manning),
      boundary: { ...flood.boundary, west: { kind: 'stage', stageM: { timeS, value } } },
    },
    wantedM: placesM.map((xM) => law(wave, xM, endS)),
    placesM,
  };
}

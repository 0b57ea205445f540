import { cellIndexAt } from '../../domain/geo/grid.ts';
import { type CompactFrame, depthInM } from '../../domain/hazard/flood/compact-frame.ts';
import { hazardRating } from '../../domain/hazard/flood/hazard-to-people.ts';
import type { FloodRunData } from '../../store/run-registry.ts';

/** What the run says about one point. Null is unknown: no run, not computed yet, or outside the grid. */
export interface WaterAt {
  readonly depthNowM: number | null;
  readonly depthMaximumM: number | null;
  readonly speedMaximumMPerS: number | null;
  /** Seconds after the start; `never` where water did not arrive in a finished run. */
  readonly arrivalS: number | 'never' | null;
  /** Seconds under water that counts. */
  readonly durationS: number | null;
  readonly depthVelocityMaximumM2PerS: number | null;
  /** Upper bound of the hazard to people; `none` where the water stayed too thin. */
  readonly hazard: number | 'none' | null;
}

const unknown: WaterAt = {
  depthNowM: null,
  depthMaximumM: null,
  speedMaximumMPerS: null,
  arrivalS: null,
  durationS: null,
  depthVelocityMaximumM2PerS: null,
  hazard: null,
};

/** Depth now is linear in time between the two frames around the cursor, as the water is drawn. */
export function waterAt(
  data: FloodRunData | null,
  { xM, yM, timeS }: { readonly xM: number; readonly yM: number; readonly timeS: number },
): WaterAt {
  if (data === null) return unknown;
  const cell = cellIndexAt(data.grid, xM, yM);
  if (cell < 0) return unknown;
  const depthNowM = depthBetween(data.frames, cell, timeS);
  const { summary } = data;
  if (summary === null) return { ...unknown, depthNowM };
  const value = (field: Float32Array): number => field[cell] as number;
  const arrivalS = value(summary.arrivalS);
  const depthMaximumM = value(summary.maximumDepthM);
  const depthVelocityMaximumM2PerS = value(summary.maximumDepthVelocityM2PerS);
  return {
    depthNowM,
    depthMaximumM,
    speedMaximumMPerS: value(summary.maximumSpeedMPerS),
    arrivalS: arrivalS < 0 ? 'never' : arrivalS,
    durationS: value(summary.durationS),
    depthVelocityMaximumM2PerS,
    hazard: hazardRating(depthMaximumM, depthVelocityMaximumM2PerS) ?? 'none',
  };
}

function depthBetween(frames: readonly CompactFrame[], cell: number, timeS: number): number | null {
  let before: CompactFrame | null = null;
  for (const frame of frames) {
    if (frame.timeS >= timeS) {
      const late = depthInM(frame.depthMm, cell);
      if (before === null || late === null || frame.timeS === timeS) return late;
      const early = depthInM(before.depthMm, cell) ?? late;
      return early + ((late - early) * (timeS - before.timeS)) / (frame.timeS - before.timeS);
    }
    before = frame;
  }
  return before === null ? null : depthInM(before.depthMm, cell);
}

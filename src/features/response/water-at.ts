import { cellIndexAt } from '../../domain/geo/grid.ts';
import { type CompactFrame, depthInM } from '../../domain/hazard/flood/compact-frame.ts';
import type { FloodRunData } from '../../store/run-registry.ts';

/** What the run says about one point. Null is unknown: no run, not computed yet, or outside the grid. */
export interface WaterAt {
  readonly depthNowM: number | null;
  readonly depthMaximumM: number | null;
  readonly speedMaximumMPerS: number | null;
  /** Seconds after the start; `never` where water did not arrive in a finished run. */
  readonly arrivalS: number | 'never' | null;
}

const unknown: WaterAt = { depthNowM: null, depthMaximumM: null, speedMaximumMPerS: null, arrivalS: null };

/** Depth now is linear in time between the two frames around the cursor, as the water is drawn. */
export function waterAt(
  data: FloodRunData | null,
  { xM, yM, timeS }: { readonly xM: number; readonly yM: number; readonly timeS: number },
): WaterAt {
  if (data === null) return unknown;
  const cell = cellIndexAt(data.grid, xM, yM);
  if (cell < 0) return unknown;
  const { summary } = data;
  const arrivalS = summary?.arrivalS[cell];
  return {
    depthNowM: depthBetween(data.frames, cell, timeS),
    depthMaximumM: summary?.maximumDepthM[cell] ?? null,
    speedMaximumMPerS: summary?.maximumSpeedMPerS[cell] ?? null,
    arrivalS: arrivalS === undefined ? null : arrivalS < 0 ? 'never' : arrivalS,
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

import { cellIndexAt, type GridSpec } from '../../geo/grid.ts';
import { type CompactFrame, depthInM } from './compact-frame.ts';

/** What a run leaves behind of its water. */
export interface ComputedWater {
  readonly grid: GridSpec;
  /** Height of the ground that was computed on, m in the datum of the terrain. */
  readonly bedM: Float32Array;
  readonly frames: readonly Pick<CompactFrame, 'timeS' | 'depthMm'>[];
}

export interface SurfaceReading {
  /** Time after the start of the scenario, s. */
  readonly timeS: number;
  /** Height of the water surface, m in the datum of the terrain; null while the cell is dry. */
  readonly surfaceM: number | null;
}

/** The water surface of a run in the cell at a point, frame by frame; null outside the grid. */
export function surfaceAt(
  { grid, bedM, frames }: ComputedWater,
  xM: number,
  yM: number,
): readonly SurfaceReading[] | null {
  const cell = cellIndexAt(grid, xM, yM);
  if (cell < 0) return null;
  return frames.map(({ timeS, depthMm }) => {
    const depthM = depthInM(depthMm, cell) ?? 0;
    return { timeS, surfaceM: depthM > 0 ? (bedM[cell] as number) + depthM : null };
  });
}

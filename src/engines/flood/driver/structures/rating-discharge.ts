import type { RatingCurve } from '../../../../domain/hazard/flood/flood-structure.ts';

/** Discharge of a table at a level, m³/s: linear between its rows, none below the first, the last above it. */
export function ratingDischargeM3PerS({ stageM, dischargeM3PerS }: RatingCurve, levelM: number): number {
  const last = stageM.length - 1;
  if (levelM < (stageM[0] as number)) return 0;
  if (levelM >= (stageM[last] as number)) return dischargeM3PerS[last] as number;
  let row = 1;
  while ((stageM[row] as number) <= levelM) row++;
  const z0 = stageM[row - 1] as number;
  const weight = (levelM - z0) / ((stageM[row] as number) - z0);
  return (dischargeM3PerS[row - 1] as number) * (1 - weight) + (dischargeM3PerS[row] as number) * weight;
}

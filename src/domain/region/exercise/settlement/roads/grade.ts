import { sampleBilinear } from '../../../../geo/grid.ts';
import type { Ground } from '../ground.ts';
import { pointAlong, polylineLengthM } from './road-line.ts';

const stepM = 10;
/** Length over which a grade is felt and measured, m. */
const stretchM = 60;

/** Steepest mean grade of a line over any 60 m of natural ground, m/m; of its whole length when it is shorter. */
export function steepestGradeOf(ground: Ground, xy: readonly number[]): number {
  const length = polylineLengthM(xy);
  const steps = Math.max(1, Math.ceil(length / stepM));
  const heights = Array.from({ length: steps + 1 }, (_, k) => {
    const point = pointAlong(xy, (k / steps) * length);
    return sampleBilinear(ground.grid, ground.landscape.terrainM, point.xM, point.yM);
  });
  const reach = Math.min(steps, Math.round(stretchM / stepM));
  let steepest = 0;
  for (let k = reach; k < heights.length; k++) {
    const rise = Math.abs((heights[k] as number) - (heights[k - reach] as number));
    steepest = Math.max(steepest, rise / ((reach / steps) * length));
  }
  return steepest;
}

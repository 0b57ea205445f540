import type { Random } from '../../../../core/random.ts';
import type { GridSpec } from '../../../geo/grid.ts';
import { type CoastField, coastField } from './coast.ts';
import type { FloorPlan } from './held-floors.ts';
import { frameAt, type Line, type Point } from './smooth-line.ts';
import { planAxis, planValleys, type ValleyPlan } from './valley-plan.ts';

/** Last sample of a line that satisfies the test; throws when none does, since the plan is then broken. */
function lastSample(line: Line, test: (xM: number, yM: number) => boolean): number {
  for (let i = line.xM.length - 1; i >= 0; i--) {
    if (test(line.xM[i] as number, line.yM[i] as number)) return i;
  }
  throw new Error('the main valley never touches the land');
}

/** A place on the shore about 1.3 km from the mouth, on the side of the old town, where the bay shelters a port. */
function portPlace(grid: GridSpec, coast: CoastField, valleys: ValleyPlan): Point {
  const mouth = frameAt(valleys.axis, valleys.mouthStationM);
  const shoreAt = (yM: number): number => {
    let xM = mouth.xM + 1800;
    while (xM > grid.westM + 1000 && coast(xM, yM) < 0) xM -= 10;
    return xM;
  };
  const yM = mouth.yM + valleys.townSide * 1250;
  return [shoreAt(yM), yM];
}

/** The whole plan of a region: valleys, coast, towns, port. `seaShare` is the part of the grid that is sea. */
export function planFloors(grid: GridSpec, random: Random): FloorPlan {
  const origin: Point = [grid.westM, grid.northM];
  const axis = planAxis(random.fork('axis'), origin);
  const bay = lastSample(axis, (xM) => xM < grid.westM + 6400);
  const seaShare = random.between(0.135, 0.165);
  const coast = coastField(
    random.fork('coast'),
    grid,
    [axis.xM[bay] as number, axis.yM[bay] as number],
    seaShare,
  );
  const mouth = lastSample(axis, (xM, yM) => coast(xM, yM) > 0);
  const valleys = planValleys(axis, axis.stationM[mouth] as number, origin, random.fork('valleys'));
  return { coast, valleys, portAt: portPlace(grid, coast, valleys) };
}

import type { Random } from '../../../../core/random.ts';
import type { GridSpec } from '../../../geo/grid.ts';
import { type CoastField, coastField } from './coast.ts';
import { type FloorPlan, groundCode, heldFloors } from './held-floors.ts';
import { frameAt, type Line, type Point } from './smooth-line.ts';
import { planAxis, planValleys, townReach, type ValleyPlan } from './valley-plan.ts';

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

/** Areas that the plan makes room for, m²: the tread of the terrace, and the old town's side of the floodplain. */
const terraceAreaM2 = 1_450_000;
const townAreaM2 = 1_500_000;

/**
 * Sizes the terrace and the town's basin to their areas whatever way the valley bends, by counting cells on a coarse
 * grid and correcting the scales a few times.
 */
function sizedPlan(grid: GridSpec, plan: FloorPlan): FloorPlan {
  const cellSizeM = 40;
  const columns = Math.round((grid.columns * grid.cellSizeM) / cellSizeM);
  const coarse: GridSpec = { ...grid, cellSizeM, columns, rows: columns };
  let valleys = plan.valleys;
  for (let round = 0; round < 6; round++) {
    const floors = heldFloors(coarse, { ...plan, valleys });
    let terrace = 0;
    let town = 0;
    for (let cell = 0; cell < floors.kind.length; cell++) {
      const upstream = floors.upstreamM[cell] as number;
      const inTown = upstream > townReach.fromM && upstream < townReach.toM;
      if (floors.kind[cell] === groundCode('terrace')) terrace += cellSizeM * cellSizeM;
      else if (floors.kind[cell] === groundCode('floodplain') && inTown) {
        if ((floors.axisOffsetM[cell] as number) * valleys.townSide > 0) town += cellSizeM * cellSizeM;
      }
    }
    const terraceScale = valleys.terraceScale * Math.sqrt(terraceAreaM2 / Math.max(terrace, 2e5));
    const townScale = valleys.townScale * (1 + 1.3 * (townAreaM2 / Math.max(town, 4e5) - 1));
    valleys = {
      ...valleys,
      terraceScale: Math.min(1.6, Math.max(0.5, terraceScale)),
      townScale: Math.min(2, Math.max(0.4, townScale)),
    };
  }
  return { ...plan, valleys };
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
  return sizedPlan(grid, { coast, valleys, portAt: portPlace(grid, coast, valleys) });
}

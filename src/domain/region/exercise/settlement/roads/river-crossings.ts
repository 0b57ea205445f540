import { cellIndexAt } from '../../../../geo/grid.ts';
import { type Ground, isRiver, isUnbuildable } from '../ground.ts';
import { pointAlong, polylineLengthM } from './road-line.ts';
import { addCrossing, type Crossing, type RoutingGrid, routingCellAt } from './routing-grid.ts';

/** Distance between places along the main river where a bridge is considered, m. */
const stationSpacingM = 120;
const longestBridgeM = 320;
/** A levee further than this from the middle of the river belongs to something else, m. */
const leveeReachM = 130;

/** Offers the places where a straight bridge square to the main river finds firm ground on both banks. */
export function findCrossings(ground: Ground, routing: RoutingGrid): Crossing[] {
  const river = ground.landscape.rivers[0];
  if (river === undefined) return [];
  const length = polylineLengthM(river.lineXY);
  const crossings: Crossing[] = [];
  for (let at = stationSpacingM; at < length - stationSpacingM; at += stationSpacingM) {
    const before = pointAlong(river.lineXY, at - 60);
    const after = pointAlong(river.lineXY, at + 60);
    const reach = Math.hypot(after.xM - before.xM, after.yM - before.yM);
    if (reach < 90) continue;
    const middle = pointAlong(river.lineXY, at);
    const normal = { nx: -(after.yM - before.yM) / reach, ny: (after.xM - before.xM) / reach };
    const a = bankCell(ground, routing, { ...middle, ...normal });
    const b = bankCell(ground, routing, { ...middle, nx: -normal.nx, ny: -normal.ny });
    if (a === null || b === null || a.offsetM + b.offsetM > longestBridgeM) continue;
    const crossing = { a: a.cell, b: b.cell, lengthM: a.offsetM + b.offsetM };
    addCrossing(routing, crossing);
    crossings.push(crossing);
  }
  return crossings;
}

/** First routing cell on firm ground away from the river's middle, behind any levee. */
function bankCell(
  ground: Ground,
  routing: RoutingGrid,
  ray: { xM: number; yM: number; nx: number; ny: number },
): { cell: number; offsetM: number } | null {
  let firstM = 20;
  for (let offsetM = 20; offsetM <= leveeReachM; offsetM += 5) {
    const cell = cellIndexAt(ground.grid, ray.xM + ray.nx * offsetM, ray.yM + ray.ny * offsetM);
    if (cell >= 0 && ground.landscape.levee[cell] === 1) firstM = offsetM + 5;
  }
  for (let offsetM = firstM; offsetM <= 170; offsetM += 5) {
    const xM = ray.xM + ray.nx * offsetM;
    const yM = ray.yM + ray.ny * offsetM;
    const cell = routingCellAt(routing, xM, yM);
    if (cell < 0) return null;
    if ((routing.factor[cell] as number) > 4) continue;
    const fine = cellIndexAt(ground.grid, xM, yM);
    if (isUnbuildable(ground, fine) || isRiver(ground, fine)) continue;
    return { cell, offsetM };
  }
  return null;
}

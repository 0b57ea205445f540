import type { GridSpec } from '../../../geo/grid.ts';
import { contributingArea, steepestDownstream } from '../../../geo/hydrology/flow-routing.ts';
import type { FloodedSurface } from '../../../geo/hydrology/priority-flood.ts';
import { groundCode, type HeldFloors } from './held-floors.ts';

/** Area from which water keeps a channel of its own, m²: on hills, and on the flat tread of the terrace. */
const hillHeadM2 = 70_000;
const terraceHeadM2 = 160_000;

/**
 * Cuts the small streams that no valley was planned for into hills, hollows and terrace, 0.4 to 2 m deep, so that what
 * the hills shed crosses the terrace in ditches and not as a sheet. Each ditch falls all the way, and is joined by the
 * sides of its cells, so that water that moves between sides only can follow it.
 */
export function cutGullies(
  grid: GridSpec,
  elevationM: Float64Array,
  floors: HeldFloors,
  flooded: FloodedSurface,
): void {
  const downstream = steepestDownstream(grid, flooded);
  const areaM2 = contributingArea(grid, flooded.order, downstream);
  const mayCut = (cell: number): boolean => {
    const kind = floors.kind[cell] as number;
    return kind === groundCode('free') || kind === groundCode('terrace') || kind === groundCode('hollow');
  };
  for (const cell of flooded.order) {
    const next = downstream[cell] as number;
    const area = areaM2[cell] as number;
    const onTerrace = floors.kind[cell] === groundCode('terrace');
    if (next < 0 || area < (onTerrace ? terraceHeadM2 : hillHeadM2) || !mayCut(cell)) continue;
    const share = Math.min(1, area / 500_000);
    const depthM = onTerrace ? 0.8 + 1.2 * share : 0.3 + 0.7 * share;
    const bottomM = Math.max((elevationM[cell] as number) - depthM, (elevationM[next] as number) + 0.005);
    if (bottomM >= (elevationM[cell] as number)) continue;
    elevationM[cell] = bottomM;
    const bend = besideDiagonal(grid, cell, next, elevationM);
    if (bend >= 0 && mayCut(bend)) elevationM[bend] = Math.min(elevationM[bend] as number, bottomM);
  }
}

/** The lower of the two cells that a diagonal step passes between, or -1 for a straight step. */
function besideDiagonal(grid: GridSpec, cell: number, next: number, elevationM: Float64Array): number {
  const columnStep = (next % grid.columns) - (cell % grid.columns);
  const rowStep = Math.floor(next / grid.columns) - Math.floor(cell / grid.columns);
  if (columnStep === 0 || rowStep === 0) return -1;
  const besideRow = cell + columnStep;
  const besideColumn = cell + rowStep * grid.columns;
  return (elevationM[besideRow] as number) <= (elevationM[besideColumn] as number) ? besideRow : besideColumn;
}

import type { GridSpec } from '../../../geo/grid.ts';
import { contributingArea, steepestDownstream } from '../../../geo/hydrology/flow-routing.ts';
import type { FloodedSurface } from '../../../geo/hydrology/priority-flood.ts';
import { groundCode, type HeldFloors } from './held-floors.ts';

/** Area from which water keeps a channel of its own, m²: on hills, and on the flat tread of the terrace and by the port. */
const hillHeadM2 = 70_000;
const flatHeadM2 = 100_000;

/** Area from which the channel is three cells wide, m²: a storm of 60 mm/h brings some 10 m³/s from it. */
const streamHeadM2 = 600_000;

/** What water has cut: 1 a ditch one cell wide, 2 a stream, three cells wide. */
export const ditchMark = { ditch: 1, stream: 2 } as const;

/**
 * Cuts the small streams that no valley was planned for into hills, hollows, terrace and port, 0.4 to 3 m deep, so that
 * what the hills shed crosses the flat ground in ditches and not as a sheet. Each ditch falls all the way, and is joined by
 * the sides of its cells, so that water that moves between sides only can follow it. Returns the marks of the cells cut.
 */
export function cutGullies(
  grid: GridSpec,
  elevationM: Float64Array,
  floors: HeldFloors,
  flooded: FloodedSurface,
): Uint8Array {
  const downstream = steepestDownstream(grid, flooded);
  const areaM2 = contributingArea(grid, flooded.order, downstream);
  const uncutM = Float64Array.from(elevationM);
  const marks = new Uint8Array(elevationM.length);
  const mayCut = (cell: number): boolean => {
    const kind = floors.kind[cell] as number;
    return (
      kind !== groundCode('sea') && kind !== groundCode('floodplain') && kind !== groundCode('side-floor')
    );
  };
  const lower = (cell: number, bottomM: number, mark: number): void => {
    if (!mayCut(cell)) return;
    elevationM[cell] = Math.min(elevationM[cell] as number, bottomM);
    marks[cell] = Math.max(marks[cell] as number, mark);
  };
  for (const cell of flooded.order) {
    const next = downstream[cell] as number;
    const area = areaM2[cell] as number;
    const kind = floors.kind[cell] as number;
    const isFlat = kind === groundCode('terrace') || kind === groundCode('port');
    if (next < 0 || area < (isFlat ? flatHeadM2 : hillHeadM2) || !mayCut(cell)) continue;
    const bottomM = Math.max(
      (uncutM[cell] as number) - gullyDepthM(area, isFlat),
      (elevationM[next] as number) + 0.005,
    );
    if (bottomM >= (uncutM[cell] as number)) continue;
    if (area >= streamHeadM2) {
      for (const near of squareAround(grid, cell)) lower(near, bottomM, ditchMark.stream);
      continue;
    }
    lower(cell, bottomM, ditchMark.ditch);
    const bend = besideDiagonal(grid, cell, next, elevationM);
    if (bend >= 0) lower(bend, bottomM, ditchMark.ditch);
  }
  return marks;
}

/** Depth below the ground beside it, m; on flat ground, where water runs slower, a ditch is deeper. */
function gullyDepthM(areaM2: number, isFlat: boolean): number {
  const share = Math.min(1, areaM2 / 500_000);
  const beyond = Math.min(1, Math.max(0, areaM2 - 500_000) / 2_000_000);
  return (isFlat ? 1 + share : 0.3 + 0.7 * share) + beyond;
}

/** A cell and its eight neighbours, those inside the grid. */
function squareAround(grid: GridSpec, cell: number): number[] {
  const column = cell % grid.columns;
  const row = (cell - column) / grid.columns;
  const cells: number[] = [];
  for (let r = Math.max(0, row - 1); r <= Math.min(grid.rows - 1, row + 1); r++) {
    for (let c = Math.max(0, column - 1); c <= Math.min(grid.columns - 1, column + 1); c++) {
      cells.push(r * grid.columns + c);
    }
  }
  return cells;
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

import { cellCount, columnCentreM, type GridSpec, rowCentreM } from '../../../geo/grid.ts';
import type { Site } from '../landscape.ts';
import type { BuiltGround } from './built-ground.ts';
import { type FloorPlan, type GroundKind, groundCode } from './held-floors.ts';
import { lineFrame } from './smooth-line.ts';

/** Largest piece of allowed cells joined by their sides, in ascending order; empty when there is none. */
export function largestPiece(grid: GridSpec, allowed: (cell: number) => boolean): Uint32Array {
  const seen = new Uint8Array(cellCount(grid));
  let largest: number[] = [];
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] === 1 || !allowed(start)) continue;
    const piece: number[] = [];
    const queue = [start];
    seen[start] = 1;
    while (queue.length > 0) {
      const cell = queue.pop() as number;
      piece.push(cell);
      const column = cell % grid.columns;
      for (const next of [cell - grid.columns, cell + grid.columns, cell - 1, cell + 1]) {
        if (next < 0 || next >= seen.length || seen[next] === 1) continue;
        if (Math.abs((next % grid.columns) - column) > 1 || !allowed(next)) continue;
        seen[next] = 1;
        queue.push(next);
      }
    }
    if (piece.length > largest.length) largest = piece;
  }
  return Uint32Array.from(largest).sort();
}

/** Smallest area that counts as room for a village, m². */
const leastVillageM2 = 25_000;

/** The places fit for settlement that the plan made room for, as they came out. */
export function findSites(
  grid: GridSpec,
  ground: BuiltGround,
  plan: FloorPlan,
): { oldTown: Site; newTown: Site; villages: Site[]; port: Site } {
  const { floors, levee, channel, slope } = ground;
  const free = (cell: number): boolean => levee[cell] === 0 && channel[cell] === 0;
  const isKind = (kind: GroundKind, steepest: number) => {
    const code = groundCode(kind);
    return (cell: number): boolean =>
      floors.kind[cell] === code && free(cell) && (slope[cell] as number) < steepest;
  };
  const inTown = new Set(ground.townCells);
  return {
    oldTown: siteOf(
      grid,
      largestPiece(grid, (cell) => inTown.has(cell) && free(cell)),
    ),
    newTown: siteOf(grid, largestPiece(grid, isKind('terrace', 0.03))),
    villages: villageSites(grid, plan, isKind('hollow', 0.12)),
    port: siteOf(grid, largestPiece(grid, isKind('port', 0.1))),
  };
}

/** One site a hollow, where enough of it lies inside the grid. */
function villageSites(grid: GridSpec, plan: FloorPlan, suits: (cell: number) => boolean): Site[] {
  const villages: Site[] = [];
  for (const valley of plan.valleys.sideValleys) {
    const frame = lineFrame(grid, valley.axis, 400);
    for (const hollow of valley.hollows) {
      const cells = largestPiece(
        grid,
        (cell) =>
          suits(cell) &&
          (frame.offsetM[cell] as number) * hollow.side > 0 &&
          Math.abs((frame.stationM[cell] as number) - hollow.stationM) < 400,
      );
      if (cells.length * grid.cellSizeM * grid.cellSizeM >= leastVillageM2)
        villages.push(siteOf(grid, cells));
    }
  }
  return villages;
}

/** A site of these cells; its centre is the cell of the site nearest to their mean. */
export function siteOf(grid: GridSpec, cells: Uint32Array): Site {
  let x = 0;
  let y = 0;
  for (const cell of cells) {
    x += columnCentreM(grid, cell % grid.columns) / cells.length;
    y += rowCentreM(grid, Math.floor(cell / grid.columns)) / cells.length;
  }
  let best = Number.POSITIVE_INFINITY;
  let centre: readonly [number, number] = [x, y];
  for (const cell of cells) {
    const cx = columnCentreM(grid, cell % grid.columns);
    const cy = rowCentreM(grid, Math.floor(cell / grid.columns));
    const d2 = (cx - x) * (cx - x) + (cy - y) * (cy - y);
    if (d2 >= best) continue;
    best = d2;
    centre = [cx, cy];
  }
  return { xM: centre[0], yM: centre[1], cells };
}

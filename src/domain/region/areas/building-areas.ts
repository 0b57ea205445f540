import { cellIndexAt, type GridSpec } from '../../geo/grid.ts';
import type { Buildings } from '../buildings.ts';

/**
 * Index of the area of each building: that of the cell of its centroid, or, beside a coast that was drawn too short, of the
 * nearest cell with an area within `reachCells`; null where a building has none, which no column can say.
 */
export function areasOfBuildings(
  buildings: Pick<Buildings, 'count' | 'centroidXM' | 'centroidYM'>,
  grid: GridSpec,
  areaOfCell: Int32Array,
  reachCells = 20,
): Uint16Array | null {
  const adminIndex = new Uint16Array(buildings.count);
  for (let i = 0; i < buildings.count; i++) {
    const cell = cellIndexAt(grid, buildings.centroidXM[i] as number, buildings.centroidYM[i] as number);
    const area = cell < 0 ? -1 : nearestArea(grid, areaOfCell, cell, reachCells);
    if (area < 0) return null;
    adminIndex[i] = area;
  }
  return adminIndex;
}

function nearestArea(grid: GridSpec, areaOfCell: Int32Array, cell: number, reachCells: number): number {
  const own = areaOfCell[cell] as number;
  if (own >= 0) return own;
  const row = Math.floor(cell / grid.columns);
  const column = cell % grid.columns;
  let best = { area: -1, distance: Number.POSITIVE_INFINITY };
  for (let r = Math.max(0, row - reachCells); r <= Math.min(grid.rows - 1, row + reachCells); r++) {
    for (
      let c = Math.max(0, column - reachCells);
      c <= Math.min(grid.columns - 1, column + reachCells);
      c++
    ) {
      const area = areaOfCell[r * grid.columns + c] as number;
      const distance = Math.hypot(r - row, c - column);
      if (area >= 0 && distance < best.distance) best = { area, distance };
    }
  }
  return best.area;
}

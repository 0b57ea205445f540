import type { GridSpec } from '../../geo/grid.ts';
import type { Buildings } from '../buildings.ts';

/**
 * Index of the area of each building: that of the cell of its centroid, or, beside a coast that was drawn too short, of the
 * nearest cell with an area; null where no cell has one, which no column can say.
 */
export function areasOfBuildings(
  buildings: Pick<Buildings, 'count' | 'centroidXM' | 'centroidYM'>,
  grid: GridSpec,
  areaOfCell: Int32Array,
): Uint16Array | null {
  const adminIndex = new Uint16Array(buildings.count);
  for (let i = 0; i < buildings.count; i++) {
    const xM = buildings.centroidXM[i] as number;
    const yM = buildings.centroidYM[i] as number;
    const column = within(Math.floor((xM - grid.westM) / grid.cellSizeM), grid.columns);
    const row = within(Math.floor((grid.northM - yM) / grid.cellSizeM), grid.rows);
    const area = nearestArea(grid, areaOfCell, { column, row });
    if (area < 0) return null;
    adminIndex[i] = area;
  }
  return adminIndex;
}

const within = (index: number, count: number): number => Math.min(Math.max(index, 0), count - 1);

interface Cell {
  readonly column: number;
  readonly row: number;
}

/** Looks at square rings of cells around one, until no cell of the next can be nearer than the nearest found. */
function nearestArea(grid: GridSpec, areaOfCell: Int32Array, from: Cell): number {
  const farthest = Math.max(grid.columns, grid.rows) - 1;
  let best = { area: -1, squared: Number.POSITIVE_INFINITY };
  for (let radius = 0; radius <= farthest && radius * radius < best.squared; radius++) {
    for (const { column, row } of cellsAround(grid, from, radius)) {
      const area = areaOfCell[row * grid.columns + column] as number;
      const squared = (column - from.column) ** 2 + (row - from.row) ** 2;
      if (area >= 0 && squared < best.squared) best = { area, squared };
    }
  }
  return best.area;
}

/** Cells of the grid that lie `radius` columns or rows away, and none farther. */
function* cellsAround(grid: GridSpec, { column, row }: Cell, radius: number): Generator<Cell> {
  const last = Math.min(grid.rows - 1, row + radius);
  for (let r = Math.max(0, row - radius); r <= last; r++) {
    const step = Math.abs(r - row) === radius ? 1 : 2 * radius;
    for (let c = column - radius; c <= column + radius; c += step) {
      if (c >= 0 && c < grid.columns) yield { column: c, row: r };
    }
  }
}

import { cellIndexAt, columnCentreM, type GridSpec, rowCentreM } from '../../geo/grid.ts';
import { areaFinder } from '../../region/areas/area-at.ts';
import type { Region } from '../../region/region.ts';

/** Cells of a computation grid with residents whom no building holds. */
export interface ResidentCells {
  readonly cells: Uint32Array;
  /** Residents of each; not whole. By day and night alike: where they are by day is unknown. */
  readonly people: Float64Array;
  /** Smallest administrative area of each, or -1. */
  readonly area: Int32Array;
}

/** Lays the residents of a region's cells onto a grid, each with the centre of their cell; null where the region has none. */
export function residentCells(region: Region, grid: GridSpec): ResidentCells | null {
  const { populationPerCell, grid: own } = region;
  if (populationPerCell === undefined) return null;
  const sums = new Map<number, number>();
  for (let cell = 0; cell < populationPerCell.length; cell++) {
    const people = populationPerCell[cell] as number;
    if (!(people > 0)) continue;
    const column = cell % own.columns;
    const row = (cell - column) / own.columns;
    const target = cellIndexAt(grid, columnCentreM(own, column), rowCentreM(own, row));
    if (target >= 0) sums.set(target, (sums.get(target) ?? 0) + people);
  }
  const cells = Uint32Array.from(sums.keys()).sort();
  const areaAt = areaFinder(region.adminAreas ?? []);
  return {
    cells,
    people: Float64Array.from(cells, (cell) => sums.get(cell) as number),
    area: Int32Array.from(cells, (cell) => {
      const column = cell % grid.columns;
      return areaAt(columnCentreM(grid, column), rowCentreM(grid, (cell - column) / grid.columns));
    }),
  };
}

import { cellIndexAt, type GridSpec, gridBounds } from '../../domain/geo/grid.ts';

/** Index of the cell that holds a point, or -1 outside; the eastern and southern edges belong to the last cells. */
export function cellOfPoint(grid: GridSpec, xM: number, yM: number): number {
  const { eastM, southM } = gridBounds(grid);
  const inside = grid.cellSizeM * 1e-6;
  return cellIndexAt(grid, xM === eastM ? xM - inside : xM, yM === southM ? yM + inside : yM);
}

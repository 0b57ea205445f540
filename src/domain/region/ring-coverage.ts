import { cutRing } from '../geo/cut-ring.ts';
import type { GridSpec } from '../geo/grid.ts';

/** The part of a ring on a grid: its area, and what of each cell it covers, in cells. */
export interface RingCoverage {
  readonly area: number;
  readonly cells: readonly { readonly cell: number; readonly area: number }[];
}

/** The cells of a grid that a ring covers in part or whole, row by row. The ring has x and y alternating, m. */
export function ringCoverage(ring: Float64Array, grid: GridSpec): RingCoverage {
  const size = grid.cellSizeM;
  const local = new Float64Array(ring.length);
  let [minX, maxX, minY, maxY] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let k = 0; k < ring.length; k += 2) {
    const x = ((ring[k] as number) - grid.westM) / size;
    const y = (grid.northM - (ring[k + 1] as number)) / size;
    local[k] = x;
    local[k + 1] = y;
    minX = Math.min(minX, x);
    maxX = Math.max(maxX, x);
    minY = Math.min(minY, y);
    maxY = Math.max(maxY, y);
  }
  const area = ringArea(local, ring.length);
  if (!(area > 0)) return { area: 0, cells: [] };
  const cells: { cell: number; area: number }[] = [];
  const lastColumn = Math.min(grid.columns - 1, Math.floor(maxX));
  const lastRow = Math.min(grid.rows - 1, Math.floor(maxY));
  for (let row = Math.max(0, Math.floor(minY)); row <= lastRow; row++) {
    for (let column = Math.max(0, Math.floor(minX)); column <= lastColumn; column++) {
      const covered = overlapWithCell(local, column, row);
      if (covered > 0) cells.push({ cell: row * grid.columns + column, area: covered });
    }
  }
  return { area, cells };
}

/**
 * Area of a ring inside a unit cell, in cells. Source: Sutherland & Hodgman 1974, one side of the cell after the other;
 * the degenerate seams it leaves in a concave ring have no area.
 */
function overlapWithCell(ring: Float64Array, column: number, row: number): number {
  let points = Array.from(ring);
  points = cutRing(points, 0, column, 1);
  points = cutRing(points, 0, column + 1, -1);
  points = cutRing(points, 1, row, 1);
  points = cutRing(points, 1, row + 1, -1);
  return ringArea(points, points.length);
}

function ringArea(points: ArrayLike<number>, length: number): number {
  let twice = 0;
  for (let k = 0; k < length; k += 2) {
    const next = (k + 2) % length;
    twice +=
      (points[k] as number) * (points[next + 1] as number) -
      (points[next] as number) * (points[k + 1] as number);
  }
  return Math.abs(twice) / 2;
}

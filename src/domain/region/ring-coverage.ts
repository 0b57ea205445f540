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
  points = clip(points, 0, column, 1);
  points = clip(points, 0, column + 1, -1);
  points = clip(points, 1, row, 1);
  points = clip(points, 1, row + 1, -1);
  return ringArea(points, points.length);
}

/** The part of a ring where sign * (coordinate - limit) >= 0; axis 0 is x, 1 is y. */
function clip(points: readonly number[], axis: 0 | 1, limit: number, sign: 1 | -1): number[] {
  const kept: number[] = [];
  const count = points.length;
  for (let k = 0; k < count; k += 2) {
    const x = points[k] as number;
    const y = points[k + 1] as number;
    const nextX = points[(k + 2) % count] as number;
    const nextY = points[(k + 3) % count] as number;
    const here = sign * ((axis === 0 ? x : y) - limit);
    const there = sign * ((axis === 0 ? nextX : nextY) - limit);
    if (here >= 0) kept.push(x, y);
    if (here >= 0 !== there >= 0) {
      const t = here / (here - there);
      kept.push(x + t * (nextX - x), y + t * (nextY - y));
    }
  }
  return kept;
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

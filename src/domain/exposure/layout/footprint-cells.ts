import { cellIndexAt, type GridSpec } from '../../geo/grid.ts';
import type { Buildings } from '../../region/buildings.ts';

/** Cells of each feature: those of feature i are cells[k] for k in [offsets[i], offsets[i+1]). */
export interface FeatureCells {
  readonly offsets: Uint32Array;
  readonly cells: Uint32Array;
}

/** Share of the footprint, and of the cell, that makes a cell count; the smaller of the two areas decides. */
const footprintShare = 0.1;
const cellShare = 0.25;

/**
 * The cells that stand for each building: those that hold at least a tenth of the footprint or are themselves covered
 * by a quarter. Slivers fall away, so that a house beside a river is not as deep as the river. A footprint smaller than
 * its cell keeps the cell of its largest part; one without area, the cell of its centroid; one beyond the grid, none.
 */
export function footprintCells(buildings: Buildings, grid: GridSpec): FeatureCells {
  const offsets = new Uint32Array(buildings.count + 1);
  const cells: number[] = [];
  for (let i = 0; i < buildings.count; i++) {
    const first = buildings.ringOffsets[i] as number;
    const last = buildings.ringOffsets[i + 1] as number;
    const ring = buildings.ringXY.subarray(2 * first, 2 * last);
    const found = cellsOfRing(ring, grid);
    if (found.length === 0) {
      const cell = cellIndexAt(grid, buildings.centroidXM[i] as number, buildings.centroidYM[i] as number);
      if (cell >= 0) found.push(cell);
    }
    for (const cell of found) cells.push(cell);
    offsets[i + 1] = cells.length;
  }
  return { offsets, cells: Uint32Array.from(cells) };
}

function cellsOfRing(ring: Float64Array, grid: GridSpec): number[] {
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
  const footprint = ringArea(local, ring.length);
  if (!(footprint > 0)) return [];
  const enough = Math.min(footprintShare * footprint, cellShare);
  const kept: number[] = [];
  let largest = { cell: -1, area: 0 };
  const lastColumn = Math.min(grid.columns - 1, Math.floor(maxX));
  const lastRow = Math.min(grid.rows - 1, Math.floor(maxY));
  for (let row = Math.max(0, Math.floor(minY)); row <= lastRow; row++) {
    for (let column = Math.max(0, Math.floor(minX)); column <= lastColumn; column++) {
      const area = overlapWithCell(local, column, row);
      const cell = row * grid.columns + column;
      if (area >= enough) kept.push(cell);
      if (area > largest.area) largest = { cell, area };
    }
  }
  return kept.length === 0 && largest.cell >= 0 ? [largest.cell] : kept;
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

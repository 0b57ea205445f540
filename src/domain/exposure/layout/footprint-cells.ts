import { cellIndexAt, type GridSpec } from '../../geo/grid.ts';
import type { Buildings } from '../../region/buildings.ts';
import { ringCoverage } from '../../region/ring-coverage.ts';

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
  const { area: footprint, cells } = ringCoverage(ring, grid);
  const enough = Math.min(footprintShare * footprint, cellShare);
  const kept = cells.filter(({ area }) => area >= enough).map(({ cell }) => cell);
  if (kept.length > 0) return kept;
  let largest = { cell: -1, area: 0 };
  for (const part of cells) if (part.area > largest.area) largest = part;
  return largest.cell < 0 ? [] : [largest.cell];
}

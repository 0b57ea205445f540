import type { FloodCase } from '../../../domain/hazard/flood/flood-case.ts';

/**
 * 1 for each place along an edge where a river enters: the cells that an inflow feeds and as many on either side. Nothing
 * leaves there: water that the inflow heaps up would else run straight out again, which no river does at its upper end.
 */
export function fedCells(flood: FloodCase, along: number, gridCellAt: (k: number) => number): Uint8Array {
  const isFed = new Uint8Array(along);
  for (const inflow of flood.inflows) {
    const cells = new Set(inflow.cells);
    for (let k = 0; k < along; k++) {
      if (cells.has(gridCellAt(k))) isFed.fill(1, Math.max(0, k - cells.size), k + cells.size + 1);
    }
  }
  return isFed;
}

import { cellCount, type GridSpec } from '../grid.ts';
import { type FloodedSurface, neighbourColumns, neighbourRows } from './priority-flood.ts';

/**
 * D8 downstream cell of each cell: the neighbour of steepest descent on the filled surface (O'Callaghan & Mark 1984), or,
 * on flats, the neighbour from which the flood came; -1 where the water leaves. Following it always ends at an outlet.
 */
export function steepestDownstream(grid: GridSpec, flooded: FloodedSurface): Int32Array {
  const { columns, rows } = grid;
  const { filledM, floodedFrom } = flooded;
  const stepRow = neighbourRows;
  const stepColumn = neighbourColumns;
  const downstream = Int32Array.from(floodedFrom);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column;
      const levelM = filledM[cell] as number;
      let steepest = 0;
      for (let k = 0; k < 8; k++) {
        const r = row + (stepRow[k] as number);
        const c = column + (stepColumn[k] as number);
        if (r < 0 || c < 0 || r >= rows || c >= columns) continue;
        const next = r * columns + c;
        const fallM = (levelM - (filledM[next] as number)) * (k < 4 ? 1 : Math.SQRT1_2);
        if (fallM > steepest) {
          steepest = fallM;
          downstream[cell] = next;
        }
      }
    }
  }
  return downstream;
}

/** Area that drains through each cell, its own included, m². `order` is that of the flooded surface. */
export function contributingArea(grid: GridSpec, order: Uint32Array, downstream: Int32Array): Float64Array {
  const areaM2 = new Float64Array(cellCount(grid)).fill(grid.cellSizeM * grid.cellSizeM);
  for (let i = order.length - 1; i >= 0; i--) {
    const cell = order[i] as number;
    const next = downstream[cell] as number;
    if (next >= 0) areaM2[next] = (areaM2[next] as number) + (areaM2[cell] as number);
  }
  return areaM2;
}

import { cellCount } from '../../../geo/grid.ts';
import type { FloodCase } from '../flood-case.ts';
import type { FloodFault } from '../flood-fault.ts';
import { firstFault } from './number-fault.ts';

/** What is wrong with the places of a case: inflows, gauges and gauge lines. */
export const placeFault = (flood: FloodCase): FloodFault | null =>
  firstFault(flood.inflows, ({ id, cells }) => inflowFault(flood, `inflow ${id}`, cells)) ??
  firstFault(flood.gauges, ({ id, cell }) => outsideFault(flood, `gauge ${id}`, cell)) ??
  firstFault(flood.gaugeLines, ({ id, cells }) => lineFault(flood, `gauge line ${id}`, cells));

function inflowFault(flood: FloodCase, field: string, cells: Uint32Array): FloodFault | null {
  if (cells.length === 0) return { kind: 'flood-series-empty', field };
  return firstFault(cells, (cell) => outsideFault(flood, field, cell) ?? waterFault(flood, field, cell));
}

/** What is wrong with cells that must follow one another along a line: none, outside the grid, or a gap between two. */
export function lineFault(flood: FloodCase, field: string, cells: Uint32Array): FloodFault | null {
  if (cells.length === 0) return { kind: 'flood-series-empty', field };
  const outside = firstFault(cells, (cell) => outsideFault(flood, field, cell));
  if (outside !== null) return outside;
  const { columns } = flood.grid;
  for (let k = 1; k < cells.length; k++) {
    const a = cells[k - 1] as number;
    const b = cells[k] as number;
    const acrossColumns = Math.abs((a % columns) - (b % columns));
    const acrossRows = Math.abs(Math.floor(a / columns) - Math.floor(b / columns));
    if (Math.max(acrossColumns, acrossRows) !== 1) return { kind: 'flood-cells-apart', field, index: k };
  }
  return null;
}

export function outsideFault({ grid }: FloodCase, field: string, cell: number): FloodFault | null {
  const cells = cellCount(grid);
  return Number.isInteger(cell) && cell >= 0 && cell < cells
    ? null
    : { kind: 'flood-cell-out-of-grid', field, cell, cells };
}

/** The fault of a cell that takes no part. */
export const closedFault = (flood: FloodCase, field: string, cell: number): FloodFault | null =>
  flood.closedCells?.[cell] === 1 ? notOpen(flood, field, cell) : null;

/** The fault of a cell whose water the case cannot change: it takes no part or its level is given. */
export const waterFault = (flood: FloodCase, field: string, cell: number): FloodFault | null =>
  flood.heldStage?.mask[cell] === 1 ? notOpen(flood, field, cell) : closedFault(flood, field, cell);

const notOpen = ({ grid }: FloodCase, field: string, cell: number): FloodFault => ({
  kind: 'flood-cell-not-open',
  field,
  ...rowAndColumn(grid, cell),
});

/** Row and column of a cell, for a person to find it. */
export const rowAndColumn = (
  { columns }: FloodCase['grid'],
  cell: number,
): { readonly row: number; readonly column: number } => ({
  row: Math.floor(cell / columns),
  column: cell % columns,
});

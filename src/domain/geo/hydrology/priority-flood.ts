import FlatQueue from 'flatqueue';
import { cellCount, type GridSpec } from '../grid.ts';

/** A surface on which water always finds its way to an outlet. */
export interface FloodedSurface {
  /** Input raised to the lowest level at which it spills, m; never below the input. */
  readonly filledM: Float64Array;
  /** Cells in the order the flood reached them; levels along it never fall. Outlets come before what drains to them. */
  readonly order: Uint32Array;
  /** The neighbour from which each cell was reached, or -1 for an outlet. */
  readonly floodedFrom: Int32Array;
}

/** Offsets of the eight neighbours: rows and columns, the four straight ones first. */
export const neighbourRows: readonly number[] = [0, 0, -1, 1, -1, -1, 1, 1];
export const neighbourColumns: readonly number[] = [-1, 1, 0, 0, -1, 1, -1, 1];

/** 1 on the outer ring of cells, the usual outlets of a piece of terrain. */
export function edgeCells(grid: GridSpec): Uint8Array {
  const edge = new Uint8Array(cellCount(grid));
  edge.fill(1, 0, grid.columns);
  edge.fill(1, (grid.rows - 1) * grid.columns);
  for (let row = 0; row < grid.rows; row++) {
    edge[row * grid.columns] = 1;
    edge[row * grid.columns + grid.columns - 1] = 1;
  }
  return edge;
}

/**
 * Fills every depression that has no outlet in it, by flooding inwards from the outlets (cells with `outlets` = 1).
 * Cells that no outlet can reach do not exist: the grid is connected. Throws when there is no outlet at all.
 * Source: Barnes, Lehman & Mulla 2014, "Priority-flood", algorithm 2 (with a plain queue for raised cells),
 * doi:10.1016/j.cageo.2013.04.024.
 */
export function priorityFlood(
  grid: GridSpec,
  surfaceM: ArrayLike<number>,
  outlets: Uint8Array,
): FloodedSurface {
  const count = cellCount(grid);
  const { columns, rows } = grid;
  const stepRow = neighbourRows;
  const stepColumn = neighbourColumns;
  const filledM = Float64Array.from(surfaceM);
  const floodedFrom = new Int32Array(count).fill(-1);
  const order = new Uint32Array(count);
  const reached = new Uint8Array(count);
  const open = new FlatQueue<number>(count);
  const raised = new Uint32Array(count);
  let raisedHead = 0;
  let raisedTail = 0;
  for (let cell = 0; cell < count; cell++) {
    if (outlets[cell] !== 1) continue;
    reached[cell] = 1;
    open.push(cell, filledM[cell] as number);
  }
  if (open.length === 0) throw new Error('priority-flood needs at least one outlet');
  let done = 0;
  while (raisedHead < raisedTail || open.length > 0) {
    const cell = raisedHead < raisedTail ? (raised[raisedHead++] as number) : (open.pop() as number);
    order[done++] = cell;
    const level = filledM[cell] as number;
    const row = Math.floor(cell / columns);
    const column = cell - row * columns;
    for (let k = 0; k < 8; k++) {
      const r = row + (stepRow[k] as number);
      const c = column + (stepColumn[k] as number);
      if (r < 0 || c < 0 || r >= rows || c >= columns) continue;
      const next = r * columns + c;
      if (reached[next] === 1) continue;
      reached[next] = 1;
      floodedFrom[next] = cell;
      if ((filledM[next] as number) <= level) {
        filledM[next] = level;
        raised[raisedTail++] = next;
      } else {
        open.push(next, filledM[next] as number);
      }
    }
  }
  return { filledM, order, floodedFrom };
}

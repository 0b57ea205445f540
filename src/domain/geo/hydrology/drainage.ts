import { cellCount, type GridSpec } from '../grid.ts';
import { flatSteps, withoutDescent } from './flat-gradient.ts';
import { type FloodedSurface, neighbourColumns, neighbourRows } from './priority-flood.ts';

/** The one way (D8) that water takes from each cell. */
export interface Drainage {
  /** Cell that each cell drains to, or -1 where the water leaves the grid. Following it always ends at an outlet. */
  readonly downstream: Int32Array;
  /** All cells, each after the one it drains to; levels along it never fall. */
  readonly order: Uint32Array;
}

/**
 * D8 ways over a filled surface: the neighbour of steepest descent (O'Callaghan & Mark 1984), of equals the first in the
 * order of the neighbours; on flats the neighbour of fewest steps of `flatSteps`.
 */
export function drainageOf(grid: GridSpec, { filledM, order, floodedFrom }: FloodedSurface): Drainage {
  const downstream = steepestNeighbours(grid, filledM, floodedFrom);
  const steps = flatSteps(grid, filledM, downstream);
  leadOverFlats(grid, filledM, steps, downstream);
  return { downstream, order: orderBySteps(order, filledM, steps) };
}

function steepestNeighbours(grid: GridSpec, filledM: Float64Array, floodedFrom: Int32Array): Int32Array {
  const { columns, rows } = grid;
  const downstream = new Int32Array(cellCount(grid));
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column;
      const levelM = filledM[cell] as number;
      let steepest = 0;
      let lowest = floodedFrom[cell] === -1 ? -1 : withoutDescent;
      for (let k = 0; k < 8; k++) {
        const r = row + (neighbourRows[k] as number);
        const c = column + (neighbourColumns[k] as number);
        if (r < 0 || c < 0 || r >= rows || c >= columns) continue;
        const next = r * columns + c;
        const fallM = (levelM - (filledM[next] as number)) * (k < 4 ? 1 : Math.SQRT1_2);
        if (fallM > steepest) {
          steepest = fallM;
          lowest = next;
        }
      }
      downstream[cell] = lowest;
    }
  }
  return downstream;
}

/** A cell of the flat's level off the flat (0 steps) has a way of its own and wins over every cell on it. */
function leadOverFlats(
  grid: GridSpec,
  filledM: Float64Array,
  steps: Int32Array,
  downstream: Int32Array,
): void {
  const { columns, rows } = grid;
  for (let cell = 0; cell < steps.length; cell++) {
    if (steps[cell] === 0) continue;
    const row = Math.floor(cell / columns);
    const column = cell - row * columns;
    let fewest = steps[cell] as number;
    for (let k = 0; k < 8; k++) {
      const r = row + (neighbourRows[k] as number);
      const c = column + (neighbourColumns[k] as number);
      if (r < 0 || c < 0 || r >= rows || c >= columns) continue;
      const next = r * columns + c;
      if (filledM[next] !== filledM[cell] || (steps[next] as number) >= fewest) continue;
      fewest = steps[next] as number;
      downstream[cell] = next;
    }
    if (downstream[cell] === withoutDescent)
      throw new Error(`flat cell ${cell} has no neighbour nearer the way out`);
  }
}

/** The order of a flood with the cells of each level sorted by their steps, by counting. */
function orderBySteps(order: Uint32Array, filledM: Float64Array, steps: Int32Array): Uint32Array {
  const sorted = Uint32Array.from(order);
  for (let start = 0; start < order.length; ) {
    const level = filledM[order[start] as number];
    let end = start;
    let most = 0;
    while (end < order.length && filledM[order[end] as number] === level) {
      most = Math.max(most, steps[order[end] as number] as number);
      end++;
    }
    if (most > 0) {
      const position = new Uint32Array(most + 2);
      for (let i = start; i < end; i++) {
        const after = (steps[order[i] as number] as number) + 1;
        position[after] = (position[after] as number) + 1;
      }
      for (let s = 1; s < position.length; s++) {
        position[s] = (position[s] as number) + (position[s - 1] as number);
      }
      for (let i = start; i < end; i++) {
        const cell = order[i] as number;
        const s = steps[cell] as number;
        sorted[start + (position[s] as number)] = cell;
        position[s] = (position[s] as number) + 1;
      }
    }
    start = end;
  }
  return sorted;
}

/**
 * Codes of D8 directions as most tools write them, clockwise from east in powers of two: 1 E, 2 SE, 4 S, 8 SW, 16 W,
 * 32 NW, 64 N, 128 NE, and 0 where the water leaves the grid. By row and column of the 3 x 3 cells around.
 */
const directionCodes: readonly number[] = [32, 64, 128, 16, 0, 1, 8, 4, 2];

/** The D8 code of each cell. */
export function flowDirectionCodes(grid: GridSpec, downstream: Int32Array): Uint8Array {
  const { columns } = grid;
  const codes = new Uint8Array(downstream.length);
  for (let cell = 0; cell < codes.length; cell++) {
    const next = downstream[cell] as number;
    if (next < 0) continue;
    const rowStep = Math.floor(next / columns) - Math.floor(cell / columns);
    const columnStep = (next % columns) - (cell % columns);
    codes[cell] = directionCodes[(rowStep + 1) * 3 + columnStep + 1] as number;
  }
  return codes;
}

/**
 * The cell that each D8 code leads to, or -1 where water leaves the grid. Codes that are none, or lead off the grid, count
 * as leaving; `checkRegion` names them.
 */
export function downstreamOfCodes({ columns, rows }: GridSpec, codes: Uint8Array): Int32Array {
  const downstream = new Int32Array(codes.length).fill(-1);
  for (let cell = 0; cell < codes.length; cell++) {
    const place = codes[cell] === 0 ? -1 : directionCodes.indexOf(codes[cell] as number);
    if (place < 0) continue;
    const row = Math.floor(cell / columns) + Math.floor(place / 3) - 1;
    const column = (cell % columns) + (place % 3) - 1;
    if (row < 0 || column < 0 || row >= rows || column >= columns) continue;
    downstream[cell] = row * columns + column;
  }
  return downstream;
}

import { cellCount, type GridSpec } from '../../geo/grid.ts';

/** Largest hole that is interpolated, cells; over a wider one the rim says little about the middle. */
export const largestVoidCells = 10_000;

/** Change in a pass below which a surface counts as settled, m. */
const settledM = 0.001;

const mostPasses = 2000;

export interface InterpolatedVoids {
  readonly heightsM: Float32Array;
  /** Cells whose height was interpolated. */
  readonly cells: number;
  readonly holes: number;
  /** Cells left with the height of their nearest neighbour: holes that are too large or open to the grid's edge. */
  readonly leftCells: number;
}

/**
 * Spans each hole with a membrane hung on its rim: heights that solve Laplace's equation, found by successive
 * over-relaxation (Young 1954). Such a surface has neither pit nor peak of its own and no step against the rim, which
 * nearest-neighbour filling leaves.
 * @param terrainM heights, m, with any finite value in void cells   @param voidMask 1 in void cells
 */
export function interpolateVoids(
  grid: GridSpec,
  terrainM: Float32Array,
  voidMask: Uint8Array | null,
): InterpolatedVoids {
  const heightsM = Float32Array.from(terrainM);
  if (voidMask === null) return { heightsM, cells: 0, holes: 0, leftCells: 0 };
  const seen = new Uint8Array(cellCount(grid));
  let cells = 0;
  let holes = 0;
  let leftCells = 0;
  for (let cell = 0; cell < seen.length; cell++) {
    if (voidMask[cell] !== 1 || seen[cell] === 1) continue;
    const hole = holeAt(grid, voidMask, cell, seen);
    if (hole === null) continue;
    if (hole.reachesEdge || hole.cells.length > largestVoidCells) {
      leftCells += hole.cells.length;
      continue;
    }
    relax(grid, heightsM, hole.cells);
    cells += hole.cells.length;
    holes += 1;
  }
  return { heightsM, cells, holes, leftCells };
}

interface Hole {
  /** In the order of the grid. */
  readonly cells: readonly number[];
  readonly reachesEdge: boolean;
}

/** The void cells joined to one, side by side. */
function holeAt({ columns, rows }: GridSpec, voidMask: Uint8Array, first: number, seen: Uint8Array): Hole {
  const cells = [first];
  seen[first] = 1;
  let reachesEdge = false;
  for (let head = 0; head < cells.length; head++) {
    const cell = cells[head] as number;
    const column = cell % columns;
    const row = Math.floor(cell / columns);
    if (column === 0 || row === 0 || column === columns - 1 || row === rows - 1) {
      reachesEdge = true;
    }
    const sides = [
      column > 0 ? cell - 1 : -1,
      column < columns - 1 ? cell + 1 : -1,
      row > 0 ? cell - columns : -1,
      row < rows - 1 ? cell + columns : -1,
    ];
    for (const side of sides) {
      if (side < 0 || voidMask[side] !== 1 || seen[side] === 1) continue;
      seen[side] = 1;
      cells.push(side);
    }
  }
  return { cells: cells.sort((a, b) => a - b), reachesEdge };
}

/** The over-relaxation factor is the best one for a square of as many cells. */
function relax({ columns }: GridSpec, heightsM: Float32Array, hole: readonly number[]): void {
  const factor = 2 / (1 + Math.sin(Math.PI / (Math.sqrt(hole.length) + 1)));
  for (let pass = 0; pass < mostPasses; pass++) {
    let change = 0;
    for (const cell of hole) {
      const around =
        (heightsM[cell - 1] as number) +
        (heightsM[cell + 1] as number) +
        (heightsM[cell - columns] as number) +
        (heightsM[cell + columns] as number);
      const step = factor * (around / 4 - (heightsM[cell] as number));
      heightsM[cell] = (heightsM[cell] as number) + step;
      change = Math.max(change, Math.abs(step));
    }
    if (change < settledM) break;
  }
}

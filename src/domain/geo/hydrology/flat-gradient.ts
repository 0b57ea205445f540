import { cellCount, type GridSpec } from '../grid.ts';
import { neighbourColumns, neighbourRows } from './priority-flood.ts';

/** Marks a cell without lower neighbour, whose way over the flat is not found yet. */
export const withoutDescent = -2;

/** A component of flat cells while its gradient is made. */
interface FlatWork {
  readonly grid: GridSpec;
  readonly levelM: Float64Array;
  readonly downstream: Int32Array;
  /** 0 untouched, 1 collected, -d: d cells from higher ground, 4 and more: done. */
  readonly steps: Int32Array;
  readonly cells: Int32Array;
  readonly queue: Int32Array;
}

/**
 * Gives each flat a gradient of whole steps, away from higher ground and towards lower ground, so that flow gathers in the
 * middle of a flat instead of running along its rim. Heights stay as they are. Source: Barnes, Lehman & Mulla 2014, "An
 * efficient assignment of drainage direction over flat surfaces", Computers & Geosciences 62, 128-135.
 * @param levelM a surface without depressions, m
 * @param downstream the lower neighbour of each cell, -1 where water leaves, `withoutDescent` on flats; each flat must
 *   touch a cell of its own level that has a way
 * @returns steps per cell: 0 off the flats, at least 4 on them; every flat cell has a neighbour of its level with fewer
 */
export function flatSteps(grid: GridSpec, levelM: Float64Array, downstream: Int32Array): Int32Array {
  const count = cellCount(grid);
  const steps = new Int32Array(count);
  if (!downstream.includes(withoutDescent)) return steps;
  const cells = new Int32Array(count);
  const work: FlatWork = { grid, levelM, downstream, steps, cells, queue: new Int32Array(count) };
  for (let cell = 0; cell < count; cell++) {
    if (downstream[cell] !== withoutDescent || steps[cell] !== 0) continue;
    const size = collect(work, cell);
    const farthest = awayFromHigher(work, size);
    towardsLower(work, size, farthest);
  }
  return steps;
}

/** Lists the flat cells joined to one, and marks them 1. */
function collect({ grid, levelM, downstream, steps, cells }: FlatWork, first: number): number {
  const level = levelM[first] as number;
  cells[0] = first;
  steps[first] = 1;
  let size = 1;
  for (let head = 0; head < size; head++) {
    const cell = cells[head] as number;
    for (let k = 0; k < 8; k++) {
      const next = neighbourOf(grid, cell, k);
      if (next < 0 || steps[next] !== 0 || downstream[next] !== withoutDescent) continue;
      if (levelM[next] !== level) continue;
      steps[next] = 1;
      cells[size++] = next;
    }
  }
  return size;
}

/** Marks each cell with minus its distance from higher ground, in cells; returns the greatest. 1 stays where none is. */
function awayFromHigher({ grid, levelM, steps, cells, queue }: FlatWork, size: number): number {
  let tail = 0;
  for (let i = 0; i < size; i++) {
    const cell = cells[i] as number;
    for (let k = 0; k < 8; k++) {
      const next = neighbourOf(grid, cell, k);
      if (next < 0 || (levelM[next] as number) <= (levelM[cell] as number)) continue;
      steps[cell] = -1;
      queue[tail++] = cell;
      break;
    }
  }
  let farthest = tail > 0 ? 1 : 0;
  for (let head = 0; head < tail; head++) {
    const cell = queue[head] as number;
    const further = (steps[cell] as number) - 1;
    for (let k = 0; k < 8; k++) {
      const next = neighbourOf(grid, cell, k);
      if (next < 0 || steps[next] !== 1 || levelM[next] !== levelM[cell]) continue;
      steps[next] = further;
      farthest = -further;
      queue[tail++] = next;
    }
  }
  return farthest;
}

/** Twice the distance to the cells with a way out, plus how much nearer to higher ground a cell is than the farthest. */
function towardsLower({ grid, levelM, steps, cells, queue }: FlatWork, size: number, farthest: number): void {
  let tail = 0;
  const reach = (cell: number, distance: number): void => {
    const away = steps[cell] as number;
    steps[cell] = 2 * distance + (away < 0 ? farthest + away : 0);
    queue[tail++] = cell;
  };
  for (let i = 0; i < size; i++) {
    const cell = cells[i] as number;
    for (let k = 0; k < 8; k++) {
      const next = neighbourOf(grid, cell, k);
      if (next < 0 || steps[next] !== 0 || levelM[next] !== levelM[cell]) continue;
      reach(cell, 2);
      break;
    }
  }
  let ringEnd = tail;
  let distance = 3;
  for (let head = 0; head < tail; head++) {
    if (head === ringEnd) {
      distance++;
      ringEnd = tail;
    }
    const cell = queue[head] as number;
    for (let k = 0; k < 8; k++) {
      const next = neighbourOf(grid, cell, k);
      if (next < 0 || levelM[next] !== levelM[cell]) continue;
      const mark = steps[next] as number;
      if (mark === 1 || mark < 0) reach(next, distance);
    }
  }
  if (tail !== size) throw new Error('a flat has no way out: its surface holds a depression');
}

/** The k-th neighbour of a cell, or -1 beyond the grid. */
function neighbourOf({ columns, rows }: GridSpec, cell: number, k: number): number {
  const row = Math.floor(cell / columns);
  const r = row + (neighbourRows[k] as number);
  const c = cell - row * columns + (neighbourColumns[k] as number);
  return r < 0 || c < 0 || r >= rows || c >= columns ? -1 : r * columns + c;
}

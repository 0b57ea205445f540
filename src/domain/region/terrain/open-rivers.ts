import type { GridSpec } from '../../geo/grid.ts';
import type { River } from '../region.ts';
import { coursesOf } from './river-course.ts';
import { barrierKinds, type RoadCells } from './road-crossings.ts';

/** Deepest cuts along rivers, m. All are choices; the pack states them. */
export interface RiverLimits {
  /** Onto the lowest ground across the line, and through ground that nothing mapped explains. Below the dam of a pond. */
  readonly burnM: number;
  /** Through a road at grade: the fill above a culvert. */
  readonly culvertM: number;
  /** Through a bridge that the heights show as a wall. */
  readonly bridgeM: number;
}

export const defaultRiverLimits: RiverLimits = { burnM: 3, culvertM: 6, bridgeM: 15 };

/** What was done at barriers of one kind. */
export interface BarrierCount {
  /** Cells lowered. */
  cells: number;
  opened: number;
  /** Barriers higher than the limit, or that hold standing water, or with no lower ground beyond. */
  left: number;
  deepestM: number;
}

export interface OpenedRivers {
  /** 1 on the cells of river courses. */
  readonly courseCells: Uint8Array;
  /** Cells of courses moved down onto the lowest ground across the line, and those that lie deeper than the limit. */
  readonly burned: { cells: number; left: number; deepestM: number };
  readonly barriers: Readonly<Record<(typeof barrierKinds)[number], BarrierCount>>;
}

/** What rivers cut through. */
export interface RiverGround {
  readonly grid: GridSpec;
  /** Ground, m; is lowered in place. */
  readonly groundM: Float32Array;
  readonly rivers: readonly River[];
  readonly roads: RoadCells;
  /** 1 on lakes and reservoirs, from which no cut may start: a dam stays shut. */
  readonly standingWater: Uint8Array | null;
  readonly limits: RiverLimits;
}

interface Course {
  readonly cells: Int32Array;
  readonly halfWidthM: number;
}

/**
 * Lets water through along mapped rivers: the line sinks onto the lowest ground across it (stream burning after Saunders
 * 1999, here by what the heights show and not by a fixed depth), and whatever rises across it, a bridge deck, the fill
 * over a culvert or noise, is cut down to the straight line between the ground above and below (breaching after Lindsay
 * 2016, doi:10.1002/hyp.10648), each within its limit or not at all. Narrow rivers come first, so that wide ones end
 * below their tributaries.
 */
export function openRivers(ground: RiverGround): OpenedRivers {
  const { grid, rivers } = ground;
  const count = (): BarrierCount => ({ cells: 0, opened: 0, left: 0, deepestM: 0 });
  const result = {
    courseCells: new Uint8Array(ground.groundM.length),
    burned: { cells: 0, left: 0, deepestM: 0 },
    barriers: { unmapped: count(), culvert: count(), bridge: count() },
  };
  const byWidth = [...rivers].sort((a, b) => a.widthM - b.widthM);
  for (const river of byWidth) {
    for (const cells of coursesOf(grid, river.lineXY)) {
      const course = { cells, halfWidthM: river.widthM / 2 };
      for (const cell of cells) result.courseCells[cell] = 1;
      sinkOntoLowest(ground, course, result.burned);
      openBarriers(ground, course, result.barriers);
    }
  }
  return result;
}

/** Cells along the course by which its direction is taken. */
const directionReach = 3;

function sinkOntoLowest(
  { grid, groundM, limits }: RiverGround,
  { cells, halfWidthM }: Course,
  burned: { cells: number; left: number; deepestM: number },
): void {
  const reach = Math.max(1, Math.round(halfWidthM / grid.cellSizeM));
  const lowest = cells.map((_, i) => lowestAcross(grid, groundM, cells, i, reach));
  for (const [i, cell] of cells.entries()) {
    const floorM = groundM[lowest[i] as number] as number;
    const cutM = (groundM[cell] as number) - floorM;
    if (cutM <= 0) continue;
    if (cutM > limits.burnM) {
      burned.left += 1;
      continue;
    }
    groundM[cell] = floorM;
    burned.cells += 1;
    burned.deepestM = Math.max(burned.deepestM, cutM);
  }
}

/** The cell of lowest ground on the line across the i-th cell of a course; the cell itself where none is lower. */
function lowestAcross(
  { columns, rows }: GridSpec,
  groundM: Float32Array,
  cells: Int32Array,
  i: number,
  reach: number,
): number {
  const cell = cells[i] as number;
  const before = cells[Math.max(0, i - directionReach)] as number;
  const after = cells[Math.min(cells.length - 1, i + directionReach)] as number;
  const alongRow = Math.floor(after / columns) - Math.floor(before / columns);
  const alongColumn = (after % columns) - (before % columns);
  const length = Math.hypot(alongRow, alongColumn);
  if (length === 0) return cell;
  let best = cell;
  for (let step = -reach; step <= reach; step++) {
    const row = Math.floor(cell / columns) + Math.round((alongColumn / length) * step);
    const column = (cell % columns) - Math.round((alongRow / length) * step);
    if (row < 0 || column < 0 || row >= rows || column >= columns) continue;
    const across = row * columns + column;
    if ((groundM[across] as number) < (groundM[best] as number)) best = across;
  }
  return best;
}

function openBarriers(
  ground: RiverGround,
  course: Course,
  counts: Record<(typeof barrierKinds)[number], BarrierCount>,
): void {
  const { groundM } = ground;
  const { cells } = course;
  const at = (i: number): number => groundM[cells[i] as number] as number;
  let i = 0;
  while (i + 1 < cells.length) {
    if (at(i + 1) <= at(i)) {
      i++;
      continue;
    }
    let end = i + 1;
    while (end < cells.length && at(end) > at(i)) end++;
    const kind = barrierKinds[highestBarrier(ground.roads, cells, i, end)] as (typeof barrierKinds)[number];
    if (end < cells.length && mayOpen(ground, cells, i, end)) {
      cutDown(ground, course, { first: i, end }, counts[kind]);
      i = end;
    } else {
      counts[kind].left += 1;
      while (i + 1 < cells.length && at(i + 1) >= at(i)) i++;
    }
  }
}

/** The strongest mark of a road between two cells of a course. */
function highestBarrier({ barrier }: RoadCells, cells: Int32Array, first: number, end: number): number {
  let highest = 0;
  for (let k = first + 1; k < end; k++) highest = Math.max(highest, barrier[cells[k] as number] as number);
  return highest;
}

/** Height of the straight line between the ground before and behind a barrier, m. */
const lineAt = (fromM: number, toM: number, share: number): number => fromM + (toM - fromM) * share;

function mayOpen(
  { groundM, roads, standingWater, limits }: RiverGround,
  cells: Int32Array,
  first: number,
  end: number,
): boolean {
  if (standingWater?.[cells[first] as number] === 1) return false;
  const limitOf = [limits.burnM, limits.culvertM, limits.bridgeM] as const;
  const fromM = groundM[cells[first] as number] as number;
  const toM = groundM[cells[end] as number] as number;
  for (let k = first + 1; k < end; k++) {
    const cell = cells[k] as number;
    const cutM = (groundM[cell] as number) - lineAt(fromM, toM, (k - first) / (end - first));
    if (cutM > (limitOf[roads.barrier[cell] as number] as number)) return false;
  }
  return true;
}

/** Cuts a barrier down along the course and, under a bridge, over the width of the river, by the nearest of its cells. */
function cutDown(
  { grid, groundM, roads }: RiverGround,
  { cells, halfWidthM }: Course,
  { first, end }: { readonly first: number; readonly end: number },
  count: BarrierCount,
): void {
  const fromM = groundM[cells[first] as number] as number;
  const toM = groundM[cells[end] as number] as number;
  const lower = (cell: number, toLevelM: number): void => {
    const cutM = (groundM[cell] as number) - toLevelM;
    if (cutM <= 0) return;
    groundM[cell] = toLevelM;
    count.cells += 1;
    count.deepestM = Math.max(count.deepestM, cutM);
  };
  const reach = Math.floor(halfWidthM / grid.cellSizeM);
  const underDeck = new Map<number, { readonly away: number; readonly levelM: number }>();
  for (let k = first + 1; k < end; k++) {
    const cell = cells[k] as number;
    const levelM = lineAt(fromM, toM, (k - first) / (end - first));
    lower(cell, levelM);
    if (roads.barrier[cell] !== 2) continue;
    for (const { near, away } of cellsWithin(grid, cell, reach)) {
      if (roads.barrier[near] !== 2 || away >= (underDeck.get(near)?.away ?? Infinity)) continue;
      underDeck.set(near, { away, levelM });
    }
  }
  for (const [cell, { levelM }] of underDeck) lower(cell, levelM);
  count.opened += 1;
}

/** Cells within reach of one, and how far away they are, squared, in cells. */
function* cellsWithin(
  { columns, rows }: GridSpec,
  cell: number,
  reach: number,
): Generator<{ readonly near: number; readonly away: number }> {
  const row = Math.floor(cell / columns);
  const column = cell % columns;
  for (let r = Math.max(0, row - reach); r <= Math.min(rows - 1, row + reach); r++) {
    for (let c = Math.max(0, column - reach); c <= Math.min(columns - 1, column + reach); c++) {
      const away = (r - row) ** 2 + (c - column) ** 2;
      if (away <= reach * reach) yield { near: r * columns + c, away };
    }
  }
}

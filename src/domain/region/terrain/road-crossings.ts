import type { GridSpec } from '../../geo/grid.ts';
import { type Roads, roadStructureOf } from '../roads.ts';
import { coursesOf } from './river-course.ts';

/** Distance beyond a bridge's deck over which surface models still hold its height, m: a cell of 30 m data. */
export const deckReachM = 30;

/** What roads put in the way of water; the code in `RoadCells.barrier` is the index. */
export const barrierKinds = ['unmapped', 'culvert', 'bridge'] as const;

export interface RoadCells {
  /** Index of `barrierKinds` per cell: under or beside a bridge, under a road at grade, or neither. */
  readonly barrier: Uint8Array;
  /** 1 on the line of an underpass, whose sag is real. */
  readonly underpass: Uint8Array;
}

/** The cells where roads may hold water up, or draw it down. */
export function roadCellsOf(grid: GridSpec, roads: Roads | null): RoadCells {
  const cells = grid.columns * grid.rows;
  const marks: RoadCells = { barrier: new Uint8Array(cells), underpass: new Uint8Array(cells) };
  if (roads === null) return marks;
  for (let edge = 0; edge < roads.edgeCount; edge++) {
    const structure = roadStructureOf(roads, edge);
    if (structure === 'tunnel') continue;
    const first = roads.lineOffsets[edge] as number;
    const last = roads.lineOffsets[edge + 1] as number;
    const halfM = (roads.widthM[edge] as number) / 2;
    for (const course of coursesOf(grid, roads.lineXY.subarray(2 * first, 2 * last))) {
      if (structure === 'underpass') for (const cell of course) marks.underpass[cell] = 1;
      else if (structure === 'bridge') spread(grid, course, halfM + deckReachM, 2, marks.barrier);
      else spread(grid, course, halfM + grid.cellSizeM, 1, marks.barrier);
    }
  }
  return marks;
}

/** Raises the mark of every cell whose centre lies within reach of the centre of a cell of the course. */
function spread(grid: GridSpec, course: Int32Array, reachM: number, mark: number, into: Uint8Array): void {
  const reach = reachM / grid.cellSizeM;
  const whole = Math.floor(reach);
  for (const cell of course) {
    const row = Math.floor(cell / grid.columns);
    const column = cell % grid.columns;
    for (let r = Math.max(0, row - whole); r <= Math.min(grid.rows - 1, row + whole); r++) {
      for (let c = Math.max(0, column - whole); c <= Math.min(grid.columns - 1, column + whole); c++) {
        if ((r - row) ** 2 + (c - column) ** 2 > reach * reach) continue;
        const near = r * grid.columns + c;
        if ((into[near] as number) < mark) into[near] = mark;
      }
    }
  }
}

import FlatQueue from 'flatqueue';
import { type Ground, isSea, isWatercourse } from '../ground.ts';

/** A place where a bridge may cross the main river, between two routing cells. */
export interface Crossing {
  readonly a: number;
  readonly b: number;
  readonly lengthM: number;
}

/** The ground coarsened to cells of two by two, on which roads are laid out. */
export interface RoutingGrid {
  readonly columns: number;
  readonly rows: number;
  readonly cellM: number;
  readonly westM: number;
  readonly northM: number;
  readonly heightM: Float32Array;
  /** Cost of a metre of road over this ground, 1 on the best; Infinity where no road may go. */
  readonly factor: Float32Array;
  /** 1 where a road already runs. */
  readonly hasRoad: Uint8Array;
  readonly crossings: Map<number, Crossing[]>;
}

export interface RouteRequest {
  readonly sources: Iterable<number>;
  readonly isTarget: (cell: number) => boolean;
  /** Steepest grade of any step, m/m. */
  readonly maxGrade: number;
  /** Multiplies the ground's own cost factor. */
  readonly extraFactor?: (cell: number) => number;
}

/** A metre of bridge costs as much as this many metres of road on flat ground. */
const bridgeFactor = 9;
/** Share of the cost that is left where a road can follow one that exists. */
const existingRoadShare = 0.35;
/** Grade at which a metre of road costs twice as much as on the flat. */
const doublingGrade = 0.06;

/** What a metre of road on the open floodplain costs more than on firm ground: it needs an embankment. */
const lowGroundCost = 2;

const moves = [
  [0, 1],
  [0, -1],
  [1, 0],
  [-1, 0],
  [1, 1],
  [1, -1],
  [-1, 1],
  [-1, -1],
  [1, 2],
  [1, -2],
  [-1, 2],
  [-1, -2],
  [2, 1],
  [2, -1],
  [-2, 1],
  [-2, -1],
] as const;

export function buildRoutingGrid(ground: Ground): RoutingGrid {
  const { grid } = ground;
  const columns = Math.floor(grid.columns / 2);
  const rows = Math.floor(grid.rows / 2);
  const heightM = new Float32Array(columns * rows);
  const factor = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column;
      const parts = [0, 1, grid.columns, grid.columns + 1].map(
        (offset) => row * 2 * grid.columns + column * 2 + offset,
      );
      heightM[cell] = parts.reduce((sum, part) => sum + (ground.terrainM[part] as number), 0) / 4;
      factor[cell] = Math.max(...parts.map((part) => groundFactor(ground, part)));
    }
  }
  return {
    columns,
    rows,
    cellM: grid.cellSizeM * 2,
    westM: grid.westM,
    northM: grid.northM,
    heightM,
    factor,
    hasRoad: new Uint8Array(columns * rows),
    crossings: new Map(),
  };
}

function groundFactor(ground: Ground, cell: number): number {
  if (isSea(ground, cell) || ground.mainChannel[cell] === 1) return Number.POSITIVE_INFINITY;
  if (isWatercourse(ground, cell)) return 6;
  const ditch = ground.landscape.ditch[cell] !== 0 ? 1.5 : 0;
  const low = ground.landscape.floodplain[cell] === 1 ? lowGroundCost : 0;
  const levee = ground.landscape.levee[cell] === 1 ? 4 : 0;
  const shore = (ground.seaDistanceM[cell] as number) < 30 ? 2 : 0;
  return 1 + ditch + low + levee + shore + Math.min((ground.slope[cell] as number) * 6, 4);
}

export const routingCellAt = (routing: RoutingGrid, xM: number, yM: number): number => {
  const column = Math.floor((xM - routing.westM) / routing.cellM);
  const row = Math.floor((routing.northM - yM) / routing.cellM);
  if (column < 0 || row < 0 || column >= routing.columns || row >= routing.rows) return -1;
  return row * routing.columns + column;
};

export const routingCellXM = (routing: RoutingGrid, cell: number): number =>
  routing.westM + ((cell % routing.columns) + 0.5) * routing.cellM;

export const routingCellYM = (routing: RoutingGrid, cell: number): number =>
  routing.northM - (Math.floor(cell / routing.columns) + 0.5) * routing.cellM;

export function addCrossing(routing: RoutingGrid, crossing: Crossing): void {
  for (const end of [crossing.a, crossing.b]) {
    const listed = routing.crossings.get(end);
    if (listed === undefined) routing.crossings.set(end, [crossing]);
    else listed.push(crossing);
  }
}

export const crossingBetween = (routing: RoutingGrid, from: number, to: number): Crossing | null =>
  routing.crossings.get(from)?.find((crossing) => (crossing.a === from ? crossing.b : crossing.a) === to) ??
  null;

/** Cheap chain of routing cells from a source to a target, or null (Dijkstra 1959 with 16 neighbours and priced bends). */
export function leastCostPath(routing: RoutingGrid, request: RouteRequest): number[] | null {
  const cost = new Float64Array(routing.factor.length).fill(Number.POSITIVE_INFINITY);
  const previous = new Int32Array(routing.factor.length).fill(-1);
  const queue = new FlatQueue<number>();
  for (const source of request.sources) {
    cost[source] = 0;
    queue.push(source, 0);
  }
  const offer = (from: number, to: number, stepCost: number): void => {
    const total = (cost[from] as number) + stepCost;
    if (total >= (cost[to] as number)) return;
    cost[to] = total;
    previous[to] = from;
    queue.push(to, total);
  };
  while (queue.length > 0) {
    const priority = queue.peekValue() as number;
    const cell = queue.pop() as number;
    if (priority > (cost[cell] as number)) continue;
    if (request.isTarget(cell)) return trace(previous, cell);
    forEachMove(routing, cell, (to, lengthM) => {
      const stepCost =
        moveCost(routing, request, { from: cell, to, lengthM }) +
        turnCostM(routing, previous[cell] as number, cell, to);
      if (stepCost < Number.POSITIVE_INFINITY) offer(cell, to, stepCost);
    });
    for (const crossing of routing.crossings.get(cell) ?? []) {
      offer(cell, crossing.a === cell ? crossing.b : crossing.a, crossing.lengthM * bridgeFactor);
    }
  }
  return null;
}

function trace(previous: Int32Array, end: number): number[] {
  const path = [end];
  for (let cell = previous[end] as number; cell >= 0; cell = previous[cell] as number) path.push(cell);
  return path.reverse();
}

function forEachMove(routing: RoutingGrid, cell: number, visit: (to: number, lengthM: number) => void): void {
  const column = cell % routing.columns;
  const row = (cell - column) / routing.columns;
  for (const [dr, dc] of moves) {
    const r = row + dr;
    const c = column + dc;
    if (r < 0 || c < 0 || r >= routing.rows || c >= routing.columns) continue;
    visit(r * routing.columns + c, Math.hypot(dr, dc) * routing.cellM);
  }
}

function moveCost(
  routing: RoutingGrid,
  request: RouteRequest,
  move: { from: number; to: number; lengthM: number },
): number {
  const { from, to, lengthM } = move;
  let factor = ((routing.factor[from] as number) + (routing.factor[to] as number)) / 2;
  if (lengthM > routing.cellM * 2) factor = Math.max(factor, worstBetween(routing, from, to));
  if (factor === Number.POSITIVE_INFINITY) return factor;
  const grade = Math.abs((routing.heightM[to] as number) - (routing.heightM[from] as number)) / lengthM;
  if (grade > request.maxGrade) return Number.POSITIVE_INFINITY;
  const extra = request.extraFactor?.(to) ?? 1;
  const reuse = routing.hasRoad[from] === 1 && routing.hasRoad[to] === 1 ? existingRoadShare : 1;
  return lengthM * factor * extra * reuse * (1 + (grade / doublingGrade) ** 2);
}

/**
 * Price of a bend, as metres of level road: sharp turns are dear, so that a road climbs in few long bends. It looks at
 * the best way found to the cell so far, which makes the result a good road and not always the cheapest.
 */
function turnCostM(routing: RoutingGrid, before: number, cell: number, to: number): number {
  if (before < 0) return 0;
  const { columns } = routing;
  const inX = (cell % columns) - (before % columns);
  const inY = Math.floor(cell / columns) - Math.floor(before / columns);
  const outX = (to % columns) - (cell % columns);
  const outY = Math.floor(to / columns) - Math.floor(cell / columns);
  const cosine = (inX * outX + inY * outY) / (Math.hypot(inX, inY) * Math.hypot(outX, outY));
  if (cosine < 0.1) return 260;
  return cosine < 0.75 ? 25 : 0;
}

/** The worse of the two cells a knight's move passes between. */
function worstBetween(routing: RoutingGrid, from: number, to: number): number {
  const fromColumn = from % routing.columns;
  const toColumn = to % routing.columns;
  const fromRow = (from - fromColumn) / routing.columns;
  const toRow = (to - toColumn) / routing.columns;
  const midRow = (fromRow + toRow) / 2;
  const midColumn = (fromColumn + toColumn) / 2;
  return Math.max(
    routing.factor[Math.floor(midRow) * routing.columns + Math.floor(midColumn)] as number,
    routing.factor[Math.ceil(midRow) * routing.columns + Math.ceil(midColumn)] as number,
  );
}

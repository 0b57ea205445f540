import type { Ground } from '../ground.ts';
import { type RoutingGrid, routingCellXM, routingCellYM } from './routing-grid.ts';

/** Where roads leave the region: routing cells on its border. */
export interface Gates {
  /** Where the national road comes down the main valley. */
  readonly valley: number;
  /** The two ends of the coastal road. */
  readonly coast: readonly [number, number];
}

/** Chooses the gates by the ground at the border: easy, near the river's inflow, near the sea. */
export function findGates(ground: Ground, routing: RoutingGrid): Gates {
  const border = borderCells(routing).filter((cell) => (routing.factor[cell] as number) < 6);
  const inflow = ground.landscape.inflowPoints[0] ?? { xM: routing.westM, yM: routing.northM };
  const valley = best(border, (cell) => {
    const awayM = distanceM(routing, cell, inflow.xM, inflow.yM);
    return (awayM < 80 ? 2000 : awayM) * (routing.factor[cell] as number);
  });
  const shoreM = (cell: number): number => ground.seaDistanceM[fineCell(ground, routing, cell)] as number;
  const coastScore = (cell: number): number =>
    Math.max(shoreM(cell), 60) *
    (routing.factor[cell] as number) *
    ((routing.heightM[cell] as number) < 2 ? 4 : 1);
  const first = best(border, coastScore);
  const far = border.filter(
    (cell) => distanceM(routing, cell, routingCellXM(routing, first), routingCellYM(routing, first)) > 3000,
  );
  return { valley, coast: [first, best(far, coastScore)] };
}

export const fineCell = (ground: Ground, routing: RoutingGrid, cell: number): number =>
  Math.floor(cell / routing.columns) * 2 * ground.grid.columns + (cell % routing.columns) * 2;

function distanceM(routing: RoutingGrid, cell: number, xM: number, yM: number): number {
  return Math.hypot(routingCellXM(routing, cell) - xM, routingCellYM(routing, cell) - yM);
}

function borderCells(routing: RoutingGrid): number[] {
  const { columns, rows } = routing;
  const cells: number[] = [];
  for (let column = 0; column < columns; column++) cells.push(column, (rows - 1) * columns + column);
  for (let row = 1; row < rows - 1; row++) cells.push(row * columns, row * columns + columns - 1);
  return cells;
}

function best(cells: readonly number[], score: (cell: number) => number): number {
  let winner = cells[0] as number;
  for (const cell of cells) if (score(cell) < score(winner)) winner = cell;
  return winner;
}

import type { GridSpec } from '../../geo/grid.ts';

/**
 * The cells that a line passes through, in its order and side by side, so that water finds its way over faces as well as
 * over corners. A line that leaves the grid and comes back gives several courses.
 * Source: Amanatides & Woo 1987, "A fast voxel traversal algorithm for ray tracing".
 * @param lineXY x and y alternating, m, in the system of the grid
 */
export function coursesOf(grid: GridSpec, lineXY: ArrayLike<number>): readonly Int32Array[] {
  const courses: number[][] = [];
  let course: number[] = [];
  const visit = (row: number, column: number): void => {
    if (row < 0 || column < 0 || row >= grid.rows || column >= grid.columns) {
      if (course.length > 0) courses.push(course);
      course = [];
      return;
    }
    const cell = row * grid.columns + column;
    if (course.at(-1) !== cell) course.push(cell);
  };
  for (let k = 0; k + 3 < lineXY.length; k += 2) {
    traverse(
      {
        x: ((lineXY[k] as number) - grid.westM) / grid.cellSizeM,
        y: (grid.northM - (lineXY[k + 1] as number)) / grid.cellSizeM,
        toX: ((lineXY[k + 2] as number) - grid.westM) / grid.cellSizeM,
        toY: (grid.northM - (lineXY[k + 3] as number)) / grid.cellSizeM,
      },
      grid,
      visit,
    );
  }
  if (course.length > 0) courses.push(course);
  return courses.map((cells) => Int32Array.from(cells));
}

/** A piece of a line in cells, y to the south. */
interface Piece {
  readonly x: number;
  readonly y: number;
  readonly toX: number;
  readonly toY: number;
}

function traverse(
  { x, y, toX, toY }: Piece,
  { columns, rows }: GridSpec,
  visit: (row: number, column: number) => void,
): void {
  const span = clipped({ x, y, toX, toY }, columns, rows);
  if (span === null) {
    visit(-1, -1);
    return;
  }
  if (span.from > 0) visit(-1, -1);
  const [dx, dy] = [toX - x, toY - y];
  let column = Math.min(columns - 1, Math.max(0, Math.floor(x + span.from * dx)));
  let row = Math.min(rows - 1, Math.max(0, Math.floor(y + span.from * dy)));
  const lastColumn = Math.min(columns - 1, Math.max(0, Math.floor(x + span.to * dx)));
  const lastRow = Math.min(rows - 1, Math.max(0, Math.floor(y + span.to * dy)));
  const [stepX, stepY] = [Math.sign(dx), Math.sign(dy)];
  let nextX = dx === 0 ? Number.POSITIVE_INFINITY : (column + (stepX > 0 ? 1 : 0) - x) / dx;
  let nextY = dy === 0 ? Number.POSITIVE_INFINITY : (row + (stepY > 0 ? 1 : 0) - y) / dy;
  visit(row, column);
  const moves = Math.abs(lastColumn - column) + Math.abs(lastRow - row);
  for (let move = 0; move < moves; move++) {
    const alongX = row === lastRow || (column !== lastColumn && nextX < nextY);
    if (alongX) {
      column += stepX;
      nextX += Math.abs(1 / dx);
    } else {
      row += stepY;
      nextY += Math.abs(1 / dy);
    }
    visit(row, column);
  }
  if (span.to < 1) visit(-1, -1);
}

/** The share of a piece inside the grid, or null for none. Source: Liang & Barsky 1984. */
function clipped(
  { x, y, toX, toY }: Piece,
  columns: number,
  rows: number,
): { readonly from: number; readonly to: number } | null {
  let from = 0;
  let to = 1;
  for (const [start, delta, limit] of [
    [x, toX - x, columns],
    [y, toY - y, rows],
  ] as const) {
    if (delta === 0) {
      if (start < 0 || start >= limit) return null;
      continue;
    }
    const enter = (delta > 0 ? -start : limit - start) / delta;
    const leave = (delta > 0 ? limit - start : -start) / delta;
    from = Math.max(from, enter);
    to = Math.min(to, leave);
  }
  return from < to || (from === to && from < 1) ? { from, to } : null;
}

import type { GridSpec } from '../../../../geo/grid.ts';

/** Labels of cells; negative means no area. */
export interface LabelledGrid {
  readonly grid: GridSpec;
  readonly labels: Int16Array;
}

/** Corners of cells by number: row * (columns + 1) + column, row 0 in the north. */
type Corner = number;

/**
 * Outer rings of the cells for which `belongs` holds, counter-clockwise, as corner numbers of unit steps. Cells that
 * touch at a corner only lie in different rings. A part with a hole is cut in two along a row of the grid, which is
 * added to `seamRows`: the contract has outer rings only.
 */
export function traceRings(
  grid: GridSpec,
  belongs: (cell: number) => boolean,
  seamRows: Set<number>,
): Corner[][] {
  return traceBand(grid, belongs, { top: 0, bottom: grid.rows }, seamRows);
}

function traceBand(
  grid: GridSpec,
  belongs: (cell: number) => boolean,
  band: { top: number; bottom: number },
  seamRows: Set<number>,
): Corner[][] {
  const inBand = (row: number, column: number): boolean =>
    row >= band.top &&
    row < band.bottom &&
    column >= 0 &&
    column < grid.columns &&
    belongs(row * grid.columns + column);
  const rings = walkAll(grid, band, inBand);
  const hole = rings.find((ring) => signedCornerArea(grid, ring) < 0);
  if (hole === undefined) return rings;
  const rows = hole.map((corner) => Math.floor(corner / (grid.columns + 1)));
  const split = Math.round((Math.min(...rows) + Math.max(...rows)) / 2);
  seamRows.add(split);
  return [
    ...traceBand(grid, belongs, { top: band.top, bottom: split }, seamRows),
    ...traceBand(grid, belongs, { top: split, bottom: band.bottom }, seamRows),
  ];
}

/** Directions: 0 east, 1 north, 2 west, 3 south. The area lies to the left of each step. */
function walkAll(
  grid: GridSpec,
  band: { top: number; bottom: number },
  inBand: (row: number, column: number) => boolean,
): Corner[][] {
  const width = grid.columns + 1;
  const seen = new Set<number>();
  const rings: Corner[][] = [];
  for (let row = band.top; row < band.bottom; row++) {
    for (let column = 0; column < grid.columns; column++) {
      if (!inBand(row, column)) continue;
      if (inBand(row + 1, column)) continue;
      const start = (row + 1) * width + column;
      if (!seen.has(start * 4)) rings.push(walk({ width, seen, inBand }, start));
    }
  }
  return rings;
}

function walk(
  field: { width: number; seen: Set<number>; inBand: (row: number, column: number) => boolean },
  start: Corner,
): Corner[] {
  const { width, seen, inBand } = field;
  const ring: Corner[] = [];
  let corner = start;
  let direction = 0;
  do {
    seen.add(corner * 4 + direction);
    ring.push(corner);
    corner += [1, -width, -1, width][direction] as number;
    const row = Math.floor(corner / width);
    const column = corner % width;
    const leftAhead = [
      [row - 1, column],
      [row - 1, column - 1],
      [row, column - 1],
      [row, column],
    ][direction] as [number, number];
    const rightAhead = [
      [row, column],
      [row - 1, column],
      [row - 1, column - 1],
      [row, column - 1],
    ][direction] as [number, number];
    if (!inBand(leftAhead[0], leftAhead[1])) direction = (direction + 1) % 4;
    else if (inBand(rightAhead[0], rightAhead[1])) direction = (direction + 3) % 4;
  } while (corner !== start || direction !== 0);
  return ring;
}

/** Twice nothing: the area in cells, positive for a counter-clockwise ring (rows grow southwards). */
function signedCornerArea(grid: GridSpec, ring: readonly Corner[]): number {
  const width = grid.columns + 1;
  let area = 0;
  ring.forEach((corner, k) => {
    const next = ring[(k + 1) % ring.length] as number;
    const x1 = corner % width;
    const y1 = -Math.floor(corner / width);
    const x2 = next % width;
    const y2 = -Math.floor(next / width);
    area += x1 * y2 - x2 * y1;
  });
  return area / 2;
}

/**
 * The ring in metres. Steps between two areas are smoothed by cutting their corners; the two sides cut the same corners,
 * so the areas still tile the land. Corners at the sea, at the border, at a seam or between three areas stay.
 */
export function ringToMetres(
  labelled: LabelledGrid,
  ring: readonly Corner[],
  seamRows: ReadonlySet<number>,
): Float64Array {
  const { grid } = labelled;
  const width = grid.columns + 1;
  const points: number[] = [];
  const push = (column: number, row: number): void => {
    const x = grid.westM + column * grid.cellSizeM;
    const y = grid.northM - row * grid.cellSizeM;
    if (points[points.length - 2] !== x || points[points.length - 1] !== y) points.push(x, y);
  };
  ring.forEach((corner, k) => {
    const before = ring[(k + ring.length - 1) % ring.length] as number;
    const after = ring[(k + 1) % ring.length] as number;
    if (corner - before === after - corner) return;
    const column = corner % width;
    const row = Math.floor(corner / width);
    if (!isCut(labelled, row, column) || seamRows.has(row)) {
      push(column, row);
      return;
    }
    push((column + (before % width)) / 2, (row + Math.floor(before / width)) / 2);
    push((column + (after % width)) / 2, (row + Math.floor(after / width)) / 2);
  });
  if (points[0] === points[points.length - 2] && points[1] === points[points.length - 1]) points.length -= 2;
  return Float64Array.from(points);
}

/** True at a corner where one cell of one area meets three of another. */
function isCut(labelled: LabelledGrid, row: number, column: number): boolean {
  const { grid, labels } = labelled;
  if (row <= 0 || column <= 0 || row >= grid.rows || column >= grid.columns) return false;
  const southEast = row * grid.columns + column;
  const around = [southEast, southEast - 1, southEast - grid.columns, southEast - grid.columns - 1].map(
    (cell) => labels[cell] as number,
  );
  if (around.some((label) => label < 0)) return false;
  const first = around[0] as number;
  const same = around.filter((label) => label === first).length;
  return (same === 3 || same === 1) && new Set(around).size === 2;
}

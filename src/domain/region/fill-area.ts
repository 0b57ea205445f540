import type { GridSpec } from '../geo/grid.ts';

/**
 * Calls `put` for each cell whose centre lies in the rings taken together by the even-odd rule, so that inner rings are
 * holes; row by row. Rings with a point that is not finite are ignored.
 */
export function fillArea(
  grid: GridSpec,
  rings: readonly ArrayLike<number>[],
  put: (cell: number) => void,
): void {
  const whole = rings.filter(isUsable);
  const { first, last } = rowsOf(grid, whole);
  const crossings: number[][] = Array.from({ length: Math.max(0, last - first + 1) }, () => []);
  for (const ring of whole) addCrossings(grid, ring, { first, last, crossings });
  for (const [k, columns] of crossings.entries()) {
    columns.sort((a, b) => a - b);
    const row = first + k;
    for (let c = 0; c + 1 < columns.length; c += 2) {
      const from = Math.max(0, Math.ceil((columns[c] as number) - 0.5));
      const to = Math.min(grid.columns - 1, Math.ceil((columns[c + 1] as number) - 0.5) - 1);
      for (let column = from; column <= to; column++) put(row * grid.columns + column);
    }
  }
}

function isUsable(ring: ArrayLike<number>): boolean {
  for (let k = 0; k < ring.length; k++) if (!Number.isFinite(ring[k])) return false;
  return ring.length >= 6;
}

function rowsOf(grid: GridSpec, rings: readonly ArrayLike<number>[]): { first: number; last: number } {
  let northM = Number.NEGATIVE_INFINITY;
  let southM = Number.POSITIVE_INFINITY;
  for (const ring of rings) {
    for (let k = 1; k < ring.length; k += 2) {
      northM = Math.max(northM, ring[k] as number);
      southM = Math.min(southM, ring[k] as number);
    }
  }
  const rowAt = (yM: number): number => (grid.northM - yM) / grid.cellSizeM;
  return {
    first: Math.max(0, Math.ceil(rowAt(northM) - 0.5)),
    last: Math.min(grid.rows - 1, Math.floor(rowAt(southM) - 0.5)),
  };
}

/** Columns, in cells from the western edge, where the centre line of each row crosses a ring. */
function addCrossings(
  grid: GridSpec,
  ring: ArrayLike<number>,
  rows: { readonly first: number; readonly last: number; readonly crossings: number[][] },
): void {
  for (let k = 0; k + 1 < ring.length; k += 2) {
    const next = (k + 2) % ring.length;
    const ax = ((ring[k] as number) - grid.westM) / grid.cellSizeM;
    const ay = (grid.northM - (ring[k + 1] as number)) / grid.cellSizeM - 0.5;
    const bx = ((ring[next] as number) - grid.westM) / grid.cellSizeM;
    const by = (grid.northM - (ring[next + 1] as number)) / grid.cellSizeM - 0.5;
    const top = Math.max(rows.first, Math.ceil(Math.min(ay, by)));
    const bottom = Math.min(rows.last, Math.ceil(Math.max(ay, by)) - 1);
    for (let row = top; row <= bottom; row++) {
      rows.crossings[row - rows.first]?.push(ax + ((row - ay) / (by - ay)) * (bx - ax));
    }
  }
}

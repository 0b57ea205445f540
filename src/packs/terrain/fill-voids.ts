/**
 * Gives each cell without value the value of its nearest cell that has one, by exact Euclidean distance between cell
 * centres; ties go to the cell further north, then west.
 * Source: Felzenszwalb & Huttenlocher 2012, "Distance Transforms of Sampled Functions", Theory of Computing 8, whose
 * lower envelope of parabolas here carries the index of the nearest cell along with its distance.
 * @param valid 1 where a value is given; at least one cell must be
 */
export function fillVoids(values: Float32Array, valid: Uint8Array, columns: number, rows: number): void {
  const nearestRow = nearestRowInColumn(valid, columns, rows);
  const filled = values.slice();
  for (let row = 0; row < rows; row++) {
    let hasVoid = false;
    for (let c = 0; c < columns && !hasVoid; c++) hasVoid = valid[row * columns + c] === 0;
    if (hasVoid) fillRow({ values, valid, columns, nearestRow }, row, filled);
  }
  values.set(filled);
}

/** For each cell the row of the nearest valid cell of its column, or -1 when the column has none. */
function nearestRowInColumn(valid: Uint8Array, columns: number, rows: number): Int32Array {
  const nearest = new Int32Array(columns * rows).fill(-1);
  for (let c = 0; c < columns; c++) {
    let last = -1;
    for (let r = 0; r < rows; r++) {
      if (valid[r * columns + c] === 1) last = r;
      nearest[r * columns + c] = last;
    }
    last = -1;
    for (let r = rows - 1; r >= 0; r--) {
      const i = r * columns + c;
      if (valid[i] === 1) last = r;
      const above = nearest[i] as number;
      if (last >= 0 && (above < 0 || last - r < r - above)) nearest[i] = last;
    }
  }
  return nearest;
}

interface Grid {
  readonly values: Float32Array;
  readonly valid: Uint8Array;
  readonly columns: number;
  readonly nearestRow: Int32Array;
}

/** Lower envelope of the parabolas (c - q)² + d(q)², d being the vertical distance of column q's nearest cell. */
function fillRow(grid: Grid, row: number, filled: Float32Array): void {
  const { columns, nearestRow } = grid;
  const apex = new Int32Array(columns);
  const from = new Float64Array(columns + 1);
  let top = -1;
  const height = (q: number): number => (row - (nearestRow[row * columns + q] as number)) ** 2;
  for (let q = 0; q < columns; q++) {
    if ((nearestRow[row * columns + q] as number) < 0) continue;
    let start = Number.NEGATIVE_INFINITY;
    while (top >= 0) {
      const p = apex[top] as number;
      start = (height(q) + q * q - height(p) - p * p) / (2 * (q - p));
      if (start > (from[top] as number)) break;
      top -= 1;
      start = Number.NEGATIVE_INFINITY;
    }
    top += 1;
    apex[top] = q;
    from[top] = start;
  }
  let k = 0;
  for (let c = 0; c < columns; c++) {
    while (k < top && (from[k + 1] as number) < c) k += 1;
    if (grid.valid[row * columns + c] === 1) continue;
    const q = apex[k] as number;
    filled[row * columns + c] = grid.values[
      (nearestRow[row * columns + q] as number) * columns + q
    ] as number;
  }
}

import { cellCount, type GridSpec } from '../../../geo/grid.ts';

/** Slope per cell, m/m, from central differences (one-sided at the edges). */
export function slopeOf(grid: GridSpec, elevationM: ArrayLike<number>): Float32Array {
  const { columns, rows, cellSizeM } = grid;
  const slope = new Float32Array(cellCount(grid));
  for (let row = 0; row < rows; row++) {
    const up = Math.max(row - 1, 0);
    const down = Math.min(row + 1, rows - 1);
    for (let column = 0; column < columns; column++) {
      const left = Math.max(column - 1, 0);
      const right = Math.min(column + 1, columns - 1);
      const dx =
        ((elevationM[row * columns + right] as number) - (elevationM[row * columns + left] as number)) /
        ((right - left) * cellSizeM);
      const dy =
        ((elevationM[up * columns + column] as number) - (elevationM[down * columns + column] as number)) /
        ((down - up) * cellSizeM);
      slope[row * columns + column] = Math.sqrt(dx * dx + dy * dy);
    }
  }
  return slope;
}

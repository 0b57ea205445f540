import { cellCount, type GridSpec } from '../../../geo/grid.ts';

const FAR = 1e12;

/**
 * Distance from each cell centre to the nearest centre of a marked cell, m; huge where nothing is marked.
 * Source: Felzenszwalb & Huttenlocher 2012, "Distance transforms of sampled functions", doi:10.4086/toc.2012.v008a019.
 */
export function distanceToM(grid: GridSpec, marked: (cell: number) => boolean): Float32Array {
  const { columns, rows } = grid;
  const squared = new Float64Array(cellCount(grid));
  for (let cell = 0; cell < squared.length; cell++) squared[cell] = marked(cell) ? 0 : FAR;
  const scan = new ParabolaScan(Math.max(columns, rows));
  for (let column = 0; column < columns; column++) scan.run(squared, column, columns, rows);
  for (let row = 0; row < rows; row++) scan.run(squared, row * columns, 1, columns);
  return Float32Array.from(squared, (d2) => Math.sqrt(d2) * grid.cellSizeM);
}

/** Lower envelope of parabolas along one line of the grid; scratch arrays are kept between lines. */
class ParabolaScan {
  private readonly values: Float64Array;
  private readonly apex: Int32Array;
  private readonly from: Float64Array;

  constructor(length: number) {
    this.values = new Float64Array(length);
    this.apex = new Int32Array(length);
    this.from = new Float64Array(length + 1);
  }

  run(squared: Float64Array, start: number, stride: number, length: number): void {
    const { values, apex, from } = this;
    for (let i = 0; i < length; i++) values[i] = squared[start + i * stride] as number;
    let last = 0;
    apex[0] = 0;
    from[0] = -FAR;
    from[1] = FAR;
    for (let i = 1; i < length; i++) {
      let meet = this.meeting(i, apex[last] as number);
      while (meet <= (from[last] as number)) meet = this.meeting(i, apex[--last] as number);
      apex[++last] = i;
      from[last] = meet;
      from[last + 1] = FAR;
    }
    let k = 0;
    for (let i = 0; i < length; i++) {
      while ((from[k + 1] as number) < i) k++;
      const d = i - (apex[k] as number);
      squared[start + i * stride] = d * d + (values[apex[k] as number] as number);
    }
  }

  private meeting(i: number, j: number): number {
    return ((this.values[i] as number) + i * i - (this.values[j] as number) - j * j) / (2 * (i - j));
  }
}

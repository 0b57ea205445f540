/** Corners of a quadrilateral in cells of a grid: u eastwards, v southwards from the north-western corner. */
export interface CellQuad {
  readonly u: readonly [number, number, number, number];
  readonly v: readonly [number, number, number, number];
}

/** Area of a cell that a quadrilateral covers, as a share of the cell. */
type OnCell = (cell: number, share: number) => void;

/**
 * The exact areas that a quadrilateral shares with the cells of a grid, given for each cell it touches; parts outside
 * the grid are left out. The area left of and above a corner comes from Green's theorem, as the integral of min(u, U) dv
 * along the edges up to V; a cell's share is the difference of its four corners, so shares add up to the whole.
 */
export function spreadQuad(quad: CellQuad, columns: number, rows: number, onCell: OnCell): void {
  const left = Math.floor(Math.min(...quad.u));
  const top = Math.floor(Math.min(...quad.v));
  const right = Math.ceil(Math.max(...quad.u));
  const bottom = Math.ceil(Math.max(...quad.v));
  const whole = areaWithin(quad, right, bottom);
  const firstColumn = Math.max(left, 0);
  const lastColumn = Math.min(right, columns);
  const firstRow = Math.max(top, 0);
  const lastRow = Math.min(bottom, rows);
  const width = lastColumn - firstColumn;
  if (width <= 0) return;
  const sign = Math.sign(whole);
  let above = cornerAreas(quad, firstColumn, width, firstRow);
  for (let row = firstRow; row < lastRow; row++) {
    const below = cornerAreas(quad, firstColumn, width, row + 1);
    for (let i = 0; i < width; i++) {
      const inBelow = (below[i + 1] as number) - (below[i] as number);
      const share = sign * (inBelow - ((above[i + 1] as number) - (above[i] as number)));
      if (share > 0) onCell(row * columns + firstColumn + i, share);
    }
    above = below;
  }
}

function cornerAreas(quad: CellQuad, firstColumn: number, width: number, v: number): Float64Array {
  const areas = new Float64Array(width + 1);
  for (let i = 0; i <= width; i++) areas[i] = areaWithin(quad, firstColumn + i, v);
  return areas;
}

/** Signed area of the part of a quadrilateral with u < limitU and v < limitV. */
function areaWithin({ u, v }: CellQuad, limitU: number, limitV: number): number {
  let area = 0;
  for (let i = 0; i < 4; i++) {
    const j = (i + 1) & 3;
    const fromV = v[i] as number;
    const toV = v[j] as number;
    const startV = Math.min(fromV, limitV);
    const endV = Math.min(toV, limitV);
    if (startV === endV) continue;
    const startU = (u[i] as number) - limitU;
    const acrossU = (u[j] as number) - (u[i] as number);
    const start = (startV - fromV) / (toV - fromV);
    const end = (endV - fromV) / (toV - fromV);
    area += belowZero(startU + start * acrossU, startU + end * acrossU) * (endV - startV);
  }
  return area;
}

/** Mean of min(x, 0) along a straight way from a to b. */
function belowZero(a: number, b: number): number {
  if (a <= 0 && b <= 0) return (a + b) / 2;
  if (a >= 0 && b >= 0) return 0;
  return a < 0 ? (a * a) / (2 * (a - b)) : (b * b) / (2 * (b - a));
}

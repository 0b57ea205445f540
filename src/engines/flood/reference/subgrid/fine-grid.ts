/** Fine terrain under a coarse grid, row by row from the north; both sides of the fine grid are multiples of `ratio`. */
export interface FineTerrain {
  readonly columns: number;
  readonly rows: number;
  readonly cellSizeM: number;
  readonly bedM: Float32Array;
  /** Manning's n of each fine cell, s·m^(-1/3). */
  readonly manning: Float32Array;
  /** Fine cells along each side of a coarse one. */
  readonly ratio: number;
}

/** Fine cell at a place within a coarse cell. */
export const fineCellOf = (
  { columns, ratio }: FineTerrain,
  coarse: { readonly row: number; readonly column: number },
  within: { readonly row: number; readonly column: number },
): number => (coarse.row * ratio + within.row) * columns + coarse.column * ratio + within.column;

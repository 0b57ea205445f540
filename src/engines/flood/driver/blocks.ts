/** Columns of a block: a run of cells of one row that wakes and sleeps as one. */
export const blockColumns = 32;

/** Columns of the grid from `first` up to, not including, `end`. */
export interface BlockRun {
  first: number;
  end: number;
}

export const blocksPerRowOf = (columns: number): number => Math.ceil(columns / blockColumns);

/** Block that a padded index lies in. */
export function blockOf(
  { stride, columns }: { readonly stride: number; readonly columns: number },
  index: number,
): number {
  const row = Math.floor(index / stride) - 1;
  return row * blocksPerRowOf(columns) + Math.floor(((index % stride) - 1) / blockColumns);
}

/**
 * Moves `run` to the next run of marked blocks of a row at or after its end; false when there is none.
 * @param marks 1 for each marked block, row by row
 */
export function nextRun(
  { columns }: { readonly columns: number },
  marks: Uint8Array,
  row: number,
  run: BlockRun,
): boolean {
  const blocksPerRow = blocksPerRowOf(columns);
  const base = row * blocksPerRow;
  let block = Math.ceil(run.end / blockColumns);
  while (block < blocksPerRow && marks[base + block] === 0) block++;
  if (block >= blocksPerRow) return false;
  run.first = block * blockColumns;
  while (block < blocksPerRow && marks[base + block] === 1) block++;
  run.end = Math.min(block * blockColumns, columns);
  return true;
}

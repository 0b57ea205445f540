/** Mark of a cell whose level is given. */
export const heldMark = 1;

/** Mark of a cell that takes no part; the ring around the grid has it too. */
export const closedMark = 2;

/** Whether the level of the cell at a padded index is given. */
export const isHeld = (marks: Uint8Array, index: number): boolean =>
  ((marks[index] as number) & heldMark) !== 0;

/** Whether the cell at a padded index takes no part. */
export const isClosed = (marks: Uint8Array, index: number): boolean =>
  ((marks[index] as number) & closedMark) !== 0;

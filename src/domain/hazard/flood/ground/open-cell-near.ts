import type { GridSpec } from '../../../geo/grid.ts';

/**
 * For each closed cell the open land cell that is nearest over closed ones, side by side; -1 for open cells, and for
 * closed ones that only the sea surrounds. Cells are found ring by ring, so the nearest comes first.
 */
export function openCellNear(grid: GridSpec, closedCells: Uint8Array, sea: Uint8Array | null): Int32Array {
  const openFor = new Int32Array(closedCells.length).fill(-1);
  let ring: number[] = [];
  for (let cell = 0; cell < closedCells.length; cell++) {
    if (closedCells[cell] === 0) continue;
    const open = sidesOf(grid, cell).find((side) => closedCells[side] === 0 && sea?.[side] !== 1);
    if (open === undefined) continue;
    openFor[cell] = open;
    ring.push(cell);
  }
  while (ring.length > 0) {
    const next: number[] = [];
    for (const cell of ring) {
      for (const side of sidesOf(grid, cell)) {
        if (closedCells[side] === 0 || openFor[side] !== -1) continue;
        openFor[side] = openFor[cell] as number;
        next.push(side);
      }
    }
    ring = next;
  }
  return openFor;
}

/** The cells that share a side with a cell. */
export function sidesOf({ columns, rows }: GridSpec, cell: number): number[] {
  const column = cell % columns;
  const row = Math.floor(cell / columns);
  const sides: number[] = [];
  if (row > 0) sides.push(cell - columns);
  if (row < rows - 1) sides.push(cell + columns);
  if (column > 0) sides.push(cell - 1);
  if (column < columns - 1) sides.push(cell + 1);
  return sides;
}

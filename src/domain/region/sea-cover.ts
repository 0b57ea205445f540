import { cellCount, type GridSpec } from '../geo/grid.ts';
import { landCoverCode } from './land-cover.ts';

/** Ground and land cover of a region at the sea. */
export interface SeaGround {
  readonly grid: GridSpec;
  readonly terrainM: Float32Array;
  /** Codes of `landCovers`; 0 is unknown. */
  readonly landCover: Uint8Array;
  readonly seaLevelM: number;
}

/**
 * Land cover in which the sea is told from rivers, which satellite classes do not: water, or ground of unknown cover, at
 * or below the sea's level that hangs together with the region's border over such cells, side by side, becomes `sea`.
 * Ponds and rivers above the sea's level stay what they were.
 */
export function withSea({ grid, terrainM, landCover, seaLevelM }: SeaGround): Uint8Array {
  const sea = landCoverCode('sea');
  const river = landCoverCode('river');
  const marked = landCover.slice();
  const waiting = new Int32Array(cellCount(grid));
  let count = 0;
  const reach = (cell: number): void => {
    const cover = marked[cell];
    if ((cover !== river && cover !== 0) || !(terrainM[cell] <= seaLevelM)) return;
    marked[cell] = sea;
    waiting[count] = cell;
    count += 1;
  };
  const { columns, rows } = grid;
  for (let column = 0; column < columns; column++) {
    reach(column);
    reach((rows - 1) * columns + column);
  }
  for (let row = 0; row < rows; row++) {
    reach(row * columns);
    reach(row * columns + columns - 1);
  }
  while (count > 0) {
    count -= 1;
    const cell = waiting[count];
    const column = cell % columns;
    if (column > 0) reach(cell - 1);
    if (column < columns - 1) reach(cell + 1);
    if (cell >= columns) reach(cell - columns);
    if (cell < (rows - 1) * columns) reach(cell + columns);
  }
  return marked;
}

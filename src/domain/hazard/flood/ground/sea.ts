import type { GridSpec } from '../../../geo/grid.ts';
import { landCoverCode } from '../../../region/land-cover.ts';

const seaCode = landCoverCode('sea');

/**
 * Cells of the open sea: those that the land cover calls sea; without land cover, ground at or below mean sea level
 * that is joined to the edge of the grid by such ground, side to side.
 * @returns 1 where sea, or null when there is none
 */
export function seaMask(
  grid: GridSpec,
  terrainM: Float32Array,
  landCover: Uint8Array | null,
  seaLevelM: number,
): Uint8Array | null {
  const mask = new Uint8Array(terrainM.length);
  if (landCover !== null) {
    for (let i = 0; i < mask.length; i++) if (landCover[i] === seaCode) mask[i] = 1;
  } else {
    spread(grid, mask, edgeCells(grid), (cell) => (terrainM[cell] as number) <= seaLevelM);
  }
  return mask.includes(1) ? mask : null;
}

/**
 * Depth of the water that stands inland at the start: ground below the level that the sea reaches side to side, such
 * as the tidal mouth of a river. Sea cells themselves are left out.
 */
export function tidalDepthM(
  grid: GridSpec,
  bedM: Float32Array,
  sea: Uint8Array,
  levelM: number,
): Float32Array {
  const reached = Uint8Array.from(sea);
  const shore: number[] = [];
  for (let i = 0; i < sea.length; i++) if (sea[i] === 1) shore.push(i);
  spread(grid, reached, neighboursOf(grid, shore), (cell) => (bedM[cell] as number) < levelM);
  const depthM = new Float32Array(bedM.length);
  for (let i = 0; i < depthM.length; i++) {
    if (reached[i] === 1 && sea[i] === 0) depthM[i] = Math.max(0, levelM - (bedM[i] as number));
  }
  return depthM;
}

function spread(grid: GridSpec, mask: Uint8Array, start: number[], accepts: (cell: number) => boolean): void {
  const queue = start;
  while (queue.length > 0) {
    const cell = queue.pop() as number;
    if (mask[cell] === 1 || !accepts(cell)) continue;
    mask[cell] = 1;
    pushNeighbours(grid, cell, queue);
  }
}

function neighboursOf(grid: GridSpec, cells: readonly number[]): number[] {
  const found: number[] = [];
  for (const cell of cells) pushNeighbours(grid, cell, found);
  return found;
}

function pushNeighbours({ columns, rows }: GridSpec, cell: number, into: number[]): void {
  const column = cell % columns;
  if (column > 0) into.push(cell - 1);
  if (column < columns - 1) into.push(cell + 1);
  if (cell >= columns) into.push(cell - columns);
  if (cell < columns * (rows - 1)) into.push(cell + columns);
}

function edgeCells({ columns, rows }: GridSpec): number[] {
  const cells: number[] = [];
  for (let column = 0; column < columns; column++) cells.push(column, (rows - 1) * columns + column);
  for (let row = 1; row < rows - 1; row++) cells.push(row * columns, row * columns + columns - 1);
  return cells;
}

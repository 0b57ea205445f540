import { cellIndexAt, columnCentreM, rowCentreM } from '../../../../geo/grid.ts';
import { landCoverCode } from '../../../land-cover.ts';
import type { Site } from '../../landscape.ts';
import { distanceTo, type Ground, isUnbuildable } from '../ground.ts';

const hamletCount = 18;
const hamletRadiusM = 130;
const spacingM = 430;
/** Nearer than this to a town or village a hamlet would be part of it, m. */
const clearanceM = 220;
const steepest = 0.13;
const highestM = 140;

/**
 * Finds the scattered hamlets (자연마을) of the valleys: gentle ground outside the towns, not in the middle of the
 * paddies, away from the channel. Best ground first, at least `spacingM` apart.
 */
export function findHamlets(ground: Ground): Site[] {
  const { grid, landscape } = ground;
  const taken = new Set<number>();
  for (const site of settledSites(landscape)) for (const cell of site.cells) taken.add(cell);
  const distanceToTown = distanceTo(grid, (cell) => taken.has(cell));
  const paddy = landCoverCode('paddy');
  const wetland = landCoverCode('wetland');
  const good = new Float32Array(grid.columns * grid.rows);
  for (let cell = 0; cell < good.length; cell++) {
    if (isUnbuildable(ground, cell) || (distanceToTown[cell] as number) < clearanceM) continue;
    if ((ground.terrainM[cell] as number) > highestM) continue;
    if ((ground.slope[cell] as number) > steepest || (ground.seaDistanceM[cell] as number) < 60) continue;
    const cover = landscape.landCover[cell];
    if (cover !== wetland) good[cell] = cover === paddy ? 0.3 : 1;
  }
  const score = windowSums(ground, good, Math.round(100 / grid.cellSizeM));
  return pickApart(ground, score).map((centre) => hamletAt(ground, good, centre));
}

export const settledSites = (landscape: Ground['landscape']): readonly Site[] => [
  landscape.oldTown,
  landscape.newTown,
  landscape.port,
  ...landscape.villages,
];

/** Sum of values in a square window, by a summed-area table (Crow 1984). */
function windowSums(ground: Ground, values: Float32Array, reach: number): Float32Array {
  const { columns, rows } = ground.grid;
  const table = new Float64Array((columns + 1) * (rows + 1));
  for (let row = 0; row < rows; row++) {
    let line = 0;
    for (let column = 0; column < columns; column++) {
      line += values[row * columns + column] as number;
      table[(row + 1) * (columns + 1) + column + 1] =
        (table[row * (columns + 1) + column + 1] as number) + line;
    }
  }
  const sums = new Float32Array(columns * rows);
  for (let row = reach; row < rows - reach; row++) {
    for (let column = reach; column < columns - reach; column++) {
      const at = (r: number, c: number): number => table[r * (columns + 1) + c] as number;
      sums[row * columns + column] =
        at(row + reach + 1, column + reach + 1) -
        at(row - reach, column + reach + 1) -
        at(row + reach + 1, column - reach) +
        at(row - reach, column - reach);
    }
  }
  return sums;
}

function pickApart(ground: Ground, score: Float32Array): number[] {
  const { grid } = ground;
  const order = [...score.keys()]
    .filter((cell) => (score[cell] as number) > 60 && cell % 3 === 0)
    .sort((p, q) => (score[q] as number) - (score[p] as number) || p - q);
  const picked: number[] = [];
  for (const cell of order) {
    if (picked.length >= hamletCount) break;
    const column = cell % grid.columns;
    const row = Math.floor(cell / grid.columns);
    const isFar = picked.every((other) => {
      const dx = (other % grid.columns) - column;
      const dy = Math.floor(other / grid.columns) - row;
      return Math.hypot(dx, dy) * grid.cellSizeM >= spacingM;
    });
    if (isFar) picked.push(cell);
  }
  return picked;
}

function hamletAt(ground: Ground, good: Float32Array, centre: number): Site {
  const { grid } = ground;
  const xM = columnCentreM(grid, centre % grid.columns);
  const yM = rowCentreM(grid, Math.floor(centre / grid.columns));
  const cells: number[] = [];
  for (let dy = -hamletRadiusM; dy <= hamletRadiusM; dy += grid.cellSizeM) {
    for (let dx = -hamletRadiusM; dx <= hamletRadiusM; dx += grid.cellSizeM) {
      if (Math.hypot(dx, dy) > hamletRadiusM) continue;
      const cell = cellIndexAt(grid, xM + dx, yM + dy);
      if (cell >= 0 && (good[cell] as number) > 0) cells.push(cell);
    }
  }
  return { xM, yM, cells: Uint32Array.from(cells) };
}

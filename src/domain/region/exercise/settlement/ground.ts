import { cellIndexAt, type GridSpec } from '../../../geo/grid.ts';
import { landCoverCode } from '../../land-cover.ts';
import type { Landscape } from '../landscape.ts';
import { ditchMark } from '../terrain/gullies.ts';
import { slopeOf } from '../terrain/slope.ts';

const riverCode = landCoverCode('river');
const seaCode = landCoverCode('sea');

/** The landscape while people build on it: terrain and land cover are our own copies and may be changed. */
export interface Ground {
  readonly landscape: Landscape;
  readonly grid: GridSpec;
  readonly terrainM: Float32Array;
  readonly landCover: Uint8Array;
  /** Steepest slope of the natural ground, m/m, by central differences. */
  readonly slope: Float32Array;
  /** 1 where the cell belongs to the channel of the main river. */
  readonly mainChannel: Uint8Array;
  /** Distance to the nearest sea cell along rows and columns, m; Infinity in a region without sea. */
  readonly seaDistanceM: Float32Array;
  /** Distance to the channel of the main river, m. */
  readonly mainRiverDistanceM: Float32Array;
  /** Distance to the nearest ditch or small stream, m. */
  readonly ditchDistanceM: Float32Array;
}

export function prepareGround(landscape: Landscape): Ground {
  const { grid } = landscape;
  const mainChannel = mainChannelOf(landscape);
  return {
    landscape,
    grid,
    terrainM: Float32Array.from(landscape.terrainM),
    landCover: Uint8Array.from(landscape.landCover),
    slope: slopeOf(grid, landscape.terrainM),
    mainChannel,
    seaDistanceM: distanceTo(grid, (cell) => landscape.landCover[cell] === seaCode),
    mainRiverDistanceM: distanceTo(grid, (cell) => mainChannel[cell] === 1),
    ditchDistanceM: distanceTo(grid, (cell) => landscape.ditch[cell] !== 0),
  };
}

export const isSea = (ground: Ground, cell: number): boolean => ground.landscape.landCover[cell] === seaCode;

export const isRiver = (ground: Ground, cell: number): boolean =>
  ground.landscape.landCover[cell] === riverCode;

/** True in a river, and in a small stream too wide for a culvert. */
export const isWatercourse = (ground: Ground, cell: number): boolean =>
  isRiver(ground, cell) || ground.landscape.ditch[cell] === ditchMark.stream;

/** True where nothing may be built: outside, water or levee. */
export const isUnbuildable = (ground: Ground, cell: number): boolean =>
  cell < 0 || isSea(ground, cell) || isRiver(ground, cell) || ground.landscape.levee[cell] === 1;

/** Ground elevation of the cell that holds the point, m; the point is clamped to the grid. */
export function heightAt(ground: Ground, xM: number, yM: number): number {
  const { grid } = ground;
  const x = Math.min(Math.max(xM, grid.westM + 0.01), grid.westM + grid.columns * grid.cellSizeM - 0.01);
  const y = Math.min(Math.max(yM, grid.northM - grid.rows * grid.cellSizeM + 0.01), grid.northM - 0.01);
  return ground.terrainM[cellIndexAt(grid, x, y)] as number;
}

function mainChannelOf(landscape: Landscape): Uint8Array {
  const { grid, landCover } = landscape;
  const main = new Uint8Array(landCover.length);
  const river = landscape.rivers[0];
  if (river === undefined) return main;
  const reach = Math.ceil((river.widthM / 2 + 15) / grid.cellSizeM);
  const { lineXY } = river;
  for (let k = 0; k + 1 < lineXY.length; k += 2) {
    const nextX = lineXY[k + 2] ?? (lineXY[k] as number);
    const nextY = lineXY[k + 3] ?? (lineXY[k + 1] as number);
    const length = Math.hypot(nextX - (lineXY[k] as number), nextY - (lineXY[k + 1] as number));
    const steps = Math.max(1, Math.ceil(length / (grid.cellSizeM * 2)));
    for (let step = 0; step < steps; step++) {
      const t = step / steps;
      const xM = (lineXY[k] as number) * (1 - t) + nextX * t;
      const yM = (lineXY[k + 1] as number) * (1 - t) + nextY * t;
      markRiverAround({ grid, landCover, main, reach }, xM, yM);
    }
  }
  return main;
}

function markRiverAround(
  target: { grid: GridSpec; landCover: Uint8Array; main: Uint8Array; reach: number },
  xM: number,
  yM: number,
): void {
  const { grid, landCover, main, reach } = target;
  const column = Math.floor((xM - grid.westM) / grid.cellSizeM);
  const row = Math.floor((grid.northM - yM) / grid.cellSizeM);
  for (let r = Math.max(0, row - reach); r <= Math.min(grid.rows - 1, row + reach); r++) {
    for (let c = Math.max(0, column - reach); c <= Math.min(grid.columns - 1, column + reach); c++) {
      const cell = r * grid.columns + c;
      if (landCover[cell] === riverCode && Math.hypot(r - row, c - column) <= reach) main[cell] = 1;
    }
  }
}

/** Two-pass chamfer distance (Borgefors 1986, weights 1 and sqrt 2), m. */
export function distanceTo(grid: GridSpec, isSource: (cell: number) => boolean): Float32Array {
  const { columns, rows, cellSizeM } = grid;
  const distance = new Float32Array(columns * rows).fill(Number.POSITIVE_INFINITY);
  for (let cell = 0; cell < distance.length; cell++) if (isSource(cell)) distance[cell] = 0;
  const relax = (row: number, column: number, direction: 1 | -1): void => {
    const cell = row * columns + column;
    let best = distance[cell] as number;
    for (const [dr, dc] of chamferNeighbours) {
      const r = row - dr * direction;
      const c = column - dc * direction;
      if (r < 0 || c < 0 || r >= rows || c >= columns) continue;
      const step = dr !== 0 && dc !== 0 ? Math.SQRT2 * cellSizeM : cellSizeM;
      best = Math.min(best, (distance[r * columns + c] as number) + step);
    }
    distance[cell] = best;
  };
  for (let row = 0; row < rows; row++) for (let column = 0; column < columns; column++) relax(row, column, 1);
  for (let row = rows - 1; row >= 0; row--)
    for (let column = columns - 1; column >= 0; column--) relax(row, column, -1);
  return distance;
}

const chamferNeighbours = [
  [1, 0],
  [0, 1],
  [1, 1],
  [1, -1],
] as const;

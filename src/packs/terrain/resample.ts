import { cellCount, type GridSpec } from '../../domain/geo/grid.ts';
import type { Heights } from './height-source.ts';
import type { Mosaic } from './mosaic.ts';
import { carrier } from './target-grid.ts';

/** Samples per side of a cell are limited: beyond this a cell's mean hardly changes. */
export const maximumSamplesPerSide = 8;
const exactSpacingM = 500;

/**
 * Heights of a grid from mosaics in another or the same system. Each cell is the mean of bilinear samples spread evenly
 * over it, one when the cell is about a pixel and more when it is larger, so that a coarse grid does not pick single
 * pixels of a fine one. A cell is valid when at least half of its samples are.
 * @param nativeCellSizeM size of a source pixel on the ground, m
 */
export function resample(mosaics: readonly Mosaic[], grid: GridSpec, nativeCellSizeM: number): Heights {
  const count = cellCount(grid);
  const result = { heightsM: new Float32Array(count), valid: new Uint8Array(count) };
  const perSide = samplesPerSide(grid.cellSizeM, nativeCellSizeM);
  const stepM = grid.cellSizeM / perSide;
  const carry = carrier(grid.epsg, mosaics[0]?.frame.epsg ?? grid.epsg);
  const line = { x: new Float64Array(grid.columns * perSide), y: new Float64Array(grid.columns * perSide) };
  const sums = new Float64Array(grid.columns);
  const found = new Uint8Array(grid.columns);
  for (let row = 0; row < grid.rows; row++) {
    sums.fill(0);
    found.fill(0);
    for (let k = 0; k < perSide; k++) {
      const yM = grid.northM - row * grid.cellSizeM - (k + 0.5) * stepM;
      carryLine(line, carry, { xM: grid.westM + stepM / 2, yM, stepM });
      for (let i = 0; i < line.x.length; i++) {
        const height = sampleMosaics(mosaics, line.x[i] as number, line.y[i] as number);
        if (height === null) continue;
        const column = Math.floor(i / perSide);
        sums[column] = (sums[column] as number) + height;
        found[column] = (found[column] as number) + 1;
      }
    }
    for (let column = 0; column < grid.columns; column++) {
      if ((found[column] as number) * 2 < perSide ** 2) continue;
      result.heightsM[row * grid.columns + column] = (sums[column] as number) / (found[column] as number);
      result.valid[row * grid.columns + column] = 1;
    }
  }
  return result;
}

function samplesPerSide(cellSizeM: number, nativeCellSizeM: number): number {
  return Math.min(maximumSamplesPerSide, Math.max(1, Math.round(cellSizeM / nativeCellSizeM)));
}

/**
 * Carries evenly spaced points of a parallel line into the mosaics' system. Only every so many points are projected,
 * at most `exactSpacingM` apart; those between are interpolated, which over 500 m errs by less than 1 cm (the sagitta
 * of a parallel at 60 degrees is L² tan(lat) / 8R).
 */
export function carryLine(
  line: { readonly x: Float64Array; readonly y: Float64Array },
  carry: ReturnType<typeof carrier>,
  start: { readonly xM: number; readonly yM: number; readonly stepM: number },
): void {
  const count = line.x.length;
  const stride = Math.max(1, Math.floor(exactSpacingM / start.stepM));
  let from = carry(start.xM, start.yM);
  for (let i = 0; i < count; i += stride) {
    const to = carry(start.xM + (i + stride) * start.stepM, start.yM);
    for (let k = 0; k < stride && i + k < count; k++) {
      line.x[i + k] = from[0] + ((to[0] - from[0]) * k) / stride;
      line.y[i + k] = from[1] + ((to[1] - from[1]) * k) / stride;
    }
    from = to;
  }
}

function sampleMosaics(mosaics: readonly Mosaic[], x: number, y: number): number | null {
  for (const mosaic of mosaics) {
    const height = sampleMosaic(mosaic, x, y);
    if (height !== null) return height;
  }
  return null;
}

/**
 * Bilinear height between pixel centres, clamped within half a pixel of the edge. Pixels without height are left out
 * and the others' weights scaled up, but a point whose nearest pixel has none has none either.
 */
function sampleMosaic({ frame, heightsM, valid }: Mosaic, x: number, y: number): number | null {
  const fx = (x - frame.west) / frame.pixelWidth - 0.5;
  const fy = (frame.north - y) / frame.pixelHeight - 0.5;
  const nearColumn = Math.round(fx);
  const nearRow = Math.round(fy);
  if (fx < -0.5 - 1e-6 || fy < -0.5 - 1e-6) return null;
  if (fx > frame.columns - 0.5 + 1e-6 || fy > frame.rows - 0.5 + 1e-6) return null;
  const clampColumn = (column: number): number => Math.min(Math.max(column, 0), frame.columns - 1);
  const clampRow = (row: number): number => Math.min(Math.max(row, 0), frame.rows - 1);
  if (valid[clampRow(nearRow) * frame.columns + clampColumn(nearColumn)] === 0) return null;
  const column = Math.floor(fx);
  const row = Math.floor(fy);
  const tx = fx - column;
  const ty = fy - row;
  let sum = 0;
  let weights = 0;
  for (let k = 0; k < 4; k++) {
    const right = k & 1;
    const below = k >> 1;
    const weight = (right === 1 ? tx : 1 - tx) * (below === 1 ? ty : 1 - ty);
    const index = clampRow(row + below) * frame.columns + clampColumn(column + right);
    if (weight === 0 || valid[index] === 0) continue;
    sum += weight * (heightsM[index] as number);
    weights += weight;
  }
  return sum / weights;
}

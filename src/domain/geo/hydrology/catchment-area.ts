import { cellCount, type GridSpec } from '../grid.ts';
import {
  edgeCells,
  type FloodedSurface,
  neighbourColumns,
  neighbourRows,
  priorityFlood,
} from './priority-flood.ts';

/** Exponent that spreads flow over the downhill neighbours. Source: Freeman 1991, doi:10.1016/0098-3004(91)90048-I. */
export const freemanExponent = 1.1;

/** Cells between two reports of progress. */
const progressCells = 131_072;

/**
 * Area that drains through each cell, its own included, m²: depressions filled, then `multipleFlowAreaM2`. Terrain
 * outside the grid contributes nothing: cells fed from there are underestimated.
 */
export function multipleFlowCatchmentM2(
  grid: GridSpec,
  terrainM: ArrayLike<number>,
  onProgress?: (fraction: number) => void,
): Float64Array {
  const flooded = priorityFlood(grid, terrainM, edgeCells(grid));
  onProgress?.(0.5);
  return multipleFlowAreaM2(grid, flooded, (fraction) => onProgress?.(0.5 + 0.5 * fraction));
}

/**
 * Area that drains through each cell of a filled surface, its own included, m²: multiple flow directions after Freeman
 * 1991 (doi:10.1016/0098-3004(91)90048-I), each downhill neighbour taking a share in proportion to slope^1.1. Where the
 * surface is flat, the flow follows `floodedFrom`, so that all area reaches an outlet.
 */
export function multipleFlowAreaM2(
  grid: GridSpec,
  { filledM, order, floodedFrom }: FloodedSurface,
  onProgress?: (fraction: number) => void,
): Float64Array {
  const { columns, rows, cellSizeM } = grid;
  const areaM2 = new Float64Array(cellCount(grid)).fill(cellSizeM * cellSizeM);
  const offsets = neighbourRows.map((row, k) => row * columns + (neighbourColumns[k] as number));
  const receivers = new Int32Array(8);
  const weights = new Float64Array(8);
  for (let i = order.length - 1; i >= 0; i--) {
    if (i % progressCells === 0) onProgress?.(1 - i / order.length);
    const cell = order[i] as number;
    const levelM = filledM[cell] as number;
    const row = Math.floor(cell / columns);
    const column = cell - row * columns;
    const isInner = row > 0 && column > 0 && row < rows - 1 && column < columns - 1;
    let receiverCount = 0;
    let weightSum = 0;
    for (let k = 0; k < 8; k++) {
      if (!isInner) {
        const r = row + (neighbourRows[k] as number);
        const c = column + (neighbourColumns[k] as number);
        if (r < 0 || c < 0 || r >= rows || c >= columns) continue;
      }
      const neighbour = cell + (offsets[k] as number);
      const dropM = levelM - (filledM[neighbour] as number);
      if (dropM <= 0) continue;
      const slope = dropM / (k < 4 ? cellSizeM : cellSizeM * Math.SQRT2);
      const weight = Math.exp(freemanExponent * Math.log(slope));
      receivers[receiverCount] = neighbour;
      weights[receiverCount++] = weight;
      weightSum += weight;
    }
    const flow = areaM2[cell] as number;
    if (weightSum > 0) {
      for (let k = 0; k < receiverCount; k++) {
        const receiver = receivers[k] as number;
        areaM2[receiver] = (areaM2[receiver] as number) + (flow * (weights[k] as number)) / weightSum;
      }
    } else {
      const parent = floodedFrom[cell] as number;
      if (parent >= 0) areaM2[parent] = (areaM2[parent] as number) + flow;
    }
  }
  return areaM2;
}

import { cellCount, type GridSpec } from '../../geo/grid.ts';
import {
  edgeCells,
  type FloodedSurface,
  neighbourColumns,
  neighbourRows,
  priorityFlood,
} from '../../geo/hydrology/priority-flood.ts';

/** Exponent that spreads flow over the downhill neighbours. Source: Freeman 1991, doi:10.1016/0098-3004(91)90048-I. */
const freemanExponent = 1.1;

/** Cells between two reports of progress. */
const progressCells = 131_072;

/**
 * Area that drains through each cell, its own included, m²: multiple flow directions after Freeman 1991
 * (doi:10.1016/0098-3004(91)90048-I), each downhill neighbour taking a share in proportion to slope^1.1. Depressions are
 * filled first; where the filled surface is flat, the flow follows the way the flood came, so that all area reaches the
 * edge of the grid. Terrain outside the grid contributes nothing: cells fed from there are underestimated.
 */
export function multipleFlowCatchmentM2(
  grid: GridSpec,
  terrainM: ArrayLike<number>,
  onProgress?: (fraction: number) => void,
): Float64Array {
  const flooded = priorityFlood(grid, terrainM, edgeCells(grid));
  onProgress?.(0.5);
  return routeArea(grid, flooded, (fraction) => onProgress?.(0.5 + 0.5 * fraction));
}

function routeArea(
  grid: GridSpec,
  { filledM, order, floodedFrom }: FloodedSurface,
  onProgress: (fraction: number) => void,
): Float64Array {
  const { columns, rows, cellSizeM } = grid;
  const areaM2 = new Float64Array(cellCount(grid)).fill(cellSizeM * cellSizeM);
  const receivers = new Int32Array(8);
  const weights = new Float64Array(8);
  for (let i = order.length - 1; i >= 0; i--) {
    if (i % progressCells === 0) onProgress(1 - i / order.length);
    const cell = order[i] as number;
    const levelM = filledM[cell] as number;
    const row = Math.floor(cell / columns);
    const column = cell - row * columns;
    let receiverCount = 0;
    let weightSum = 0;
    for (let k = 0; k < 8; k++) {
      const r = row + (neighbourRows[k] as number);
      const c = column + (neighbourColumns[k] as number);
      if (r < 0 || c < 0 || r >= rows || c >= columns) continue;
      const neighbour = r * columns + c;
      const dropM = levelM - (filledM[neighbour] as number);
      if (dropM <= 0) continue;
      const weight = (dropM / (k < 4 ? cellSizeM : cellSizeM * Math.SQRT2)) ** freemanExponent;
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

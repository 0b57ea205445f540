import { cellCount, type GridSpec } from '../../geo/grid.ts';
import { fillArea } from '../fill-area.ts';
import type { AdminArea } from '../region.ts';
import { ringsAt } from '../rings-at.ts';

/** Index of the smallest area that holds a point, or -1. */
export type AreaAt = (xM: number, yM: number) => number;

/** Finds the smallest area (the one with most areas above it) that holds a point. */
export function areaFinder(areas: readonly AdminArea[]): AreaAt {
  const rings = areas.flatMap((area, index) => area.rings.map((ring) => ({ ring, index })));
  const depths = areas.map((_, index) => depthOf(areas, index));
  const around = ringsAt(rings.length, (i) => (rings[i] as (typeof rings)[number]).ring);
  return (xM, yM) => {
    let best = -1;
    for (const found of around(xM, yM)) {
      const { index } = rings[found] as (typeof rings)[number];
      if (best < 0 || (depths[index] as number) > (depths[best] as number)) best = index;
    }
    return best;
  };
}

function depthOf(areas: readonly AdminArea[], index: number): number {
  let depth = 0;
  for (let at = areas[index]?.parentIndex ?? null; at !== null && depth <= areas.length; depth++) {
    at = areas[at]?.parentIndex ?? null;
  }
  return depth;
}

/**
 * Index of the smallest area at the centre of each cell, -1 where there is none: areas that hold others are filled first.
 */
export function areaOfCells(grid: GridSpec, areas: readonly AdminArea[]): Int32Array {
  const cells = new Int32Array(cellCount(grid)).fill(-1);
  const order = areas.map((_, index) => index).sort((a, b) => depthOf(areas, a) - depthOf(areas, b) || a - b);
  for (const index of order) {
    for (const ring of (areas[index] as AdminArea).rings) {
      fillArea(grid, [ring], (cell) => {
        cells[cell] = index;
      });
    }
  }
  return cells;
}

import Flatbush from 'flatbush';
import { cellCount, columnCentreM, type GridSpec, rowCentreM } from '../../geo/grid.ts';
import type { AdminArea } from '../region.ts';
import { pointInRing } from '../ring-geometry.ts';

/** Index of the smallest area that holds a point, or -1. */
export type AreaAt = (xM: number, yM: number) => number;

/** Finds the smallest area (the one with most areas above it) that holds a point. */
export function areaFinder(areas: readonly AdminArea[]): AreaAt {
  const rings = areas.flatMap((area, index) => area.rings.map((ring) => ({ ring, index })));
  if (rings.length === 0) return () => -1;
  const depths = areas.map((_, index) => depthOf(areas, index));
  const boxes = new Flatbush(rings.length);
  for (const { ring } of rings) {
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let k = 0; k < ring.length; k += 2) {
      minX = Math.min(minX, ring[k] as number);
      maxX = Math.max(maxX, ring[k] as number);
      minY = Math.min(minY, ring[k + 1] as number);
      maxY = Math.max(maxY, ring[k + 1] as number);
    }
    boxes.add(minX, minY, maxX, maxY);
  }
  boxes.finish();
  return (xM, yM) => {
    let best = -1;
    for (const found of boxes.search(xM, yM, xM, yM)) {
      const { ring, index } = rings[found] as (typeof rings)[number];
      if (best >= 0 && (depths[index] as number) <= (depths[best] as number)) continue;
      if (pointInRing(ring, xM, yM)) best = index;
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
 * Index of the smallest area at the centre of each cell, -1 where there is none. Rows are filled between the crossings of a
 * ring with the row's centre line, areas that hold others first.
 */
export function areaOfCells(grid: GridSpec, areas: readonly AdminArea[]): Int32Array {
  const cells = new Int32Array(cellCount(grid)).fill(-1);
  const order = areas.map((_, index) => index).sort((a, b) => depthOf(areas, a) - depthOf(areas, b) || a - b);
  for (const index of order) {
    for (const ring of (areas[index] as AdminArea).rings) fillRing(grid, ring, index, cells);
  }
  return cells;
}

function fillRing(grid: GridSpec, ring: Float64Array, value: number, cells: Int32Array): void {
  const crossings = new Map<number, number[]>();
  for (let k = 0; k < ring.length; k += 2) {
    const next = (k + 2) % ring.length;
    const [ax, ay, bx, by] = [ring[k], ring[k + 1], ring[next], ring[next + 1]] as [
      number,
      number,
      number,
      number,
    ];
    const rowOf = (yM: number): number => (grid.northM - yM) / grid.cellSizeM - 0.5;
    const first = Math.max(0, Math.ceil(rowOf(Math.max(ay, by))));
    const last = Math.min(grid.rows - 1, Math.floor(rowOf(Math.min(ay, by))));
    for (let row = first; row <= last; row++) {
      const y = rowCentreM(grid, row);
      if (ay > y === by > y) continue;
      const list = crossings.get(row) ?? [];
      list.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
      crossings.set(row, list);
    }
  }
  for (const [row, unsorted] of crossings) {
    const xs = unsorted.sort((a, b) => a - b);
    for (let k = 0; k + 1 < xs.length; k += 2) {
      const from = Math.max(0, Math.ceil(((xs[k] as number) - grid.westM) / grid.cellSizeM - 0.5));
      for (let column = from; column < grid.columns; column++) {
        if (!(columnCentreM(grid, column) < (xs[k + 1] as number))) break;
        cells[row * grid.columns + column] = value;
      }
    }
  }
}

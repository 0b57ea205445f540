import type { GridSpec } from '../../geo/grid.ts';
import { sidesOf } from '../../hazard/flood/ground/open-cell-near.ts';
import type { FeatureCells } from './footprint-cells.ts';

/**
 * The cells that stand for each feature where a flood keeps water out of built cells or runs it off their roofs: in place
 * of a built cell the ground at its sides, or the nearest there is. A blocked house would else never be flooded.
 * @param openFor nearest open cell of each built one, -1 for open cells
 */
export function cellsBesideRoofs(features: FeatureCells, openFor: Int32Array, grid: GridSpec): FeatureCells {
  const isBuilt = (cell: number): boolean => (openFor[cell] as number) >= 0;
  const offsets = new Uint32Array(features.offsets.length);
  const cells: number[] = [];
  for (let feature = 0; feature + 1 < offsets.length; feature++) {
    const own = features.cells.subarray(features.offsets[feature], features.offsets[feature + 1]);
    const ground = new Set<number>();
    for (const cell of own) {
      if (!isBuilt(cell)) ground.add(cell);
      else for (const side of sidesOf(grid, cell)) if (!isBuilt(side)) ground.add(side);
    }
    const nearest = own.length === 0 ? -1 : (openFor[own[0] as number] as number);
    if (ground.size === 0 && nearest >= 0) ground.add(nearest);
    for (const cell of ground.size === 0 ? own : ground) cells.push(cell);
    offsets[feature + 1] = cells.length;
  }
  return { offsets, cells: Uint32Array.from(cells) };
}

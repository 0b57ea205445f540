import type { GridSpec } from '../../domain/geo/grid.ts';
import type { RegionFrame } from '../region-frame.ts';

/**
 * Local positions of nine points of a grid, m, row by row from its north-western corner. The vertex shader puts a
 * biquadratic surface through them, which follows the projection to centimetres over tens of kilometres.
 */
export function gridNodes(grid: GridSpec, frame: RegionFrame): (readonly [number, number])[] {
  const shares = [0, 0.5, 1];
  return shares.flatMap((v) =>
    shares.map((u) =>
      frame.toLocal(
        grid.westM + u * grid.columns * grid.cellSizeM,
        grid.northM - v * grid.rows * grid.cellSizeM,
      ),
    ),
  );
}

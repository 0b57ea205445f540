import type { GridSpec } from '../../domain/geo/grid.ts';
import { carrier, sampledExtent } from '../terrain/target-grid.ts';
import { type PixelFrame, type PixelWindow, pixelsWithin } from './pixel-frame.ts';

/** Some rows of a raster or grid. */
export interface RowBand {
  readonly top: number;
  readonly rows: number;
}

/** Rows in bands of about so many cells. */
export function rowBands(columns: number, rows: number, cells: number): readonly RowBand[] {
  const step = Math.max(1, Math.floor(cells / columns));
  const bands: RowBand[] = [];
  for (let top = 0; top < rows; top += step) bands.push({ top, rows: Math.min(step, rows - top) });
  return bands;
}

/** A band of a grid as a grid of its own. */
export const bandOf = (grid: GridSpec, { top, rows }: RowBand): GridSpec => ({
  ...grid,
  northM: grid.northM - top * grid.cellSizeM,
  rows,
});

/** Pixels of a raster that a grid needs, one more on each side; null when they do not meet. */
export const pixelsUnder = (frame: PixelFrame, grid: GridSpec): PixelWindow | null =>
  pixelsWithin(frame, sampledExtent(grid, frame.epsg), 1);

/** Side of the square with the area of a pixel at the middle of a grid, m. */
export function pixelUnderM(frame: PixelFrame, grid: GridSpec): number {
  const toFrame = carrier(grid.epsg, frame.epsg);
  const toGrid = carrier(frame.epsg, grid.epsg);
  const [x, y] = toFrame(
    grid.westM + (grid.columns / 2) * grid.cellSizeM,
    grid.northM - (grid.rows / 2) * grid.cellSizeM,
  );
  const origin = toGrid(x, y);
  const east = toGrid(x + frame.pixelWidth, y);
  const north = toGrid(x, y + frame.pixelHeight);
  const widthM = Math.hypot(east[0] - origin[0], east[1] - origin[1]);
  return Math.sqrt(widthM * Math.hypot(north[0] - origin[0], north[1] - origin[1]));
}

import { cellCount, type GridSpec } from './grid.ts';

/** Derivatives of the terrain at a cell centre; x to the east, y to the north. First ones in m/m, second ones in 1/m. */
export interface SurfaceDerivatives {
  dzdx: number;
  dzdy: number;
  d2zdx2: number;
  d2zdy2: number;
  d2zdxdy: number;
}

/**
 * Fits the partial quartic of Zevenbergen & Thorne 1987 (doi:10.1002/esp.3290120107) to the 3 x 3 cells around a cell
 * and writes its derivatives at that cell into `into`. On the border the window of the nearest inner cell is used and its
 * quadratic part evaluated at the border cell: one-sided, and exact for any quadratic surface.
 * The grid needs 3 rows and 3 columns.
 */
export function fitQuadraticSurface(
  grid: GridSpec,
  terrainM: ArrayLike<number>,
  cell: number,
  into: SurfaceDerivatives,
): void {
  const { columns, rows, cellSizeM } = grid;
  const row = Math.floor(cell / columns);
  const column = cell - row * columns;
  const windowRow = Math.min(Math.max(row, 1), rows - 2);
  const windowColumn = Math.min(Math.max(column, 1), columns - 2);
  const centre = windowRow * columns + windowColumn;
  const northern = centre - columns;
  const southern = centre + columns;
  const area = cellSizeM * cellSizeM;
  const west = terrainM[centre - 1] as number;
  const east = terrainM[centre + 1] as number;
  const north = terrainM[northern] as number;
  const south = terrainM[southern] as number;
  const twice = 2 * (terrainM[centre] as number);
  const d2zdx2 = (west + east - twice) / area;
  const d2zdy2 = (north + south - twice) / area;
  const d2zdxdy =
    ((terrainM[northern + 1] as number) -
      (terrainM[northern - 1] as number) +
      (terrainM[southern - 1] as number) -
      (terrainM[southern + 1] as number)) /
    (4 * area);
  const eastM = (column - windowColumn) * cellSizeM;
  const northM = (windowRow - row) * cellSizeM;
  into.d2zdx2 = d2zdx2;
  into.d2zdy2 = d2zdy2;
  into.d2zdxdy = d2zdxdy;
  into.dzdx = (east - west) / (2 * cellSizeM) + d2zdx2 * eastM + d2zdxdy * northM;
  into.dzdy = (north - south) / (2 * cellSizeM) + d2zdy2 * northM + d2zdxdy * eastM;
}

/** Steepest slope, degrees. */
export const slopeDegOf = (d: SurfaceDerivatives): number =>
  (Math.atan(Math.sqrt(d.dzdx * d.dzdx + d.dzdy * d.dzdy)) * 180) / Math.PI;

/** Squared gradient below which a direction of steepest slope has no meaning, and curvatures along and across it are 0. */
const flatGradientSquared = 1e-12;

/**
 * Curvature of the contour line through the cell, 1/m: positive where contours bulge downhill (spurs), negative in hollows.
 * Sign and definition are those of SAGA's plan curvature, which the training data carry: the negative of the contour
 * curvature that follows from the derivatives, k = (z_xx z_y² - 2 z_xy z_x z_y + z_yy z_x²) / (z_x² + z_y²)^1.5.
 */
export function planCurvatureOf(d: SurfaceDerivatives): number {
  const gradientSquared = d.dzdx * d.dzdx + d.dzdy * d.dzdy;
  if (gradientSquared < flatGradientSquared) return 0;
  const across = d.d2zdy2 * d.dzdx * d.dzdx - 2 * d.d2zdxdy * d.dzdx * d.dzdy + d.d2zdx2 * d.dzdy * d.dzdy;
  return -across / (gradientSquared * Math.sqrt(gradientSquared));
}

/**
 * Curvature of the slope line through the cell, 1/m: positive where the slope steepens downhill (convex), negative where it
 * flattens. The negative of k = (z_xx z_x² + 2 z_xy z_x z_y + z_yy z_y²) / ((z_x² + z_y²) (1 + z_x² + z_y²)^1.5).
 */
export function profileCurvatureOf(d: SurfaceDerivatives): number {
  const gradientSquared = d.dzdx * d.dzdx + d.dzdy * d.dzdy;
  if (gradientSquared < flatGradientSquared) return 0;
  const along = d.d2zdx2 * d.dzdx * d.dzdx + 2 * d.d2zdxdy * d.dzdx * d.dzdy + d.d2zdy2 * d.dzdy * d.dzdy;
  const steep = 1 + gradientSquared;
  return -along / (gradientSquared * steep * Math.sqrt(steep));
}

/** Slope and curvatures of a terrain, one value per cell. */
export interface GroundForm {
  readonly slopeDeg: Float32Array;
  /** 1/m, positive where contours bulge downhill. */
  readonly planCurvature: Float32Array;
  /** 1/m, positive where the slope steepens downhill. */
  readonly profileCurvature: Float32Array;
}

/** Cells between two reports of progress. */
const progressCells = 131_072;

/**
 * Slope and curvatures of every cell by `fitQuadraticSurface`.
 * @param onProgress called with a fraction from 0 up to, but without, 1
 * @throws RangeError when the heights are not as many as the cells
 */
export function groundFormOf(
  grid: GridSpec,
  terrainM: Float32Array,
  onProgress?: (fraction: number) => void,
): GroundForm {
  const count = cellCount(grid);
  if (terrainM.length !== count) throw new RangeError(`${terrainM.length} heights for ${count} cells`);
  const slopeDeg = new Float32Array(count);
  const planCurvature = new Float32Array(count);
  const profileCurvature = new Float32Array(count);
  const derivatives: SurfaceDerivatives = { dzdx: 0, dzdy: 0, d2zdx2: 0, d2zdy2: 0, d2zdxdy: 0 };
  for (let cell = 0; cell < count; cell++) {
    if (cell % progressCells === 0) onProgress?.(cell / count);
    fitQuadraticSurface(grid, terrainM, cell, derivatives);
    slopeDeg[cell] = slopeDegOf(derivatives);
    planCurvature[cell] = planCurvatureOf(derivatives);
    profileCurvature[cell] = profileCurvatureOf(derivatives);
  }
  return { slopeDeg, planCurvature, profileCurvature };
}

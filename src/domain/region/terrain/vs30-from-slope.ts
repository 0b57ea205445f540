import { columnCentreM, type GridSpec, gridBounds, rowCentreM, sampleBilinear } from '../../geo/grid.ts';
import { projectionOf } from '../../geo/projection.ts';
import { fitQuadraticSurface, type SurfaceDerivatives } from '../../geo/quadratic-surface.ts';
import { coarserGrid, coarserMean } from '../../hazard/flood/ground/computation-grid.ts';

/** Kind of crust by which a slope is read. */
export type Tectonics = 'active' | 'stable';

/**
 * What Korea is read as, a choice. Its earthquakes are those of a stable continent, but the relation is one of relief: the
 * stable table was made on low plains and calls all above a slope of 2.5 % rock, which in Korea takes in the fill at the
 * foot of hills. A slope map misses either way: standard deviation 0.387 in ln Vs30 over 1,101 measured sites for the map
 * of the USGS (Choi, Yoo & Kwak 2022, doi:10.12652/Ksce.2022.42.1.0035).
 */
export const koreanTectonics: Tectonics = 'active';

/**
 * Slopes, m/m, at which Vs30 takes the values of `classBoundsMPerS`. Sources: active, Allen & Wald 2009,
 * doi:10.1785/0120080255; stable, Wald & Allen 2007, doi:10.1785/0120060267; both for slopes of 30 arc-second heights.
 * Compared, with bounds and limits, against the tables of the USGS global map (github usgs/earthquake-global_vs30).
 */
const slopeBounds: Readonly<Record<Tectonics, readonly number[]>> = {
  active: [3e-4, 3.5e-3, 0.01, 0.018, 0.05, 0.1, 0.14],
  stable: [2e-5, 2e-3, 4e-3, 7.2e-3, 0.013, 0.018, 0.025],
};

/** Where the slopes of each table are published. */
export const vs30Sources: Readonly<Record<Tectonics, string>> = {
  active: 'Wald & Allen 2007, doi:10.1785/0120060267; Allen & Wald 2009, doi:10.1785/0120080255',
  stable: 'Wald & Allen 2007, doi:10.1785/0120060267',
};

/** Bounds of the NEHRP classes D, C and their parts, m/s. */
const classBoundsMPerS: readonly number[] = [180, 240, 300, 360, 490, 620, 760];

/** Values at which the relation stops beyond its table, m/s, as the global map of the USGS has them. */
const leastVs30MPerS = 180;
const mostVs30MPerS = 900;

/** Cells of the heights that the relation was made with, arc-seconds. */
export const vs30ArcSeconds = 30;

/** Coarse cells in each direction below which a region is too small for a slope of that scale. */
const fewestCoarseCells = 3;

/** Vs30 of a slope in m/m, straight in logarithms between the bounds of the table and on beyond them, m/s. */
export function vs30OfSlope(slope: number, tectonics: Tectonics): number {
  const slopes = slopeBounds[tectonics];
  if (!(slope > (slopes[0] as number))) return leastVs30MPerS;
  let k = 1;
  while (k < slopes.length - 1 && slope > (slopes[k] as number)) k++;
  const [from, to] = [slopes[k - 1] as number, slopes[k] as number];
  const [slow, fast] = [classBoundsMPerS[k - 1] as number, classBoundsMPerS[k] as number];
  const share = Math.log(slope / from) / Math.log(to / from);
  return Math.min(mostVs30MPerS, slow * (fast / slow) ** share);
}

/**
 * Vs30 per cell, m/s: heights averaged to cells of the area that 30 arc-seconds have at the region's latitude, their slope,
 * interpolated between the centres of those cells, through `vs30OfSlope`. Nothing finer than those cells is real.
 * @param sea 1 where sea, which gets 0   @returns null for a region of fewer than three such cells a side
 * @throws RangeError for a system that has no definition
 */
export function vs30Of(
  grid: GridSpec,
  groundM: Float32Array,
  { tectonics, sea }: { readonly tectonics: Tectonics; readonly sea: Uint8Array | null },
): Float32Array | null {
  const factor = Math.max(1, Math.round(arcSecondCellM(grid) / grid.cellSizeM));
  const coarse = coarserGrid(grid, factor);
  if (coarse.columns < fewestCoarseCells || coarse.rows < fewestCoarseCells) return null;
  const slopes = slopesOf(coarse, coarserMean(grid, groundM, factor));
  const vs30MPerS = new Float32Array(groundM.length);
  for (let row = 0; row < grid.rows; row++) {
    const yM = rowCentreM(grid, row);
    for (let column = 0; column < grid.columns; column++) {
      const cell = row * grid.columns + column;
      if (sea?.[cell] === 1) continue;
      const slope = sampleBilinear(coarse, slopes, columnCentreM(grid, column), yM);
      vs30MPerS[cell] = vs30OfSlope(slope, tectonics);
    }
  }
  return vs30MPerS;
}

/** Steepest slope of each cell, m/m. */
function slopesOf(grid: GridSpec, heightsM: Float32Array): Float64Array {
  const d: SurfaceDerivatives = { dzdx: 0, dzdy: 0, d2zdx2: 0, d2zdy2: 0, d2zdxdy: 0 };
  return Float64Array.from(heightsM, (_, cell) => {
    fitQuadraticSurface(grid, heightsM, cell, d);
    return Math.hypot(d.dzdx, d.dzdy);
  });
}

/** Metres of one arc-second of latitude on a sphere of the mean radius of the Earth, 6,371,008.8 m (IUGG). */
const arcSecondM = (6_371_008.8 * Math.PI) / 180 / 3600;

/** Side of a square as large as a cell of 30 arc-seconds at the middle of the grid, m. */
function arcSecondCellM(grid: GridSpec): number {
  const projection = projectionOf(grid.epsg);
  if (!projection.ok) throw new RangeError(`no definition of EPSG:${grid.epsg}`);
  const { westM, southM, eastM, northM } = gridBounds(grid);
  const [, latDeg] = projection.value.toLngLat((westM + eastM) / 2, (southM + northM) / 2);
  return vs30ArcSeconds * arcSecondM * Math.sqrt(Math.cos((latDeg * Math.PI) / 180));
}

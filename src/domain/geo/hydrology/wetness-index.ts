import type { GridSpec } from '../grid.ts';

/** Least slope that enters the index, m/m: level ground would have none. A choice; 1 m of fall in a kilometre. */
export const leastWetnessSlope = 0.001;

/**
 * Topographic wetness index ln(a / tan b), a the area that drains through a cell per metre of contour, m, here per side of
 * a cell, and b the slope. Source: Beven & Kirkby 1979, doi:10.1080/02626667909491834.
 * @param areaM2 contributing area per cell, m²   @param slopeDeg slope per cell, degrees
 * @returns the index, with a in metres, dimensionless
 */
export function wetnessIndex(
  grid: GridSpec,
  areaM2: ArrayLike<number>,
  slopeDeg: ArrayLike<number>,
): Float32Array {
  const index = new Float32Array(areaM2.length);
  for (let cell = 0; cell < index.length; cell++) {
    const slope = Math.tan(((slopeDeg[cell] as number) * Math.PI) / 180);
    index[cell] = Math.log((areaM2[cell] as number) / grid.cellSizeM / Math.max(slope, leastWetnessSlope));
  }
  return index;
}

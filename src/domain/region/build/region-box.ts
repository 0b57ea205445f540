import { maximumCells } from '../pack-fault.ts';

/** West, south, east and north, WGS84 degrees. */
export type BoxDeg = readonly [westDeg: number, southDeg: number, eastDeg: number, northDeg: number];

/**
 * The largest grid that is built in a browser: a tab has a few GB, and a build holds about forty numbers a cell at its most.
 * A command line with more memory may build up to `maximumCells`.
 */
export const maximumBuildCells = maximumCells / 4;

/** What a box and a cell size would make. */
export interface BoxGrid {
  readonly widthM: number;
  readonly heightM: number;
  readonly columns: number;
  readonly rows: number;
  readonly cells: number;
}

/** Why a box cannot be built, with what would fit. */
export type BoxFault =
  | { readonly kind: 'build-box-invalid' }
  | { readonly kind: 'build-cell-size'; readonly cellSizeM: number; readonly sideM: number }
  | {
      readonly kind: 'build-too-large';
      readonly columns: number;
      readonly rows: number;
      readonly maximumCells: number;
      /** The smallest whole cell size with which the box fits, m. */
      readonly fittingCellSizeM: number;
      /** Side of a square that fits with the cell size asked for, km. */
      readonly fittingSideKm: number;
    };

/** Semi-major axis, m, and squared eccentricity of the WGS84 ellipsoid. Source: NIMA TR8350.2, table 3.1 and 3.3. */
const wgs84 = { axisM: 6_378_137, eccentricity2: 6.694_379_990_14e-3 };

/**
 * Width of a box along its middle parallel and its height along a meridian, m: arcs of the radii of curvature at its middle.
 * Within 0.1 % for boxes of a degree.
 */
export function boxSizeM([west, south, east, north]: BoxDeg): {
  readonly widthM: number;
  readonly heightM: number;
} {
  const middle = (((south + north) / 2) * Math.PI) / 180;
  const w2 = 1 - wgs84.eccentricity2 * Math.sin(middle) ** 2;
  const acrossM = wgs84.axisM / Math.sqrt(w2);
  const alongM = (wgs84.axisM * (1 - wgs84.eccentricity2)) / w2 ** 1.5;
  const radians = Math.PI / 180;
  return {
    widthM: (east - west) * radians * acrossM * Math.cos(middle),
    heightM: (north - south) * radians * alongM,
  };
}

/** Size of the grid that a box makes, or null for what is no box or no cell size. */
export function gridOfBox(box: BoxDeg, cellSizeM: number): BoxGrid | null {
  if (!isBox(box) || !(cellSizeM > 0)) return null;
  const { widthM, heightM } = boxSizeM(box);
  const columns = Math.ceil(widthM / cellSizeM);
  const rows = Math.ceil(heightM / cellSizeM);
  return { widthM, heightM, columns, rows, cells: columns * rows };
}

/** Why a box cannot be built with a cell size, or null when it can. */
export function boxFault(box: BoxDeg, cellSizeM: number): BoxFault | null {
  if (!isBox(box)) return { kind: 'build-box-invalid' };
  const { widthM, heightM } = boxSizeM(box);
  const sideM = Math.round(Math.min(widthM, heightM));
  const grid = gridOfBox(box, cellSizeM);
  if (grid === null || Math.min(grid.columns, grid.rows) < 2) {
    return { kind: 'build-cell-size', cellSizeM, sideM };
  }
  const { columns, rows, cells } = grid;
  if (cells <= maximumBuildCells) return null;
  let fittingCellSizeM = Math.max(1, Math.floor(Math.sqrt((widthM * heightM) / maximumBuildCells)));
  while ((gridOfBox(box, fittingCellSizeM)?.cells ?? 0) > maximumBuildCells) fittingCellSizeM++;
  const fittingSideKm = Math.floor(((Math.sqrt(maximumBuildCells) - 2) * cellSizeM) / 100) / 10;
  const facts = { columns, rows, maximumCells: maximumBuildCells, fittingCellSizeM, fittingSideKm };
  return { kind: 'build-too-large', ...facts };
}

/** Four finite numbers on Earth, west of east and south of north. */
export function isBox([west, south, east, north]: BoxDeg): boolean {
  const isOnEarth =
    Math.abs(west) <= 180 && Math.abs(east) <= 180 && Math.abs(south) <= 85 && Math.abs(north) <= 85;
  return isOnEarth && west < east && south < north;
}

/** A square around a place, kilometres across. */
export function squareAround(lngDeg: number, latDeg: number, sideKm: number): BoxDeg {
  const unit = boxSizeM([lngDeg - 0.005, latDeg - 0.005, lngDeg + 0.005, latDeg + 0.005]);
  const halfLng = ((sideKm * 500) / unit.widthM) * 0.01;
  const halfLat = ((sideKm * 500) / unit.heightM) * 0.01;
  return [lngDeg - halfLng, latDeg - halfLat, lngDeg + halfLng, latDeg + halfLat];
}

/** What two boxes share, or null. */
export function sharedBox(a: BoxDeg, b: BoxDeg): BoxDeg | null {
  const shared: BoxDeg = [
    Math.max(a[0], b[0]),
    Math.max(a[1], b[1]),
    Math.min(a[2], b[2]),
    Math.min(a[3], b[3]),
  ];
  return isBox(shared) ? shared : null;
}

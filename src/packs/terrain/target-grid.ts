import { fail, ok, type Result } from '../../core/result.ts';
import { type GridSpec, gridBounds } from '../../domain/geo/grid.ts';
import { type LngLat, type Projection, projectionOf } from '../../domain/geo/projection.ts';
import { maximumCells } from '../../domain/region/pack-fault.ts';
import type { TerrainFault, TerrainWindow } from '../../domain/region/terrain-import.ts';
import type { Extent } from '../raster/pixel-frame.ts';
import { rounded } from './height-source.ts';

/** West, south, east and north, WGS84 degrees. */
export type DegreeBox = readonly [westDeg: number, southDeg: number, eastDeg: number, northDeg: number];

/** What decides the grid of an imported region. */
export interface GridWish {
  readonly sourceEpsg: number;
  /** All that the files cover, in units of their system. */
  readonly coverage: Extent;
  readonly epsg: number;
  readonly cellSizeM: number;
  readonly window: TerrainWindow | DegreeBox | null;
}

/** Points along each side when an extent is carried to another system, whose sides are curves there. */
const pointsPerSide = 33;

/**
 * The grid of a region: the largest whole number of cells within the coverage, cut to the window. Its edges lie on
 * multiples of the cell size, counted from the files' corner where the system is kept, so that equal cell sizes take
 * values over without interpolation, and from the system's origin elsewhere.
 */
export function gridFor(wish: GridWish): Result<GridSpec, TerrainFault> {
  const { cellSizeM, epsg, window } = wish;
  if (!(cellSizeM > 0) || !Number.isFinite(cellSizeM)) return fail({ kind: 'terrain-cell-size', cellSizeM });
  const keepsLattice = wish.sourceEpsg === epsg;
  const covered = keepsLattice ? wish.coverage : inscribed(wish);
  const origin = keepsLattice ? covered : { west: 0, north: 0 };
  const cells = cellsWithin(covered, origin, cellSizeM);
  const { left, top, right, bottom } =
    window === null ? cells : intersection(cells, cellsWanted(window, origin, wish));
  const columns = right - left;
  const rows = bottom - top;
  if (!(columns >= 1 && rows >= 1)) {
    return fail(window === null ? { kind: 'terrain-cell-size', cellSizeM } : emptyWindow(window));
  }
  if (columns * rows > maximumCells) {
    return fail({ kind: 'terrain-grid-too-large', file: '', columns, rows, maximumCells });
  }
  const westM = origin.west + left * cellSizeM;
  const northM = origin.north - top * cellSizeM;
  return ok({ epsg, westM, northM, cellSizeM, columns, rows });
}

/** Edges in whole cells east and south of an origin. */
interface CellBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Origin {
  readonly west: number;
  readonly north: number;
}

/** Lengths this close to a whole number of cells count as whole. */
const wholeTolerance = 1e-6;

const cellsWithin = (extent: Extent, origin: Origin, cellSizeM: number): CellBox => ({
  left: Math.ceil((extent.west - origin.west) / cellSizeM - wholeTolerance),
  top: Math.ceil((origin.north - extent.north) / cellSizeM - wholeTolerance),
  right: Math.floor((extent.east - origin.west) / cellSizeM + wholeTolerance),
  bottom: Math.floor((origin.north - extent.south) / cellSizeM + wholeTolerance),
});

const isBox = (window: TerrainWindow | DegreeBox): window is DegreeBox => Array.isArray(window);

const cellsWanted = (window: TerrainWindow | DegreeBox, origin: Origin, wish: GridWish): CellBox =>
  isBox(window) ? cellsOfBox(window, origin, wish) : cellsOfWindow(window, origin, wish);

/** All cells that a box in degrees touches: its sides are curves in the region's system. */
function cellsOfBox([west, south, east, north]: DegreeBox, origin: Origin, wish: GridWish): CellBox {
  const { fromLngLat } = projectionFor(wish.epsg);
  const steps = Array.from({ length: pointsPerSide }, (_, i) => i / (pointsPerSide - 1));
  const border = steps.flatMap((t) => {
    const [lng, lat] = [west + t * (east - west), south + t * (north - south)];
    return [fromLngLat(lng, south), fromLngLat(lng, north), fromLngLat(west, lat), fromLngLat(east, lat)];
  });
  const xs = border.map((point) => point[0]);
  const ys = border.map((point) => point[1]);
  const { cellSizeM } = wish;
  return {
    left: Math.floor((Math.min(...xs) - origin.west) / cellSizeM + wholeTolerance),
    top: Math.floor((origin.north - Math.max(...ys)) / cellSizeM + wholeTolerance),
    right: Math.ceil((Math.max(...xs) - origin.west) / cellSizeM - wholeTolerance),
    bottom: Math.ceil((origin.north - Math.min(...ys)) / cellSizeM - wholeTolerance),
  };
}

/** The square of a window in whole cells, its middle moved by at most half a cell. */
function cellsOfWindow(window: TerrainWindow, origin: Origin, wish: GridWish): CellBox {
  const { cellSizeM } = wish;
  const [xM, yM] = projectionFor(wish.epsg).fromLngLat(...window.centre);
  const side = Math.floor((window.sizeKm * 1000) / cellSizeM + wholeTolerance);
  const left = Math.round((xM - origin.west) / cellSizeM - side / 2);
  const top = Math.round((origin.north - yM) / cellSizeM - side / 2);
  return { left, top, right: left + side, bottom: top + side };
}

const intersection = (a: CellBox, b: CellBox): CellBox => ({
  left: Math.max(a.left, b.left),
  top: Math.max(a.top, b.top),
  right: Math.min(a.right, b.right),
  bottom: Math.min(a.bottom, b.bottom),
});

export function emptyWindow(window: TerrainWindow | DegreeBox): TerrainFault {
  const [lngDeg, latDeg] = centreOfWindow(window);
  const sizeKm = isBox(window) ? (window[3] - window[1]) * kmPerDegree : window.sizeKm;
  return { kind: 'terrain-window-empty', sizeKm: rounded(sizeKm, 1), lngDeg, latDeg };
}

/** A degree of latitude, km. */
const kmPerDegree = 111.2;

/** Longitude and latitude of the middle of a window. */
export const centreOfWindow = (window: TerrainWindow | DegreeBox): LngLat =>
  isBox(window) ? [(window[0] + window[2]) / 2, (window[1] + window[3]) / 2] : window.centre;

/** The largest upright rectangle inside the coverage, in the region's system: no sliver without data at its edges. */
function inscribed(wish: GridWish): Extent {
  const carry = carrier(wish.sourceEpsg, wish.epsg);
  const { west, south, east, north } = wish.coverage;
  const steps = Array.from({ length: pointsPerSide }, (_, i) => i / (pointsPerSide - 1));
  const onMeridian = (x: number) => steps.map((t) => carry(x, south + t * (north - south))[0]);
  const onParallel = (y: number) => steps.map((t) => carry(west + t * (east - west), y)[1]);
  return {
    west: Math.max(...onMeridian(west)),
    east: Math.min(...onMeridian(east)),
    south: Math.max(...onParallel(south)),
    north: Math.min(...onParallel(north)),
  };
}

/** Bounds, in the files' system, of everything a grid may sample. */
export function sampledExtent(grid: GridSpec, sourceEpsg: number): Extent {
  const { westM, southM, eastM, northM } = gridBounds(grid);
  if (sourceEpsg === grid.epsg) return { west: westM, south: southM, east: eastM, north: northM };
  const carry = carrier(grid.epsg, sourceEpsg);
  const steps = Array.from({ length: pointsPerSide }, (_, i) => i / (pointsPerSide - 1));
  const points = steps.flatMap((t) => [
    carry(westM, southM + t * (northM - southM)),
    carry(eastM, southM + t * (northM - southM)),
    carry(westM + t * (eastM - westM), southM),
    carry(westM + t * (eastM - westM), northM),
  ]);
  const xs = points.map((point) => point[0]);
  const ys = points.map((point) => point[1]);
  return { west: Math.min(...xs), south: Math.min(...ys), east: Math.max(...xs), north: Math.max(...ys) };
}

/** Carries a point of one system into another. */
export function carrier(
  fromEpsg: number,
  toEpsg: number,
): (x: number, y: number) => readonly [number, number] {
  if (fromEpsg === toEpsg) return (x, y) => [x, y];
  if (fromEpsg === 4326) return projectionFor(toEpsg).fromLngLat;
  if (toEpsg === 4326) return projectionFor(fromEpsg).toLngLat;
  const from = projectionFor(fromEpsg);
  const to = projectionFor(toEpsg);
  return (x, y) => to.fromLngLat(...from.toLngLat(x, y));
}

function projectionFor(epsg: number): Projection {
  const projection = projectionOf(epsg);
  if (!projection.ok) throw new RangeError(`no definition of EPSG:${epsg}`);
  return projection.value;
}

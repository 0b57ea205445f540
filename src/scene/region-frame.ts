import { type GridSpec, gridBounds } from '../domain/geo/grid.ts';
import { fromMercator, type MercatorPoint, mercatorUnitsPerM } from '../domain/geo/mercator.ts';
import type { LngLat, Projection } from '../domain/geo/projection.ts';
import { mercatorLattice } from '../domain/geo/projection-lattice.ts';
import type { ImageCorners } from './style/base-style.ts';

/** Where a region lies on the map: fast conversions between its metres, the mercator square and degrees. */
export interface RegionFrame {
  readonly grid: GridSpec;
  readonly projection: Projection;
  /** Mercator position of the region's centre; local coordinates start here. */
  readonly origin: MercatorPoint;
  /** Mercator units per metre at the centre. */
  readonly unitsPerM: number;
  readonly corners: ImageCorners;
  /** West, south, east, north, degrees. */
  readonly bounds: readonly [number, number, number, number];
  toLngLat(xM: number, yM: number): LngLat;
  toMercator(xM: number, yM: number): MercatorPoint;
  /** Metres east and south of the centre on the mercator plane. */
  toLocal(xM: number, yM: number): readonly [number, number];
  fromLngLat(lngDeg: number, latDeg: number): readonly [xM: number, yM: number];
}

export function regionFrame(grid: GridSpec, projection: Projection): RegionFrame {
  const bounds = gridBounds(grid);
  const lattice = mercatorLattice(projection, bounds);
  const origin = lattice.at((bounds.westM + bounds.eastM) / 2, (bounds.southM + bounds.northM) / 2);
  const unitsPerM = mercatorUnitsPerM(fromMercator(origin)[1]);
  const toLngLat = (xM: number, yM: number): LngLat => fromMercator(lattice.at(xM, yM));
  const corner = (xM: number, yM: number): [number, number] => [...toLngLat(xM, yM)];
  const corners: ImageCorners = [
    corner(bounds.westM, bounds.northM),
    corner(bounds.eastM, bounds.northM),
    corner(bounds.eastM, bounds.southM),
    corner(bounds.westM, bounds.southM),
  ];
  const lngs = corners.map(([lngDeg]) => lngDeg);
  const lats = corners.map(([, latDeg]) => latDeg);
  return {
    grid,
    projection,
    origin,
    unitsPerM,
    corners,
    bounds: [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)],
    toLngLat,
    toMercator: (xM, yM) => lattice.at(xM, yM),
    toLocal: (xM, yM) => {
      const [x, y] = lattice.at(xM, yM);
      return [(x - origin[0]) / unitsPerM, (y - origin[1]) / unitsPerM];
    },
    fromLngLat: (lngDeg, latDeg) => projection.fromLngLat(lngDeg, latDeg),
  };
}

import type { LngLat } from './projection.ts';

/** Position on the web mercator square: x to the east and y to the south, both 0 to 1. */
export type MercatorPoint = readonly [x: number, y: number];

/** Circumference of the sphere of EPSG:3857, m. */
const circumferenceM = 2 * Math.PI * 6378137;

/** Spherical mercator (EPSG:3857) scaled to the unit square. */
export function toMercator([lngDeg, latDeg]: LngLat): MercatorPoint {
  const phi = (latDeg * Math.PI) / 180;
  return [(lngDeg + 180) / 360, 0.5 - Math.log(Math.tan(Math.PI / 4 + phi / 2)) / (2 * Math.PI)];
}

export const fromMercator = ([x, y]: MercatorPoint): LngLat => [
  x * 360 - 180,
  (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI,
];

/** Length of one metre at a latitude, in units of the mercator square. */
export const mercatorUnitsPerM = (latDeg: number): number =>
  1 / (circumferenceM * Math.cos((latDeg * Math.PI) / 180));

/** A tile of the usual pyramid: row 0 in the north, 2^zoom tiles a side. */
export interface TileAddress {
  readonly zoom: number;
  readonly column: number;
  readonly row: number;
}

/** Position inside a tile, as shares of its side from the north-western corner. */
export function tilePoint(tile: TileAddress, shareX: number, shareY: number): MercatorPoint {
  const side = 2 ** -tile.zoom;
  return [(tile.column + shareX) * side, (tile.row + shareY) * side];
}

import { type GridSpec, gridBounds } from '../../geo/grid.ts';
import type { Projection } from '../../geo/projection.ts';
import type { OsmData } from './osm-data.ts';

export interface Bounds {
  readonly westM: number;
  readonly southM: number;
  readonly eastM: number;
  readonly northM: number;
}

/** Elements laid onto the metric system of a region. */
export interface PlacedOsm {
  readonly data: OsmData;
  readonly grid: GridSpec;
  /** Edges of the grid drawn in by a centimetre: a cell does not own its eastern and southern edge. */
  readonly window: Bounds;
  /** As long as the node columns; NaN where the system has no coordinates for the place. */
  readonly nodeXM: Float64Array;
  readonly nodeYM: Float64Array;
}

const insetM = 0.01;

/** @param projection that of `grid.epsg` */
export function placeOsm(data: OsmData, projection: Projection, grid: GridSpec): PlacedOsm {
  const count = data.nodeIds.length;
  const nodeXM = new Float64Array(count);
  const nodeYM = new Float64Array(count);
  for (let node = 0; node < count; node++) {
    const lngDeg = (data.lonE7[node] as number) / 1e7;
    const latDeg = (data.latE7[node] as number) / 1e7;
    const [xM, yM] = projection.fromLngLat(lngDeg, latDeg);
    const isPlaced = Number.isFinite(xM) && Number.isFinite(yM);
    nodeXM[node] = isPlaced ? xM : Number.NaN;
    nodeYM[node] = isPlaced ? yM : Number.NaN;
  }
  const { westM, southM, eastM, northM } = gridBounds(grid);
  const window = {
    westM: westM + insetM,
    southM: southM + insetM,
    eastM: eastM - insetM,
    northM: northM - insetM,
  };
  return { data, grid, window, nodeXM, nodeYM };
}

/** True inside the window, edges included; false for NaN. */
export const isInside = (window: Bounds, xM: number, yM: number): boolean =>
  xM >= window.westM && xM <= window.eastM && yM >= window.southM && yM <= window.northM;

import type { CameraView } from '../../store/map-view.ts';
import type { RegionFrame } from '../region-frame.ts';

/** How the region is first looked at in three dimensions: from the south-east over the ridges. */
export const regionPitchDeg = 58;
export const regionBearingDeg = -25;

/** Tile size that MapLibre's zoom levels count from, CSS pixels. */
const worldPixelsAtZoomZero = 512;

/**
 * The view that fits the region into a window. In three dimensions the region may run out of the sides of the window a
 * little: the near edge is what matters.
 */
export function regionView(
  frame: RegionFrame,
  window: { readonly widthPixels: number; readonly heightPixels: number },
  dimension: '2d' | '3d',
): CameraView {
  const sideM = frame.grid.cellSizeM * Math.max(frame.grid.columns, frame.grid.rows);
  const side = sideM * frame.unitsPerM * worldPixelsAtZoomZero;
  const room = Math.max(Math.min(window.widthPixels, window.heightPixels), 1);
  const fill = dimension === '3d' ? 1.5 : 0.92;
  const [lngDeg, latDeg] = frame.toLngLat(
    frame.grid.westM + (frame.grid.columns * frame.grid.cellSizeM) / 2,
    frame.grid.northM - (frame.grid.rows * frame.grid.cellSizeM) / 2,
  );
  return {
    lngDeg,
    latDeg,
    zoom: Math.log2((room * fill) / side),
    pitchDeg: dimension === '3d' ? regionPitchDeg : 0,
    bearingDeg: dimension === '3d' ? regionBearingDeg : 0,
  };
}

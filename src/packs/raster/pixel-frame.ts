/**
 * North-up pixels in some system. Edges and pixel sizes are in the system's own units: metres, or degrees for
 * EPSG:4326. Pixels are areas, so the first pixel's centre lies half a pixel inside the edges.
 */
export interface PixelFrame {
  readonly epsg: number;
  readonly west: number;
  readonly north: number;
  readonly pixelWidth: number;
  readonly pixelHeight: number;
  readonly columns: number;
  readonly rows: number;
}

/** Pixels from (top, left), both inclusive. */
export interface PixelWindow {
  readonly top: number;
  readonly left: number;
  readonly columns: number;
  readonly rows: number;
}

export interface Extent {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export const extentOf = (frame: PixelFrame): Extent => ({
  west: frame.west,
  south: frame.north - frame.rows * frame.pixelHeight,
  east: frame.west + frame.columns * frame.pixelWidth,
  north: frame.north,
});

export const unionOf = (extents: readonly Extent[]): Extent => ({
  west: Math.min(...extents.map((extent) => extent.west)),
  south: Math.min(...extents.map((extent) => extent.south)),
  east: Math.max(...extents.map((extent) => extent.east)),
  north: Math.max(...extents.map((extent) => extent.north)),
});

/** Pixels of a frame that touch an extent, with a margin for interpolation; null when there are none. */
export function pixelsWithin(frame: PixelFrame, extent: Extent, margin: number): PixelWindow | null {
  const left = Math.max(0, Math.floor((extent.west - frame.west) / frame.pixelWidth) - margin);
  const top = Math.max(0, Math.floor((frame.north - extent.north) / frame.pixelHeight) - margin);
  const right = Math.min(frame.columns, Math.ceil((extent.east - frame.west) / frame.pixelWidth) + margin);
  const bottom = Math.min(frame.rows, Math.ceil((frame.north - extent.south) / frame.pixelHeight) + margin);
  if (right <= left || bottom <= top) return null;
  return { top, left, columns: right - left, rows: bottom - top };
}

import type { Result } from '../../core/result.ts';
import type { TerrainFault } from '../../domain/region/terrain-import.ts';

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

/** Heights of a window, row by row; `valid` is 0 where the file has none, and the height there means nothing. */
export interface Heights {
  readonly heightsM: Float32Array;
  readonly valid: Uint8Array;
}

/** A terrain file whose frame is known and whose heights are read on demand. */
export interface HeightSource {
  readonly name: string;
  readonly frame: PixelFrame;
  readHeights(window: PixelWindow): Promise<Result<Heights, TerrainFault>>;
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

/** Heights outside are no heights of the Earth's surface: Everest is 8,849 m, the Challenger Deep -10,935 m. */
export const plausibleHeightsM = { minimum: -12_000, maximum: 9_000 } as const;

/** Marks no-data pixels and refuses heights that are not finite or not of this Earth, saying how many. */
export function judgeHeights(
  name: string,
  values: ArrayLike<number>,
  isVoid: (value: number) => boolean,
): Heights | TerrainFault {
  const heightsM = new Float32Array(values.length);
  const valid = new Uint8Array(values.length);
  let count = 0;
  let first: number | null = null;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (isVoid(value)) continue;
    if (value >= plausibleHeightsM.minimum && value <= plausibleHeightsM.maximum) {
      heightsM[i] = value;
      valid[i] = 1;
    } else {
      first ??= value;
      count += 1;
    }
  }
  if (first === null) return { heightsM, valid };
  return {
    kind: 'terrain-heights-implausible',
    file: name,
    count,
    first: String(first),
    minimumM: plausibleHeightsM.minimum,
    maximumM: plausibleHeightsM.maximum,
  };
}

/** A number as facts of a sentence carry it. */
export const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

import { type Colour, colourOf, rampColour } from '../../domain/geo/colour.ts';
import { landCovers } from '../../domain/region/land-cover.ts';
import type { Region } from '../../domain/region/region.ts';
import type { ScenePalette } from '../style/palette.ts';

/** Opaque or transparent pixels, row 0 in the north, ready for ImageData. */
export interface RasterImage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

/** Longest side of an image put on the map, pixels: the largest texture every WebGL2 device offers is 2048. */
export const largestImagePixels = 2048;

/** Image size for a grid, and how many cells one pixel stands for. */
export function imageSize(columns: number, rows: number): { width: number; height: number; step: number } {
  const step = Math.max(Math.ceil(Math.max(columns, rows) / largestImagePixels), 1);
  return { width: Math.ceil(columns / step), height: Math.ceil(rows / step), step };
}

/** The ground of a region in the colours of a theme: by land cover, or by height where there is none. */
export function landRaster(region: Region, palette: ScenePalette): RasterImage {
  const { columns, rows } = region.grid;
  const { width, height, step } = imageSize(columns, rows);
  const colourAt = region.landCover === null ? heightColours(region, palette) : coverColours(region, palette);
  const pixels = new Uint32Array(width * height);
  for (let row = 0; row < height; row++) {
    const first = Math.min(row * step, rows - 1) * columns;
    for (let column = 0; column < width; column++) {
      pixels[row * width + column] = colourAt(first + Math.min(column * step, columns - 1));
    }
  }
  return { width, height, pixels: new Uint8ClampedArray(pixels.buffer) };
}

/** The four bytes of a colour as one number in the order of ImageData; every machine with a browser is little-endian. */
export const packed = ({ red, green, blue, alpha }: Colour): number =>
  ((Math.round(255 * alpha) << 24) |
    (Math.round(blue) << 16) |
    (Math.round(green) << 8) |
    Math.round(red)) >>>
  0;

function coverColours(region: Region, palette: ScenePalette): (cell: number) => number {
  const table = new Uint32Array(256).fill(packed(colourOf(palette.ground)));
  for (const { code, id } of landCovers) table[code] = packed(colourOf(palette.land[id]));
  const codes = region.landCover as Uint8Array;
  return (cell) => table[codes[cell] as number] as number;
}

function heightColours(region: Region, palette: ScenePalette): (cell: number) => number {
  const { terrainM, seaLevelM, voidMask } = region;
  let highest = seaLevelM ?? Number.POSITIVE_INFINITY;
  let lowest = Number.POSITIVE_INFINITY;
  for (const heightM of terrainM) {
    if (heightM < lowest) lowest = heightM;
    if (!Number.isFinite(highest) || heightM > highest) highest = heightM;
  }
  const [low, middle, high] = palette.hypsometric;
  const stops = [
    { at: 0, hex: low },
    { at: 0.4, hex: middle },
    { at: 1, hex: high },
  ];
  const sea = packed(colourOf(palette.land.sea));
  const unknown = packed(colourOf(palette.ground));
  const floorM = seaLevelM ?? lowest;
  const table = Uint32Array.from({ length: 256 }, (_, k) => packed(rampColour(stops, k / 255)));
  return (cell) => {
    if (voidMask !== null && voidMask[cell] === 1) return unknown;
    const heightM = terrainM[cell] as number;
    if (seaLevelM !== null && heightM <= seaLevelM) return sea;
    const share = highest > floorM ? (heightM - floorM) / (highest - floorM) : 0;
    return table[Math.round(255 * Math.min(Math.max(share, 0), 1))] as number;
  };
}

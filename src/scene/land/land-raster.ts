import { type Colour, colourOf, rampColour } from '../../domain/geo/colour.ts';
import { type LandCoverId, landCovers } from '../../domain/region/land-cover.ts';
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
  const pixels = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const colour = colourAt(
        Math.min(row * step, rows - 1) * columns + Math.min(column * step, columns - 1),
      );
      const at = 4 * (row * width + column);
      pixels[at] = colour.red;
      pixels[at + 1] = colour.green;
      pixels[at + 2] = colour.blue;
      pixels[at + 3] = 255;
    }
  }
  return { width, height, pixels };
}

function coverColours(region: Region, palette: ScenePalette): (cell: number) => Colour {
  const unknown = colourOf(palette.ground);
  const table = new Map<number, Colour>(
    landCovers.map((cover) => [cover.code, colourOf(palette.land[cover.id as LandCoverId])]),
  );
  const codes = region.landCover as Uint8Array;
  return (cell) => table.get(codes[cell] as number) ?? unknown;
}

function heightColours(region: Region, palette: ScenePalette): (cell: number) => Colour {
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
  const sea = colourOf(palette.land.sea);
  const unknown = colourOf(palette.ground);
  const floorM = seaLevelM ?? lowest;
  const table = Array.from({ length: 256 }, (_, k) => rampColour(stops, k / 255));
  return (cell) => {
    if (voidMask !== null && voidMask[cell] === 1) return unknown;
    const heightM = terrainM[cell] as number;
    if (seaLevelM !== null && heightM <= seaLevelM) return sea;
    const share = highest > floorM ? (heightM - floorM) / (highest - floorM) : 0;
    return table[Math.round(255 * Math.min(Math.max(share, 0), 1))] as Colour;
  };
}

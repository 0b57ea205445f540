import { describe, expect, test } from 'vitest';
import { colourOf } from '../../../src/domain/geo/colour.ts';
import { landslideColour, outsideTrainingHex } from '../../../src/domain/hazard/landslide-ramp.ts';
import { landCoverCode } from '../../../src/domain/region/land-cover.ts';
import { imageSize, landRaster, largestImagePixels } from '../../../src/scene/land/land-raster.ts';
import { landslideRaster } from '../../../src/scene/landslide/landslide-raster.ts';
import { paletteOf } from '../../../src/scene/style/palette.ts';
import { buildRegion, metricGrid } from '../../support/region-builder.ts';

const palette = paletteOf('dark');
const rgb = (hex: string): number[] => {
  const { red, green, blue } = colourOf(hex);
  return [red, green, blue];
};

describe('the land raster', () => {
  const grid = metricGrid(3, 2);

  test('paints each cell in the colour of its cover, and unknown cover as bare ground of the map', () => {
    const landCover = Uint8Array.of(landCoverCode('forest'), landCoverCode('sea'), 0, 1, 2, 3);
    const { pixels, width, height } = landRaster({ ...buildRegion({ grid }), landCover }, palette);
    expect([width, height]).toEqual([3, 2]);
    expect([...pixels.slice(0, 3)]).toEqual(rgb(palette.land.forest));
    expect([...pixels.slice(4, 7)]).toEqual(rgb(palette.land.sea));
    expect([...pixels.slice(8, 11)]).toEqual(rgb(palette.ground));
  });

  test('without land cover paints by height, sea as sea and voids as bare ground', () => {
    const terrainM = Float32Array.of(-1, 5, 100, 0, 0, 50);
    const voidMask = Uint8Array.of(0, 0, 0, 0, 0, 1);
    const region = { ...buildRegion({ grid, terrainM }), seaLevelM: 0, voidMask };
    const { pixels } = landRaster(region, palette);
    expect([...pixels.slice(0, 3)]).toEqual(rgb(palette.land.sea));
    expect([...pixels.slice(8, 11)]).toEqual(rgb(palette.hypsometric[2]));
    expect([...pixels.slice(20, 23)]).toEqual(rgb(palette.ground));
  });

  test('never grows beyond the texture size that every device has', () => {
    const { width, height, step } = imageSize(20_000, 9_000);
    expect(Math.max(width, height)).toBeLessThanOrEqual(largestImagePixels);
    expect(width * step).toBeGreaterThanOrEqual(20_000);
  });
});

describe('the landslide raster', () => {
  const grid = metricGrid(4, 1);
  const field = {
    grid,
    probability: Float32Array.of(0.02, 0.9, 0.5, Number.NaN),
    outside: Uint8Array.of(0, 0, 1, 0),
    modelId: 'm',
    modelVersion: '1',
    executionProvider: 'wasm',
  };
  const { pixels, width, height } = landslideRaster(field);
  const coloursOf = (cell: number): string[] => {
    const perCell = width / grid.columns;
    const found = new Set<string>();
    for (let y = 0; y < height; y++) {
      for (let x = cell * perCell; x < (cell + 1) * perCell; x++) {
        found.add([...pixels.slice(4 * (y * width + x), 4 * (y * width + x) + 3)].join());
      }
    }
    return [...found];
  };
  const neutral = Object.values(outsideTrainingHex).map((hex) => rgb(hex).join());

  test('colours cells inside the training range by probability', () => {
    const high = landslideColour(0.9);
    const [red, green, blue] = (coloursOf(1)[0] as string).split(',').map(Number) as [number, number, number];
    expect(Math.abs(red - high.red) + Math.abs(green - high.green) + Math.abs(blue - high.blue)).toBeLessThan(
      8,
    );
  });

  test('uses only the neutral stripes outside the training range and where there is no number', () => {
    for (const cell of [2, 3]) for (const colour of coloursOf(cell)) expect(neutral).toContain(colour);
    for (const cell of [0, 1]) for (const colour of coloursOf(cell)) expect(neutral).not.toContain(colour);
  });
});

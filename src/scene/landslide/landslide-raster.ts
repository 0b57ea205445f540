import { colourOf } from '../../domain/geo/colour.ts';
import type { SusceptibilityField } from '../../domain/hazard/landslide/susceptibility.ts';
import { landslideColour, outsideTrainingHex } from '../../domain/hazard/landslide-ramp.ts';
import { imageSize, packed, type RasterImage } from '../land/land-raster.ts';

/** Pixels drawn for one cell along each axis when the image has room, so that stripes are finer than cells. */
const finestPixelsPerCell = 2;
/** Width of a stripe and of the gap beside it, pixels. */
const stripePixels = 3;

/**
 * Failure probability as an image. Cells outside the model's training range are striped in neutral greys; a cell whose
 * probability is not a number counts as outside, so that nothing unknown is ever coloured.
 */
export function landslideRaster(field: SusceptibilityField): RasterImage {
  const { columns, rows } = field.grid;
  const { step } = imageSize(columns, rows);
  const fine = step === 1 && imageSize(columns * finestPixelsPerCell, rows * finestPixelsPerCell).step === 1;
  const perCell = fine ? finestPixelsPerCell : 1;
  const width = fine ? columns * perCell : Math.ceil(columns / step);
  const height = fine ? rows * perCell : Math.ceil(rows / step);
  const stripe = packed(colourOf(outsideTrainingHex.stripe, 0.5));
  const gap = packed(colourOf(outsideTrainingHex.gap, 0.3));
  const table = Uint32Array.from({ length: 256 }, (_, k) => packed(landslideColour(k / 255)));
  const pixels = new Uint32Array(width * height);
  for (let py = 0; py < height; py++) {
    const row = Math.min(Math.floor((py * step) / perCell), rows - 1);
    for (let px = 0; px < width; px++) {
      const cell = row * columns + Math.min(Math.floor((px * step) / perCell), columns - 1);
      const probability = field.probability[cell] as number;
      const outside = field.outside[cell] === 1 || !(probability >= 0 && probability <= 1);
      const striped = (px + py) % (2 * stripePixels) < stripePixels;
      pixels[py * width + px] = outside
        ? striped
          ? stripe
          : gap
        : (table[Math.round(255 * probability)] as number);
    }
  }
  return { width, height, pixels: new Uint8ClampedArray(pixels.buffer) };
}

import { colourOf } from '../../domain/geo/colour.ts';
import type { GridSpec } from '../../domain/geo/grid.ts';
import {
  type TerrainField,
  terrainClasses,
  terrainClassifier,
} from '../../domain/region/terrain/terrain-fields.ts';
import { imageSize, packed, type RasterImage } from './land-raster.ts';

/** A field of the terrain in the colours of its classes; clear where nothing is known. */
export function terrainFieldRaster(
  { columns, rows }: GridSpec,
  field: TerrainField,
  values: ArrayLike<number>,
): RasterImage {
  const { width, height, step } = imageSize(columns, rows);
  const colours = terrainClasses[field].map(({ hex }) => packed(colourOf(hex)));
  const classOf = terrainClassifier(field);
  const pixels = new Uint32Array(width * height);
  for (let row = 0; row < height; row++) {
    const first = Math.min(row * step, rows - 1) * columns;
    for (let column = 0; column < width; column++) {
      const index = classOf(values[first + Math.min(column * step, columns - 1)] as number);
      if (index >= 0) pixels[row * width + column] = colours[index] as number;
    }
  }
  return { width, height, pixels: new Uint8ClampedArray(pixels.buffer) };
}

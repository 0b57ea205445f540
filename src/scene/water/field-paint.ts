import { colourOf } from '../../domain/geo/colour.ts';
import type { FloodSummary } from '../../domain/hazard/flood/flood-case.ts';
import {
  fieldClasses,
  fieldClassOf,
  fieldValue,
  type RunField,
} from '../../domain/hazard/run-field-ramps.ts';

/** The class colours of a field, RGBA, one pixel a cell; clear where the field says nothing. */
export function fieldPaint(field: RunField, summary: FloodSummary): Uint8Array {
  const colours = fieldClasses[field].map(({ hex }) => colourOf(hex));
  const pixels = new Uint8Array(4 * summary.maximumDepthM.length);
  for (let cell = 0; cell < summary.maximumDepthM.length; cell++) {
    const value = fieldValue(field, summary, cell);
    const colour = value === null ? undefined : colours[fieldClassOf(field, value)];
    if (colour === undefined) continue;
    pixels[4 * cell] = colour.red;
    pixels[4 * cell + 1] = colour.green;
    pixels[4 * cell + 2] = colour.blue;
    pixels[4 * cell + 3] = 255;
  }
  return pixels;
}

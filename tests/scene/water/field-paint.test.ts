import { describe, expect, test } from 'vitest';
import { colourOf } from '../../../src/domain/geo/colour.ts';
import type { FloodSummary } from '../../../src/domain/hazard/flood/flood-case.ts';
import { fieldClasses, type RunField } from '../../../src/domain/hazard/run-field-ramps.ts';
import { fieldPaint } from '../../../src/scene/water/field-paint.ts';

const summary = {
  maximumDepthM: Float32Array.of(0, 0.2, 1, 3),
  maximumDepthVelocityM2PerS: Float32Array.of(0, 0.01, 0.1, 4),
  arrivalS: Float32Array.of(-1, 5400, 0, 30_000),
  durationS: Float32Array.of(0, 60, 7200, 86_400),
} as unknown as FloodSummary;

/** Lower bound of the class each pixel is painted in; null where it is clear. */
function classesAt(field: RunField): (number | null)[] {
  const pixels = fieldPaint(field, summary);
  return Array.from({ length: 4 }, (_, cell) => {
    const [red, green, blue, alpha] = pixels.slice(4 * cell, 4 * cell + 4);
    if (alpha === 0) return null;
    const found = fieldClasses[field].find(({ hex }) => {
      const colour = colourOf(hex);
      return colour.red === red && colour.green === green && colour.blue === blue;
    });
    return found?.from ?? Number.NaN;
  });
}

describe('the paint of a field of the whole run', () => {
  test('has the class colour of the hazard to people, and none on dry ground', () => {
    expect(classesAt('hazard')).toEqual([null, 0, 1.25, 2]);
  });

  test('has the class of hours until water arrived, and none where it never did', () => {
    expect(classesAt('arrival')).toEqual([null, 1, 0, 6]);
  });

  test('has the class of hours under water', () => {
    expect(classesAt('duration')).toEqual([null, 0, 2, 6]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dangerOf,
  hazardRating,
  type PeopleDanger,
} from '../../../../src/domain/hazard/flood/hazard-to-people.ts';

/** Rows of the table of hazard by depth and velocity in the supplementary note of 2008 to FD2321: d, v, HR. */
const published: readonly (readonly [
  depthM: number,
  speedMPerS: number,
  rating: number,
  danger: PeopleDanger,
])[] = [
  [0.05, 0.5, 0.55, 'caution'],
  [0.25, 0, 0.63, 'caution'],
  [0.3, 0, 1.15, 'some'],
  [0.5, 0, 1.25, 'most'],
  [0.3, 1, 1.45, 'most'],
  [1, 0, 1.5, 'most'],
  [1.5, 0, 1.75, 'most'],
  [2, 0, 2, 'all'],
  [1, 1, 2.5, 'all'],
];

describe('the hazard of flood water to people', () => {
  it.each(published)(
    'is the published one at %d m and %d m/s: %d, %s',
    (depthM, speedMPerS, rating, danger) => {
      const computed = hazardRating(depthM, depthM * speedMPerS) as number;
      expect(Math.abs(computed - rating)).toBeLessThanOrEqual(0.00501);
      expect(dangerOf(computed)).toBe(danger);
    },
  );

  it('from both maxima of a run is never below the rating of any one moment', () => {
    const moment = fc.tuple(
      fc.double({ min: 0.03, max: 8, noNaN: true }),
      fc.double({ min: 0, max: 6, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(moment, { minLength: 1, maxLength: 12 }), (moments) => {
        const deepest = Math.max(...moments.map(([depth]) => depth));
        const strongest = Math.max(...moments.map(([depth, speed]) => depth * speed));
        const bound = hazardRating(deepest, strongest) as number;
        for (const [depth, speed] of moments) {
          expect(bound + 1e-9).toBeGreaterThanOrEqual(hazardRating(depth, depth * speed) as number);
        }
      }),
    );
  });

  it('is not judged where there was no water to speak of', () => {
    expect(hazardRating(0, 0)).toBeNull();
    expect(hazardRating(0.02, 0.001)).toBeNull();
    expect(hazardRating(Number.NaN, 0)).toBeNull();
  });
});

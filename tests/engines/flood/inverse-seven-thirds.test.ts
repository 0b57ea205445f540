import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inverseSevenThirds } from '../../../src/engines/flood/reference/inertial/inverse-seven-thirds.ts';

it('is within 1e-5 of h^(-7/3) for every depth from a tenth of a millimetre to 500 m', () => {
  fc.assert(
    fc.property(fc.float({ min: Math.fround(1e-4), max: 500, noNaN: true }), (depthM) => {
      expect(Math.abs(inverseSevenThirds(depthM) / depthM ** (-7 / 3) - 1)).toBeLessThan(1e-5);
    }),
    { numRuns: 5000 },
  );
});

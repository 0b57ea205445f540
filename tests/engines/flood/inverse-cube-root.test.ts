import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inverseCubeRoot } from '../../../src/engines/flood/reference/full/inverse-cube-root.ts';

it('is within 2e-7 of the cube root for every depth from a millimetre to 10 km', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 10_000, noNaN: true }), (depth) => {
      expect(Math.abs(inverseCubeRoot(depth) * Math.cbrt(depth) - 1)).toBeLessThan(2e-7);
    }),
    { numRuns: 5000 },
  );
});

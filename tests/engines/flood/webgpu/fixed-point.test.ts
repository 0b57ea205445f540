import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  fixedOfM,
  metresOfAccount,
  metresOfFixed,
} from '../../../../src/engines/flood/webgpu/fixed-point.ts';

it('keeps any 32-bit depth over a nanometre to its last bit', () => {
  fc.assert(
    fc.property(fc.float({ min: 0, max: 20_000, noNaN: true }), (depth) => {
      const [high, low] = fixedOfM(depth);
      expect(Number.isInteger(high) && Number.isInteger(low) && low < 2 ** 32).toBe(true);
      expect(Math.abs(metresOfFixed(high, low) - depth)).toBeLessThan(2 ** -48);
      if (depth > 1e-6) expect(metresOfFixed(high, low)).toBe(depth);
    }),
  );
});

it('reads negative water and accounts in two complement', () => {
  expect(metresOfFixed(0xffff_ffff, 0)).toBe(-(2 ** -16));
  expect(metresOfAccount(0, 0xffff_0000, 0xffff_ffff)).toBe(-1);
  expect(metresOfAccount(0, 0, 1)).toBe(65_536);
});

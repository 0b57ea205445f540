import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from '../../../src/core/random.ts';
import { fillVoids } from '../../../src/packs/terrain/fill-voids.ts';

test('every void takes the value of a cell at the least distance, and given values stay', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 14 }),
      fc.integer({ min: 1, max: 14 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer(),
      (columns, rows, share, seed) => {
        const random = seededRandom(seed);
        const size = columns * rows;
        const valid = Uint8Array.from({ length: size }, () => (random.next() < share ? 1 : 0));
        valid[random.integer(0, size - 1)] = 1;
        const values = Float32Array.from({ length: size }, (_, i) => (valid[i] === 1 ? i : -1));
        fillVoids(values, valid, columns, rows);
        const squaredDistance = (a: number, b: number): number =>
          ((a % columns) - (b % columns)) ** 2 + (Math.floor(a / columns) - Math.floor(b / columns)) ** 2;
        const givers = Array.from(valid.keys()).filter((i) => valid[i] === 1);
        for (const [i, giver] of values.entries()) {
          if (valid[i] === 1) expect(giver).toBe(i);
          expect(valid[giver]).toBe(1);
          const least = Math.min(...givers.map((other) => squaredDistance(i, other)));
          expect(squaredDistance(i, giver)).toBe(least);
        }
      },
    ),
    { numRuns: 300 },
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { framePairAt } from '../../../src/scene/water/frame-cursor.ts';

const ascendingTimes = fc
  .array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 40 })
  .map((steps) => {
    let timeS = 0;
    return steps.map((step) => {
      timeS += step;
      return { timeS };
    });
  });

describe('the pair of frames around the time cursor', () => {
  test('is absent while there are no frames', () => {
    expect(framePairAt([], 100)).toBeNull();
  });

  test('mixes the two times back to the cursor, held at both ends', () => {
    fc.assert(
      fc.property(ascendingTimes, fc.double({ min: -100, max: 40_000, noNaN: true }), (frames, cursorS) => {
        const pair = framePairAt(frames, cursorS);
        if (pair === null) throw new Error('no pair');
        const from = frames[pair.first]?.timeS as number;
        const to = frames[pair.second]?.timeS as number;
        const first = frames[0]?.timeS as number;
        const last = frames.at(-1)?.timeS as number;
        expect(from + (to - from) * pair.share).toBeCloseTo(Math.min(Math.max(cursorS, first), last), 6);
        expect(pair.second - pair.first).toBeLessThanOrEqual(1);
        expect(pair.share).toBeGreaterThanOrEqual(0);
        expect(pair.share).toBeLessThan(1);
      }),
    );
  });
});

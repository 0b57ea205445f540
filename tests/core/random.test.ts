import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fnv1a, seededRandom } from '../../src/core/random.ts';

const draw = (seed: number | string, count: number): number[] => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => random.next());
};

describe('a seeded stream', () => {
  it('is the same for the same seed and another for another', () => {
    expect(draw(7, 200)).toEqual(draw(7, 200));
    expect(draw(7, 200)).not.toEqual(draw(8, 200));
    expect(draw('7', 20)).toEqual(draw(7, 20));
  });

  it('does not repeat itself over 20,000 draws of 32 bits more than chance allows', () => {
    const distinct = new Set(draw('repeats', 20_000)).size;
    expect(distinct).toBeGreaterThan(19_990);
  });

  it('is uniform: 100 bins of 100,000 draws pass a chi-square test at one in ten thousand, for five seeds', () => {
    for (const seed of [1, 2, 3, 'a', 'b']) {
      const bins = new Array<number>(100).fill(0);
      for (const value of draw(seed, 100_000)) {
        const bin = Math.floor(value * 100);
        bins[bin] = (bins[bin] ?? Number.NaN) + 1;
      }
      const chiSquare = bins.reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0);
      expect(chiSquare).toBeLessThan(158);
      expect(chiSquare).toBeGreaterThan(53);
    }
  });

  it('has no correlation between neighbouring draws', () => {
    const values = draw('pairs', 100_000);
    let sum = 0;
    for (let i = 1; i < values.length; i++) {
      sum += ((values[i] as number) - 0.5) * ((values[i - 1] as number) - 0.5);
    }
    expect(Math.abs((sum / values.length) * 12)).toBeLessThan(4 / Math.sqrt(values.length));
  });

  it('gives integers with both ends, and reals below the upper end', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -50, max: 50 }), fc.nat(20), (seed, low, span) => {
        const random = seededRandom(seed);
        for (let i = 0; i < 50; i++) {
          const whole = random.integer(low, low + span);
          expect(Number.isInteger(whole) && whole >= low && whole <= low + span).toBe(true);
          const real = random.between(low, low + span + 1);
          expect(real >= low && real < low + span + 1).toBe(true);
        }
      }),
    );
    const random = seededRandom('dice');
    expect(new Set(Array.from({ length: 300 }, () => random.integer(1, 6))).size).toBe(6);
  });

  it('gives normal deviates of mean 0, variance 1 and kurtosis 3', () => {
    const random = seededRandom('normal');
    const values = Array.from({ length: 200_000 }, () => random.normal());
    const moment = (power: number): number => values.reduce((s, v) => s + v ** power, 0) / values.length;
    expect(Math.abs(moment(1))).toBeLessThan(0.01);
    expect(moment(2)).toBeCloseTo(1, 1);
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.015);
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.1);
  });

  it('picks each item and refuses an empty list', () => {
    const random = seededRandom('pick');
    expect(new Set(Array.from({ length: 100 }, () => random.pick(['a', 'b', 'c'])))).toEqual(
      new Set(['a', 'b', 'c']),
    );
    expect(() => random.pick([])).toThrow(/empty/);
  });
});

describe('a fork', () => {
  it('does not depend on what was drawn before it, nor disturb what comes after', () => {
    const used = seededRandom(3);
    for (let i = 0; i < 10; i++) used.next();
    expect(used.fork('roads').next()).toBe(seededRandom(3).fork('roads').next());
    const watched = seededRandom(3);
    watched.fork('roads').next();
    expect(watched.next()).toBe(seededRandom(3).next());
  });

  it('differs from its parent and from forks of other names', () => {
    const parent = seededRandom(3);
    const firsts = [parent.next(), parent.fork('a').next(), parent.fork('b').next()];
    firsts.push(parent.fork('a').fork('b').next());
    expect(new Set(firsts).size).toBe(4);
  });
});

describe('FNV-1a', () => {
  it.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['foobar', 0xbf9cf968],
  ])('hashes %j as its authors publish', (text, hash) => {
    expect(fnv1a(text)).toBe(hash);
  });
});

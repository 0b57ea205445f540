import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carriagewayM, culvertSpanM, highestFillM } from '../../../src/domain/exposure/layout/embankment.ts';

const fillHeightsM = (ground: readonly number[], stepM: number): number[] =>
  carriagewayM(ground, stepM).map((level, k) => level - (ground[k] as number));

describe('the fill under a road', () => {
  it('closes a notch narrower than a culvert span to the lower of its banks', () => {
    const ground = [10, 10, 10, 10, 8, 8, 8, 9.5, 9.5, 9.5, 9.5, 9.5, 9.5, 9.5];
    expect(fillHeightsM(ground, 5)).toEqual([0, 0, 0, 0, 1.5, 1.5, 1.5, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('leaves a valley wider than a culvert span alone', () => {
    const ground = [...Array(10).fill(10), ...Array(12).fill(8), ...Array(10).fill(10)];
    expect(Math.max(...fillHeightsM(ground, 5).slice(14, 18))).toBe(0);
  });

  it('is nowhere on a slope, also at its ends', () => {
    const ground = Array.from({ length: 20 }, (_, k) => 0.5 * k);
    expect(fillHeightsM(ground, 5)).toEqual(Array(20).fill(0));
  });

  it('carries a crossing over a ditch when the roads on both sides lead on, and not where the road ends', () => {
    const ground = [8, 8, 10, 10, 10, 10, 10, 10, 10, 10];
    const leadsOn = { start: [8, 10, 10, 10, 10, 10, 10, 10], end: [] };
    expect(carriagewayM(ground, 5, leadsOn)).toEqual(Array(10).fill(10));
    expect(carriagewayM(ground, 5)).toEqual(ground);
  });

  it('is never negative and never higher than a culvert allows, and lifting all ground changes nothing', () => {
    const profile = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(profile, (ground) => {
        const fill = fillHeightsM(ground, 5);
        expect(Math.min(...fill)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...fill)).toBeLessThanOrEqual(highestFillM);
        const lifted = fillHeightsM(
          ground.map((height) => height + 64),
          5,
        );
        for (const [k, height] of fill.entries()) expect(lifted[k]).toBeCloseTo(height, 9);
      }),
    );
    expect(culvertSpanM).toBeGreaterThan(0);
  });
});

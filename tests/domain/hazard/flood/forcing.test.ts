import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { huffCumulative } from '../../../../src/domain/hazard/flood/forcing/huff-curves.ts';
import { dischargeSeriesOf } from '../../../../src/domain/hazard/flood/forcing/river-series.ts';
import { rainSeriesOf } from '../../../../src/domain/hazard/flood/forcing/storm-series.ts';
import {
  integralBetween,
  timeSeries,
  valueAt,
} from '../../../../src/domain/hazard/flood/forcing/time-series.ts';
import { temporalPatterns } from '../../../../src/domain/hazard/flood/scenario.ts';

describe('a series', () => {
  const series = timeSeries([
    [10, 2],
    [20, 4],
    [20, 1],
    [30, 1],
  ]);

  it('is linear between its points, held outside them, and jumps at two equal times', () => {
    expect([0, 10, 15, 19.5, 20, 25, 99].map((timeS) => valueAt(series, timeS))).toEqual([
      2, 2, 3, 3.9, 1, 1, 1,
    ]);
  });

  it('has the exact integral of its trapezoids', () => {
    expect(integralBetween(series, 0, 40)).toBeCloseTo(20 + 30 + 10 + 10, 12);
    expect(integralBetween(series, 12, 14)).toBeCloseTo(2 * 2.6, 12);
    expect(integralBetween(series, 30, 30)).toBe(0);
  });

  it('integrates to the same over any division of a span', () => {
    const times = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(
        times,
        fc.array(fc.double({ min: 0, max: 50, noNaN: true }), { minLength: 20, maxLength: 20 }),
        (t, v) => {
          const random = timeSeries([...t].sort((a, b) => a - b).map((timeS, i) => [timeS, v[i] as number]));
          let sum = 0;
          for (let from = -10; from < 110; from += 7.5) sum += integralBetween(random, from, from + 7.5);
          expect(sum).toBeCloseTo(integralBetween(random, -10, 110), 6);
        },
      ),
    );
  });
});

describe('a design storm', () => {
  it.each(temporalPatterns)('of pattern %s brings its total exactly and nothing after its end', (pattern) => {
    const rain = rainSeriesOf({ kind: 'design', totalMm: 180, durationS: 10_800, pattern });
    expect(integralBetween(rain, 0, 10_800)).toBeCloseTo(0.18, 14);
    expect(integralBetween(rain, 0, 1e6)).toBeCloseTo(0.18, 14);
    expect(valueAt(rain, 10_800)).toBe(0);
    for (const value of rain.value) expect(value).toBeGreaterThanOrEqual(0);
  });

  it.each([1, 2, 3, 4] as const)('of Huff quartile %i rains most in that quarter', (quartile) => {
    const rain = rainSeriesOf({ kind: 'design', totalMm: 100, durationS: 4000, pattern: `huff-${quartile}` });
    const quarters = [0, 1, 2, 3].map((i) => integralBetween(rain, i * 1000, (i + 1) * 1000));
    expect(quarters.indexOf(Math.max(...quarters))).toBe(quartile - 1);
  });

  it('follows the published half-way shares of Huff 1990, table 3', () => {
    expect([1, 2, 3, 4].map((q) => huffCumulative(`huff-${q as 1 | 2 | 3 | 4}`)[10])).toEqual([
      0.82, 0.7, 0.38, 0.28,
    ]);
  });

  it('peaks at twice the mean in the middle when triangular', () => {
    const rain = rainSeriesOf({ kind: 'design', totalMm: 36, durationS: 3600, pattern: 'triangular' });
    expect(valueAt(rain, 1800) * 3.6e6).toBeCloseTo(72, 9);
  });

  it('given as a series is dry before its first and after its last time', () => {
    const rain = rainSeriesOf({ kind: 'series', name: 'gauge', timeS: [600, 1200], mmPerH: [36, 72] });
    expect(valueAt(rain, 0)).toBe(0);
    expect(valueAt(rain, 900) * 3.6e6).toBeCloseTo(54, 9);
    expect(integralBetween(rain, 0, 9999) * 1000).toBeCloseTo(9, 9);
  });
});

describe('a river hydrograph', () => {
  const series = dischargeSeriesOf({
    inflowPointId: 'a',
    baseM3PerS: 20,
    peakM3PerS: 520,
    timeToPeakS: 7200,
    recessionS: 14_400,
  });

  it('starts at the base, peaks when and as high as told, and is back at the base after the recession', () => {
    expect(valueAt(series, 0)).toBe(20);
    expect(valueAt(series, 7200)).toBe(520);
    expect(Math.max(...series.value)).toBe(520);
    expect(valueAt(series, 7200 + 14_400)).toBe(20);
  });

  it('carries the volume of the NRCS curve, 1.33 times peak and time to peak, when the recession is four times the rise', () => {
    const unit = dischargeSeriesOf({
      inflowPointId: 'a',
      baseM3PerS: 0,
      peakM3PerS: 1,
      timeToPeakS: 1,
      recessionS: 4,
    });
    expect(integralBetween(unit, 0, 5)).toBeCloseTo(1.33, 1);
  });
});

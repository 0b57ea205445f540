import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seriesTotalMm } from '../../../src/features/hazard/series-total.ts';
import {
  hangingPath,
  niceCeiling,
  standingPath,
  tickSpacingS,
} from '../../../src/features/hazard/timeline-shapes.ts';

const area = { widthPx: 100, heightPx: 50, endS: 1000 };

describe('the axes of the timeline', () => {
  it('end at a round number not below the largest value and at most twice above it', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e7, noNaN: true }), (value) => {
        const top = niceCeiling(value);
        expect(top).toBeGreaterThanOrEqual(value * (1 - 1e-9));
        expect(top).toBeLessThanOrEqual(value * 2);
      }),
    );
    expect(niceCeiling(0)).toBe(1);
    expect(niceCeiling(130)).toBe(150);
  });

  it('carry at most nine time labels', () => {
    for (const endS of [600, 3600, 6 * 3600, 86_400, 30 * 86_400]) {
      expect(Math.floor(endS / tickSpacingS(endS)) + 1).toBeLessThanOrEqual(9);
    }
  });
});

describe('rain on the timeline', () => {
  it('hangs from the top edge and is as deep as its intensity', () => {
    const series = { timeS: Float64Array.of(0, 500, 500), value: Float64Array.of(10, 10, 0) };
    expect(hangingPath(series, area, 20)).toBe('M0 0L0.0 25.0L50.0 25.0L50.0 0.0L50.0 0Z');
  });

  it('is cut at the end of the scenario, at the intensity it has there', () => {
    const series = { timeS: Float64Array.of(0, 500, 1500), value: Float64Array.of(2, 2, 0) };
    expect(hangingPath(series, area, 2)).toBe('M0 0L0.0 50.0L50.0 50.0L100.0 25.0L100.0 0Z');
  });
});

describe('people on the timeline', () => {
  it('break where the number is unknown instead of falling to zero', () => {
    const path = standingPath(
      [
        { timeS: 0, affectedPeople: 10 },
        { timeS: 250, affectedPeople: null },
        { timeS: 500, affectedPeople: 5 },
      ],
      area,
      10,
    );
    expect(path).toBe('M0.0 50.0L0.0 0.0L0.0 50.0ZM50.0 50.0L50.0 25.0L50.0 50.0Z');
  });
});

describe('the total of a rain series', () => {
  it('is the area under its intensities', () => {
    expect(seriesTotalMm({ kind: 'series', name: '', timeS: [0, 3600, 7200], mmPerH: [0, 60, 0] })).toBe(60);
  });
});

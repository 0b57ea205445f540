import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { observedEvents, observedPeak, seriesWithin } from '../../../src/domain/region/observed-events.ts';
import type { ObservedSeries } from '../../../src/domain/region/observed-series.ts';
import { stageLevelOf } from '../../../src/domain/region/stage-level.ts';

const hourMs = 3_600_000;

const series = (over: Partial<ObservedSeries>): ObservedSeries => ({
  id: 's',
  stationId: '1',
  name: { ko: '다리', en: 'bridge' },
  quantity: 'river-stage',
  sumOverS: null,
  gaugeId: null,
  place: null,
  sourceId: 'source',
  timesMs: [0, hourMs, 2 * hourMs],
  values: [1, 2, 1.5],
  ...over,
});

describe('events that readings tell of', () => {
  it('reach from the start of the first rain to the last reading of any station', () => {
    const rain = series({ quantity: 'rain', sumOverS: 3600, timesMs: [0, hourMs], values: [3, 4] });
    expect(observedEvents([series({}), rain])).toEqual([{ fromMs: -hourMs, toMs: 2 * hourMs }]);
  });

  it('are two when a year lies between them, and one over a night without readings', () => {
    const yearMs = 365 * 24 * hourMs;
    const later = series({ timesMs: [yearMs, yearMs + 16 * hourMs], values: [1, 9] });
    expect(observedEvents([later, series({})])).toEqual([
      { fromMs: 0, toMs: 2 * hourMs },
      { fromMs: yearMs, toMs: yearMs + 16 * hourMs },
    ]);
  });

  it('are none where every reading is missing', () => {
    expect(observedEvents([series({ values: [null, null, null] })])).toEqual([]);
  });

  it('hold every reading exactly once, whatever the series', () => {
    const some = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(some, (days) => {
        const timesMs = [...new Set(days)].sort((a, b) => a - b).map((day) => day * 24 * hourMs);
        const one = series({ timesMs, values: timesMs.map((_, i) => i) });
        const events = observedEvents([one]);
        const parts = events.map((event) => seriesWithin(one, event));
        expect(parts.flatMap((part) => part.timesMs)).toEqual(timesMs);
        for (const [i, event] of events.entries()) {
          expect(event.fromMs).toBeGreaterThan(events[i - 1]?.toMs ?? Number.NEGATIVE_INFINITY);
        }
      }),
    );
  });
});

describe('the peak of readings', () => {
  it('says how long it held, and is unknown without readings', () => {
    expect(observedPeak(series({ values: [5, 9, 9] }))).toEqual({
      value: 9,
      firstMs: hourMs,
      lastMs: 2 * hourMs,
    });
    expect(observedPeak(series({ values: [null, null, null] }))).toBeNull();
  });
});

describe('the level of a stage', () => {
  const thresholds = { attentionM: 3, cautionM: 5, alertM: 7, seriousM: 8 };

  it('is reached at its threshold itself', () => {
    const levels = [2.99, 3, 5, 7, 8, 20].map((stageM) => stageLevelOf(stageM, thresholds));
    expect(levels).toEqual(['normal', 'attention', 'caution', 'alert', 'serious', 'serious']);
  });

  it('is unknown without a stage and without thresholds, never normal', () => {
    expect(stageLevelOf(null, thresholds)).toBeNull();
    expect(stageLevelOf(4, null)).toBeNull();
  });
});

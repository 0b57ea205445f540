import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Gauge } from '../../../src/domain/region/facilities.ts';
import type { ObservedSeries } from '../../../src/domain/region/observed-series.ts';
import {
  rainBars,
  readingPaths,
  silentStretches,
  timeTicks,
  valueScale,
  valueTicks,
  xOf,
  yOf,
} from '../../../src/features/observed/hydrograph-scale.ts';
import { simulatedAt, simulatedStage } from '../../../src/features/observed/simulated-stage.ts';
import { chosenStation, rainFor, stationsOf } from '../../../src/features/observed/stations.ts';
import { metricGrid } from '../../support/region-builder.ts';

const hourMs = 3_600_000;
const startMs = Date.parse('2023-07-15T00:00:00+09:00');

const series = (over: Partial<ObservedSeries>): ObservedSeries => ({
  id: 's',
  stationId: '1',
  name: { ko: '다리', en: 'bridge' },
  quantity: 'river-stage',
  sumOverS: null,
  gaugeId: null,
  place: null,
  sourceId: 'source',
  timesMs: Array.from({ length: 9 }, (_, i) => startMs + i * hourMs),
  values: [1, 2, 3, null, null, 6, 5, 4, 3],
  ...over,
});

const time = { fromMs: startMs, toMs: startMs + 10 * hourMs, widthPx: 100 };

describe('the axis of values', () => {
  it('holds every value between whole steps, five at most', () => {
    const value = fc.double({ min: -50, max: 2000, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), (values) => {
        const scale = valueScale(values, 100);
        expect(scale.low).toBeLessThanOrEqual(Math.min(...values) + 1e-6);
        expect(scale.high).toBeGreaterThanOrEqual(Math.max(...values) - 1e-6);
        expect(valueTicks(scale).length).toBeGreaterThanOrEqual(2);
        expect(valueTicks(scale).length).toBeLessThanOrEqual(6);
        for (const one of values) expect(yOf(scale, one)).toBeLessThanOrEqual(100 + 1e-3);
      }),
    );
  });
});

describe('the axis of time', () => {
  it('has its ticks on whole hours of Korean time', () => {
    const ticks = timeTicks({ ...time, fromMs: startMs - 20 * 60_000 }, 6);
    expect(ticks[0]).toBe(startMs);
    for (const tick of ticks) expect((tick - startMs) % (2 * hourMs)).toBe(0);
    expect(ticks.length).toBeLessThanOrEqual(6);
  });
});

describe('readings with a gap', () => {
  it('are drawn as two lines with nothing between them', () => {
    const paths = readingPaths(series({}), time, valueScale([0, 10], 100));
    expect(paths).toHaveLength(2);
    expect(paths[0]).toBe('M0.0 90.0L10.0 80.0L20.0 70.0');
    expect(paths[1]?.startsWith('M50.0 40.0L')).toBe(true);
  });

  it('are hatched from the last reading to the next, and to the end of the event', () => {
    expect(silentStretches(series({}), time)).toEqual([
      [startMs + 2 * hourMs, startMs + 5 * hourMs],
      [startMs + 8 * hourMs, startMs + 10 * hourMs],
    ]);
  });

  it('give no bar for a missing sum, and a bar over its own hour for every other', () => {
    const rain = series({ quantity: 'rain', sumOverS: 3600 });
    const bars = rainBars(rain, time, valueScale([0, 10], 100));
    expect(bars).toHaveLength(7);
    expect(bars[1]).toEqual({ timeMs: startMs + hourMs, xPx: 0, widthPx: 10, heightPx: 20 });
    expect(xOf(time, startMs + 5 * hourMs)).toBe(50);
  });
});

const gauge = (zeroM: number | null): Gauge => ({
  type: 'river-gauge',
  id: 'g',
  name: { ko: '다리', en: 'bridge' },
  xM: 200_005,
  yM: 399_995,
  zeroM,
  thresholds: null,
});

describe('a computed level beside the readings', () => {
  const surface = [
    { timeS: 0, surfaceM: null },
    { timeS: 600, surfaceM: 24.5 },
  ];

  it('is lowered by the elevation of gauge zero where that is known', () => {
    const stage = simulatedStage(surface, gauge(20), startMs);
    expect(stage).toEqual({
      datum: 'gauge-zero',
      timesMs: [startMs, startMs + 600_000],
      values: [null, 4.5],
    });
  });

  it('is never shifted where gauge zero is unknown, and says that its datum differs', () => {
    const stage = simulatedStage(surface, gauge(null), startMs);
    expect(stage.datum).toBe('terrain');
    expect(stage.values).toEqual([null, 24.5]);
  });

  it('is unknown before its first frame, after its last and while dry', () => {
    const stage = simulatedStage(surface, gauge(20), startMs);
    expect([startMs - 1, startMs, startMs + 600_001].map((atMs) => simulatedAt(stage, atMs))).toEqual([
      null,
      null,
      null,
    ]);
    expect(simulatedAt(stage, startMs + 600_000)).toBe(4.5);
  });
});

describe('stations of a region', () => {
  const onMap = series({ id: 'on-map', gaugeId: 'g' });
  const elsewhere = series({ id: 'elsewhere' });
  const stations = stationsOf({
    gauges: [gauge(null), { ...gauge(null), id: 'silent' }],
    observedSeries: [elsewhere, onMap],
  });

  it('are all listed: with readings and place, without a place, and without readings', () => {
    expect(stations.map(({ id, gauge: at, series: read }) => [id, at !== null, read !== null])).toEqual([
      ['elsewhere', false, true],
      ['on-map', true, true],
      ['silent', true, false],
    ]);
  });

  it('open with one on the map, and follow the selection', () => {
    expect(chosenStation(stations, null, null)?.id).toBe('on-map');
    expect(chosenStation(stations, null, 'elsewhere')?.id).toBe('elsewhere');
    expect(chosenStation(stations, { kind: 'gauge', gaugeId: 'silent' }, 'elsewhere')?.id).toBe('silent');
  });

  it('are told apart by the list where two tables tell of one gauge', () => {
    const two = stationsOf({ gauges: [gauge(null)], observedSeries: [onMap, { ...onMap, id: 'later' }] });
    const selection = { kind: 'gauge', gaugeId: 'g' } as const;
    expect(chosenStation(two, selection, 'later')?.id).toBe('later');
    expect(chosenStation(two, selection, 'elsewhere')?.id).toBe('on-map');
  });

  it('take the rain of the nearest station of known place', () => {
    const grid = metricGrid(10, 10);
    const rain = (id: string, place: ObservedSeries['place']): ObservedSeries =>
      series({ id, place, quantity: 'rain', sumOverS: 3600 });
    const region = {
      grid,
      observedSeries: [rain('unknown', null), rain('far', [127, 36]), rain('near', [129, 37])],
    };
    expect(rainFor(region, gauge(null), null)?.id).toBe('near');
    expect(rainFor(region, gauge(null), 'unknown')?.id).toBe('unknown');
    expect(rainFor({ grid, observedSeries: [rain('unknown', null)] }, gauge(null), null)?.id).toBe('unknown');
  });
});

import { describe, expect, test } from 'vitest';
import { type ObservedSeries, observedAt, observedRuns } from '../../../src/domain/region/observed-series.ts';
import { checkRegion } from '../../../src/domain/region/region-checks.ts';
import { fullRegion } from '../../packs/random-region.ts';

const minuteMs = 60_000;

const seriesAt = (minutes: readonly number[], values: readonly (number | null)[]): ObservedSeries => ({
  id: 'stage',
  stationId: '1',
  name: { ko: '다리', en: 'Bridge' },
  quantity: 'river-stage',
  sumOverS: null,
  gaugeId: null,
  place: null,
  sourceId: 's',
  timesMs: minutes.map((minute) => minute * minuteMs),
  values,
});

describe('the runs of an observed series', () => {
  test('end at a missing reading and at a step over twice the usual one', () => {
    const series = seriesAt([0, 10, 20, 30, 40, 130, 140, 150], [1, 2, null, 4, 5, 6, 7, 8]);
    expect(observedRuns(series)).toEqual([
      { from: 0, to: 2 },
      { from: 3, to: 5 },
      { from: 5, to: 8 },
    ]);
  });

  test('keep hourly readings that turn half-hourly together', () => {
    expect(observedRuns(seriesAt([0, 60, 120, 150, 180, 210], [1, 1, 1, 1, 1, 1]))).toEqual([
      { from: 0, to: 6 },
    ]);
  });

  test('are none without readings', () => {
    expect(observedRuns(seriesAt([], []))).toEqual([]);
    expect(observedRuns(seriesAt([0, 1], [null, null]))).toEqual([]);
    expect(observedRuns(seriesAt([5], [3]))).toEqual([{ from: 0, to: 1 }]);
  });
});

describe('the reading at a time', () => {
  const series = seriesAt([0, 10, 20, 120, 130], [1, 2, 4, 10, 12]);

  test.each([
    [0, 1],
    [5, 1.5],
    [12.5, 2.5],
    [20, 4],
    [125, 11],
    [130, 12],
  ])('at minute %d lies straight between its neighbours', (minute, wanted) => {
    expect(observedAt(series, minute * minuteMs)).toBeCloseTo(wanted, 12);
  });

  test.each([-1, 60, 131])('at minute %d, in no run, is unknown', (minute) => {
    expect(observedAt(series, minute * minuteMs)).toBeNull();
  });

  test('of a sum is that of the interval which holds the time', () => {
    const rain: ObservedSeries = {
      ...seriesAt([60, 120, 240], [5, null, 7]),
      quantity: 'rain',
      sumOverS: 3600,
    };
    const at = [0, 1, 60, 61, 130, 181, 240, 241].map((minute) => observedAt(rain, minute * minuteMs));
    expect(at).toEqual([null, 5, 5, null, null, 7, 7, null]);
  });
});

test('a series that repeats an id, goes back in time or points nowhere is found by the check of its region', () => {
  const region = fullRegion();
  const wrong = { ...seriesAt([3, 2], [1, Number.NaN, 5]), gaugeId: 'nowhere' };
  const findings = checkRegion({ ...region, observedSeries: [wrong, wrong] });
  const kinds = findings.filter(({ layer }) => layer === 'observed-series').map(({ kind }) => kind);
  expect(new Set(kinds)).toEqual(
    new Set(['unknown-id', 'wrong-length', 'times-not-ascending', 'not-finite', 'duplicate-id']),
  );
});

test('people per cell must be as many as cells, finite and not below zero', () => {
  const region = fullRegion();
  const people = new Float32Array(region.grid.columns * region.grid.rows);
  const kindsOf = (populationPerCell: Float32Array): string[] =>
    checkRegion({ ...region, populationPerCell })
      .filter(({ layer }) => layer === 'population')
      .map(({ kind }) => kind);
  expect(kindsOf(people)).toEqual([]);
  expect(kindsOf(people.subarray(1))).toEqual(['wrong-length']);
  people[0] = -1;
  people[1] = Number.NaN;
  expect(kindsOf(people)).toEqual(['negative', 'not-finite']);
});

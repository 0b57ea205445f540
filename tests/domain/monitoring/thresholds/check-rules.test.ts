import { describe, expect, it } from 'vitest';
import { checkRules } from '../../../../src/domain/monitoring/thresholds/check-rules.ts';
import koreanRules from '../../../../src/domain/monitoring/thresholds/korean-rules.json' with {
  type: 'json',
};
import { type Rule, readRules } from '../../../../src/domain/monitoring/thresholds/rule.ts';
import type { ObservedSeries } from '../../../../src/domain/region/observed-series.ts';
import { readObservedSeries } from '../../../../src/packs/tables/read-observed-series.ts';
import { describeWithSharedData, readSharedData } from '../../../support/shared-data.ts';

const hour = 3_600_000;
const series = (quantity: 'rain' | 'river-stage', values: readonly (number | null)[]): ObservedSeries => ({
  ...{
    id: 's',
    stationId: '1',
    name: { ko: 's', en: 's' },
    quantity,
    gaugeId: null,
    place: null,
    sourceId: 'x',
  },
  sumOverS: quantity === 'rain' ? 3600 : null,
  timesMs: values.map((_, i) => i * hour),
  values,
});
const base = {
  id: 'r',
  hazard: 'heavy-rain',
  ladder: 'kma-warning',
  level: '주의보',
  stations: null,
  validFrom: null,
  validTo: null,
  source: 's',
};
const rain = (overS: number, atLeast: number) => ({ quantity: 'rain', overS, atLeast });
const stage = (atLeast: number) => ({ quantity: 'river-stage', overS: null, atLeast });

function rulesOf(...rules: readonly object[]): readonly Rule[] {
  const read = readRules({ version: 1, rules: rules.map((rule) => ({ ...base, ...rule })) });
  if (!read.ok) throw new Error(JSON.stringify(read.fault));
  return read.value;
}

const hoursOf = (rule: object, one: ObservedSeries): unknown =>
  checkRules(rulesOf(rule), [one]).episodes.map(({ raisedAtMs, clearedAtMs }) => [
    raisedAtMs / hour,
    clearedAtMs === null ? null : clearedAtMs / hour,
  ]);

describe('a rule over a series', () => {
  it('of 60 mm in 3 h or 110 mm in 12 h alarms by whichever comes first', () => {
    const criterion = { any: [rain(10_800, 60), rain(43_200, 110)] };
    expect(hoursOf({ criterion }, series('rain', [...Array(12).fill(0), 30, 30, 0, 0, 0]))).toEqual([
      [13, 15],
    ]);
    expect(
      hoursOf(
        { criterion },
        series(
          'rain',
          Array.from({ length: 12 }, () => 10),
        ),
      ),
    ).toEqual([[10, null]]);
  });

  it('never takes a missing reading for zero: a gap may prove an alarm, never its end', () => {
    const rule = { criterion: rain(10_800, 60) };
    expect(hoursOf(rule, series('rain', [0, 0, 70, null, null, null, 0, 0, 0]))).toEqual([[2, 8]]);
    expect(checkRules(rulesOf(rule), [series('rain', [0, 0, 0, 10, null, 0])]).unknown).toMatchObject([
      { times: 4 },
    ]);
  });

  it('must hold as long as it says and ends below its margin', () => {
    const rule = { hazard: 'flood', criterion: stage(8), holdsForS: 3600, clearMargin: 0.1 };
    expect(hoursOf(rule, series('river-stage', [7, 8.1, 7.9, 8, 8.2, 7.5, 7.1]))).toEqual([[4, 6]]);
  });

  it('holds on its days only, counted in KST', () => {
    expect(
      hoursOf(
        { criterion: stage(1), validFrom: '1970-01-02' },
        series(
          'river-stage',
          Array.from({ length: 20 }, () => 2),
        ),
      ),
    ).toEqual([[15, null]]);
    expect(hoursOf({ criterion: stage(1), validTo: '1970-01-01' }, series('river-stage', [2, 2]))).toEqual([
      [0, null],
    ]);
  });
});

describe('rules', () => {
  const faultOf = (...rules: readonly object[]): unknown =>
    readRules({ version: 1, rules: rules.map((rule) => ({ ...base, ...rule })) });

  it('in reverse order are refused, as one client labels the four stages of a gauge', () => {
    const at = (id: string, level: string, atLeast: number) => ({
      id,
      level,
      ladder: 'flood-forecast',
      hazard: 'flood',
      criterion: stage(atLeast),
    });
    expect(faultOf(at('a', '관심', 6.5), at('d', '심각', 2.5))).toMatchObject({
      fault: { kind: 'rules-not-ascending', lower: 'a', upper: 'd' },
    });
    expect(faultOf(at('a', '관심', 2.5), at('d', '심각', 6.5))).toMatchObject({ ok: true });
  });

  it('never mix ladders', () => {
    expect(faultOf({ ladder: 'crisis', level: '주의보', criterion: stage(1) })).toMatchObject({
      fault: { kind: 'rules-level', ladder: 'crisis' },
    });
  });
});

describeWithSharedData(
  'korea-water/osong-2023-hrfco-waterlevel.csv',
  'the rules that come with the app',
  () => {
    const check = (file: string) => {
      const rules = readRules(koreanRules);
      const table = readObservedSeries({ name: file, bytes: readSharedData(`korea-water/${file}`) }, 'x');
      if (!rules.ok || !table.ok) throw new Error('unreadable');
      return checkRules(rules.value, table.value.series).episodes;
    };

    it('would have alarmed at Mihogang bridge between 04:00 and 05:00 KST on 15 July 2023, as the press tells', () => {
      const warning = check('osong-2023-hrfco-waterlevel.csv').find(
        ({ ruleId }) => ruleId === 'miho-3011665-warning',
      );
      expect(warning?.raisedAtMs).toBeGreaterThan(Date.UTC(2023, 6, 14, 19));
      expect(warning?.raisedAtMs).toBeLessThanOrEqual(Date.UTC(2023, 6, 14, 20));
    });

    it('would have warned of the rain of 8 August 2022 in Gwanak, before the direct texts began', () => {
      const rules = check('seoul-gwanak-2022-08-08-rain-10min.csv').map(({ ruleId }) => ruleId);
      expect(rules).toContain('kma-heavy-rain-warning');
      expect(rules).not.toContain('kma-direct-rain-text');
    });
  },
);

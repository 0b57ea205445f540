import { describe, expect, it } from 'vitest';
import { hrfcoDam, hrfcoRainfall, hrfcoWaterlevel } from '../../../src/feeds/hrfco/hrfco-readings.ts';
import { describeWithSharedData, readSharedData } from '../../support/shared-data.ts';
import { faultOf, jsonOf, observationsOf, read } from '../feed-bodies.ts';

const answer = (...content: readonly object[]): Uint8Array => jsonOf({ code: '200', content });
const nineOClock = Date.UTC(2023, 6, 15);

describe('a reading of the flood control office', () => {
  it('that is blank is missing and never zero, while zero is zero', () => {
    const rows = [
      { wlobscd: '1', ymdhm: '202307150900', wl: ' ', fw: '' },
      { wlobscd: '2', ymdhm: '202307150900', wl: '0', fw: '0.00' },
      { wlobscd: '3', ymdhm: '202307150900', wl: '-999', fw: null },
    ];
    expect(
      observationsOf(read(hrfcoWaterlevel, answer(...rows))).map(({ value, missing }) => [value, missing]),
    ).toEqual([
      [null, 'blank'],
      [null, 'blank'],
      [0, null],
      [0, null],
      [null, 'sentinel'],
      [null, 'blank'],
    ]);
  });

  it('is in KST, by the minute, the hour or the day', () => {
    const rows = ['202307150900', '2023071509', '20230715'].map((ymdhm, i) => ({
      wlobscd: `${i}`,
      ymdhm,
      wl: '1',
    }));
    const times = observationsOf(read(hrfcoWaterlevel, answer(...rows))).map(({ validAtMs }) => validAtMs);
    expect(times).toEqual([nineOClock, nineOClock, nineOClock - 9 * 3_600_000]);
  });

  it('that is no number, no time or beyond any river is set aside alone, with what came', () => {
    const good = { wlobscd: '1', ymdhm: '202307150900', wl: '1' };
    const found = read(
      hrfcoWaterlevel,
      answer(
        good,
        { ...good, wl: '12abc' },
        { ...good, ymdhm: '202313150900' },
        { ...good, wl: '1e9' },
        { wl: '1' },
        good,
      ),
    );
    expect(observationsOf(found)).toHaveLength(1);
    expect(found.refused).toMatchObject([
      { record: '1', field: 'wl', came: '12abc', wanted: 'number' },
      { record: '1', field: 'ymdhm', came: '202313150900', wanted: 'time' },
      { record: '1', field: 'wl', wanted: 'range' },
      { kind: 'feed-record-missing', record: 'content[4]', field: 'wlobscd' },
    ]);
  });

  it('of one time that says two things is set aside', () => {
    const row = { wlobscd: '1', ymdhm: '202307150900', wl: '1' };
    expect(read(hrfcoWaterlevel, answer(row, row, { ...row, wl: '2' })).refused).toEqual([
      { kind: 'feed-record-repeated', record: '1@2023-07-15T00:00:00.000Z' },
    ]);
  });

  it('of rain tells over which time, or that it is not known', () => {
    const content = [{ rfobscd: '1', ymdhm: '202307150900', rf: 22.5 }];
    const links = [{ rel: 'self', href: 'http://api.hrfco.go.kr/KEY/rainfall/list/10M.json' }];
    expect(observationsOf(read(hrfcoRainfall, jsonOf({ code: '200', content, links })))[0]).toMatchObject({
      value: 22.5,
      unit: 'mm',
      sumOverS: 600,
      notes: [],
    });
    expect(observationsOf(read(hrfcoRainfall, answer(...content)))[0]).toMatchObject({
      sumOverS: null,
      notes: ['interval-unknown'],
    });
  });

  it('of a dam or weir gives each quantity that is stated', () => {
    const rows = [
      { dmobscd: '1001210', ymdhm: '2025071613', swl: '669.480', inf: '0.380', sfw: '6.790' },
      { boobscd: '5', ymdhm: '2025071613', swl: '8.1', tototf: ' ' },
    ];
    expect(observationsOf(read(hrfcoDam, answer(...rows))).map(({ what, value }) => [what, value])).toEqual([
      ['reservoir-level', 669.48],
      ['reservoir-inflow', 0.38],
      ['reservoir-storage', 6.79],
      ['reservoir-level', 8.1],
      ['reservoir-outflow', null],
    ]);
  });

  it('that was refused with HTTP 200, or has no rows, is a fault and not an empty list', () => {
    expect(faultOf(hrfcoWaterlevel, jsonOf({ code: '401', message: '인증키' }))).toEqual({
      kind: 'feed-refused',
      code: '401',
      message: '인증키',
    });
    expect(faultOf(hrfcoWaterlevel, answer())).toMatchObject({ kind: 'feed-no-data' });
    expect(faultOf(hrfcoWaterlevel, '<html>점검 중</html>')).toMatchObject({ kind: 'feed-not-json' });
    expect(faultOf(hrfcoWaterlevel, '')).toEqual({ kind: 'feed-empty' });
  });
});

describeWithSharedData('feeds/kr-hrfco-waterlevel-10M.json', 'the recorded stages of Osong', () => {
  it('are 10.06 m and 8.37 m at nine, and unknown where the gauge is silent', () => {
    const stages = observationsOf(
      read(hrfcoWaterlevel, readSharedData('feeds/kr-hrfco-waterlevel-10M.json')),
    ).filter(({ what }) => what === 'river-stage');
    expect(stages.map(({ value, validAtMs, missing }) => [value, validAtMs, missing])).toEqual([
      [10.06, nineOClock, null],
      [8.37, nineOClock, null],
      [null, nineOClock, 'blank'],
    ]);
  });
});

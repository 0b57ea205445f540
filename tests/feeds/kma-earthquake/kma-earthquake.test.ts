import { describe, expect, it } from 'vitest';
import { kmaEarthquake } from '../../../src/feeds/kma-earthquake/kma-earthquake.ts';
import { alertsOf, jsonOf, read } from '../feed-bodies.ts';

const answer = (...item: readonly object[]): Uint8Array =>
  jsonOf({ response: { header: { resultCode: '00', resultMsg: 'OK' }, body: { items: { item } } } });
const first = {
  tmEqk: '20221029082733',
  tmFc: '202210290829',
  tmSeq: 1,
  fcTp: 3,
  mt: '3.5',
  dep: '',
  lat: '36.88',
  lon: '127.89',
  loc: '충북 괴산군 북동쪽 12km 지역',
  inT: '최대진도 Ⅲ(충북)',
};
const second = {
  ...first,
  tmEqk: '20221029082749',
  tmFc: '202210290831',
  tmSeq: 2,
  mt: 4.1,
  dep: 12,
  inT: '최대진도 Ⅴ(충북),Ⅳ(경북),Ⅲ(경기)',
};

describe('bulletins of earthquakes', () => {
  it('of two quakes 16 seconds apart at one place are two', () => {
    const alerts = alertsOf(read(kmaEarthquake, answer(second, first)));
    expect(alerts.map(({ value, identity, change }) => [value, identity, change])).toEqual([
      [4.1, 'kma-earthquake:20221029082749', 'issue'],
      [3.5, 'kma-earthquake:20221029082733', 'issue'],
    ]);
    expect((alerts[0]?.validAtMs ?? 0) - (alerts[1]?.validAtMs ?? 0)).toBe(16_000);
    expect(alerts[0]).toMatchObject({
      facts: { depthKm: 12, maximumIntensity: 5 },
      area: [{ lngLat: [127.89, 36.88] }, {}],
    });
  });

  it('of one quake update one another in the order of their issue, however they arrive', () => {
    const revised = { ...second, tmFc: '202210290900', tmSeq: 5, mt: 4.2 };
    for (const items of [
      [revised, second],
      [second, revised, second],
    ]) {
      const alerts = alertsOf(read(kmaEarthquake, answer(...items)));
      const update = alerts.find(({ value }) => value === 4.2);
      const issue = alerts.find(({ value }) => value === 4.1);
      expect(alerts).toHaveLength(2);
      expect(issue).toMatchObject({ change: 'issue', references: [] });
      expect(update).toMatchObject({ change: 'update', references: [issue?.id] });
    }
  });

  it('of one quake without end name as many earlier ones as any quake has', () => {
    const items = Array.from({ length: 500 }, (_, i) => ({ ...second, tmSeq: i }));
    const alerts = alertsOf(read(kmaEarthquake, answer(...items)));
    expect(alerts[1]?.references).toEqual([alerts[0]?.id]);
    expect(alerts.at(-1)?.references).toHaveLength(100);
  });

  it.each([
    ['최대진도 Ⅷ(경북),Ⅴ(충북)', 8],
    ['최대진도 IV(충북)', 4],
    ['최대진도 Ⅻ', 12],
    ['최대진도 없음', undefined],
  ])('of %s have the intensity %s', (inT, maximumIntensity) => {
    const facts = alertsOf(read(kmaEarthquake, answer({ ...first, inT })))[0]?.facts;
    expect(facts?.maximumIntensity).toBe(maximumIntensity);
  });

  it('without magnitude, depth or place are kept as unknown, without time set aside', () => {
    const found = read(
      kmaEarthquake,
      answer({ ...first, mt: '', dep: '-', lat: '360' }, { ...first, tmEqk: '지금' }),
    );
    expect(alertsOf(found)[0]).toMatchObject({
      value: null,
      quality: 'missing',
      notes: ['value-unreadable', 'area-unreadable'],
    });
    expect(found.refused).toMatchObject([{ field: 'tmEqk', wanted: 'time' }]);
  });
});

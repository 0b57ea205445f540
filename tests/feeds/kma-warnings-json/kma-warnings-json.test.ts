import { describe, expect, it } from 'vitest';
import { kmaWarningsJson } from '../../../src/feeds/kma-warnings-json/kma-warnings-json.ts';
import { alertsOf, jsonOf, read } from '../feed-bodies.ts';

const answer = (...item: readonly object[]): Uint8Array =>
  jsonOf({
    response: { header: { resultCode: '0', resultMsg: 'NORMAL_SERVICE' }, body: { items: { item } } },
  });
const status = {
  tmFc: '202408160830',
  tmEf: '202408160900',
  tmSeq: 3,
  t6: 'o 없음',
  t7: 'o 없음',
  other: 'o 없음',
};

describe('the status bulletin', () => {
  it('keeps commas in brackets with the place in front of them', () => {
    const t6 =
      'o 폭염경보 : 충청남도(공주, 아산), 전라남도 \r\n o 호우주의보 : 전라남도(거문도.초도), 제주도(추자도, 서귀포시남부 제외)';
    expect(
      alertsOf(read(kmaWarningsJson, answer({ ...status, t6 }))).map(({ what, rawLevel, area }) => ({
        what,
        rawLevel,
        area,
      })),
    ).toEqual([
      {
        what: 'heat-wave',
        rawLevel: '경보',
        area: ['충청남도 공주', '충청남도 아산', '전라남도'].map((name) => ({
          kind: 'name',
          name,
          without: [],
        })),
      },
      {
        what: 'heavy-rain',
        rawLevel: '주의보',
        area: [
          { kind: 'name', name: '전라남도 거문도.초도', without: [] },
          { kind: 'name', name: '제주도', without: ['추자도', '서귀포시남부'] },
        ],
      },
    ]);
  });

  it('tells preliminary warnings with the time they are expected at', () => {
    const t7 =
      '(1) 강풍 예비특보\r\no 06월 07일 아침 : 울릉도.독도\r\n(2) 풍랑 예비특보\r\no 06월 07일 낮(12시~18시) : 동해남부먼바다';
    expect(alertsOf(read(kmaWarningsJson, answer({ ...status, t7 })))).toMatchObject([
      {
        what: 'strong-wind',
        rawLevel: '예비특보',
        level: { rank: 1 },
        validAtMs: null,
        facts: { expected: '06월 07일 아침' },
      },
      { what: 'high-waves', facts: { expected: '06월 07일 낮(12시~18시)' } },
    ]);
  });

  it('that says none has none; one that says nothing is unknown', () => {
    expect(read(kmaWarningsJson, answer(status))).toMatchObject({
      readings: [],
      refusedCount: 0,
      isSnapshot: true,
    });
    expect(read(kmaWarningsJson, answer({ ...status, t6: ' ' }))).toMatchObject({
      refused: [{ field: 't6' }],
      isSnapshot: false,
    });
  });

  it('counts only where it is the newest of several', () => {
    const older = { ...status, tmSeq: 2, t6: 'o 호우경보 : 대전' };
    expect(read(kmaWarningsJson, answer(older, status)).readings).toEqual([]);
    expect(alertsOf(read(kmaWarningsJson, answer({ ...older, tmSeq: 10 }, status)))).toHaveLength(1);
  });

  it('keeps a level that it does not know, loudest', () => {
    expect(
      alertsOf(
        read(kmaWarningsJson, answer({ ...status, t6: 'o 폭염중대경보 : 대구\no 폭염비상 : 대구' })),
      ).map(({ rawLevel, level }) => [rawLevel, level?.prominence]),
    ).toEqual([
      ['중대경보', 4],
      ['폭염비상', 4],
    ]);
  });
});

describe('the coded list', () => {
  const row = {
    areaCode: 'S1322200',
    areaName: '남해서부동쪽먼바다',
    cancel: 0,
    command: 2,
    endTime: '201706070900',
    startTime: '0',
    stnId: 108,
    tmFc: '201706070730',
    tmSeq: 28,
    warnStress: 0,
    warnVar: 6,
  };

  it('is read by the agency’s table of codes', () => {
    expect(alertsOf(read(kmaWarningsJson, answer(row)))[0]).toMatchObject({
      what: 'high-waves',
      rawLevel: '주의보',
      change: 'cancel',
      validAtMs: Date.UTC(2017, 5, 7),
    });
    expect(alertsOf(read(kmaWarningsJson, answer({ ...row, command: 1, cancel: 1 })))[0]?.change).toBe(
      'cancel',
    );
    expect(read(kmaWarningsJson, answer(row)).isSnapshot).toBe(false);
  });

  it('keeps a code that it does not know, loudest', () => {
    expect(alertsOf(read(kmaWarningsJson, answer({ ...row, warnStress: 7 })))[0]).toMatchObject({
      rawLevel: '7',
      level: { rank: null, prominence: 4 },
    });
  });
});

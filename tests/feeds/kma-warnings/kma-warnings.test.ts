import { describe, expect, it } from 'vitest';
import { kmaWarnings } from '../../../src/feeds/kma-warnings/kma-warnings.ts';
import { cp949 } from '../../packs/tables/table-bytes.ts';
import { alertsOf, faultOf, jsonOf, read } from '../feed-bodies.ts';

const heading = '# REG_UP,REG_UP_KO,REG_ID,REG_KO,TM_FC,TM_EF,WRN,LVL,CMD,ED_TM';
const row = (level: string, command = '발표', zone = 'L1080100', hazard = '호우', ends = ''): string =>
  `L1080000, 충청북도, ${zone}, 청주, 202307150400, 202307150430, ${hazard}, ${level}, ${command}, ${ends},=`;
const text = (...rows: readonly string[]): Uint8Array =>
  cp949(['#START7777', heading, ...rows, '#7777END', ''].join('\n')).bytes;

describe('the list of warnings in force', () => {
  it('in EUC-KR with Korean words for codes is read as it is', () => {
    expect(alertsOf(read(kmaWarnings, text(row('경보', '변경'))))).toMatchObject([
      {
        what: 'heavy-rain',
        rawLevel: '경보',
        level: { ladder: 'kma-warning', rank: 3, prominence: 3 },
        change: 'update',
        issuedAtMs: Date.UTC(2023, 6, 14, 19),
        validAtMs: Date.UTC(2023, 6, 14, 19, 30),
        area: [{ system: 'kma-zone', code: 'L1080100', name: '충청북도 청주' }],
      },
    ]);
  });

  it('puts the new 중대경보 at the top and a word that it does not know beside it, never at the bottom', () => {
    const levels = alertsOf(
      read(
        kmaWarnings,
        text(row('중대경보', '발표', 'A'), row('극한경보', '발표', 'B'), row('예비', '발표', 'C')),
      ),
    );
    expect(levels.map(({ rawLevel, level }) => [rawLevel, level?.rank, level?.prominence])).toEqual([
      ['중대경보', 4, 4],
      ['극한경보', null, 4],
      ['예비', 1, 1],
    ]);
  });

  it('is a snapshot, of which a warning that vanished has ended, unless a row or the end is lost', () => {
    expect(read(kmaWarnings, text()).isSnapshot).toBe(true);
    expect(read(kmaWarnings, text(row('경보'), row('경보').slice(0, -9))).isSnapshot).toBe(false);
    expect(read(kmaWarnings, cp949(`#START7777\n${heading}\n${row('경보')}\n`).bytes).isSnapshot).toBe(false);
  });

  it('sets a row that is cut off or has other columns aside', () => {
    const found = read(kmaWarnings, text('L1080000, 충청북도, L10', 'a,b,=', row('경보', '발표', '')));
    expect(found.refused).toMatchObject([
      { wanted: 'whole-row', record: 'line 3' },
      { wanted: 'columns' },
      { kind: 'feed-record-missing', field: 'REG_ID' },
    ]);
  });

  it('goes by its heading where the columns come in another order', () => {
    const other = [
      '# REG_ID,REG_UP,REG_UP_KO,REG_KO,TM_FC,TM_EF,WRN,LVL,CMD,ED_TM',
      'L1, U, 충북, 청주, 202307150400, 202307150430, 호우, 주의, 발표, =,=',
    ];
    expect(alertsOf(read(kmaWarnings, cp949(other.join('\n')).bytes))[0]?.area).toMatchObject([
      { code: 'L1' },
    ]);
  });

  it('keeps an end that is told in words, and calls off what is lifted', () => {
    const [lifted] = alertsOf(read(kmaWarnings, text(row('경보', '해제', 'L1', '호우', '15일 오후'))));
    expect(lifted).toMatchObject({ change: 'cancel', untilMs: null, facts: { endsText: '15일 오후' } });
  });

  it('refused by the hub, or replaced by a page, is a fault', () => {
    expect(
      faultOf(kmaWarnings, jsonOf({ result: { status: 403, message: '활용신청이 필요한 API 입니다.' } })),
    ).toMatchObject({ kind: 'feed-refused', code: '403' });
    expect(faultOf(kmaWarnings, '<html>점검</html>')).toMatchObject({ kind: 'feed-shape' });
    expect(faultOf(kmaWarnings, Uint8Array.of(0x23, 0x0a, 0xff, 0xff))).toMatchObject({
      kind: 'feed-not-text',
      line: 2,
    });
  });
});

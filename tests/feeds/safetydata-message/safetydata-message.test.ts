import { describe, expect, it } from 'vitest';
import { newestPage, safetydataMessage } from '../../../src/feeds/safetydata-message/safetydata-message.ts';
import { describeWithSharedData, readSharedData } from '../../support/shared-data.ts';
import { alertsOf, faultOf, jsonOf, read } from '../feed-bodies.ts';

const header = { resultCode: '00', resultMsg: 'NORMAL SERVICE', errorMsg: null };
const message = {
  SN: 1,
  CRT_DT: '2024/07/14 08:30:00',
  MSG_CN: '대피하세요',
  RCPTN_RGN_NM: '경상남도 김해시 ,경상남도 양산시',
  EMRG_STEP_NM: '긴급재난',
  DST_SE_NM: '산사태',
};
const body = (rows: unknown, more: object = {}): Uint8Array => jsonOf({ header, body: rows, ...more });

describe('an emergency text', () => {
  it('is an alert of its ladder, time and regions, whether the body is a list or one object', () => {
    for (const rows of [[message], message]) {
      expect(alertsOf(read(safetydataMessage, body(rows)))).toMatchObject([
        {
          what: 'landslide',
          level: { ladder: 'disaster-message', rank: 2 },
          issuedAtMs: Date.UTC(2024, 6, 13, 23, 30),
          area: [{ name: '경상남도 김해시' }, { name: '경상남도 양산시' }],
        },
      ]);
    }
  });

  it('of a step that is not known is shown raw and loudest', () => {
    expect(
      alertsOf(read(safetydataMessage, body([{ ...message, EMRG_STEP_NM: '초긴급' }])))[0],
    ).toMatchObject({
      rawLevel: '초긴급',
      level: { rank: null, prominence: 4 },
    });
  });

  it('has a headline that ends with a whole character', () => {
    const text = `${'가'.repeat(89)}😀나`;
    expect(alertsOf(read(safetydataMessage, body([{ ...message, MSG_CN: text }])))[0]).toMatchObject({
      headline: '가'.repeat(89),
      text,
    });
  });

  it('that comes on two pages counts once', () => {
    expect(read(safetydataMessage, body([message, message]))).toMatchObject({
      readings: [{ id: 'safetydata-message:1' }],
      refusedCount: 0,
    });
  });

  it('with markup is told as plain text', () => {
    expect(
      alertsOf(
        read(safetydataMessage, body([{ ...message, MSG_CN: '<img src=x onerror=alert(1)>대피' }])),
      )[0],
    ).toMatchObject({
      text: '대피',
      notes: ['markup-removed'],
    });
  });

  it('list comes oldest first, so that its newest page is the last', () => {
    const { page } = read(safetydataMessage, body([message], { pageNo: 1, numOfRows: 10, totalCount: 101 }));
    expect(page === null ? null : newestPage(page)).toBe(11);
    expect(newestPage({ page: 1, rowsPerPage: 10, totalRows: 0 })).toBe(1);
  });

  it('list of null is unknown unless the count says none', () => {
    expect(faultOf(safetydataMessage, body(null))).toMatchObject({ kind: 'feed-no-data' });
    expect(read(safetydataMessage, body(null, { totalCount: 0 })).readings).toEqual([]);
  });
});

describeWithSharedData(
  'feeds/kr-safetydata-disaster-message-ok.json',
  'recorded answers of safetydata.go.kr',
  () => {
    it('give the text of Gimhae', () => {
      expect(
        alertsOf(read(safetydataMessage, readSharedData('feeds/kr-safetydata-disaster-message-ok.json'))),
      ).toMatchObject([
        {
          what: 'heavy-rain',
          rawLevel: '안전안내',
          issuedAtMs: Date.UTC(2023, 8, 16, 2, 41, 41),
          area: [{ name: '경상남도 김해시' }],
        },
      ]);
    });

    it('that refuse with HTTP 200 are refusals with their code', () => {
      expect(
        faultOf(safetydataMessage, readSharedData('feeds/kr-safetydata-error-expired-key.json')),
      ).toMatchObject({ kind: 'feed-refused', code: '31' });
      expect(
        faultOf(safetydataMessage, readSharedData('feeds/kr-safetydata-error-unregistered-ip.json')),
      ).toMatchObject({ kind: 'feed-refused', code: '32' });
    });
  },
);

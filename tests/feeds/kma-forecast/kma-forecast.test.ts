import { describe, expect, it } from 'vitest';
import { kmaAmount } from '../../../src/feeds/kma-forecast/kma-amount.ts';
import { kmaForecast, kmaNowcast } from '../../../src/feeds/kma-forecast/kma-forecast.ts';
import { maximumXmlBytes } from '../../../src/feeds/xml/read-xml.ts';
import { bytesOf, faultOf, jsonOf, observationsOf, read } from '../feed-bodies.ts';

const answer = (item: unknown, code = '00'): Uint8Array =>
  jsonOf({
    response: {
      header: { resultCode: code, resultMsg: 'NORMAL_SERVICE' },
      body: { items: { item }, pageNo: 1, numOfRows: 10, totalCount: 1 },
    },
  });
const now = { baseDate: '20220808', baseTime: '2000', category: 'RN1', nx: 60, ny: 127, obsrValue: '110.5' };
const ahead = {
  baseDate: '20220808',
  baseTime: '2000',
  fcstDate: '20220808',
  fcstTime: '2300',
  category: 'PCP',
  nx: 60,
  ny: 127,
};

describe('a value of the forecast grid', () => {
  it('stands at the centre of its cell, Seoul City Hall for 60, 127', () => {
    const [one] = observationsOf(read(kmaNowcast, answer([now])));
    expect(one).toMatchObject({
      what: 'rain',
      value: 110.5,
      unit: 'mm',
      sumOverS: 3600,
      validAtMs: Date.UTC(2022, 7, 8, 11),
      isForecast: false,
    });
    const [place] = one?.area ?? [];
    if (place?.kind !== 'grid-cell') throw new Error('no cell');
    expect(Math.abs(place.lngLat[0] - 126.978)).toBeLessThan(0.03);
    expect(Math.abs(place.lngLat[1] - 37.5665)).toBeLessThan(0.03);
  });

  it('that is a range counts with its upper end and says so', () => {
    const [one] = observationsOf(read(kmaForecast, answer([{ ...ahead, fcstValue: '1.0~29.9mm' }])));
    expect(one).toMatchObject({
      value: 29.9,
      quality: 'upper-bound',
      rawValue: '1.0~29.9mm',
      isForecast: true,
      issuedAtMs: Date.UTC(2022, 7, 8, 11),
      validAtMs: Date.UTC(2022, 7, 8, 14),
    });
  });

  it.each([
    ['30.0~50.0mm', 50, 'upper-bound'],
    ['30~50', 50, 'upper-bound'],
    ['1mm 미만', 1, 'upper-bound'],
    ['1.0mm 미만', 1, 'upper-bound'],
    ['50.0mm 이상', 50, 'lower-bound'],
    ['강수없음', 0, 'ok'],
    ['적설없음', 0, 'ok'],
    ['6.2', 6.2, 'ok'],
    ['-998.9', null, 'missing'],
    ['900', null, 'missing'],
    ['', null, 'missing'],
    ['-', null, 'missing'],
  ])('written %s is %s (%s)', (text, value, quality) => {
    expect(kmaAmount(text)).toMatchObject({ value, quality });
  });

  it.each(['50~30mm', 'NaN', '많음', '1.0~mm', '--5'])('written %s is none', (text) => {
    expect(kmaAmount(text)).toBeNull();
  });

  it('of a cell beyond the grid or a category not known is set aside', () => {
    const found = read(kmaNowcast, answer([{ ...now, nx: 0 }, { ...now, category: 'XYZ' }, now]));
    expect(found.refused).toMatchObject([{ wanted: 'grid-cell' }, { field: 'category', came: 'XYZ' }]);
    expect(found.readings).toHaveLength(1);
  });

  it('comes as one item or as XML too', () => {
    const xml = `<response><header><resultCode>0</resultCode></header><body><items><item>${Object.entries(now)
      .map(([name, value]) => `<${name}>${value}</${name}>`)
      .join('')}</item></items></body></response>`;
    expect(observationsOf(read(kmaNowcast, answer(now)))).toEqual(
      observationsOf(read(kmaNowcast, bytesOf(xml))),
    );
  });

  it('in an answer of XML keeps to the limits of XML, and takes no longer for many names', () => {
    const wide = `<response><header><resultCode>0</resultCode></header><body>${Array.from({ length: 100_000 }, (_, i) => `<a${i}/>`).join('')}</body></response>`;
    expect(faultOf(kmaNowcast, wide)).toMatchObject({ kind: 'feed-no-data' });
    expect(faultOf(kmaNowcast, `<response>${' '.repeat(maximumXmlBytes)}</response>`)).toMatchObject({
      kind: 'feed-too-large',
      maximumBytes: maximumXmlBytes,
    });
  });

  it('that stands on no page of a list still counts', () => {
    const onNone = (field: string, value: unknown) => {
      const body = { items: { item: now }, pageNo: 1, numOfRows: 10, totalCount: 1, [field]: value };
      return read(kmaNowcast, jsonOf({ response: { header: { resultCode: '00' }, body } })).page;
    };
    expect(onNone('pageNo', 2)).toEqual({ page: 2, rowsPerPage: 10, totalRows: 1 });
    expect([onNone('numOfRows', 0), onNone('pageNo', 1.5), onNone('totalCount', -1)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('that the agency does not have is unknown, and a refusal in XML is a refusal', () => {
    expect(faultOf(kmaNowcast, answer([], '03'))).toMatchObject({ kind: 'feed-no-data', code: '03' });
    expect(faultOf(kmaNowcast, answer('', '00'))).toMatchObject({ kind: 'feed-no-data' });
    expect(
      faultOf(
        kmaNowcast,
        '<OpenAPI_ServiceResponse><cmmMsgHeader><errMsg>SERVICE ERROR</errMsg><returnAuthMsg>SERVICE_KEY_IS_NOT_REGISTERED_ERROR</returnAuthMsg><returnReasonCode>30</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>',
      ),
    ).toEqual({
      kind: 'feed-refused',
      code: '30',
      message: 'SERVICE_KEY_IS_NOT_REGISTERED_ERROR, SERVICE ERROR',
    });
  });
});

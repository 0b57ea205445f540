import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { projectionOf } from '../../../src/domain/geo/projection.ts';
import { observedAt, observedRuns } from '../../../src/domain/region/observed-series.ts';
import { gaugesOfSeries } from '../../../src/domain/region/stations.ts';
import { decodeObservedSeries, encodeObservedSeries } from '../../../src/packs/observed-series-file.ts';
import { readObservedSeries } from '../../../src/packs/tables/read-observed-series.ts';
import { readHrfcoStations, readStationTable } from '../../../src/packs/tables/read-stations.ts';
import { describeWithSharedData, readSharedData } from '../../support/shared-data.ts';
import { cp949, utf8 } from './table-bytes.ts';

const kst = (text: string): number => Date.parse(`${text}+09:00`);

function seriesOf(file: Parameters<typeof readObservedSeries>[0], sourceId = 'source') {
  const table = readObservedSeries(file, sourceId);
  if (!table.ok) throw new Error(JSON.stringify(table.fault));
  return table.value;
}

const shared = (path: string) => ({ name: path, bytes: new Uint8Array(readSharedData(path)) });

/** Places, zero and stages of two Miho river gauges as HRFCO published them in waterlevel/info.json (fetched 2026-10-10). */
const hrfcoInfo = utf8(
  JSON.stringify({
    content: [
      {
        wlobscd: '3011665',
        obsnm: '청주시(미호강교)',
        lon: '127-21-02',
        lat: '36-37-23',
        gdt: '19.643',
        attwl: '5.0',
        wrnwl: '7.0',
        almwl: '8.0',
        srswl: '9.38',
      },
      { wlobscd: '3011657', obsnm: '오창', lon: '127-24-29', lat: '36-44-03', gdt: ' ', attwl: ' ' },
    ],
  }),
  'info.json',
);

describeWithSharedData('korea-water', 'the Osong readings of July 2023', () => {
  test('are three stages with the peak of 10.09 m at the Miho river bridge at 09:30 on 15 July', () => {
    const { series, refused } = seriesOf(shared('korea-water/osong-2023-hrfco-waterlevel.csv'));
    expect(refused.count).toBe(0);
    expect(series.map(({ stationId }) => stationId)).toEqual(['3011635', '3011665', '3011685']);
    const bridge = series[1] as (typeof series)[number];
    expect(bridge).toMatchObject({
      quantity: 'river-stage',
      sumOverS: null,
      name: { ko: '청주시(미호강교)' },
    });
    expect(bridge.place).toEqual([127.3505556, 36.6230556]);
    const highest = Math.max(...bridge.values.map((value) => value as number));
    expect(highest).toBe(10.09);
    expect(bridge.timesMs[bridge.values.indexOf(highest)]).toBe(kst('2023-07-15T09:30'));
    expect(observedAt(bridge, kst('2023-07-15T08:35'))).toBeCloseTo(10.01 + (0.05 * 5) / 30, 9);
  });

  test('keep the night between the two days as a gap', () => {
    const { series } = seriesOf(shared('korea-water/osong-2023-hrfco-waterlevel.csv'));
    for (const one of series) {
      expect(observedRuns(one)).toHaveLength(2);
      expect(observedAt(one, kst('2023-07-14T20:00'))).toBeNull();
    }
  });

  test('rain is hourly at two stations without a place, 48 hours each', () => {
    const { series } = seriesOf(shared('korea-water/osong-2023-kma-aws-rain-1h.csv'));
    expect(series.map(({ stationId }) => stationId)).toEqual(['327', '977']);
    for (const one of series) {
      expect(one).toMatchObject({ quantity: 'rain', sumOverS: 3600, place: null, gaugeId: null });
      expect(one.timesMs).toHaveLength(48);
      expect(one.timesMs[0]).toBe(kst('2023-07-14T01:00'));
    }
  });

  test('rain of Gwanak in 2022 is a sum over ten minutes', () => {
    const { series } = seriesOf(shared('korea-water/seoul-gwanak-2022-08-08-rain-10min.csv'));
    expect(series).toHaveLength(1);
    expect(series[0]).toMatchObject({ stationId: '2301', sumOverS: 600, name: { ko: '관악구청' } });
    expect(series[0]?.timesMs[0]).toBe(kst('2022-08-08T12:09'));
  });

  test('become gauges of a region around Osong, with zero and stages where they are published', () => {
    const stages = seriesOf(shared('korea-water/osong-2023-hrfco-waterlevel.csv'), 'hrfco').series;
    const rain = seriesOf(shared('korea-water/osong-2023-kma-aws-rain-1h.csv'), 'kma').series;
    const stations = readHrfcoStations(hrfcoInfo);
    const projection = projectionOf(5186);
    if (!stations.ok || !projection.ok) throw new Error('no stations');
    const [xM, yM] = projection.value.fromLngLat(127.33, 36.62);
    const grid = { epsg: 5186, westM: xM - 5000, northM: yM + 5000, cellSizeM: 100, columns: 100, rows: 100 };
    const placed = gaugesOfSeries([...stages, ...rain], stations.value, {
      grid,
      projection: projection.value,
    });
    expect(placed.gauges.map(({ id }) => id)).toEqual(['river-gauge-3011665', 'river-gauge-3011685']);
    expect(placed.gauges[0]).toMatchObject({
      zeroM: 19.643,
      thresholds: { attentionM: 5, cautionM: 7, alertM: 8, seriousM: 9.38 },
    });
    expect(placed.gauges[1]).toMatchObject({ zeroM: null, thresholds: null });
    expect(placed.series.map(({ gaugeId }) => gaugeId)).toEqual([
      null,
      'river-gauge-3011665',
      'river-gauge-3011685',
      null,
      null,
    ]);
    expect(decodeObservedSeries(encodeObservedSeries(placed.series))).toEqual({
      ok: true,
      value: placed.series,
    });
  });
});

describe('readings', () => {
  test('that are blank, or coded as missing, are gaps; they are sorted; a second word about one time is left out', () => {
    const { series, refused } = seriesOf(
      cp949(
        '일시,지점,지점명,수위(m)\n2024-07-01 03:00,7,다리,1.5\n2024-07-01 01:00,7,다리,\n2024-07-01 02:00,7,다리,-99.9\n2024-07-01 03:00,7,다리,1.5\n2024-07-01 03:00,7,다리,9.5\n',
      ),
    );
    expect(series[0]?.timesMs).toEqual(['01', '02', '03'].map((hour) => kst(`2024-07-01T${hour}:00`)));
    expect(series[0]?.values).toEqual([null, null, 1.5]);
    expect(refused.first).toEqual([{ kind: 'row-repeated', row: 6, firstRow: 2 }]);
  });

  test('without a stage or rain are refused', () => {
    expect(readObservedSeries(utf8('일시,지점,기온\n2024-07-01,1,20\n'), 's')).toMatchObject({
      ok: false,
      fault: { kind: 'table-column-missing', came: '일시, 지점' },
    });
  });

  test('of rain that runs on through the day are not taken for rain of each step', () => {
    const running = '일시,지점,누적강수량(mm)\n2024-07-01 01:00,108,3\n2024-07-01 02:00,108,8\n';
    expect(readObservedSeries(utf8(running), 's')).toMatchObject({
      ok: false,
      fault: { kind: 'table-column-missing', came: '일시, 지점' },
    });
    const both = '일시,지점,누적강수량(mm),강수량(mm)\n2024-07-01 01:00,108,3,3\n2024-07-01 02:00,108,8,5\n';
    expect(seriesOf(utf8(both)).series.map(({ values }) => values)).toEqual([[3, 5]]);
  });

  test('that are all wrong are refused with the first', () => {
    expect(readObservedSeries(utf8('일시,지점,수위\n어제,1,2\n'), 's')).toEqual({
      ok: false,
      fault: { kind: 'table-no-good-row', file: 'table.csv', refused: 1, row: 2 },
    });
  });

  test('of any table ascend in time and are finite', () => {
    const cell = fc.constantFrom(
      '2024-07-01 01:00',
      '2024-07-01 02:00',
      '7',
      '',
      '-999',
      '1e400',
      '"',
      'NaN',
      '가',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell, cell), { maxLength: 12 }), (rows) => {
        const text = `일시,지점,수위,강우량\n${rows.map((row) => row.join(',')).join('\n')}`;
        const table = readObservedSeries(utf8(text), 's');
        if (!table.ok) {
          expect(table.fault.kind).toMatch(/^table-/);
          return;
        }
        for (const { timesMs, values } of table.value.series) {
          expect(timesMs.every((timeMs, i) => i === 0 || timeMs > (timesMs[i - 1] as number))).toBe(true);
          expect(values.every((value) => value === null || Number.isFinite(value))).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('station lists', () => {
  test('of the flood control office give places in degrees, minutes and seconds', () => {
    const stations = readHrfcoStations(hrfcoInfo);
    if (!stations.ok) throw new Error(JSON.stringify(stations.fault));
    const [bridge, canal] = stations.value;
    expect(bridge?.place?.[0]).toBeCloseTo(127.350556, 6);
    expect(bridge?.place?.[1]).toBeCloseTo(36.623056, 6);
    expect(canal).toMatchObject({ id: '3011657', zeroM: null, thresholds: null });
  });

  test('of the meteorological agency keep the last place of a station that moved', () => {
    const stations = readStationTable(
      cp949(
        '지점,시작일,지점명,위도,경도\n99,2001-01-01,파주,37.8,126.7\n99,2013-10-22,파주,37.88589,126.76648\n',
      ),
    );
    expect(stations).toMatchObject({
      ok: true,
      value: [{ id: '99', name: '파주', place: [126.76648, 37.88589], zeroM: null }],
    });
  });

  test('that are none are refused', () => {
    for (const text of ['', '{"content": 3}', '<html>', '[1]', 'null']) {
      expect(readHrfcoStations(utf8(text))).toMatchObject({
        ok: false,
        fault: { kind: 'place-file-unreadable' },
      });
    }
  });
});

import { describe, expect, it } from 'vitest';
import { parseRainCsv } from '../../../../src/domain/hazard/flood/forcing/rain-csv.ts';
import { describeWithSharedData, readSharedData } from '../../../support/shared-data.ts';

const tableOf = (text: string) => {
  const parsed = parseRainCsv(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.fault));
  return parsed.value;
};

describe('a rain table', () => {
  it('is read without a header, in minutes', () => {
    expect(tableOf('0,10\n10,20.5\n')).toEqual({ timeS: [0, 600], mmPerH: [10, 20.5] });
  });

  it.each([
    ['시간(분),강우강도(mm/h)', 60],
    ['경과시간(초);강우(mm/h)', 1],
    ['경과(시간)\t강우', 3600],
    ['time (h),rain (mm/h)', 3600],
    ['time_s,mm_per_h', 1],
    ['minutes,intensity', 60],
  ])('takes the unit of time from the header %s', (header, seconds) => {
    const separator = header.includes(';') ? ';' : header.includes('\t') ? '\t' : ',';
    expect(tableOf(`${header}\r\n1${separator}5\r\n2${separator}6`).timeS).toEqual([seconds, 2 * seconds]);
  });

  it('passes over a byte-order mark, blank lines and comments', () => {
    expect(tableOf('\uFEFF분,mm/h\n\n# 8월 8일\n0,1\n5,2\n\n').timeS).toEqual([0, 300]);
  });

  it('counts clock times from the first line, through midnight', () => {
    expect(tableOf('시각,강우\n23:50,1\n00:00,2\n00:10,3').timeS).toEqual([0, 600, 1200]);
  });

  it.each([
    ['0,1\n10,-2', 2, '10,-2'],
    ['0,1\nten,2', 2, 'ten,2'],
    ['0,1\n10,NaN', 2, '10,NaN'],
    ['10,1\n5,2', 2, '5,2'],
    ['0,1\n0,2', 2, '0,2'],
    ['10:10,1\n10:00,2', 2, '10:00,2'],
    ['0,1\n10', 2, '10'],
    ['0,1,9', 1, '0,1,9'],
    ['time,rain\n\n0,abc', 3, '0,abc'],
  ])('%j is refused with its line and text', (text, line, wrong) => {
    expect(parseRainCsv(text)).toEqual({
      ok: false,
      fault: { kind: 'flood-series-unreadable', line, text: wrong },
    });
  });

  it('without a single value is refused', () => {
    expect(parseRainCsv('시간,강우\n')).toEqual({
      ok: false,
      fault: { kind: 'flood-series-empty', field: 'rain' },
    });
  });
});

describeWithSharedData(
  'korea-water/seoul-gwanak-2022-08-08-rain-10min.csv',
  'rain of Seoul on 8 August 2022',
  () => {
    it('is read from its clock times and keeps the depth of the file', () => {
      const [, ...lines] = readSharedData('korea-water/seoul-gwanak-2022-08-08-rain-10min.csv')
        .toString('utf8')
        .trim()
        .split(/\r?\n/);
      const records = lines.map((line) => line.split(','));
      const clock = records.map((record) => (/\d{2}:\d{2}/.exec(record.join(',')) as RegExpExecArray)[0]);
      const depthMm = records.map((record) => Number(record[record.length - 1]));
      const table = tableOf(clock.map((time, i) => `${time},${(depthMm[i] as number) * 6}`).join('\n'));
      expect(table.timeS.length).toBe(records.length);
      const total = table.mmPerH.reduce((sum, value) => sum + value / 6, 0);
      expect(total).toBeCloseTo(
        depthMm.reduce((sum, value) => sum + value, 0),
        6,
      );
    });
  },
);

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseKst } from '../../src/core/korean-time.ts';

const nine = Date.UTC(2023, 6, 15, 0, 0);

test.each([
  ['2023-07-15T09:00', nine],
  ['2023-07-15 09:00:00', nine],
  ['2023/07/15 09:00:00', nine],
  ['202307150900', nine],
  ['2023.07.15 09:00', nine],
  ['2023-07-15T09:00:00.000', nine],
  ['2023-07-15T00:00Z', nine],
  ['2023-07-15T02:00+02:00', nine],
  ['2023-07-14T19:00-0500', nine],
  ['20230715', nine - 9 * 3_600_000],
  ['2023-07-14 24:00', nine - 9 * 3_600_000],
  ['1900-01-01', Date.UTC(1899, 11, 31, 15)],
])('%s is the time it is in Seoul, or at its own offset', (text, wanted) => {
  expect(parseKst(text)).toBe(wanted);
});

test.each([
  '',
  '2023-02-29',
  '2023-13-01',
  '2023-07-15 24:30',
  '2023-07-15 09:60',
  '15.07.2023',
  'now',
  '0000-01-01',
])('%s is no time', (text) => {
  expect(parseKst(text)).toBeNull();
});

test('any text gives a finite time or none', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9:TZ.+ /-]{0,24}$/)), (text) => {
      const ms = parseKst(text);
      expect(ms === null || Number.isFinite(ms)).toBe(true);
    }),
  );
});

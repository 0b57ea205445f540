import { expect, test } from 'vitest';
import { initialConsonants, nameMatches } from '../../src/core/initial-consonants.ts';

test.each([
  ['세종특별자치시', 'ㅅㅈㅌㅂㅈㅊㅅ'],
  ['춘천강', 'ㅊㅊㄱ'],
  ['까치내', 'ㄲㅊㄴ'],
  ['힣가', 'ㅎㄱ'],
  ['Osong 오송', 'Osong ㅇㅅ'],
])('the initials of %s are %s', (name, initials) => {
  expect(initialConsonants(name)).toBe(initials);
});

test('a name is found by a part, by initials, in any case and spacing, and in decomposed Hangul', () => {
  expect(nameMatches('청주시 흥덕구', '흥덕')).toBe(true);
  expect(nameMatches('청주시 흥덕구', '시흥')).toBe(true);
  expect(nameMatches('청주시 흥덕구', 'ㅎㄷㄱ')).toBe(true);
  expect(nameMatches('Cheongju-si', 'CHEONGJU')).toBe(true);
  expect(nameMatches('청주시', '청주'.normalize('NFD'))).toBe(true);
  expect(nameMatches('청주시', 'ㅈㄱ')).toBe(false);
  expect(nameMatches('청주시', '충주')).toBe(false);
});

test('nothing typed finds everything', () => {
  expect(nameMatches('청주시', '  ')).toBe(true);
});

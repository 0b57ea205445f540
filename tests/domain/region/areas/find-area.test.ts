import { describe, expect, test } from 'vitest';
import { codesAbove, levelOfCode } from '../../../../src/domain/region/areas/boundary.ts';
import { choseongOf, isChoseong } from '../../../../src/domain/region/areas/choseong.ts';

test.each([
  ['세종특별자치시', 'ㅅㅈㅌㅂㅈㅊㅅ'],
  ['까치울 3동', 'ㄲㅊㅇ 3ㄷ'],
  ['가힣', 'ㄱㅎ'],
  ['Seoul', 'Seoul'],
])('the initial consonants of %s are %s', (text, wanted) => {
  expect(choseongOf(text)).toBe(wanted);
});

test('only initial consonants are taken for such', () => {
  expect(['ㅅㅈ', 'ㅏ', '세ㅈ', '', 'ㄳ'].map(isChoseong)).toEqual([true, false, false, false, false]);
});

describe('codes', () => {
  test.each([
    ['kostat', '29', 'province'],
    ['kostat', '29010', 'municipality'],
    ['kostat', '2901011', 'eup-myeon-dong'],
    ['kostat', '29010110', 'eup-myeon-dong'],
    ['legal-dong', '3611000000', 'municipality'],
    ['legal-dong', '4300000000', 'province'],
    ['legal-dong', '4311325300', 'eup-myeon-dong'],
    ['legal-dong', '4311325330', 'ri'],
    ['admin-dong', '4311325300', 'eup-myeon-dong'],
    ['kostat', '2901', null],
    ['legal-dong', 'abc', null],
  ] as const)('of %s: %s is a %s', (system, code, level) => {
    expect(levelOfCode(system, code)).toBe(level);
  });

  test('name the areas above them by their beginning', () => {
    expect(codesAbove('legal-dong', '4311325330')).toEqual(['43113253', '43113', '43']);
    expect(codesAbove('kostat', '2901011')).toEqual(['29010', '29']);
    expect(codesAbove('admin-dong', '4311325300')).toEqual(['43113', '43']);
    expect(codesAbove('kostat', '29')).toEqual([]);
  });
});

import { expect, test } from 'vitest';
import { searchPacks } from '../../../src/domain/region/search-packs.ts';

const osong = {
  hash: `0a1b2c${'0'.repeat(58)}`,
  name: { ko: '오송', en: 'Osong' },
  boundsDeg: [127.2, 36.5, 127.45, 36.7] as [number, number, number, number],
};
const nangdo = {
  hash: `f00d00${'1'.repeat(58)}`,
  name: { ko: '낭도·적금도', en: 'Nangdo and Jeokgeumdo' },
  boundsDeg: [127.4994, 34.5992, 127.5757, 34.6257] as [number, number, number, number],
};
const packs = [osong, nangdo];

test.each([
  ['오송', [osong]],
  ['ㅇㅅ', [osong]],
  ['nang', [nangdo]],
  ['JEOK GEUM', [nangdo]],
  ['적금'.normalize('NFD'), [nangdo]],
  ['36.6, 127.3', [osong]],
  ['127.3 36.6', [osong]],
  ['37.5, 127', []],
  ['세종', [osong]],
  ['sejong', [osong]],
  ['ㅅㅈ', [osong]],
  ['부산', []],
  ['f00d00', [nangdo]],
  ['F00D001', [nangdo]],
  ['f00d', []],
  ['', packs],
])('%s finds the right packs', (typed, found) => {
  expect(searchPacks(packs, typed)).toEqual(found);
});

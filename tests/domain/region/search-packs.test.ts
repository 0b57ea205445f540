import { expect, test } from 'vitest';
import { searchPacks } from '../../../src/domain/region/search-packs.ts';

const osong = {
  name: { ko: '오송', en: 'Osong' },
  boundsDeg: [127.2, 36.5, 127.45, 36.7] as [number, number, number, number],
};
const nangdo = {
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
  ['', packs],
])('%s finds the right packs', (typed, found) => {
  expect(searchPacks(packs, typed)).toEqual(found);
});

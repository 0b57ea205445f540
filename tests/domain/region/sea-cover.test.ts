import { expect, test } from 'vitest';
import { landCoverCode } from '../../../src/domain/region/land-cover.ts';
import { withSea } from '../../../src/domain/region/sea-cover.ts';

const sea = landCoverCode('sea');
const river = landCoverCode('river');
const grass = landCoverCode('grass');

/** A map of one letter a cell: `~` water at 0 m, `?` unknown at 0 m, `=` water at 5 m, `.` grass at 5 m, `,` grass at 0 m. */
function marked(map: readonly string[]): readonly string[] {
  const letters = map.join('').split('');
  const covers: Readonly<Record<string, number>> = { '~': river, '?': 0, '=': river, '.': grass, ',': grass };
  const columns = map[0]?.length ?? 0;
  const cover = withSea({
    grid: { epsg: 5186, westM: 0, northM: 0, cellSizeM: 10, columns, rows: map.length },
    terrainM: Float32Array.from(letters, (letter) => ('=.'.includes(letter) ? 5 : 0)),
    landCover: Uint8Array.from(letters, (letter) => covers[letter] as number),
    seaLevelM: 0,
  });
  return map.map((line, row) =>
    [...line].map((letter, column) => (cover[row * columns + column] === sea ? 'S' : letter)).join(''),
  );
}

test('water and unknown ground at sea level that reach the border are sea', () => {
  expect(marked(['~~?...', '~~~~..', '......'])).toEqual(['SSS...', 'SSSS..', '......']);
});

test('a pond at sea level, a river above it, and low ground with a cover of its own are not', () => {
  expect(marked(['......', '..~~..', '=====.', ',,....'])).toEqual(['......', '..~~..', '=====.', ',,....']);
});

test('corners do not join the sea to a pond', () => {
  expect(marked(['~...', '.~..', '....'])).toEqual(['S...', '.~..', '....']);
});

test('the sea goes round an island and up an estuary until the bed rises', () => {
  expect(marked(['~~~~~', '~...~', '~.~~~', '~...=', '~~~~='])).toEqual([
    'SSSSS',
    'S...S',
    'S.SSS',
    'S...=',
    'SSSS=',
  ]);
});

test('an inland region has none', () => {
  expect(marked(['...', '.=.', '...'])).toEqual(['...', '.=.', '...']);
});

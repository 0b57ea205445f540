import { describe, expect, test } from 'vitest';
import { faultSentence } from '../../src/i18n/fault-sentence.ts';
import { createTranslator } from '../../src/i18n/translator.ts';
import { packFormat, packVersion, parseManifest } from '../../src/packs/manifest.ts';

const good = {
  format: packFormat,
  version: packVersion,
  id: 'r',
  kind: 'real',
  name: { ko: '가', en: 'A' },
  epsg: 5186,
  grid: { westM: 200_000, northM: 500_000, cellSizeM: 10, columns: 10, rows: 10 },
  boundsM: { westM: 200_000, southM: 499_900, eastM: 200_100, northM: 500_000 },
  boundsWgs84: [127, 37, 127, 37],
  seaLevelM: null,
  roadNames: null,
  people: null,
  files: [],
  sources: [],
};
const faultOf = (manifest: unknown) => {
  const parsed = parseManifest(new TextEncoder().encode(JSON.stringify(manifest)));
  if (parsed.ok) throw new Error('it was accepted');
  return parsed.fault;
};
const file = { path: 'terrain.tif', role: 'terrain', bytes: 1, sha256: 'a'.repeat(64) };

describe('a field of region.json that is wrong', () => {
  test.each([
    ['absent', { ...good, grid: undefined }, { field: 'grid', wanted: 'object' }],
    ['a number for a text', { ...good, id: 7 }, { field: 'id', came: '7', wanted: 'text' }],
    ['an empty text', { ...good, id: '' }, { field: 'id', came: '""', wanted: 'filled-text' }],
    [
      'none of the choices',
      { ...good, kind: 'toy' },
      { field: 'kind', wanted: 'one-of', limit: 'exercise, real' },
    ],
    [
      'a part of a cell',
      { ...good, grid: { ...good.grid, rows: 1.5 } },
      { field: 'grid.rows', came: '1.5', wanted: 'whole-number' },
    ],
    [
      'a cell of no size',
      { ...good, grid: { ...good.grid, cellSizeM: 0 } },
      { field: 'grid.cellSizeM', came: '0', wanted: 'above', limit: '0' },
    ],
    [
      'too few bounds',
      { ...good, boundsWgs84: [127] },
      { field: 'boundsWgs84', came: '[127]', wanted: 'list-from', limit: '4' },
    ],
    [
      'negative people',
      { ...good, people: { dayPeople: -1, nightPeople: 0 } },
      { field: 'people.dayPeople', came: '-1', wanted: 'from', limit: '0' },
    ],
    [
      'a path that climbs',
      { ...good, files: [{ ...file, path: '../x' }] },
      { field: 'files.0.path', wanted: 'relative-path' },
    ],
    [
      'a short digest',
      { ...good, files: [{ ...file, sha256: 'ab' }] },
      { field: 'files.0.sha256', came: '"ab"', wanted: 'sha256' },
    ],
    ['unknown', { ...good, colour: 'red' }, { field: 'colour', came: '"red"', wanted: 'absent' }],
    [
      'another bound than the grid has',
      { ...good, boundsM: { ...good.boundsM, westM: 5 } },
      { field: 'boundsM.westM', came: '5', wanted: 'equal', limit: '200000' },
    ],
  ])('is named with what came and what was wanted: %s', (_, manifest, facts) => {
    const fault = faultOf(manifest);
    expect(fault).toMatchObject(facts);
    const korean = faultSentence(createTranslator('ko').t, fault);
    expect(korean).toContain(facts.field);
    expect(korean).not.toMatch(/invalid|expected|received|undefined|\{\{|\$t|pack\./i);
    if ('limit' in facts) expect(korean).toContain(facts.limit);
  });

  test('is said to be missing where nothing came', () => {
    expect(faultOf({ ...good, seaLevelM: undefined }).kind).toBe('pack-manifest-missing');
  });

  test('is shown in part when it is long', () => {
    const fault = faultOf({ ...good, epsg: 'x'.repeat(5000) });
    expect(faultSentence(createTranslator('en').t, fault).length).toBeLessThan(200);
  });
});

test.each(['null', '"text"', '[1', ''])('a file that holds no object is said to be none: %s', (text) => {
  expect(parseManifest(new TextEncoder().encode(text))).toMatchObject({
    fault: { kind: 'pack-manifest-not-json' },
  });
});

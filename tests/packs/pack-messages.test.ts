import { expect, test } from 'vitest';
import type { PackFault } from '../../src/domain/region/pack-fault.ts';
import type { RegionFault } from '../../src/domain/region/region-checks.ts';
import type {
  RegionCancelled,
  TerrainFault,
  TerrainWarning,
} from '../../src/domain/region/terrain-import.ts';
import { packEn } from '../../src/i18n/en/pack.ts';
import { packKo } from '../../src/i18n/ko/pack.ts';

type SpokenFault = PackFault | TerrainFault | TerrainWarning | RegionCancelled;

/** Compilation fails here when a kind has no sentence in one of the languages. */
const sentences: Readonly<Record<'ko' | 'en', Readonly<Record<SpokenFault['kind'], string>>>> = {
  ko: packKo.fault,
  en: packEn.fault,
};

const findings: Readonly<Record<'ko' | 'en', Readonly<Record<RegionFault['kind'], string>>>> = {
  ko: packKo.finding,
  en: packEn.finding,
};

const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] as string).sort();

test.each([
  ['fault', sentences.ko, sentences.en],
  ['finding', findings.ko, findings.en],
  ['cli', packKo.cli, packEn.cli],
])('both languages have the same %s sentences about the same facts', (_, ko, en) => {
  const korean = Object.entries<string>(ko);
  const english = new Map(Object.entries<string>(en));
  expect(korean.map(([kind]) => kind)).toEqual([...english.keys()]);
  for (const [kind, text] of korean) {
    expect(placeholders(english.get(kind) as string), kind).toEqual(placeholders(text));
  }
});

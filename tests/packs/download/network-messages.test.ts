import { expect, test } from 'vitest';
import { regionBuildEn } from '../../../src/i18n/en/region-build.ts';
import { regionBuildKo } from '../../../src/i18n/ko/region-build.ts';
import type { StageNotKept } from '../../../src/packs/build/cache/stage-keeper.ts';
import type { BytesFault } from '../../../src/packs/bytes/byte-source.ts';
import type { DownloadFault } from '../../../src/packs/download/download-fault.ts';
import type { SourceConfigFault } from '../../../src/packs/sources/source-config.ts';

type SpokenFault = BytesFault | StageNotKept | DownloadFault | SourceConfigFault;

/** Compilation fails here when a kind has no sentence in one of the languages. */
const sentences: Readonly<Record<'ko' | 'en', Readonly<Record<SpokenFault['kind'], string>>>> = {
  ko: regionBuildKo.fault,
  en: regionBuildEn.fault,
};

const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] as string).sort();

test('both languages speak of the same facts', () => {
  for (const [kind, text] of Object.entries(sentences.ko)) {
    expect(placeholders(sentences.en[kind as SpokenFault['kind']]), kind).toEqual(placeholders(text));
  }
});

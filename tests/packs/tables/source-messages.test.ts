import { expect, test } from 'vitest';
import type {
  BoundaryFault,
  PlaceFault,
  RowFault,
  SourceWarning,
  TableFault,
} from '../../../src/domain/region/source-fault.ts';
import { sourcesEn } from '../../../src/i18n/en/sources.ts';
import { faultSentence } from '../../../src/i18n/fault-sentence.ts';
import { sourcesKo } from '../../../src/i18n/ko/sources.ts';
import { createTranslator } from '../../../src/i18n/translator.ts';

type Spoken = (BoundaryFault | PlaceFault | RowFault | SourceWarning | TableFault)['kind'];

/** Compilation fails here when a kind has no sentence in one of the languages, or a sentence no kind. */
const sentences: Readonly<Record<'ko' | 'en', Readonly<Record<Spoken, string>>>> = {
  ko: sourcesKo.fault,
  en: sourcesEn.fault,
};

test('both languages speak about the same faults of sources', () => {
  expect(Object.keys(sentences.ko)).toEqual(Object.keys(sentences.en));
});

test('a fault of a row is told with its row', () => {
  const fault: RowFault = { kind: 'row-no-number', row: 12, column: '시설면적', came: '많음' };
  const ko = createTranslator('ko');
  expect(faultSentence((key, facts) => ko.t(key, facts), fault)).toBe(
    '12행: ‘시설면적’ 값 많음은(는) 숫자가 아닙니다.',
  );
});

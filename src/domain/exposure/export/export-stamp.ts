import type { Language, LocalizedName } from '../../../core/localized.ts';
import type { Provenance } from '../../../core/provenance.ts';
import type { Region } from '../../region/region.ts';
import { sourceCredit } from '../../region/source-credit.ts';
import type { CsvCell } from './csv-text.ts';

/** What every exported file says about itself: which place, from what, by whose data, when, in which language. */
export interface ExportStamp {
  readonly region: Pick<Region, 'name' | 'kind' | 'grid' | 'sources'>;
  readonly provenance: Provenance;
  readonly language: Language;
}

/** A header cell in both languages. */
export const inLanguage = (language: Language, ko: string, en: string): string =>
  language === 'ko' ? ko : en;

const exerciseMarker: LocalizedName = { ko: '[가상 지역]', en: '[fictional region]' };

/** Name of the region; that of an invented one never stands without its marker. */
export const markedRegionName = ({ region, language }: ExportStamp): string =>
  region.kind === 'exercise' ? `${exerciseMarker[language]} ${region.name[language]}` : region.name[language];

/** Headers of the provenance columns, at the end of each table. */
export const stampHeaders = (language: Language): string[] => [
  inLanguage(language, '지역', 'region'),
  inLanguage(language, '출처', 'source'),
  inLanguage(language, '기준 시각(UTC)', 'valid at (UTC)'),
  inLanguage(language, '계산 시각(UTC)', 'computed at (UTC)'),
  inLanguage(language, '입력 해시', 'inputs hash'),
  inLanguage(language, '자료 출처와 이용 조건', 'data sources and terms'),
];

export function stampCells(stamp: ExportStamp): CsvCell[] {
  const { source, validAtMs, computedAtMs, inputsHash } = stamp.provenance;
  const credits = creditsOf(stamp).join('; ');
  return [markedRegionName(stamp), source, isoTime(validAtMs), isoTime(computedAtMs), inputsHash, credits];
}

/** Every data source of the region with its terms, as its licence wants wherever the data go. */
const creditsOf = ({ region, language }: ExportStamp): readonly string[] =>
  region.sources.map((source) => sourceCredit(source, language));

/** The same as members of a GeoJSON collection (foreign members, RFC 7946 section 6.1). */
export const stampMembers = (
  stamp: ExportStamp,
): Readonly<Record<string, string | null | readonly string[]>> => ({
  region: markedRegionName(stamp),
  regionKind: stamp.region.kind,
  source: stamp.provenance.source,
  validAt: isoTime(stamp.provenance.validAtMs),
  computedAt: isoTime(stamp.provenance.computedAtMs),
  inputsHash: stamp.provenance.inputsHash,
  attribution: creditsOf(stamp),
});

const isoTime = (epochMs: number | null): string | null =>
  epochMs === null ? null : new Date(epochMs).toISOString();

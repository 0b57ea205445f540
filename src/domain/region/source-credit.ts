import type { Language, LocalizedName } from '../../core/localized.ts';
import { type DataSource, unknownLicence } from './region.ts';

const unknownTerms: LocalizedName = {
  ko: '이용 조건 확인 불가(가져온 파일)',
  en: 'terms of use unknown (imported file)',
};

/** The terms of a source in words: its licence with the line that it wants shown, or that they are not known. */
export const sourceTerms = ({ licence }: DataSource, language: Language): string =>
  licence === unknownLicence || licence.trim() === '' ? unknownTerms[language] : licence;

/** Name, date and terms of a source on one line, as it stands wherever the data leave the app. */
export function sourceCredit(source: DataSource, language: Language): string {
  const name = source.name[language];
  const dated = source.date === null ? name : `${name} ${source.date}`;
  return `${dated} (${sourceTerms(source, language)})`;
}

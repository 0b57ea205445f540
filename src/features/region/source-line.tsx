import { useTranslation } from 'react-i18next';
import type { DataSource } from '../../domain/region/region.ts';
import { sourceTerms } from '../../domain/region/source-credit.ts';
import { useLanguage } from '../../i18n/use-language.ts';

/** A source with its date, licence and credit. */
export function SourceLine({ source }: { readonly source: DataSource }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const licence = sourceTerms(source, language);
  return (
    <li>
      {source.name[language]}
      <div className="note">
        {source.date === null
          ? t('regionPanel.sourceNoDate', { licence })
          : t('regionPanel.sourceDate', { date: source.date, licence })}
      </div>
    </li>
  );
}

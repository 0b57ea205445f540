import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { useOpenRegion } from '../../store/session-context.ts';
import { SourceLine } from './source-line.tsx';

/** On the map, always: where the data of the open region come from; opened, every source with licence and credit. */
export function MapCredits() {
  const { t } = useTranslation();
  const language = useLanguage();
  const region = useOpenRegion();
  if (region === null) return null;
  const { sources } = region;
  const names = sources.map(({ name }) => name[language]).join(', ');
  return (
    <details className="map-card map-credits">
      <summary>
        © {t('regionPanel.credits', { count: sources.length })}
        <span className="map-credits-names"> {names}</span>
      </summary>
      <ul className="stack">
        {sources.map((source) => (
          <SourceLine key={source.id} source={source} />
        ))}
      </ul>
    </details>
  );
}

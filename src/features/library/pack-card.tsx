import { useTranslation } from 'react-i18next';
import { unknownLicence } from '../../domain/region/region.ts';
import type { StoredPack } from '../../domain/region/stored-pack.ts';
import { derivedLayers } from '../../domain/region/terrain/derived-terrain.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Icon } from '../../ui/controls/icon.tsx';
import { Badge } from '../../ui/display/badge.tsx';
import { type Fact, Facts } from '../../ui/display/facts.tsx';
import { formatKst, formatNumber } from '../../ui/format.ts';
import { BuildReportView } from './build/build-report-view.tsx';
import { OlderVersions } from './older-versions.tsx';
import { PackActions } from './pack-actions.tsx';

export interface PackCardProps {
  readonly pack: StoredPack;
  /** Whether its extent on the overview is pointed at. */
  readonly isPointed: boolean;
  onPoint(hash: string | null): void;
}

/** One kept pack. */
export function PackCard({ pack, isPointed, onPoint }: PackCardProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <li
      className="card library-card"
      {...(isPointed ? { 'data-pointed': '' } : {})}
      onPointerEnter={() => onPoint(pack.hash)}
      onPointerLeave={() => onPoint(null)}
    >
      <div className="library-card-head">
        <h3>{pack.name[language]}</h3>
        {pack.kind === 'exercise' ? (
          <Badge>{t('shell.fictional')}</Badge>
        ) : (
          <Badge tone="solid">{t('library.real')}</Badge>
        )}
      </div>
      <CheckState pack={pack} />
      <OlderVersions pack={pack} />
      <Facts facts={usePackFacts(pack)} />
      <details>
        <summary>{t('library.sources', { count: pack.sources.length })}</summary>
        <ul className="stack">
          {pack.sources.map((source) => (
            <li key={source.id}>
              {source.name[language]}
              <div className="note">
                {source.date ?? t('library.dateUnknown')}
                {' · '}
                {source.licence === unknownLicence ? t('ui.licenceUnknown') : source.licence}
              </div>
            </li>
          ))}
        </ul>
      </details>
      {pack.report === null ? null : (
        <details>
          <summary>{t('buildPanel.reportOf', { name: pack.name[language] })}</summary>
          <BuildReportView report={pack.report} />
        </details>
      )}
      <PackActions pack={pack} />
    </li>
  );
}

function CheckState({ pack: { check } }: { readonly pack: StoredPack }) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (check === null) return <p className="note">{t('library.unchecked')}</p>;
  const at = formatKst(check.checkedAtMs, language);
  return (
    <p className="library-check" data-sound={check.findings === 0}>
      <Icon name={check.findings === 0 ? 'check' : 'warning'} />
      {check.findings === 0
        ? t('library.sound', { at })
        : t('library.unsound', { at, count: formatNumber(check.findings, language) })}
    </p>
  );
}

const isDerived = (role: string): boolean => derivedLayers.some(({ id }) => id === role);

function usePackFacts(pack: StoredPack): readonly Fact[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const number = (value: number, digits = 0): string => formatNumber(value, language, digits);
  const { columns, rows, cellSizeM, boundsDeg } = pack;
  const derived = pack.layers.filter(isDerived);
  const layers = pack.layers
    .filter((role) => !isDerived(role))
    .map((role) => t(`library.layer.${role}`, role))
    .concat(derived.length === 0 ? [] : t('library.derivedLayers', { count: number(derived.length) }));
  const [west, south, east, north] = boundsDeg.map((degrees) => number(degrees, 3));
  return [
    {
      label: t('library.extent'),
      value: t('library.extentValue', {
        width: number((columns * cellSizeM) / 1000, 1),
        height: number((rows * cellSizeM) / 1000, 1),
        cell: number(cellSizeM, Number.isInteger(cellSizeM) ? 0 : 1),
      }),
    },
    { label: t('library.bounds'), value: `${west}–${east}°E, ${south}–${north}°N` },
    { label: t('library.layers'), value: layers.join(', ') },
    { label: t('library.size'), value: `${number(pack.sizeBytes / 1e6, 1)} MB` },
    { label: t('library.saved'), value: formatKst(pack.savedAtMs, language) },
    { label: t('library.hash'), value: pack.hash.slice(0, 12) },
  ];
}

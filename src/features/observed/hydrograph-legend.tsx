import { useTranslation } from 'react-i18next';
import type { ObservedSeries } from '../../domain/region/observed-series.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatNumber } from '../../ui/format.ts';

export interface HydrographLegendProps {
  readonly hasStage: boolean;
  readonly rain: ObservedSeries | null;
  readonly hasSimulated: boolean;
}

/** What the lines, bars and hatchings of the chart are. */
export function HydrographLegend({ hasStage, rain, hasSimulated }: HydrographLegendProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const minutes = formatNumber((rain?.sumOverS ?? 0) / 60, language);
  return (
    <ul className="hydrograph-keys">
      {hasStage ? <Key line="stage" d="M1 6h26" text={t('observed.chart.stageKey')} /> : null}
      {hasSimulated ? <Key line="simulated" d="M1 6h26" text={t('observed.chart.simulatedKey')} /> : null}
      {rain === null ? null : (
        <Key
          line="rain"
          d="M4 1h6v10H4zM12 1h6v6h-6z"
          text={t('observed.chart.rainKey', { name: rain.name[language], minutes })}
        />
      )}
      <Key
        line="hatch"
        d="M-2 12 10 0M4 12 16 0M10 12 22 0M16 12 28 0M22 12 34 0"
        text={t('observed.chart.silenceKey')}
      />
    </ul>
  );
}

interface KeyProps {
  readonly line: 'stage' | 'simulated' | 'rain' | 'hatch';
  readonly d: string;
  readonly text: string;
}

function Key({ line, d, text }: KeyProps) {
  return (
    <li>
      <svg aria-hidden="true" viewBox="0 0 28 12">
        <path className={`hydrograph-${line}`} d={d} />
      </svg>
      {text}
    </li>
  );
}

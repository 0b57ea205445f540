import { useTranslation } from 'react-i18next';
import { observedPeak } from '../../domain/region/observed-events.ts';
import type { ObservedSeries } from '../../domain/region/observed-series.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { formatKst } from '../../ui/format.ts';
import type { StationRecord } from './stations.ts';
import { writtenReading } from './written-reading.ts';

/** What the chart says to those who do not see it; every reading stands in the table below it. */
export function useChartLabel(
  { name }: StationRecord,
  stage: ObservedSeries | null,
  rain: ObservedSeries | null,
): string {
  const { t } = useTranslation();
  const language = useLanguage();
  const peak = (series: ObservedSeries | null, kind: StationRecord['kind']): string => {
    const highest = series === null ? null : observedPeak(series);
    if (highest === null) return t('ui.unknown');
    return t('observed.chart.peakText', {
      value: writtenReading(kind, highest.value, language),
      at: formatKst(highest.firstMs, language),
    });
  };
  return stage === null
    ? t('observed.chart.rainLabel', { name: name[language], rain: peak(rain, 'rain') })
    : t('observed.chart.label', {
        name: name[language],
        stage: peak(stage, 'stage'),
        rain: peak(rain, 'rain'),
      });
}

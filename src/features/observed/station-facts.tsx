import { useTranslation } from 'react-i18next';
import type { Gauge } from '../../domain/region/facilities.ts';
import { type ObservedEvent, observedPeak, seriesWithin } from '../../domain/region/observed-events.ts';
import type { Region } from '../../domain/region/region.ts';
import { thresholdSteps } from '../../domain/region/stage-level.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { type Fact, Facts } from '../../ui/display/facts.tsx';
import { formatKst, formatKstHour, formatNumber } from '../../ui/format.ts';
import type { StationRecord } from './stations.ts';
import { writtenReading } from './written-reading.ts';

export interface StationFactsProps {
  readonly region: Region;
  readonly station: StationRecord;
  readonly event: ObservedEvent | null;
}

/** Datum, thresholds, peak and source of a station; what is not published reads as unknown. */
export function StationFacts({ region, station, event }: StationFactsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { series, gauge, kind } = station;
  const source = region.sources.find(({ id }) => id === series?.sourceId);
  const facts: readonly Fact[] = [
    ...usePeakFacts(station, event),
    ...useStageFacts(kind === 'stage', gauge),
    { label: t('observed.fact.number'), value: series?.stationId ?? null },
    {
      label: t('observed.fact.place'),
      value: gauge === null ? t('observed.fact.noPlace') : t('observed.fact.onMap'),
    },
    { label: t('observed.fact.source'), value: source?.name[language] ?? null },
  ];
  return <Facts facts={facts} />;
}

function useStageFacts(isStage: boolean, gauge: Gauge | null): readonly Fact[] {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!isStage) return [];
  const { zeroM, thresholds } = gauge?.type === 'river-gauge' ? gauge : { zeroM: null, thresholds: null };
  const metres = (value: number): string => formatNumber(value, language, 2);
  return [
    {
      label: t('observed.fact.datum'),
      value:
        zeroM === null
          ? t('observed.fact.datumUnknown')
          : t('observed.fact.datumValue', { zero: metres(zeroM) }),
    },
    {
      label: t('observed.fact.thresholds'),
      value:
        thresholds === null
          ? null
          : `${thresholdSteps(thresholds)
              .map(([level, fromM]) => `${t(`scene.replay.level.${level}`)} ${metres(fromM)}`)
              .join(' · ')} m`,
    },
  ];
}

function usePeakFacts({ series, kind }: StationRecord, event: ObservedEvent | null): readonly Fact[] {
  const { t } = useTranslation();
  const language = useLanguage();
  if (series === null || event === null) return [];
  const inside = seriesWithin(series, event);
  const peak = observedPeak(inside);
  const missing = inside.values.filter((value) => value === null).length;
  return [
    {
      label: t(`observed.fact.peak.${kind}`),
      value: peak === null ? null : writtenReading(kind, peak.value, language),
    },
    {
      label: t('observed.fact.peakAt'),
      value:
        peak === null
          ? null
          : peak.firstMs === peak.lastMs
            ? formatKst(peak.firstMs, language)
            : t('observed.fact.fromTo', {
                from: formatKst(peak.firstMs, language),
                to: formatKstHour(peak.lastMs),
              }),
    },
    {
      label: t('observed.fact.readings'),
      value: t('observed.fact.readingsValue', { count: inside.values.length - missing, missing }),
    },
  ];
}

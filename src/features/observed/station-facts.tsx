import { useTranslation } from 'react-i18next';
import type { StageThresholds } from '../../domain/region/facilities.ts';
import { type ObservedEvent, observedPeak, seriesWithin } from '../../domain/region/observed-events.ts';
import type { Region } from '../../domain/region/region.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { type Fact, Facts } from '../../ui/display/facts.tsx';
import { formatKst, formatNumber } from '../../ui/format.ts';
import type { StationRecord } from './stations.ts';

export interface StationFactsProps {
  readonly region: Region;
  readonly station: StationRecord;
  readonly event: ObservedEvent | null;
}

/** Datum, thresholds, peak and source of a station; what is not published reads as unknown. */
export function StationFacts({ region, station, event }: StationFactsProps) {
  return <Facts facts={useFacts(region, station, event)} />;
}

function useFacts(region: Region, station: StationRecord, event: ObservedEvent | null): readonly Fact[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const { series, gauge, kind } = station;
  const source = region.sources.find(({ id }) => id === series?.sourceId) ?? null;
  const own = [
    ...usePeakFacts(station, event),
    ...(kind === 'stage' ? stageFacts() : []),
    { label: t('observed.fact.number'), value: series?.stationId ?? null },
    {
      label: t('observed.fact.place'),
      value: gauge === null ? t('observed.fact.noPlace') : t('observed.fact.onMap'),
    },
    { label: t('observed.fact.source'), value: source === null ? null : source.name[language] },
  ];
  return own;

  function stageFacts(): readonly Fact[] {
    const river = gauge?.type === 'river-gauge' ? gauge : null;
    return [
      {
        label: t('observed.fact.datum'),
        value:
          river?.zeroM == null
            ? t('observed.fact.datumUnknown')
            : t('observed.fact.datumValue', { zero: formatNumber(river.zeroM, language, 2) }),
      },
      {
        label: t('observed.fact.thresholds'),
        value: river?.thresholds == null ? null : thresholdText(river.thresholds),
      },
    ];
  }

  function thresholdText({ attentionM, cautionM, alertM, seriousM }: StageThresholds): string {
    const one = (level: string, fromM: number): string =>
      `${t(`scene.replay.level.${level}`)} ${formatNumber(fromM, language, 2)}`;
    const all = [
      one('attention', attentionM),
      one('caution', cautionM),
      one('alert', alertM),
      one('serious', seriousM),
    ];
    return `${all.join(' · ')} m`;
  }
}

function usePeakFacts({ series, kind }: StationRecord, event: ObservedEvent | null): readonly Fact[] {
  const { t } = useTranslation();
  const language = useLanguage();
  if (series === null || event === null) return [];
  const inside = seriesWithin(series, event);
  const peak = observedPeak(inside);
  const written =
    peak === null
      ? null
      : kind === 'stage'
        ? `${formatNumber(peak.value, language, 2)} m`
        : `${formatNumber(peak.value, language, 1)} mm`;
  const missing = inside.values.filter((value) => value === null).length;
  return [
    { label: t(`observed.fact.peak.${kind}`), value: written },
    {
      label: t('observed.fact.peakAt'),
      value:
        peak === null
          ? null
          : peak.firstMs === peak.lastMs
            ? formatKst(peak.firstMs, language)
            : t('observed.fact.fromTo', {
                from: formatKst(peak.firstMs, language),
                to: formatKst(peak.lastMs, language).slice(-5),
              }),
    },
    {
      label: t('observed.fact.readings'),
      value: t('observed.fact.readingsValue', { count: inside.values.length - missing, missing }),
    },
  ];
}

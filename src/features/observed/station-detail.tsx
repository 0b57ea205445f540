import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseRain } from '../../actions/observed/choose-station.ts';
import { type ObservedEvent, seriesWithin } from '../../domain/region/observed-events.ts';
import type { ObservedSeries } from '../../domain/region/observed-series.ts';
import type { Region } from '../../domain/region/region.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession, useSlice } from '../../store/session-context.ts';
import { SelectField } from '../../ui/controls/select-field.tsx';
import { Callout } from '../../ui/display/callout.tsx';
import { Section } from '../../ui/display/section.tsx';
import { HydrographChart } from './hydrograph-chart.tsx';
import { HydrographLegend } from './hydrograph-legend.tsx';
import { ReadingsTable } from './readings-table.tsx';
import { SimulatedNote } from './simulated-note.tsx';
import { StationFacts } from './station-facts.tsx';
import { rainFor, type StationRecord } from './stations.ts';
import { useChartLabel } from './use-chart-label.ts';
import { useSimulatedStage } from './use-simulated-stage.ts';

export interface StationDetailProps {
  readonly region: Region;
  readonly station: StationRecord;
  readonly event: ObservedEvent | null;
}

/** One station: what it is, and what it read during the event. */
export function StationDetail({ region, station, event }: StationDetailProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Section title={station.name[language]}>
      {station.series === null || event === null ? (
        <Callout tone="info">{t('observed.noReadingsLong')}</Callout>
      ) : (
        <Hydrograph region={region} station={station} series={station.series} event={event} />
      )}
      <StationFacts region={region} station={station} event={event} />
    </Section>
  );
}

interface HydrographProps extends StationDetailProps {
  readonly series: ObservedSeries;
  readonly event: ObservedEvent;
}

function Hydrograph({ region, station, series, event }: HydrographProps) {
  const rainSeriesId = useSlice('observed', (observed) => observed.rainSeriesId);
  const isStage = station.kind === 'stage';
  const rainWhole = isStage ? rainFor(region, station.gauge, rainSeriesId) : series;
  const stage = useMemo(() => (isStage ? seriesWithin(series, event) : null), [isStage, series, event]);
  const rain = useMemo(
    () => (rainWhole === null ? null : seriesWithin(rainWhole, event)),
    [rainWhole, event],
  );
  const thresholds = station.gauge?.type === 'river-gauge' ? station.gauge.thresholds : null;
  const simulated = useSimulatedStage(isStage ? station.gauge : null, event);
  const label = useChartLabel(station, stage, rain);
  return (
    <>
      <HydrographChart
        label={label}
        event={event}
        stage={stage}
        rain={rain}
        thresholds={thresholds}
        simulated={simulated}
      />
      <HydrographLegend hasStage={stage !== null} rain={rain} hasSimulated={simulated !== null} />
      {isStage && rainWhole !== null ? <RainChoice region={region} shown={rainWhole} /> : null}
      {isStage && station.gauge !== null ? (
        <SimulatedNote gauge={station.gauge} simulated={simulated} event={event} />
      ) : null}
      <ReadingsTable stage={stage} rain={rain} thresholds={thresholds} simulated={simulated} />
    </>
  );
}

function RainChoice({ region, shown }: { readonly region: Region; readonly shown: ObservedSeries }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const session = useSession();
  const rains = (region.observedSeries ?? []).filter(({ quantity }) => quantity === 'rain');
  if (rains.length < 2) return null;
  return (
    <SelectField
      label={t('observed.rainStation')}
      value={shown.id}
      onChange={(id) => chooseRain(session, id)}
      choices={rains.map(({ id, name, place }) => ({
        id,
        label: place === null ? t('observed.placeless', { name: name[language] }) : name[language],
      }))}
    />
  );
}

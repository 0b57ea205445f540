import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { observedEvents } from '../../domain/region/observed-events.ts';
import type { Region } from '../../domain/region/region.ts';
import { useOpenRegion, useSlice } from '../../store/session-context.ts';
import { Badge } from '../../ui/display/badge.tsx';
import { Empty } from '../../ui/display/empty.tsx';
import { Section } from '../../ui/display/section.tsx';
import { ReplayControls } from './replay-controls.tsx';
import { StationDetail } from './station-detail.tsx';
import { StationList } from './station-list.tsx';
import { chosenStation, type StationRecord, stationsOf } from './stations.ts';

/** Readings of past events in the open region: the stations, one of them as a hydrograph, and the replay on the map. */
export function ObservedPanel() {
  const { t } = useTranslation();
  const region = useOpenRegion();
  const stations = useMemo(() => (region === null ? [] : stationsOf(region)), [region]);
  if (region === null || stations.length === 0) {
    return (
      <div className="panel-pad">
        <Empty title={t('observed.emptyTitle')}>{t('observed.emptyHow')}</Empty>
      </div>
    );
  }
  return <Filled region={region} stations={stations} />;
}

interface FilledProps {
  readonly region: Region;
  readonly stations: readonly StationRecord[];
}

function Filled({ region, stations }: FilledProps) {
  const { t } = useTranslation();
  const selection = useSlice('mapView', (view) => view.selection);
  const seriesId = useSlice('observed', (observed) => observed.seriesId);
  const replayed = useSlice('observed', ({ replay }) => replay?.event ?? null);
  const events = useMemo(() => observedEvents(region.observedSeries ?? []), [region]);
  const event = replayed ?? events.at(-1) ?? null;
  const station = chosenStation(stations, selection, seriesId);
  return (
    <>
      <Section
        title={t('observed.replayTitle')}
        aside={<Badge>{replayed === null ? t('observed.past') : t('scene.replay.mark')}</Badge>}
      >
        <p className="note">{events.length === 0 ? t('observed.noEvent') : t('observed.replayNote')}</p>
        <ReplayControls events={events} />
      </Section>
      {station === null ? null : <StationDetail region={region} station={station} event={event} />}
      <Section title={t('observed.stations')}>
        <StationList stations={stations} event={event} />
      </Section>
    </>
  );
}

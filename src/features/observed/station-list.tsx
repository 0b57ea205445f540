import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseSeries } from '../../actions/observed/choose-station.ts';
import { select } from '../../actions/screen/look-at-map.ts';
import { type ObservedEvent, observedPeak, seriesWithin } from '../../domain/region/observed-events.ts';
import { observedAt } from '../../domain/region/observed-series.ts';
import { stageLevelOf } from '../../domain/region/stage-level.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession, useSlice } from '../../store/session-context.ts';
import { DataTable, type TableColumn } from '../../ui/display/data-table.tsx';
import type { StationRecord } from './stations.ts';
import { writtenReading } from './written-reading.ts';

export interface StationListProps {
  readonly stations: readonly StationRecord[];
  readonly event: ObservedEvent | null;
}

/** Every station with its highest reading and the replayed one; a row opens it and points the map at it. */
export function StationList({ stations, event }: StationListProps) {
  const { t } = useTranslation();
  const session = useSession();
  const atMs = useSlice('observed', ({ replay }) => replay?.atMs ?? null);
  const peaks = useMemo(() => peaksOf(stations, event), [stations, event]);
  return (
    <DataTable
      label={t('observed.stations')}
      columns={useColumns(peaks, atMs)}
      rows={stations}
      rowId={({ id }) => id}
      onRow={({ series, gauge }) => {
        if (series !== null) chooseSeries(session, series);
        else if (gauge !== null) select(session, { kind: 'gauge', gaugeId: gauge.id });
      }}
      pageSize={10}
      empty={t('observed.noStations')}
    />
  );
}

/** Highest reading of each station during the event, by its id. */
const peaksOf = (
  stations: readonly StationRecord[],
  event: ObservedEvent | null,
): ReadonlyMap<string, number | null> =>
  new Map(
    stations.map(({ id, series }) => [
      id,
      series === null || event === null ? null : (observedPeak(seriesWithin(series, event))?.value ?? null),
    ]),
  );

function useColumns(
  peaks: ReadonlyMap<string, number | null>,
  atMs: number | null,
): readonly TableColumn<StationRecord>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const peakOf = ({ id }: StationRecord): number | null => peaks.get(id) ?? null;
  const nowOf = ({ series }: StationRecord): number | null =>
    series === null || atMs === null ? null : observedAt(series, atMs);
  const written = ({ kind, series }: StationRecord, value: number | null): string => {
    if (series === null) return t('observed.noReadings');
    if (value === null) return t('ui.unknown');
    return writtenReading(kind, value, language);
  };
  const columns: TableColumn<StationRecord>[] = [
    {
      id: 'name',
      label: t('observed.column.station'),
      sortValue: ({ name }) => name[language],
      cell: ({ name, kind, gauge }) => (
        <>
          {name[language]}
          <div className="note">
            {t(`observed.kind.${kind}`)}
            {gauge === null ? ` · ${t('observed.offMap')}` : ''}
          </div>
        </>
      ),
    },
    {
      id: 'peak',
      label: t('observed.column.peak'),
      isNumber: true,
      sortValue: peakOf,
      cell: (row) => written(row, peakOf(row)),
    },
  ];
  if (atMs === null) return columns;
  const levelText = (row: StationRecord): string => {
    const thresholds = row.gauge?.type === 'river-gauge' ? row.gauge.thresholds : null;
    const level = row.kind === 'stage' ? stageLevelOf(nowOf(row), thresholds) : null;
    return level === null ? '' : ` ${t(`scene.replay.level.${level}`)}`;
  };
  return [
    ...columns,
    {
      id: 'now',
      label: t('observed.column.replayed'),
      isNumber: true,
      sortValue: nowOf,
      cell: (row) => written(row, nowOf(row)) + levelText(row),
    },
  ];
}

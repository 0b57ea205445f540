import { useTranslation } from 'react-i18next';
import type { StageThresholds } from '../../domain/region/facilities.ts';
import { type ObservedSeries, observedRuns } from '../../domain/region/observed-series.ts';
import { stageLevelOf } from '../../domain/region/stage-level.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DataTable, type TableColumn } from '../../ui/display/data-table.tsx';
import { formatKst, formatNumber } from '../../ui/format.ts';
import { type SimulatedStage, simulatedAt } from './simulated-stage.ts';

export interface ReadingsTableProps {
  readonly stage: ObservedSeries | null;
  readonly rain: ObservedSeries | null;
  readonly thresholds: StageThresholds | null;
  readonly simulated: SimulatedStage | null;
}

interface Row {
  readonly timeMs: number;
  readonly value: number | null;
  /** First reading after a stretch without any. */
  readonly followsGap: boolean;
}

/** The chart as tables: every reading of the event with its time. */
export function ReadingsTable({ stage, rain, thresholds, simulated }: ReadingsTableProps) {
  const { t } = useTranslation();
  return (
    <details className="readings">
      <summary>{t('observed.asTable')}</summary>
      {stage === null ? null : <StageTable {...{ stage, thresholds, simulated }} />}
      {rain === null ? null : <RainTable rain={rain} />}
    </details>
  );
}

function rowsOf(series: ObservedSeries): readonly Row[] {
  const starts = new Set(observedRuns(series).map(({ from }) => from));
  return series.timesMs.map((timeMs, i) => ({
    timeMs,
    value: series.values[i] ?? null,
    followsGap: i > 0 && starts.has(i),
  }));
}

function useTimeColumn(): TableColumn<Row> {
  const { t } = useTranslation();
  const language = useLanguage();
  return {
    id: 'time',
    label: t('observed.column.time'),
    sortValue: ({ timeMs }) => timeMs,
    cell: ({ timeMs, followsGap }) => (
      <>
        {formatKst(timeMs, language)}
        {followsGap ? <div className="note">{t('observed.afterGap')}</div> : null}
      </>
    ),
  };
}

function StageTable({
  stage,
  thresholds,
  simulated,
}: Omit<ReadingsTableProps, 'rain' | 'stage'> & { readonly stage: ObservedSeries }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const metres = (value: number | null): string =>
    value === null ? t('ui.unknown') : formatNumber(value, language, 2);
  const computed = ({ timeMs }: Row): number | null =>
    simulated === null ? null : simulatedAt(simulated, timeMs);
  const columns: readonly TableColumn<Row>[] = [
    useTimeColumn(),
    {
      id: 'stage',
      label: t('observed.column.stage'),
      isNumber: true,
      sortValue: ({ value }) => value,
      cell: ({ value }) => metres(value),
    },
    ...(thresholds === null
      ? []
      : [
          {
            id: 'level',
            label: t('observed.column.level'),
            sortValue: ({ value }: Row) => value,
            cell: ({ value }: Row) => {
              const level = stageLevelOf(value, thresholds);
              return level === null ? t('ui.unknown') : t(`scene.replay.level.${level}`);
            },
          },
        ]),
    ...(simulated === null
      ? []
      : [
          {
            id: 'simulated',
            label: t(`observed.column.simulated.${simulated.datum}`),
            isNumber: true,
            sortValue: computed,
            cell: (row: Row) => metres(computed(row)),
          },
        ]),
  ];
  return (
    <DataTable
      label={t('observed.stageTable')}
      columns={columns}
      rows={rowsOf(stage)}
      rowId={({ timeMs }) => String(timeMs)}
      pageSize={12}
      empty={t('observed.noReadings')}
    />
  );
}

function RainTable({ rain }: { readonly rain: ObservedSeries }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const columns: readonly TableColumn<Row>[] = [
    useTimeColumn(),
    {
      id: 'rain',
      label: t('observed.column.rain', { minutes: formatNumber((rain.sumOverS ?? 0) / 60, language) }),
      isNumber: true,
      sortValue: ({ value }) => value,
      cell: ({ value }) => (value === null ? t('ui.unknown') : formatNumber(value, language, 1)),
    },
  ];
  return (
    <DataTable
      label={t('observed.rainTable')}
      columns={columns}
      rows={rowsOf(rain)}
      rowId={({ timeMs }) => String(timeMs)}
      pageSize={12}
      empty={t('observed.noReadings')}
    />
  );
}

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { select } from '../../actions/screen/look-at-map.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession } from '../../store/session-context.ts';
import { DataTable, type TableColumn } from '../../ui/display/data-table.tsx';
import { formatNumber } from '../../ui/format.ts';
import type { PlanResultProps } from './plan-result.tsx';
import { type RoadInUse, roadsInUse } from './roads-in-use.ts';
import { usePlaceNames } from './use-place-names.ts';

/** The roads the plan depends on, busiest first; a row opens the road, where it can be closed. */
export function RoadUseTable({ region, plan }: PlanResultProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const session = useSession();
  const names = usePlaceNames(region);
  const rows = useMemo(() => roadsInUse(plan), [plan]);
  const columns: readonly TableColumn<RoadInUse>[] = [
    {
      id: 'road',
      label: t('responsePanel.column.road'),
      sortValue: ({ edge }) => names.road(edge),
      cell: ({ edge }) => names.road(edge),
    },
    {
      id: 'structure',
      label: t('responsePanel.inspector.structure'),
      sortValue: ({ edge }) => names.roadStructure(edge),
      cell: ({ edge }) => names.roadStructure(edge),
    },
    {
      id: 'people',
      label: t('responsePanel.column.people'),
      isNumber: true,
      sortValue: ({ people }) => people,
      cell: ({ people }) => formatNumber(people, language),
    },
  ];
  return (
    <DataTable
      label={t('responsePanel.plan.roadsInUse')}
      rows={rows}
      rowId={({ edge }) => String(edge)}
      onRow={({ edge }) => select(session, { kind: 'road', edge })}
      empty={t('responsePanel.noneHit')}
      initialSort={{ column: 'people', direction: 'descending' }}
      pageSize={10}
      columns={columns}
    />
  );
}

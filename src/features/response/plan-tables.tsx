import { useTranslation } from 'react-i18next';
import { select } from '../../actions/screen/look-at-map.ts';
import type {
  EvacuationAssignment,
  EvacuationGroup,
  EvacuationPlan,
  EvacuationShortfall,
  ShelterLoad,
} from '../../domain/response/evacuation-plan.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession } from '../../store/session-context.ts';
import { DataTable, type TableColumn } from '../../ui/display/data-table.tsx';
import { formatElapsed, formatNumber, formatPercent } from '../../ui/format.ts';
import type { PlanResultProps } from './plan-result.tsx';
import { usePlaceNames } from './use-place-names.ts';

const groupOf = (plan: EvacuationPlan, groupId: string): EvacuationGroup | undefined =>
  plan.groups.find(({ id }) => id === groupId);

/** Where a group starts, in words: its area, then its number. */
function useGroupNames({ region, plan }: PlanResultProps): (groupId: string) => string {
  const names = usePlaceNames(region);
  return (groupId) => {
    const area = names.area(groupOf(plan, groupId)?.adminIndex ?? null);
    return area === null ? groupId : `${area} ${groupId}`;
  };
}

/** Points the map at where a group starts. */
function useShowGroup(plan: EvacuationPlan): (row: { readonly groupId: string }) => void {
  const session = useSession();
  return ({ groupId }) => {
    const group = groupOf(plan, groupId);
    if (group !== undefined) select(session, { kind: 'cell', xM: group.xM, yM: group.yM });
  };
}

export function ShelterTable({ region, plan }: PlanResultProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const session = useSession();
  const names = usePlaceNames(region);
  const columns: readonly TableColumn<ShelterLoad>[] = [
    {
      id: 'shelter',
      label: t('responsePanel.column.shelter'),
      sortValue: ({ shelterId }) => names.facility(shelterId),
      cell: ({ shelterId }) => names.facility(shelterId),
    },
    {
      id: 'assigned',
      label: t('responsePanel.column.assigned'),
      isNumber: true,
      sortValue: ({ assignedPeople }) => assignedPeople,
      cell: ({ assignedPeople, capacityPeople }) =>
        `${formatNumber(assignedPeople, language)} / ${formatNumber(capacityPeople, language)}`,
    },
    {
      id: 'fill',
      label: t('responsePanel.column.fill'),
      isNumber: true,
      sortValue: (load) => fillOf(load),
      cell: (load) => {
        const fill = fillOf(load);
        return fill === null ? t('ui.unknown') : formatPercent(fill, language);
      },
    },
    {
      id: 'state',
      label: t('responsePanel.column.state'),
      sortValue: ({ state }) => t(`responsePanel.state.${state}`),
      cell: ({ state }) => t(`responsePanel.state.${state}`),
    },
  ];
  return (
    <DataTable
      label={t('responsePanel.plan.shelters')}
      rows={plan.shelters}
      rowId={({ shelterId }) => shelterId}
      onRow={({ shelterId }) => select(session, { kind: 'facility', facilityId: shelterId })}
      empty={t('responsePanel.noneHit')}
      initialSort={{ column: 'assigned', direction: 'descending' }}
      pageSize={10}
      columns={columns}
    />
  );
}

const fillOf = ({ assignedPeople, capacityPeople }: ShelterLoad): number | null =>
  capacityPeople > 0 ? assignedPeople / capacityPeople : null;

export function RouteTable({ region, plan }: PlanResultProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = usePlaceNames(region);
  const groupName = useGroupNames({ region, plan });
  const showGroup = useShowGroup(plan);
  const columns: readonly TableColumn<EvacuationAssignment>[] = [
    {
      id: 'from',
      label: t('responsePanel.column.from'),
      sortValue: ({ groupId }) => groupName(groupId),
      cell: ({ groupId, shelterId }) => `${groupName(groupId)} → ${names.facility(shelterId)}`,
    },
    {
      id: 'people',
      label: t('responsePanel.column.people'),
      isNumber: true,
      sortValue: ({ people }) => people,
      cell: ({ people }) => formatNumber(people, language),
    },
    {
      id: 'distance',
      label: t('responsePanel.column.distance'),
      isNumber: true,
      sortValue: ({ distanceM }) => distanceM,
      cell: ({ distanceM }) => formatNumber(distanceM / 1000, language, 2),
    },
    {
      id: 'arrive',
      label: t('responsePanel.column.arrive'),
      isNumber: true,
      sortValue: ({ arriveS }) => arriveS,
      cell: ({ arriveS }) => formatElapsed(arriveS),
    },
    {
      id: 'lastSafe',
      label: t('responsePanel.column.lastSafe'),
      isNumber: true,
      sortValue: ({ lastSafeDepartureS }) => lastSafeDepartureS,
      cell: ({ lastSafeDepartureS }) =>
        Number.isFinite(lastSafeDepartureS) && lastSafeDepartureS < 604_800
          ? formatElapsed(lastSafeDepartureS)
          : '–',
    },
  ];
  return (
    <DataTable<EvacuationAssignment>
      label={t('responsePanel.plan.routes')}
      rows={plan.assignments}
      rowId={({ groupId, shelterId }) => `${groupId}/${shelterId}`}
      onRow={showGroup}
      empty={t('responsePanel.noneHit')}
      initialSort={{ column: 'people', direction: 'descending' }}
      pageSize={10}
      columns={columns}
    />
  );
}

export function ShortfallTable({ region, plan }: PlanResultProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const groupName = useGroupNames({ region, plan });
  const showGroup = useShowGroup(plan);
  const lastSafe = ({ lastSafeDepartureS }: EvacuationShortfall): string =>
    lastSafeDepartureS === null
      ? t('responsePanel.plan.neverSafe')
      : t('responsePanel.plan.lastSafe', { time: formatElapsed(lastSafeDepartureS) });
  const columns: readonly TableColumn<EvacuationShortfall>[] = [
    {
      id: 'from',
      label: t('responsePanel.column.from'),
      sortValue: ({ groupId }) => groupName(groupId),
      cell: ({ groupId }) => groupName(groupId),
    },
    {
      id: 'people',
      label: t('responsePanel.column.people'),
      isNumber: true,
      sortValue: ({ people }) => people,
      cell: ({ people }) => formatNumber(people, language),
    },
    {
      id: 'reason',
      label: t('responsePanel.column.reason'),
      sortValue: ({ reason }) => reason,
      cell: ({ reason }) => t(`responsePanel.plan.reason.${reason}`),
    },
    {
      id: 'lastSafe',
      label: t('responsePanel.column.lastSafe'),
      sortValue: ({ lastSafeDepartureS }) => lastSafeDepartureS,
      cell: lastSafe,
    },
  ];
  return (
    <DataTable<EvacuationShortfall>
      label={t('responsePanel.plan.shortfalls')}
      rows={plan.shortfalls}
      rowId={({ groupId, reason }) => `${groupId}/${reason}`}
      onRow={showGroup}
      empty={t('responsePanel.noneHit')}
      initialSort={{ column: 'people', direction: 'descending' }}
      pageSize={10}
      columns={columns}
    />
  );
}

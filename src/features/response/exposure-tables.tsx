import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { select } from '../../actions/screen/look-at-map.ts';
import type { Exposure } from '../../domain/exposure/exposure.ts';
import { buildingId } from '../../domain/region/buildings.ts';
import type { Region } from '../../domain/region/region.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useSession, useSlice } from '../../store/session-context.ts';
import { Segments } from '../../ui/controls/segments.tsx';
import { DataTable, type TableColumn } from '../../ui/display/data-table.tsx';
import { Section } from '../../ui/display/section.tsx';
import { formatNumber } from '../../ui/format.ts';
import { ExposureExports } from './exposure-exports.tsx';
import {
  type AreaRow,
  areaRows,
  type BuildingRow,
  buildingRows,
  type FacilityRow,
  facilityRows,
  type RoadRow,
  roadRows,
} from './exposure-rows.ts';
import { usePlaceNames } from './use-place-names.ts';

const tableIds = ['areas', 'buildings', 'roads', 'facilities'] as const;
type TableId = (typeof tableIds)[number];

/**
 * The table twins of the map: whatever is coloured there stands here in words, and a row points at the map. Drawn again
 * only for another exposure: a run brings one with each frame, and the figures above must not wait for the tables.
 */
export const ExposureTables = memo(function ExposureTables({ exposure }: { readonly exposure: Exposure }) {
  const { t } = useTranslation();
  const { registry } = useSession();
  const [table, setTable] = useState<TableId>('areas');
  const { region } = registry;
  if (region === null) return null;
  return (
    <Section title={t('responsePanel.tables')}>
      <Segments<TableId>
        label={t('responsePanel.tables')}
        value={table}
        onChange={setTable}
        choices={tableIds.map((id) => ({ id, label: t(`responsePanel.table.${id}`) }))}
      />
      <ExposureExports region={region} exposure={exposure} />
      {table === 'areas' ? <AreaTable region={region} exposure={exposure} /> : null}
      {table === 'buildings' ? <BuildingTable region={region} exposure={exposure} /> : null}
      {table === 'roads' ? <RoadTable region={region} exposure={exposure} /> : null}
      {table === 'facilities' ? <FacilityTable region={region} exposure={exposure} /> : null}
    </Section>
  );
});

interface TableProps {
  readonly region: Region;
  readonly exposure: Exposure;
}

function useColumnWords() {
  const { t } = useTranslation();
  const language = useLanguage();
  return {
    label: (id: string): string => t(`responsePanel.column.${id}`),
    count: (value: number | null, digits = 0): string =>
      value === null ? t('ui.unknown') : formatNumber(value, language, digits),
  };
}

function AreaTable({ region, exposure }: TableProps) {
  const { t } = useTranslation();
  const names = usePlaceNames(region);
  const { label, count } = useColumnWords();
  const people = (id: string, value: (row: AreaRow) => number | null): TableColumn<AreaRow> => ({
    id,
    label: label(id),
    isNumber: true,
    sortValue: value,
    cell: (row) => count(value(row)),
  });
  return (
    <DataTable
      label={t('responsePanel.table.areas')}
      rows={areaRows(exposure)}
      rowId={({ adminIndex }) => String(adminIndex)}
      empty={t('responsePanel.noneHit')}
      initialSort={{ column: 'affected', direction: 'descending' }}
      columns={[
        {
          id: 'area',
          label: label('area'),
          sortValue: ({ adminIndex }) => names.area(adminIndex),
          cell: ({ adminIndex }) => names.area(adminIndex),
        },
        people('affected', ({ totals }) => totals.affectedPeople),
        people('toEvacuate', ({ totals }) => totals.toEvacuatePeople),
        people('needShelter', ({ totals }) => totals.needShelterPeople),
      ]}
    />
  );
}

function BuildingTable({ region, exposure }: TableProps) {
  const { t } = useTranslation();
  const session = useSession();
  const names = usePlaceNames(region);
  const thresholds = useSlice('response', (response) => response.thresholds);
  const { label, count } = useColumnWords();
  const columns: readonly TableColumn<BuildingRow>[] = [
    {
      id: 'building',
      label: label('building'),
      sortValue: ({ index }) => index,
      cell: ({ index, adminIndex }) => `${names.area(adminIndex) ?? ''} ${buildingId(index)}`,
    },
    {
      id: 'use',
      label: label('use'),
      sortValue: ({ use }) => t(`responsePanel.use.${use}`),
      cell: ({ use }) => t(`responsePanel.use.${use}`),
    },
    {
      id: 'depth',
      label: label('depth'),
      isNumber: true,
      sortValue: ({ depthM }) => depthM,
      cell: ({ depthM }) => count(depthM, 2),
    },
    {
      id: 'people',
      label: label('people'),
      isNumber: true,
      sortValue: ({ people }) => people,
      cell: ({ people }) => count(people),
    },
  ];
  return (
    <DataTable
      label={t('responsePanel.table.buildings')}
      rows={thresholds === null ? [] : buildingRows(region, exposure, thresholds)}
      rowId={({ index }) => String(index)}
      onRow={({ index }) => select(session, { kind: 'building', index })}
      empty={t('responsePanel.noneHit')}
      initialSort={{ column: 'depth', direction: 'descending' }}
      columns={columns}
    />
  );
}

function RoadTable({ region, exposure }: TableProps) {
  const { t } = useTranslation();
  const session = useSession();
  const names = usePlaceNames(region);
  const thresholds = useSlice('response', (response) => response.thresholds);
  const { label, count } = useColumnWords();
  const columns: readonly TableColumn<RoadRow>[] = [
    {
      id: 'road',
      label: label('road'),
      sortValue: ({ edge }) => names.road(edge),
      cell: ({ edge }) => names.road(edge),
    },
    {
      id: 'roadClass',
      label: label('roadClass'),
      sortValue: ({ edge }) => names.roadClass(edge),
      cell: ({ edge }) => `${names.roadClass(edge)} · ${names.roadStructure(edge)}`,
    },
    {
      id: 'overRoad',
      label: label('overRoad'),
      isNumber: true,
      sortValue: ({ depthM }) => depthM,
      cell: ({ depthM }) => count(depthM, 2),
    },
  ];
  return (
    <DataTable
      label={t('responsePanel.table.roads')}
      rows={thresholds === null ? [] : roadRows(region, exposure, thresholds)}
      rowId={({ edge }) => String(edge)}
      onRow={({ edge }) => select(session, { kind: 'road', edge })}
      empty={t('responsePanel.noneHit')}
      initialSort={{ column: 'overRoad', direction: 'descending' }}
      columns={columns}
    />
  );
}

function FacilityTable({ region, exposure }: TableProps) {
  const { t } = useTranslation();
  const session = useSession();
  const language = useLanguage();
  const { label, count } = useColumnWords();
  const stateOf = ({ exposure: state }: FacilityRow): string =>
    t(`responsePanel.state.${state?.state ?? 'unknown'}`);
  const columns: readonly TableColumn<FacilityRow>[] = [
    {
      id: 'facility',
      label: label('facility'),
      sortValue: ({ facility }) => facility.name[language],
      cell: ({ facility }) => facility.name[language],
    },
    {
      id: 'facilityType',
      label: label('facilityType'),
      sortValue: ({ facility }) => t(`responsePanel.facilityType.${facility.type}`),
      cell: ({ facility }) => t(`responsePanel.facilityType.${facility.type}`),
    },
    { id: 'state', label: label('state'), sortValue: stateOf, cell: stateOf },
    {
      id: 'depth',
      label: label('depth'),
      isNumber: true,
      sortValue: ({ exposure: state }) => state?.depthM ?? null,
      cell: ({ exposure: state }) => count(state?.depthM ?? null, 2),
    },
  ];
  return (
    <DataTable
      label={t('responsePanel.table.facilities')}
      rows={facilityRows(region, exposure)}
      rowId={({ facility }) => facility.id}
      onRow={({ facility }) => select(session, { kind: 'facility', facilityId: facility.id })}
      empty={t('responsePanel.noneHit')}
      initialSort={{ column: 'depth', direction: 'descending' }}
      columns={columns}
    />
  );
}

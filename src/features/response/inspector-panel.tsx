import { useTranslation } from 'react-i18next';
import { select } from '../../actions/screen/look-at-map.ts';
import { buildingId } from '../../domain/region/buildings.ts';
import type { Region } from '../../domain/region/region.ts';
import type { Selection } from '../../store/map-view.ts';
import { useOpenRegion, useSession, useSlice } from '../../store/session-context.ts';
import { IconButton } from '../../ui/controls/button.tsx';
import { Empty } from '../../ui/display/empty.tsx';
import { Section } from '../../ui/display/section.tsx';
import { BuildingFacts } from './building-facts.tsx';
import { CellFacts } from './cell-facts.tsx';
import { ProvenanceLine } from './exposure-figures.tsx';
import { FacilityFacts } from './facility-facts.tsx';
import { RoadFacts } from './road-facts.tsx';
import { usePlaceNames } from './use-place-names.ts';

/** What is known about the place, building, road or facility that was picked. */
export function InspectorPanel() {
  const { t } = useTranslation();
  const region = useOpenRegion();
  const selection = useSlice('mapView', (view) => view.selection);
  if (region === null || selection === null) {
    return (
      <div className="panel-pad">
        <Empty title={t('responsePanel.inspector.waitingTitle')}>
          {t('responsePanel.inspector.waitingHow')}
        </Empty>
      </div>
    );
  }
  return <Selected region={region} selection={selection} />;
}

function Selected({ region, selection }: { readonly region: Region; readonly selection: Selection }) {
  const { t } = useTranslation();
  const session = useSession();
  const title = useTitle(region, selection);
  return (
    <Section
      title={title}
      aside={
        <IconButton
          icon="close"
          label={t('responsePanel.inspector.deselect')}
          shortcut="Esc"
          onPress={() => select(session, null)}
        />
      }
    >
      {selection.kind === 'cell' ? <CellFacts region={region} xM={selection.xM} yM={selection.yM} /> : null}
      {selection.kind === 'building' ? <BuildingFacts region={region} index={selection.index} /> : null}
      {selection.kind === 'road' ? <RoadFacts region={region} edge={selection.edge} /> : null}
      {selection.kind === 'facility' ? (
        <FacilityFacts region={region} facilityId={selection.facilityId} />
      ) : null}
      {selection.kind === 'gauge' ? <GaugePlace region={region} gaugeId={selection.gaugeId} /> : null}
      <ProvenanceLine />
    </Section>
  );
}

/** Ground and water of the run at a gauge; its readings have a panel of their own. */
function GaugePlace({ region, gaugeId }: { readonly region: Region; readonly gaugeId: string }) {
  const { t } = useTranslation();
  const gauge = region.gauges?.find(({ id }) => id === gaugeId);
  if (gauge === undefined) return null;
  return (
    <>
      <CellFacts region={region} xM={gauge.xM} yM={gauge.yM} />
      <p className="note">{t('responsePanel.inspector.gaugeNote')}</p>
    </>
  );
}

function useTitle(region: Region, selection: Selection): string {
  const { t } = useTranslation();
  const names = usePlaceNames(region);
  switch (selection.kind) {
    case 'cell':
      return t('responsePanel.inspector.cell');
    case 'building':
      return t('responsePanel.inspector.building', { id: buildingId(selection.index) });
    case 'road':
      return names.road(selection.edge);
    case 'facility':
      return names.facility(selection.facilityId);
    case 'gauge':
      return names.gauge(selection.gaugeId);
  }
}

import { useTranslation } from 'react-i18next';
import { arrangeDock, showLeftTab, showRightTab } from '../actions/screen/arrange-panels.ts';
import { EvidenceDialog } from '../features/evidence/evidence-dialog.tsx';
import { FloodPanel } from '../features/hazard/flood-panel.tsx';
import { LandslidePanel } from '../features/hazard/landslide-panel.tsx';
import { ModelCardDialog } from '../features/hazard/model-card-dialog.tsx';
import { Timeline } from '../features/hazard/timeline.tsx';
import { BuildDialog } from '../features/library/build/build-dialog.tsx';
import { LibraryDialog } from '../features/library/library-dialog.tsx';
import { ObservedPanel } from '../features/observed/observed-panel.tsx';
import { LayersPanel } from '../features/region/layers-panel.tsx';
import { RegionPanel } from '../features/region/region-panel.tsx';
import { TerrainDialog } from '../features/region/terrain-dialog.tsx';
import { ExposurePanel } from '../features/response/exposure-panel.tsx';
import { InspectorPanel } from '../features/response/inspector-panel.tsx';
import { PlanPanel } from '../features/response/plan-panel.tsx';
import { PrintPage } from '../features/response/print-page.tsx';
import { ThresholdsDialog } from '../features/response/thresholds-dialog.tsx';
import { type DockId, dockLimitsPx, type LeftTab, type RightTab } from '../store/panel-layout.ts';
import { useSession, useSlice } from '../store/session-context.ts';
import { TabSet } from '../ui/controls/tab-set.tsx';
import { Dock } from '../ui/surface/dock.tsx';
import { DropTarget } from './drop-target.tsx';
import { Header } from './header.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { Notices } from './notices.tsx';
import { SceneHost } from './scene-host.tsx';
import { useScreenKeys } from './screen-keys.ts';

/** The window: a map with three cards docked around it. */
export function Shell() {
  const { t } = useTranslation();
  useScreenKeys();
  return (
    <>
      <DropTarget>
        <a className="skip-link" href="#panels">
          {t('shell.skipToPanels')}
        </a>
        <Header />
        <main className="workspace">
          <SceneHost />
          <div id="panels" className="panels" tabIndex={-1}>
            <LeftDock />
            <RightDock />
            <BottomDock />
          </div>
        </main>
        <Notices />
        <ModelCardDialog />
        <TerrainDialog />
        <ThresholdsDialog />
        <EvidenceDialog />
        <LibraryDialog />
        <BuildDialog />
        <KeysDialog />
      </DropTarget>
      <PrintPage />
    </>
  );
}

/** What every card needs to fold and resize. */
function useDock(id: DockId) {
  const session = useSession();
  const { isFolded, sizePx } = useSlice('layout', ({ docks }) => docks[id]);
  const { minimum, maximum } = dockLimitsPx[id];
  return {
    side: id,
    isFolded,
    sizePx,
    minimumPx: minimum,
    maximumPx: maximum,
    onFold: (folded: boolean) => arrangeDock(session, id, { isFolded: folded }),
    onResize: (size: number) => arrangeDock(session, id, { sizePx: size }),
  };
}

function LeftDock() {
  const { t } = useTranslation();
  const session = useSession();
  const tab = useSlice('layout', ({ leftTab }) => leftTab);
  return (
    <Dock {...useDock('left')} title={t('shell.left')}>
      <TabSet<LeftTab>
        label={t('shell.left')}
        selected={tab}
        onSelect={(id) => showLeftTab(session, id)}
        tabs={[
          { id: 'scenario', label: t('shell.tabs.scenario'), content: <FloodPanel /> },
          { id: 'landslide', label: t('shell.tabs.landslide'), content: <LandslidePanel /> },
          { id: 'layers', label: t('shell.tabs.layers'), content: <LayersPanel /> },
          { id: 'region', label: t('shell.tabs.region'), content: <RegionPanel /> },
        ]}
      />
    </Dock>
  );
}

function RightDock() {
  const { t } = useTranslation();
  const session = useSession();
  const tab = useSlice('layout', ({ rightTab }) => rightTab);
  return (
    <Dock {...useDock('right')} title={t('shell.right')}>
      <TabSet<RightTab>
        label={t('shell.right')}
        selected={tab}
        onSelect={(id) => showRightTab(session, id)}
        tabs={[
          { id: 'exposure', label: t('shell.tabs.exposure'), content: <ExposurePanel /> },
          { id: 'plan', label: t('shell.tabs.plan'), content: <PlanPanel /> },
          { id: 'observed', label: t('shell.tabs.observed'), content: <ObservedPanel /> },
          { id: 'inspector', label: t('shell.tabs.inspector'), content: <InspectorPanel /> },
        ]}
      />
    </Dock>
  );
}

function BottomDock() {
  const { t } = useTranslation();
  return (
    <Dock {...useDock('bottom')} title={t('shell.bottom')}>
      <Timeline />
    </Dock>
  );
}

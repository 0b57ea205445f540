import { defaultExposureThresholds } from '../../domain/exposure/default-thresholds.ts';
import { defaultFloodScenario } from '../../domain/hazard/flood/default-scenario.ts';
import type { Region } from '../../domain/region/region.ts';
import { freshObservedSession } from '../../store/observed-session.ts';
import type { OpenRegion } from '../../store/region-session.ts';
import type { RunRegistry } from '../../store/run-registry.ts';
import type { Session } from '../../store/session.ts';
import type { Ports } from '../ports.ts';
import { notifyFault } from '../screen/notify.ts';
import { regionHash } from './region-hash.ts';

/**
 * Makes a region the open one: what was computed for the former one goes, the scenario is the default of the new one.
 * @param readDerived reads what follows from the terrain out of the pack of the region, where it stayed there
 */
export async function adoptRegion(
  session: Session,
  ports: Ports,
  region: Region,
  readDerived: RunRegistry['readDerived'] = null,
): Promise<void> {
  const inputsHash = await regionHash(region);
  session.registry.clear();
  session.registry.region = region;
  session.registry.readDerived = region.derivedInPack === true ? readDerived : null;
  session.registry.derivedTerrain = region.derived ?? null;
  session.flood.setState({
    scenario: defaultFloodScenario(region),
    run: { status: 'idle' },
    preparingRunId: null,
    runInputsHash: null,
    frameCount: 0,
    cursorS: 0,
    playing: false,
  });
  session.landslide.setState({ run: { status: 'idle' } });
  session.observed.setState(freshObservedSession);
  session.response.setState((old) => ({
    thresholds: old.thresholds ?? defaultExposureThresholds,
    exposure: null,
    planStatus: 'none',
    plan: null,
    planRunId: null,
    planWallMs: null,
    closedRoadEdges: [],
    closedShelterIds: [],
  }));
  session.mapView.setState((old) => ({
    selection: null,
    hover: null,
    waterField: 'frame',
    terrainField: null,
    savedViews: [],
    visible: { ...old.visible, landslide: false },
  }));
  session.region.setState({
    session: { status: 'open', region: openRegionOf(region, inputsHash) },
    terrainOffer: null,
    derived: region.derived !== undefined ? 'ready' : region.derivedInPack === true ? 'unread' : 'absent',
  });
  ports.flood.setRegion(region);
  const prepared = await ports.response.setRegion(region);
  if (!prepared.ok) notifyFault(session, prepared.fault);
}

const openRegionOf = ({ id, kind, name }: Region, inputsHash: string): OpenRegion => ({
  id,
  kind,
  name,
  inputsHash,
});

import type { TerrainField } from '../../domain/region/terrain/terrain-fields.ts';
import type { Session } from '../../store/session.ts';
import { readDerivedTerrain } from './derived-terrain.ts';

/** Brings what follows from the terrain out of the pack, so that the map can show it; after a fault it can be tried again. */
export async function readTerrainFields(session: Session): Promise<void> {
  const { region } = session.registry;
  if (session.region.getState().derived !== 'unread') return;
  session.region.setState({ derived: 'reading' });
  const derived = await readDerivedTerrain(session);
  if (session.registry.region !== region) return;
  session.registry.derivedTerrain = derived;
  session.region.setState({ derived: derived === null ? 'unread' : 'ready' });
}

/** Shows one field of the terrain on the ground; null shows none. */
export function showTerrainField(session: Session, terrainField: TerrainField | null): void {
  session.mapView.setState({ terrainField });
}

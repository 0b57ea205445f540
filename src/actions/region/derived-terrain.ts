import { ok, type Result } from '../../core/result.ts';
import type { DerivedTerrain } from '../../domain/region/terrain/derived-terrain.ts';
import type { Session } from '../../store/session.ts';
import type { AnyFault } from '../ports.ts';
import { notifyFault } from '../screen/notify.ts';

/**
 * What follows from the terrain of the open region, read out of its pack when it is first asked for; one reading serves all
 * who ask. Null where the pack holds none, where it cannot be read, which is told, and where another region was opened
 * meanwhile.
 */
export async function readDerivedTerrain(session: Session): Promise<DerivedTerrain | null> {
  const { region } = session.registry;
  const read = await derivedTerrainOf(session);
  if (session.registry.region !== region) return null;
  if (read.ok) return read.value;
  notifyFault(session, read.fault);
  return null;
}

/** The same for those who must know why there is none. */
export async function derivedTerrainOf(session: Session): Promise<Result<DerivedTerrain | null, AnyFault>> {
  const { registry } = session;
  if (registry.region?.derived !== undefined) return ok(registry.region.derived);
  const { readDerived } = registry;
  if (readDerived === null) return ok(null);
  const reading = registry.derived ?? readDerived();
  registry.derived = reading;
  const read = await reading;
  if (!read.ok && registry.derived === reading) registry.derived = null;
  return read;
}

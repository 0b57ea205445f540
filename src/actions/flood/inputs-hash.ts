import { scenarioHash } from '../../domain/hazard/flood/scenario-hash.ts';
import type { Session } from '../../store/session.ts';

/** Hash of the scenario on the form and the open region, or null while there is none. */
export function currentInputsHash(session: Session): string | null {
  const { session: region } = session.region.getState();
  const { scenario } = session.flood.getState();
  return region.status === 'open' && scenario !== null
    ? scenarioHash(scenario, region.region.inputsHash)
    : null;
}

import { defaultFloodScenario } from '../../domain/hazard/flood/default-scenario.ts';
import { parseRainCsv } from '../../domain/hazard/flood/forcing/rain-csv.ts';
import type { FloodScenario, RiverHydrograph } from '../../domain/hazard/flood/scenario.ts';
import type { Session } from '../../store/session.ts';
import { type ChosenFile, unreadable } from '../region/open-region.ts';
import { notifyFault } from '../screen/notify.ts';

/** Changes the scenario on the form. A run on screen stays and is marked stale by its key. */
export function editScenario(session: Session, change: Partial<FloodScenario>): void {
  session.flood.setState(({ scenario }) =>
    scenario === null ? {} : { scenario: { ...scenario, ...change } },
  );
}

/** Sets the hydrograph of one inflow point; null takes it away. */
export function editHydrograph(
  session: Session,
  inflowPointId: string,
  hydrograph: RiverHydrograph | null,
): void {
  const { scenario } = session.flood.getState();
  if (scenario === null) return;
  const others = scenario.hydrographs.filter((other) => other.inflowPointId !== inflowPointId);
  editScenario(session, { hydrographs: hydrograph === null ? others : [...others, hydrograph] });
}

/** Puts the default scenario of the open region on the form. */
export function resetScenario(session: Session): void {
  const { region } = session.registry;
  if (region !== null) session.flood.setState({ scenario: defaultFloodScenario(region) });
}

/** Takes the rain of a CSV file; a file that cannot be read leaves the form as it is. */
export async function loadRainCsv(session: Session, file: ChosenFile): Promise<void> {
  const bytes = await file.arrayBuffer().catch(() => null);
  if (bytes === null) {
    notifyFault(session, unreadable(file));
    return;
  }
  const parsed = parseRainCsv(new TextDecoder('utf-8').decode(bytes));
  if (!parsed.ok) {
    notifyFault(session, { ...parsed.fault, chosenFile: file.name });
    return;
  }
  const { timeS, mmPerH } = parsed.value;
  editScenario(session, {
    storm: { kind: 'series', name: file.name, timeS: [...timeS], mmPerH: [...mmPerH] },
  });
}

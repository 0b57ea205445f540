import type { SusceptibilityField } from '../../domain/hazard/landslide/susceptibility.ts';
import type { Session } from '../../store/session.ts';
import type { Ports } from '../ports.ts';
import { notifyFault } from '../screen/notify.ts';

const running = new WeakMap<Session, AbortController>();

/** Computes how likely each slope of the open region is to fail, and shows it on the map. */
export async function computeLandslide(session: Session, ports: Ports): Promise<void> {
  const { region } = session.registry;
  if (region === null) return;
  running.get(session)?.abort();
  const controller = new AbortController();
  running.set(session, controller);
  const startedAtMs = ports.clock.nowMs();
  session.landslide.setState({ run: { status: 'running', stage: 'features', fraction: 0 } });
  const computed = await ports.landslide.compute(region.grid, region.terrainM, {
    signal: controller.signal,
    onProgress: (stage, fraction) => {
      if (running.get(session) === controller)
        session.landslide.setState({ run: { status: 'running', stage, fraction } });
    },
  });
  if (running.get(session) !== controller || session.registry.region !== region) return;
  if (!computed.ok) {
    session.landslide.setState({ run: { status: controller.signal.aborted ? 'idle' : 'failed' } });
    notifyFault(session, computed.fault);
    return;
  }
  const { field, threads } = computed.value;
  session.registry.susceptibility = field;
  const computedAtMs = ports.clock.nowMs();
  session.landslide.setState({
    run: {
      status: 'done',
      computedAtMs,
      wallS: (computedAtMs - startedAtMs) / 1000,
      outsideFraction: outsideFraction(field),
      executionProvider: field.executionProvider,
      threads,
    },
  });
  session.mapView.setState((view) => ({ visible: { ...view.visible, landslide: true } }));
  await takeCard(session, ports);
}

export function cancelLandslide(session: Session): void {
  running.get(session)?.abort();
}

/** Opens the card of the model; it is fetched the first time. */
export async function openModelCard(session: Session, ports: Ports): Promise<void> {
  if (await takeCard(session, ports)) session.layout.setState({ dialog: 'model-card' });
}

/** True when the card is there, which is told otherwise. */
async function takeCard(session: Session, ports: Ports): Promise<boolean> {
  if (session.landslide.getState().card !== null) return true;
  const card = await ports.landslide.card();
  if (card.ok) session.landslide.setState({ card: card.value });
  else notifyFault(session, card.fault);
  return card.ok;
}

function outsideFraction({ outside }: SusceptibilityField): number {
  let count = 0;
  for (const flag of outside) count += flag;
  return outside.length === 0 ? 0 : count / outside.length;
}

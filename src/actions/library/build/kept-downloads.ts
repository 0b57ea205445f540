import type { Session } from '../../../store/session.ts';
import type { Ports } from '../../ports.ts';
import { notifyFault } from '../../screen/notify.ts';

/** Reads how much of earlier downloads is kept; silent where the browser keeps nothing. */
export async function readKeptDownloads(session: Session, ports: Ports): Promise<void> {
  const kept = await ports.build.keptDownloads();
  session.build.setState({ kept: kept.ok ? kept.value : null });
}

/** Forgets all downloads; kept regions stay. */
export async function forgetDownloads(session: Session, ports: Ports): Promise<void> {
  if (session.build.getState().run.status === 'running') return;
  const kept = await ports.build.forgetDownloads();
  if (kept.ok) session.build.setState({ kept: kept.value });
  else notifyFault(session, kept.fault);
}

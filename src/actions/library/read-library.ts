import type { Session } from '../../store/session.ts';
import type { Ports } from '../ports.ts';
import { notifyFault } from '../screen/notify.ts';

/** Reads which packs are kept, and how much room there is. */
export async function readLibrary(session: Session, ports: Ports): Promise<void> {
  const listed = await ports.library.list();
  if (listed.ok) session.library.setState(listed.value);
  else notifyFault(session, listed.fault);
}

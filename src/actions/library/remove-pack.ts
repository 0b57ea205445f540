import type { Session } from '../../store/session.ts';
import type { Ports } from '../ports.ts';
import { doInLibrary } from './library-task.ts';

/** Forgets a kept pack. The open region stays open even when it came from it. */
export async function removePack(session: Session, ports: Ports, hash: string): Promise<void> {
  await doInLibrary(session, ports, { kind: 'removing', hash }, () => ports.library.remove(hash));
}

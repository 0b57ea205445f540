import type { Session } from '../../store/session.ts';
import type { Ports } from '../ports.ts';
import { doInLibrary } from './library-task.ts';

/** Reads every file of a kept pack again and checks what they hold. */
export async function checkPack(session: Session, ports: Ports, hash: string): Promise<void> {
  await doInLibrary(session, ports, { kind: 'checking', hash }, () => ports.library.check(hash));
}

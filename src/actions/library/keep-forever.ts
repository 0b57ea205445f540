import type { Session } from '../../store/session.ts';
import type { Ports } from '../ports.ts';
import { notify } from '../screen/notify.ts';
import { readLibrary } from './read-library.ts';

/** Asks the browser never to clear the library by itself, and says when it does not promise. */
export async function keepForever(session: Session, ports: Ports): Promise<void> {
  const isPromised = await ports.library.keepForever();
  if (!isPromised) notify(session, { message: 'library.notPromised', facts: {} }, 'warning');
  await readLibrary(session, ports);
}

import type { Session } from '../../store/session.ts';
import type { Ports } from '../ports.ts';
import { doInLibrary } from './library-task.ts';

/** Checks a kept pack anew and, when it is sound, forgets earlier ones of the same place. */
export async function replaceOlder(
  session: Session,
  ports: Ports,
  hash: string,
  older: readonly string[],
): Promise<void> {
  await doInLibrary(session, ports, { kind: 'replacing', hash }, () => ports.library.replace(hash, older));
}

/** Keeps packs of one place side by side: the newer one no longer offers to take the place of the others. */
export async function keepBoth(
  session: Session,
  ports: Ports,
  hash: string,
  older: readonly string[],
): Promise<void> {
  await doInLibrary(session, ports, { kind: 'checking', hash }, () => ports.library.keepBeside(hash, older));
}

import type { Result } from '../../core/result.ts';
import type { LibraryTask } from '../../store/library.ts';
import type { Session } from '../../store/session.ts';
import type { AnyFault, Ports } from '../ports.ts';
import { notifyFault } from '../screen/notify.ts';
import { readLibrary } from './read-library.ts';

/**
 * Does one thing in the library at a time, shows what, tells of a fault, and reads the library anew. Null when it failed or
 * another thing is still being done.
 */
export async function doInLibrary<T>(
  session: Session,
  ports: Ports,
  task: LibraryTask,
  work: () => Promise<Result<T, AnyFault>>,
): Promise<T | null> {
  if (session.library.getState().task !== null) return null;
  session.library.setState({ task });
  try {
    const done = await work();
    if (!done.ok) notifyFault(session, done.fault);
    await readLibrary(session, ports);
    return done.ok ? done.value : null;
  } finally {
    session.library.setState({ task: null });
  }
}

import type { Session } from '../../store/session.ts';
import type { Ports } from '../ports.ts';
import { doInLibrary } from './library-task.ts';

/** The zip of a kept pack, or null when it could not be made. */
export const exportPack = (session: Session, ports: Ports, hash: string): Promise<Uint8Array | null> =>
  doInLibrary(session, ports, { kind: 'exporting', hash }, () => ports.library.zipOf(hash));

import type { Session } from '../../store/session.ts';
import type { Ports } from '../ports.ts';
import { openRegionBy } from '../region/open-region.ts';

/** Opens a pack of the library. */
export const openKeptPack = (session: Session, ports: Ports, hash: string): Promise<void> =>
  openRegionBy(session, ports, (onProgress) => ports.library.open(hash, onProgress));

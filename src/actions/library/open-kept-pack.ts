import type { Session } from '../../store/session.ts';
import type { Ports } from '../ports.ts';
import { openRegionBy } from '../region/open-region.ts';

/** Opens a pack of the library, which then closes. */
export async function openKeptPack(session: Session, ports: Ports, hash: string): Promise<void> {
  const isOpen = await openRegionBy(
    session,
    ports,
    (onProgress) => ports.library.open(hash, onProgress),
    () => ports.library.derivedTerrain(hash),
  );
  if (isOpen) session.layout.setState({ dialog: null });
}

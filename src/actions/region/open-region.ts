import { fail, type Result } from '../../core/result.ts';
import type { Region } from '../../domain/region/region.ts';
import type { TerrainFile } from '../../domain/region/terrain-import.ts';
import type { OpenRegion } from '../../store/region-session.ts';
import type { RunRegistry } from '../../store/run-registry.ts';
import type { Session } from '../../store/session.ts';
import { cancelFlood } from '../flood/cancel-flood.ts';
import type { AnyFault, Outcome, Ports, StageProgress } from '../ports.ts';
import { notify, notifyFault } from '../screen/notify.ts';
import { adoptRegion } from './adopt-region.ts';

/** Opens the exercise region that comes with the app. */
export const openDefaultRegion = (session: Session, ports: Ports): Promise<boolean> =>
  openRegionBy(
    session,
    ports,
    (onProgress) => ports.region.openDefault(onProgress),
    () => ports.region.derivedTerrain(),
  );

/** A file the user chose or dropped; the browser's `File` has it. */
export interface ChosenFile {
  readonly name: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** Opens what the user brought: one pack as a zip, or terrain files, for which the cell size is asked first. */
export async function openRegionFiles(
  session: Session,
  ports: Ports,
  chosen: readonly ChosenFile[],
): Promise<void> {
  const files = await readChosen(session, chosen);
  const [first] = files;
  if (first === undefined) return;
  if (files.length === 1 && first.name.toLowerCase().endsWith('.zip')) {
    await openRegionBy(
      session,
      ports,
      (onProgress) => openChosenZip(ports, first, onProgress),
      () => ports.region.derivedTerrain(),
    );
    return;
  }
  const described = await ports.region.describeTerrain(files);
  if (!described.ok) {
    notifyFault(session, described.fault);
    return;
  }
  session.registry.offeredTerrain = files;
  session.region.setState({ terrainOffer: described.value });
  session.layout.setState({ dialog: 'terrain' });
}

/** The browser gives no bytes: the file was moved, or this page may not read it. */
interface FileUnreadable extends AnyFault {
  readonly kind: 'file-unreadable';
  readonly file: string;
}

export const unreadable = ({ name }: ChosenFile): FileUnreadable => ({ kind: 'file-unreadable', file: name });

/** Nothing when one of them cannot be read, which is told with its name. */
async function readChosen(session: Session, chosen: readonly ChosenFile[]): Promise<readonly TerrainFile[]> {
  const files: TerrainFile[] = [];
  for (const file of chosen) {
    try {
      files.push({ name: file.name, bytes: await file.arrayBuffer() });
    } catch {
      notifyFault(session, unreadable(file));
      return [];
    }
  }
  return files;
}

/** A pack's own faults name files inside it; the user knows the zip. */
async function openChosenZip(
  ports: Ports,
  zip: TerrainFile,
  onProgress: StageProgress,
): Promise<Result<Region, AnyFault>> {
  const opened = await ports.region.openZip(zip.bytes, onProgress);
  return opened.ok ? opened : fail({ ...opened.fault, chosenFile: zip.name });
}

/** The choice made in the terrain dialog. */
export interface TerrainChoice {
  readonly cellSizeM: number;
  /** Side of the square to cut out, km; null for all of it. */
  readonly windowSizeKm: number | null;
  readonly centre: readonly [lngDeg: number, latDeg: number];
}

/** Makes a region of the terrain files that were described. */
export async function importOfferedTerrain(
  session: Session,
  ports: Ports,
  { cellSizeM, windowSizeKm, centre }: TerrainChoice,
): Promise<void> {
  const files = session.registry.offeredTerrain;
  const isOpen = await openRegionBy(session, ports, async (onProgress) => {
    onProgress('terrain', 0);
    const imported = await ports.region.importTerrain(files, {
      cellSizeM,
      ...(windowSizeKm === null ? {} : { windowKm: { centre, sizeKm: windowSizeKm } }),
    });
    if (!imported.ok) return imported;
    for (const warning of imported.value.warnings) notify(session, { fault: warning }, 'warning');
    return { ok: true, value: imported.value.region };
  });
  if (isOpen) session.layout.setState({ dialog: null });
}

/** Forgets the described files; the open region stays. */
export function declineTerrain(session: Session): void {
  session.registry.offeredTerrain = [];
  session.region.setState({ terrainOffer: null });
  session.layout.setState({ dialog: null });
}

/** Makes the region that `load` brings the open one, and says whether it is; the former one stays when it fails. */
export async function openRegionBy(
  session: Session,
  ports: Ports,
  load: (onProgress: StageProgress) => Outcome<Region>,
  readDerived: RunRegistry['readDerived'] = null,
): Promise<boolean> {
  const before = session.region.getState().session;
  if (before.status === 'opening') return false;
  const previous: OpenRegion | null = before.status === 'open' ? before.region : null;
  // Progress has a channel of its own: a report may come after the answer and must not open the region once more.
  let isLoading = true;
  const show: StageProgress = (stage, fraction) => {
    if (isLoading) session.region.setState({ session: { status: 'opening', stage, fraction, previous } });
  };
  show('start', 0);
  let loaded: Result<Region, AnyFault>;
  try {
    loaded = await load(show);
  } catch (error) {
    session.region.setState({ session: before });
    throw error;
  } finally {
    isLoading = false;
  }
  if (!loaded.ok) {
    session.region.setState({ session: before });
    notifyFault(session, loaded.fault);
    return false;
  }
  cancelFlood(session);
  await adoptRegion(session, ports, loaded.value, readDerived);
  return true;
}

import { fail, ok, type Result } from '../../core/result.ts';
import type { StoredPack } from '../../domain/region/stored-pack.ts';
import type { Session } from '../../store/session.ts';
import type { AnyFault, Outcome, Ports } from '../ports.ts';
import { derivedTerrainOf } from '../region/derived-terrain.ts';
import { type ChosenFile, unreadable } from '../region/open-region.ts';
import { doInLibrary } from './library-task.ts';

/** A file of a folder that the user chose; the browser's `File` has its path in there. */
export interface ChosenFolderFile extends ChosenFile {
  readonly webkitRelativePath: string;
}

/** Keeps a pack that the user has as one zip, and checks it. */
export const keepZip = (session: Session, ports: Ports, zip: ChosenFile): Promise<void> =>
  keep(session, ports, async () => {
    const bytes = await bytesOf(zip);
    if (!bytes.ok) return bytes;
    const saved = await ports.library.saveZip(bytes.value);
    return saved.ok ? saved : fail({ ...saved.fault, chosenFile: zip.name });
  });

/** Keeps a pack that the user has as a folder, and checks it. Other files in the folder are not read. */
export const keepFolder = (
  session: Session,
  ports: Ports,
  chosen: readonly ChosenFolderFile[],
): Promise<void> =>
  keep(session, ports, () =>
    ports.library.saveFiles(chosen.map((file) => ({ path: file.webkitRelativePath || file.name, file }))),
  );

/** Keeps the open region as a pack, with what follows from its terrain where it has that. */
export async function keepOpenRegion(session: Session, ports: Ports): Promise<void> {
  const { region } = session.registry;
  if (region === null) return;
  await keep(session, ports, async () => {
    const derived = await derivedTerrainOf(session);
    if (!derived.ok) return derived;
    return ports.library.saveRegion(derived.value === null ? region : { ...region, derived: derived.value });
  });
}

async function keep(session: Session, ports: Ports, save: () => Outcome<StoredPack>): Promise<void> {
  await doInLibrary(session, ports, { kind: 'saving', hash: null }, async () => {
    const saved = await save();
    return saved.ok ? ports.library.check(saved.value.hash) : saved;
  });
}

async function bytesOf(file: ChosenFile): Promise<Result<ArrayBuffer, AnyFault>> {
  try {
    return ok(await file.arrayBuffer());
  } catch {
    return fail(unreadable(file));
  }
}

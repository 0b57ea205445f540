import { terrainBounds } from '../../../domain/region/build/chosen-inputs.ts';
import { nameInFolder } from '../../../domain/region/build/tile-path.ts';
import { nothingChosen } from '../../../store/build-here.ts';
import type { BuildFile } from '../../../store/run-registry.ts';
import type { Session } from '../../../store/session.ts';
import type { Ports } from '../../ports.ts';
import { notifyFault } from '../../screen/notify.ts';
import { readOffers } from './read-offers.ts';

/**
 * Adds files for the build and tells what each gives. A file of the same name takes the other's place.
 * @param chosen files by their names, or by their paths in a folder
 */
export async function addBuildFiles(
  session: Session,
  ports: Ports,
  chosen: readonly BuildFile[],
): Promise<void> {
  const files = chosen.map(({ name, blob }) => ({ name: nameInFolder(name), blob }));
  const added = new Set(files.map(({ name }) => name));
  const before = session.registry.buildFiles.filter(({ name }) => !added.has(name));
  await readFiles(session, ports, [...before, ...files]);
}

export const dropBuildFile = (session: Session, ports: Ports, name: string): Promise<void> =>
  readFiles(
    session,
    ports,
    session.registry.buildFiles.filter((file) => file.name !== name),
  );

export const dropAllBuildFiles = (session: Session, ports: Ports): Promise<void> =>
  readFiles(session, ports, []);

async function readFiles(session: Session, ports: Ports, files: readonly BuildFile[]): Promise<void> {
  session.registry.buildFiles = files;
  session.build.setState({ isReading: true });
  const described = files.length === 0 ? null : await ports.build.describe(files);
  // Other files were chosen meanwhile; their own answer comes.
  if (session.registry.buildFiles !== files) return;
  if (described?.ok === false) notifyFault(session, described.fault);
  const chosen = described?.ok === true ? described.value : nothingChosen;
  session.build.setState(({ form }) => ({
    isReading: false,
    chosen,
    form: { ...form, boundsDeg: form.boundsDeg ?? terrainBounds(chosen) },
  }));
  await readOffers(session, ports);
}

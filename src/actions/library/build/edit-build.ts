import type { LocalizedName } from '../../../core/localized.ts';
import type { BoxDeg } from '../../../domain/region/build/region-box.ts';
import type { BuildForm } from '../../../store/build-here.ts';
import type { Session } from '../../../store/session.ts';
import type { Ports } from '../../ports.ts';
import { readOffers } from './read-offers.ts';

/** Changes what is to be built; nothing that was built before changes. */
export function editBuild(session: Session, change: Partial<Pick<BuildForm, 'name' | 'cellSizeM'>>): void {
  session.build.setState(({ form }) => ({ form: { ...form, ...change } }));
}

/** Chooses the area; an area that has a name gives it to the region. */
export async function chooseBuildArea(
  session: Session,
  ports: Ports,
  { boundsDeg, name }: { readonly boundsDeg: BoxDeg | null; readonly name?: LocalizedName },
): Promise<void> {
  session.build.setState(({ form }) => ({ form: { ...form, boundsDeg, name: name ?? form.name } }));
  await readOffers(session, ports);
}

export async function setBuildNetwork(session: Session, ports: Ports, usesNetwork: boolean): Promise<void> {
  session.build.setState(({ form }) => ({ form: { ...form, usesNetwork } }));
  await readOffers(session, ports);
}

/** Allows a data set to be asked, or not. */
export function allowSource(session: Session, id: string, isAllowed: boolean): void {
  session.build.setState(({ form }) => {
    const others = form.refusedSourceIds.filter((refused) => refused !== id);
    return { form: { ...form, refusedSourceIds: isAllowed ? others : [...others, id] } };
  });
}

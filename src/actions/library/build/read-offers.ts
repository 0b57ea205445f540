import type { InputRole } from '../../../domain/region/build/input-role.ts';
import { isBox } from '../../../domain/region/build/region-box.ts';
import type { Session } from '../../../store/session.ts';
import type { Ports } from '../../ports.ts';
import { notifyFault } from '../../screen/notify.ts';

/** Asks which data sets of the network could give what the chosen files lack in the chosen area. */
export async function readOffers(session: Session, ports: Ports): Promise<void> {
  const { form, chosen } = session.build.getState();
  const { boundsDeg } = form;
  if (!form.usesNetwork || boundsDeg === null || !isBox(boundsDeg)) {
    session.build.setState({ offered: [], isOffering: false });
    return;
  }
  const had = chosen.inputs.flatMap(({ role }): readonly InputRole[] => (role === null ? [] : [role]));
  session.build.setState({ isOffering: true });
  const offered = await ports.build.offer(boundsDeg, had);
  const now = session.build.getState();
  // Something else is asked now, or nothing any more.
  if (now.form.boundsDeg !== boundsDeg || now.chosen !== chosen || !now.form.usesNetwork) return;
  session.build.setState({ isOffering: false, offered: offered.ok ? offered.value : [] });
  if (!offered.ok) notifyFault(session, offered.fault);
}

import type { Preferences } from '../../store/preferences.ts';
import type { Session } from '../../store/session.ts';

export function setPreference(session: Session, change: Partial<Preferences>): void {
  session.preferences.setState(change);
}

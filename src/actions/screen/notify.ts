import type { Notice } from '../../store/notices.ts';
import type { Session } from '../../store/session.ts';
import type { AnyFault } from '../ports.ts';

/** Tells the user. A fault by its kind, anything else by the key of its sentence. */
export function notify(session: Session, about: Notice['about'], tone: Notice['tone'] = 'error'): void {
  session.notices.setState(({ list, nextId }) => ({
    list: [...list.slice(-4), { id: nextId, tone, about }],
    nextId: nextId + 1,
  }));
}

/** Tells of a fault, unless it is the user's own cancelling. */
export function notifyFault(session: Session, fault: AnyFault): void {
  if (!fault.kind.endsWith('-cancelled')) notify(session, { fault });
}

export function dismissNotice(session: Session, id: number): void {
  session.notices.setState(({ list }) => ({ list: list.filter((notice) => notice.id !== id) }));
}

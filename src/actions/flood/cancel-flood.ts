import type { Session } from '../../store/session.ts';

/** Abort handles of running work, by session; an entry lives as long as its run. */
const running = new WeakMap<Session, AbortController>();

/** A signal for a new run of this session; a run before it is stopped. */
export function beginFlood(session: Session): AbortSignal {
  running.get(session)?.abort();
  const controller = new AbortController();
  running.set(session, controller);
  return controller.signal;
}

/** Stops the running flood. Frames that came so far stay on screen. */
export function cancelFlood(session: Session): void {
  running.get(session)?.abort();
}

import { notify } from '../actions/screen/notify.ts';
import type { Session } from '../store/session.ts';

const messageOf = (reason: unknown): string => (reason instanceof Error ? reason.message : String(reason));

/** Tells the user of whatever was thrown and caught nowhere. Returns the end of it. */
export function reportBugs(session: Session): () => void {
  const tell = (reason: unknown): void =>
    notify(session, { message: 'shell.fault.unexpected', facts: { message: messageOf(reason) } });
  const onError = (event: ErrorEvent): void => tell(event.error ?? event.message);
  const onRejection = (event: PromiseRejectionEvent): void => tell(event.reason);
  window.addEventListener('error', onError);
  window.addEventListener('unhandledrejection', onRejection);
  return () => {
    window.removeEventListener('error', onError);
    window.removeEventListener('unhandledrejection', onRejection);
  };
}

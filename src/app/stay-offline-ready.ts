import { registerSW } from 'virtual:pwa-register';
import { notify } from '../actions/screen/notify.ts';
import type { Session } from '../store/session.ts';

/** Keeps the app itself in the browser, so that it opens without a network, and notes when that is so. */
export function stayOfflineReady(session: Session): void {
  if (!('serviceWorker' in navigator)) {
    session.machine.setState({ offline: 'refused' });
    return;
  }
  if (navigator.serviceWorker.controller !== null) session.machine.setState({ offline: 'ready' });
  registerSW({
    onOfflineReady: () => session.machine.setState({ offline: 'ready' }),
    onNeedRefresh: () => notify(session, { message: 'shell.newVersion', facts: {} }, 'info'),
    onRegisterError: () => session.machine.setState({ offline: 'refused' }),
  });
}

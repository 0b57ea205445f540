import { useSyncExternalStore } from 'react';

const events = ['online', 'offline'] as const;

function subscribe(onChange: () => void): () => void {
  for (const event of events) window.addEventListener(event, onChange);
  return () => {
    for (const event of events) window.removeEventListener(event, onChange);
  };
}

/** False when the machine knows that it has no network; true says little. */
export const useIsOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine);

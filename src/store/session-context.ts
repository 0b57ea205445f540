import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Session, SessionState } from './session.ts';

export const SessionContext = createContext<Session | null>(null);

/** The session of this window; only below `SessionContext`. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('no session above this component');
  return session;
}

/** A part of one slice; the component is drawn again when that part changes. */
export function useSlice<Name extends keyof SessionState, Part>(
  name: Name,
  selectPart: (state: SessionState[Name]) => Part,
): Part {
  return useStore(useSession()[name] as StoreApi<SessionState[Name]>, selectPart);
}

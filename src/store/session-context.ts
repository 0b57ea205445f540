import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { FloodScenario } from '../domain/hazard/flood/scenario.ts';
import type { Region } from '../domain/region/region.ts';
import type { Session, SessionState } from './session.ts';

export const SessionContext = createContext<Session | null>(null);

/** The session of this window; only below `SessionContext`. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('no session above this component');
  return session;
}

/** The open region with its arrays, or null; the component is drawn again when another one opens. */
export function useOpenRegion(): Region | null {
  useSlice('region', ({ session }) => session);
  return useSession().registry.region;
}

/** A part of one slice; the component is drawn again when that part changes. */
export function useSlice<Name extends keyof SessionState, Part>(
  name: Name,
  selectPart: (state: SessionState[Name]) => Part,
): Part {
  return useStore(useSession()[name] as StoreApi<SessionState[Name]>, selectPart);
}

/**
 * The scenario that what is on screen came from: the run's own while there is a run, else the one on the form. Null while
 * there is neither.
 */
export function useShownScenario(): FloodScenario | null {
  const { registry } = useSession();
  const onForm = useSlice('flood', ({ scenario }) => scenario);
  const runId = useSlice('flood', ({ run }) => (run.status === 'idle' ? null : run.runId));
  return (runId === null ? null : registry.flood(runId)?.scenario) ?? onForm;
}

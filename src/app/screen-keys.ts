import { useMemo } from 'react';
import { stepCursor, togglePlay } from '../actions/flood/move-time.ts';
import { showLeftTab } from '../actions/screen/arrange-panels.ts';
import { lookAt, select, setDimension } from '../actions/screen/look-at-map.ts';
import type { Session } from '../store/session.ts';
import { useSession, useSlice } from '../store/session-context.ts';
import { type Shortcuts, useShortcuts } from '../ui/keys/use-shortcuts.ts';
import { moveFocusToTime } from './focus-time.ts';

/** Single keys of the whole window, and Esc, which always works. */
export function useScreenKeys(): void {
  const session = useSession();
  const enabled = useSlice('preferences', ({ singleKeys }) => singleKeys);
  const letters = useMemo(() => letterKeys(session), [session]);
  const leave = useMemo<Shortcuts>(() => ({ escape: () => select(session, null) }), [session]);
  useShortcuts(letters, enabled);
  useShortcuts(leave, true);
}

const letterKeys = (session: Session): Shortcuts => ({
  l: () => showLeftTab(session, 'layers'),
  t: () => moveFocusToTime(session),
  '3': () => setDimension(session, session.mapView.getState().dimension === '3d' ? '2d' : '3d'),
  f: () => lookAt(session, 'region'),
  ' ': () => togglePlay(session),
  ',': () => stepCursor(session, -1),
  '.': () => stepCursor(session, 1),
});

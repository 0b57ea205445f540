import { flushSync } from 'react-dom';
import { arrangeDock } from '../actions/screen/arrange-panels.ts';
import { timeCursorId } from '../features/hazard/timeline.tsx';
import type { Session } from '../store/session.ts';

/** Unfolds the timeline and puts the keyboard on its cursor, so that the arrow keys move time. */
export function moveFocusToTime(session: Session): void {
  flushSync(() => arrangeDock(session, 'bottom', { isFolded: false }));
  document.getElementById(timeCursorId)?.focus();
}

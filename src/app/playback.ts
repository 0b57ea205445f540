import { advancePlayback } from '../actions/flood/move-time.ts';
import type { Session } from '../store/session.ts';

/** Longest step of one drawing, s: a tab that slept does not leap ahead. */
const longestStepS = 0.25;

/** Moves the cursor with the screen's refresh while something plays. Returns the end of it. */
export function runPlayback(session: Session): () => void {
  let handle = 0;
  let beforeMs: number | null = null;
  const tick = (nowMs: number): void => {
    const realS = beforeMs === null ? 0 : Math.min(longestStepS, (nowMs - beforeMs) / 1000);
    beforeMs = nowMs;
    advancePlayback(session, realS);
    handle = session.flood.getState().playing ? requestAnimationFrame(tick) : 0;
  };
  const stop = session.flood.subscribe(({ playing }) => {
    if (!playing || handle !== 0) return;
    beforeMs = null;
    handle = requestAnimationFrame(tick);
  });
  return () => {
    stop();
    cancelAnimationFrame(handle);
  };
}

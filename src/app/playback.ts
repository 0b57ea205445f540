import type { StoreApi } from 'zustand/vanilla';
import { advancePlayback } from '../actions/flood/move-time.ts';
import { advanceReplay } from '../actions/observed/replay-event.ts';
import type { Session } from '../store/session.ts';

/** Longest step of one drawing, s: a tab that slept does not leap ahead. */
const longestStepS = 0.25;

/** Moves the cursor of the flood and that of the replay while they play. Returns the end of it. */
export function runPlayback(session: Session): () => void {
  const stops = [
    whilePlaying(
      session.flood,
      ({ playing }) => playing,
      (realS) => advancePlayback(session, realS),
    ),
    whilePlaying(
      session.observed,
      ({ replay }) => replay?.playing ?? false,
      (realS) => advanceReplay(session, realS),
    ),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Advances with the screen's refresh while a store says that it plays. */
function whilePlaying<State>(
  store: StoreApi<State>,
  isPlaying: (state: State) => boolean,
  advance: (realS: number) => void,
): () => void {
  let handle = 0;
  let beforeMs: number | null = null;
  const tick = (nowMs: number): void => {
    const realS = beforeMs === null ? 0 : Math.min(longestStepS, (nowMs - beforeMs) / 1000);
    beforeMs = nowMs;
    advance(realS);
    handle = isPlaying(store.getState()) ? requestAnimationFrame(tick) : 0;
  };
  const stop = store.subscribe((state) => {
    if (!isPlaying(state) || handle !== 0) return;
    beforeMs = null;
    handle = requestAnimationFrame(tick);
  });
  return () => {
    stop();
    cancelAnimationFrame(handle);
  };
}

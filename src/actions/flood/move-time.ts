import type { Session } from '../../store/session.ts';

/** Seconds of the last frame on screen, or 0 without any. */
export function lastFrameS(session: Session): number {
  const run = session.flood.getState().run;
  if (run.status === 'idle') return 0;
  return session.registry.flood(run.runId)?.frames.at(-1)?.timeS ?? 0;
}

/** Puts the time cursor somewhere between the start and the last frame. */
export function moveCursor(session: Session, timeS: number): void {
  session.flood.setState({ cursorS: Math.max(0, Math.min(timeS, lastFrameS(session))) });
}

/** One output interval forward (+1) or back (-1). Playing stops. */
export function stepCursor(session: Session, direction: 1 | -1): void {
  const { scenario, cursorS } = session.flood.getState();
  const every = scenario?.outputEveryS ?? 600;
  const grid =
    direction === 1 ? Math.floor(cursorS / every + 1e-6) + 1 : Math.ceil(cursorS / every - 1e-6) - 1;
  session.flood.setState({ playing: false });
  moveCursor(session, grid * every);
}

/** Starts or stops playback; from the end it starts over. */
export function togglePlay(session: Session): void {
  const { playing, cursorS } = session.flood.getState();
  const end = lastFrameS(session);
  if (end === 0) return;
  session.flood.setState({ playing: !playing, cursorS: !playing && cursorS >= end ? 0 : cursorS });
}

export function setPlaybackRate(session: Session, playbackRate: number): void {
  session.flood.setState({ playbackRate });
}

/** Advances playback by real seconds; at the last frame of a finished run it stops, of a running one it waits. */
export function advancePlayback(session: Session, realS: number): void {
  const { playing, cursorS, playbackRate, run } = session.flood.getState();
  if (!playing) return;
  const end = lastFrameS(session);
  const next = Math.min(cursorS + realS * playbackRate, end);
  session.flood.setState({ cursorS: next, playing: next < end || run.status === 'running' });
}

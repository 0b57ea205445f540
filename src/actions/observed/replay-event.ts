import type { ObservedEvent } from '../../domain/region/observed-events.ts';
import type { Replay } from '../../store/observed-session.ts';
import type { Session } from '../../store/session.ts';

/** Starts to replay an event from its beginning, standing still. */
export function openReplay(session: Session, event: ObservedEvent): void {
  session.observed.setState({ replay: { event, atMs: event.fromMs, playing: false } });
}

/** Ends the replay: the map shows no readings of the past any more. */
export function closeReplay(session: Session): void {
  session.observed.setState({ replay: null });
}

/** Plays on or stands still; from the end it starts over. */
export function toggleReplay(session: Session): void {
  changeReplay(session, ({ event, atMs, playing }) => ({
    playing: !playing,
    atMs: !playing && atMs >= event.toMs ? event.fromMs : atMs,
  }));
}

/** Goes to an instant, kept inside the event. */
export function seekReplay(session: Session, atMs: number): void {
  changeReplay(session, ({ event }) => ({ atMs: within(event, atMs) }));
}

/** Goes forward (+) or back (-) by so many ms, and stands still. */
export function stepReplay(session: Session, byMs: number): void {
  changeReplay(session, ({ event, atMs }) => ({ atMs: within(event, atMs + byMs), playing: false }));
}

export function setReplayRate(session: Session, replayRate: number): void {
  session.observed.setState({ replayRate });
}

/** Advances by real seconds; at the end of the event it stands still. */
export function advanceReplay(session: Session, realS: number): void {
  const { replayRate } = session.observed.getState();
  changeReplay(session, ({ event, atMs, playing }) => {
    if (!playing) return {};
    const next = within(event, atMs + 1000 * realS * replayRate);
    return { atMs: next, playing: next < event.toMs };
  });
}

const within = ({ fromMs, toMs }: ObservedEvent, atMs: number): number =>
  Math.min(Math.max(atMs, fromMs), toMs);

function changeReplay(session: Session, change: (replay: Replay) => Partial<Replay>): void {
  const { replay } = session.observed.getState();
  if (replay !== null) session.observed.setState({ replay: { ...replay, ...change(replay) } });
}

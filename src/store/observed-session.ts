import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ObservedEvent } from '../domain/region/observed-events.ts';

/** A past event that is played again. */
export interface Replay {
  readonly event: ObservedEvent;
  /** Instant on screen, ms since 1970 UTC, inside the event. */
  readonly atMs: number;
  readonly playing: boolean;
}

/** Readings of past events: which are looked at, and what is replayed of them. */
export interface ObservedSession {
  /** Null while nothing is replayed. */
  readonly replay: Replay | null;
  /** Seconds of the event per second of replay. */
  readonly replayRate: number;
  /** Series that was chosen in the list; of a selected gauge it tells only where it is one of that gauge. */
  readonly seriesId: string | null;
  /** Rain drawn over the stage; null for the one that is nearest. */
  readonly rainSeriesId: string | null;
  /** Instant that the user laid the start of the scenario on; null for the start of the event. */
  readonly runStartMs: number | null;
}

export type ObservedSessionStore = StoreApi<ObservedSession>;

export const freshObservedSession: ObservedSession = {
  replay: null,
  replayRate: 3600,
  seriesId: null,
  rainSeriesId: null,
  runStartMs: null,
};

export const createObservedSessionStore = (): ObservedSessionStore =>
  createStore<ObservedSession>(() => freshObservedSession);

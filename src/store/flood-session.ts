import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FloodScenario } from '../domain/hazard/flood/scenario.ts';

export type FloodRunStatus =
  | { readonly status: 'idle' }
  | {
      readonly status: 'running';
      readonly runId: string;
      readonly timeS: number;
      readonly endS: number;
      readonly startedAtMs: number;
      readonly cellUpdatesPerS: number | null;
    }
  | { readonly status: 'done'; readonly runId: string; readonly computedAtMs: number; readonly wallS: number }
  | { readonly status: 'cancelled'; readonly runId: string }
  | { readonly status: 'failed'; readonly runId: string };

/** The scenario on the form, the run made from it, and the time cursor. */
export interface FloodSession {
  readonly scenario: FloodScenario | null;
  readonly run: FloodRunStatus;
  /** A run that was asked for and whose case is being built; the run before it is still on screen. */
  readonly preparingRunId: string | null;
  /** Hash of region and scenario that the frames on screen were computed from; stale when the form no longer matches. */
  readonly runInputsHash: string | null;
  readonly frameCount: number;
  /** Time cursor, s after the start of the scenario; frames are interpolated. */
  readonly cursorS: number;
  readonly playing: boolean;
  /** Simulated seconds per second of playback. */
  readonly playbackRate: number;
}

export type FloodSessionStore = StoreApi<FloodSession>;

export const createFloodSessionStore = (): FloodSessionStore =>
  createStore<FloodSession>(() => ({
    scenario: null,
    run: { status: 'idle' },
    preparingRunId: null,
    runInputsHash: null,
    frameCount: 0,
    cursorS: 0,
    playing: false,
    playbackRate: 600,
  }));

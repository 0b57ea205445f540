import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ExposureThresholds, ExposureTotals, TimeOfDay } from '../domain/exposure/exposure.ts';
import { defaultEvacuationOptions } from '../domain/response/default-options.ts';
import type { EvacuationOptions, EvacuationPlan } from '../domain/response/evacuation-plan.ts';

/** Exposure figures on screen. The per-building and per-road arrays lie in the run registry under the same revision. */
export interface ExposureState {
  readonly runId: string;
  readonly revision: number;
  readonly now: ExposureTotals | null;
  readonly maximum: ExposureTotals | null;
  /** Affected people at each frame so far, for the timeline. */
  readonly affectedByFrame: readonly { readonly timeS: number; readonly affectedPeople: number | null }[];
}

export interface ResponseSession {
  readonly timeOfDay: TimeOfDay;
  readonly thresholds: ExposureThresholds | null;
  readonly exposure: ExposureState | null;
  readonly planStatus: 'none' | 'planning' | 'ready' | 'failed';
  readonly plan: EvacuationPlan | null;
  /** Run the plan was made from; stale when another run is on screen. */
  readonly planRunId: string | null;
  readonly planWallMs: number | null;
  readonly travel: EvacuationOptions['travel'];
  readonly walkSpeedMPerS: number;
  /** Seconds after the start of the scenario at which people set out. */
  readonly departureS: number;
  readonly closedRoadEdges: readonly number[];
  readonly closedShelterIds: readonly string[];
}

export type ResponseSessionStore = StoreApi<ResponseSession>;

export const createResponseSessionStore = (): ResponseSessionStore =>
  createStore<ResponseSession>(() => ({
    timeOfDay: 'night',
    thresholds: null,
    exposure: null,
    planStatus: 'none',
    plan: null,
    planRunId: null,
    planWallMs: null,
    travel: defaultEvacuationOptions.travel,
    walkSpeedMPerS: defaultEvacuationOptions.walkSpeedMPerS,
    departureS: defaultEvacuationOptions.departureS,
    closedRoadEdges: [],
    closedShelterIds: [],
  }));

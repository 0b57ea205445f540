import type { EvacuationOptions } from './evacuation-plan.ts';

/**
 * What a plan starts from. The speed lies under the mean of a mixed crowd (Weidmann 1993, Transporttechnik der
 * Fussgänger: 1.34 m/s), because a block walks as fast as its children and old
 * people: between the bands of people over 50 (0.68-1.41 m/s) and of reduced mobility (0.46-0.76 m/s) in the RiMEA guideline.
 */
export const defaultEvacuationOptions: EvacuationOptions = {
  travel: 'walk',
  walkSpeedMPerS: 1,
  departureS: 1800,
  timeOfDay: 'night',
  closedRoadEdges: [],
  closedShelterIds: [],
};

/** What an option may be: a wheelchair pushed uphill to a runner, m/s; the start of the scenario to a week after it, s. */
export const evacuationOptionRanges = {
  walkSpeedMPerS: { minimum: 0.2, maximum: 3 },
  departureS: { minimum: 0, maximum: 604_800 },
} as const;

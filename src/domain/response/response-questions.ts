import type { ExposureThresholds } from '../exposure/exposure.ts';
import type { GridSpec } from '../geo/grid.ts';
import type { CompactFrame, KeptDepths } from '../hazard/flood/compact-frame.ts';
import type { EvacuationOptions } from './evacuation-plan.ts';

/** Water to be judged: one frame or the maximum of a run. */
export interface KeptWater {
  readonly grid: GridSpec;
  readonly bedM: Float32Array;
  readonly depths: KeptDepths;
}

/** All a plan is made from. Frames in order, the initial state first. */
export interface PlanRequest {
  readonly grid: GridSpec;
  readonly bedM: Float32Array;
  readonly frames: readonly CompactFrame[];
  readonly maximumDepthM: Float32Array;
  readonly thresholds: ExposureThresholds;
  readonly options: EvacuationOptions;
}

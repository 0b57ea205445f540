import { fail, ok, type Result } from '../../core/result.ts';
import { computeExposure, type ExposureOptions } from '../exposure/compute-exposure.ts';
import type { DepthField, Exposure, ExposureThresholds } from '../exposure/exposure.ts';
import type { ExposureFault } from '../exposure/exposure-fault.ts';
import { type FeatureDepths, sampleDepths } from '../exposure/feature-depths.ts';
import type { TimedDepths } from '../exposure/flood-timeline.ts';
import { type PreparedExposure, prepareExposure } from '../exposure/layout/prepare-exposure.ts';
import type { GridSpec } from '../geo/grid.ts';
import { depthsInM, type KeptDepths } from '../hazard/flood/compact-frame.ts';
import type { Region } from '../region/region.ts';
import type { EvacuationOptions, EvacuationPlan } from './evacuation-plan.ts';
import { planEvacuation } from './plan-evacuation.ts';
import type { PlanFault } from './plan-fault.ts';

/** Asked before there is a region, or before the run whose water is to be judged was opened. */
export interface NothingOpenFault {
  readonly kind: 'response-nothing-open';
  readonly wanted: 'region' | 'run';
}

export type ResponseFault = ExposureFault | PlanFault | NothingOpenFault;

/**
 * What is remembered between questions about one region: its layout on the grid of the run, and the depths at its
 * features at each frame. Owner: the response worker, which lives as long as the page.
 */
export class FloodResponse {
  #region: Region | null = null;
  #run: { readonly prepared: PreparedExposure; readonly bedM: Float32Array } | null = null;
  #frames: TimedDepths[] = [];
  #maximum: FeatureDepths | null = null;

  /** Opens a region and forgets what belonged to the former one. */
  setRegion(region: Region): Result<null, never> {
    this.#region = region;
    this.#run = null;
    this.#forgetFrames();
    return ok(null);
  }

  /** Opens a run by its grid and ground; frames of the former run are forgotten. */
  openRun(grid: GridSpec, bedM: Float32Array): Result<null, ResponseFault> {
    if (this.#region === null) return fail({ kind: 'response-nothing-open', wanted: 'region' });
    const known = this.#run?.prepared;
    const prepared = known && isSameGrid(known.grid, grid) ? ok(known) : prepareExposure(this.#region, grid);
    if (!prepared.ok) return prepared;
    this.#run = { prepared: prepared.value, bedM };
    this.#forgetFrames();
    return ok(null);
  }

  exposure(depths: KeptDepths, options: ExposureOptions): Result<Exposure, ResponseFault> {
    return this.#withField(depths, (prepared, field) => computeExposure(prepared, field, options));
  }

  /** Keeps the depths at the features of the next frame, for plans. */
  addFrame(timeS: number, kept: KeptDepths): Result<null, ResponseFault> {
    const depths = this.#withField(kept, sampleDepths);
    if (!depths.ok) return depths;
    this.#frames.push({ timeS, depths: depths.value });
    return ok(null);
  }

  setMaximum(kept: KeptDepths): Result<null, ResponseFault> {
    const depths = this.#withField(kept, sampleDepths);
    if (!depths.ok) return depths;
    this.#maximum = depths.value;
    return ok(null);
  }

  plan(thresholds: ExposureThresholds, options: EvacuationOptions): Result<EvacuationPlan, ResponseFault> {
    if (this.#run === null) return fail(this.#nothingOpen());
    const { prepared } = this.#run;
    return planEvacuation({ prepared, frames: this.#frames, maximum: this.#maximum, thresholds, options });
  }

  #withField<T>(
    depths: KeptDepths,
    judge: (prepared: PreparedExposure, field: DepthField) => Result<T, ResponseFault>,
  ): Result<T, ResponseFault> {
    if (this.#run === null) return fail(this.#nothingOpen());
    const { prepared, bedM } = this.#run;
    return judge(prepared, { grid: prepared.grid, bedM, depthM: depthsInM(depths) });
  }

  #nothingOpen(): NothingOpenFault {
    return { kind: 'response-nothing-open', wanted: this.#region === null ? 'region' : 'run' };
  }

  #forgetFrames(): void {
    this.#frames = [];
    this.#maximum = null;
  }
}

const isSameGrid = (a: GridSpec, b: GridSpec): boolean =>
  a.epsg === b.epsg &&
  a.westM === b.westM &&
  a.northM === b.northM &&
  a.cellSizeM === b.cellSizeM &&
  a.columns === b.columns &&
  a.rows === b.rows;

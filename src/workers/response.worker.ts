import { expose } from 'comlink';
import type { ExposureOptions } from '../domain/exposure/compute-exposure.ts';
import type { ExposureThresholds } from '../domain/exposure/exposure.ts';
import type { GridSpec } from '../domain/geo/grid.ts';
import type { KeptDepths } from '../domain/hazard/flood/compact-frame.ts';
import type { Region } from '../domain/region/region.ts';
import type { EvacuationOptions } from '../domain/response/evacuation-plan.ts';
import { FloodResponse } from '../domain/response/flood-response.ts';

const response = new FloodResponse();

const api = {
  setRegion: (region: Region) => response.setRegion(region),
  openRun: (grid: GridSpec, bedM: Float32Array) => response.openRun(grid, bedM),
  exposure: (depths: KeptDepths, options: ExposureOptions) => response.exposure(depths, options),
  addFrame: (timeS: number, depths: KeptDepths) => response.addFrame(timeS, depths),
  setMaximum: (depths: KeptDepths) => response.setMaximum(depths),
  plan: (thresholds: ExposureThresholds, options: EvacuationOptions) => response.plan(thresholds, options),
};

export type ResponseApi = typeof api;

expose(api);

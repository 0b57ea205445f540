import { expose } from 'comlink';
import type { ExposureOptions } from '../domain/exposure/compute-exposure.ts';
import type { ExposureThresholds } from '../domain/exposure/exposure.ts';
import type { GridSpec } from '../domain/geo/grid.ts';
import type { Region } from '../domain/region/region.ts';
import type { EvacuationOptions } from '../domain/response/evacuation-plan.ts';
import { FloodResponse } from '../domain/response/flood-response.ts';

const response = new FloodResponse();

const api = {
  setRegion: (region: Region) => response.setRegion(region),
  openRun: (grid: GridSpec, bedM: Float32Array) => response.openRun(grid, bedM),
  exposure: (depthM: Float32Array, options: ExposureOptions) => response.exposure(depthM, options),
  affectedPeople: (depthM: Float32Array, options: ExposureOptions) =>
    response.affectedPeople(depthM, options),
  addFrame: (timeS: number, depthM: Float32Array) => response.addFrame(timeS, depthM),
  setMaximum: (depthM: Float32Array) => response.setMaximum(depthM),
  plan: (thresholds: ExposureThresholds, options: EvacuationOptions) => response.plan(thresholds, options),
};

export type ResponseApi = typeof api;

expose(api);

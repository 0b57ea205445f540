import type { LandslidePort, Ports, RegionPort } from '../../src/actions/ports.ts';
import { fail } from '../../src/core/result.ts';
import type { Region } from '../../src/domain/region/region.ts';
import { FloodResponse } from '../../src/domain/response/flood-response.ts';
import { referenceFloodEngine } from '../../src/engines/flood/reference/reference-engine.ts';
import { describeTerrainFiles } from '../../src/packs/terrain/describe-terrain.ts';
import { importTerrain } from '../../src/packs/terrain/import-terrain.ts';

/**
 * The same engines as in the app, without workers between. The default region is the one given; zips and the landslide
 * model are absent here, and say so as they would in the app.
 */
export function inProcessPorts(defaultRegion: Region | null): Ports {
  const response = new FloodResponse();
  let bedM: Float32Array | null = null;
  const region: RegionPort = {
    openDefault: async (onProgress) => {
      onProgress('region.json', 1);
      return defaultRegion === null
        ? fail({ kind: 'pack-file-missing', file: 'region.json' })
        : { ok: true, value: defaultRegion };
    },
    openZip: async () => fail({ kind: 'pack-zip-unreadable', reason: 'not a zip' }),
    describeTerrain: (files) => describeTerrainFiles(files),
    importTerrain: (files, options) => importTerrain(files, options),
  };
  const landslide: LandslidePort = {
    card: async () => fail({ kind: 'landslide-model-missing', url: 'card.json', status: '404' }),
    compute: async () => fail({ kind: 'landslide-model-missing', url: 'model.onnx', status: '404' }),
  };
  return {
    region,
    landslide,
    flood: referenceFloodEngine,
    response: {
      setRegion: async (opened) => response.setRegion(opened),
      exposure: async (field, options) => {
        if (bedM !== field.bedM) response.openRun(field.grid, field.bedM);
        bedM = field.bedM;
        return response.exposure(field.depthM, options);
      },
      plan: async ({ grid, bedM: bed, frames, maximumDepthM, thresholds, options }) => {
        response.openRun(grid, bed);
        bedM = bed;
        for (const frame of frames) response.addFrame(frame.timeS, frame.depthM);
        response.setMaximum(maximumDepthM);
        return response.plan(thresholds, options);
      },
    },
    clock: { nowMs: () => Math.round(performance.timeOrigin + performance.now()) },
  };
}

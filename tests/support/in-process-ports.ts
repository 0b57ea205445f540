import type { LandslidePort, Ports, RegionPort } from '../../src/actions/ports.ts';
import { fail } from '../../src/core/result.ts';
import { runScenario } from '../../src/domain/hazard/flood/run-scenario.ts';
import type { Region } from '../../src/domain/region/region.ts';
import { FloodResponse } from '../../src/domain/response/flood-response.ts';
import { referenceFloodEngine } from '../../src/engines/flood/reference/reference-engine.ts';
import type { PackProgress } from '../../src/packs/open-region-pack.ts';
import { PackReader } from '../../src/packs/pack-reader.ts';
import { describeTerrainFiles } from '../../src/packs/terrain/describe-terrain.ts';
import { importTerrain } from '../../src/packs/terrain/import-terrain.ts';
import { readZip } from '../../src/packs/zip.ts';
import { inMemoryLibrary, libraryIn } from './in-memory-library.ts';
import { inProcessBuild } from './in-process-build.ts';
import { MemoryDirectory } from './memory-directory.ts';

/**
 * The same engines as in the app, without workers between. The default region is the one given; the landslide model
 * is absent here, and says so as it would in the app.
 */
export function inProcessPorts(defaultRegion: Region | null): Ports {
  const response = new FloodResponse();
  const library = libraryIn(new MemoryDirectory());
  let bedM: Float32Array | null = null;
  let floodRegion: Region | null = null;
  const reader = new PackReader();
  const region: RegionPort = {
    openDefault: async (onProgress) => {
      onProgress('region.json', 1);
      return defaultRegion === null
        ? fail({ kind: 'pack-file-missing', file: 'region.json' })
        : { ok: true, value: defaultRegion };
    },
    openZip: async (bytes, onProgress) => {
      const read = readZip(new Uint8Array(bytes));
      if (!read.ok) return read;
      const progress = ({ file, fraction }: PackProgress) => onProgress(file, fraction);
      return reader.open(read.value, progress);
    },
    derivedTerrain: () => reader.derivedTerrain(),
    describeTerrain: (files) => describeTerrainFiles(files),
    importTerrain: (files, options) => importTerrain(files, options),
  };
  const landslide: LandslidePort = {
    card: async () => fail({ kind: 'landslide-model-missing', url: 'card.json', status: '404' }),
    compute: async () => fail({ kind: 'landslide-model-missing', url: 'model.onnx', status: '404' }),
  };
  return {
    region,
    library: inMemoryLibrary(library),
    build: inProcessBuild(library, new MemoryDirectory()),
    landslide,
    flood: {
      setRegion: (opened) => {
        floodRegion = opened;
      },
      run: async (scenario, hooks) => {
        if (floodRegion === null) throw new Error('no region is open');
        return runScenario(referenceFloodEngine, { region: floodRegion, scenario }, hooks);
      },
    },
    response: {
      setRegion: async (opened) => response.setRegion(opened),
      exposure: async (water, options) => {
        if (bedM !== water.bedM) response.openRun(water.grid, water.bedM);
        bedM = water.bedM;
        return response.exposure(water.depths, options);
      },
      plan: async ({ grid, bedM: bed, frames, maximumDepthM, thresholds, options }) => {
        response.openRun(grid, bed);
        bedM = bed;
        for (const frame of frames) response.addFrame(frame.timeS, frame.depthMm);
        response.setMaximum(maximumDepthM);
        return response.plan(thresholds, options);
      },
    },
    clock: { nowMs: () => Math.round(performance.timeOrigin + performance.now()) },
  };
}

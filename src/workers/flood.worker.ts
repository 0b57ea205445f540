import { expose, type Remote, releaseProxy, transfer } from 'comlink';
import { fail, ok } from '../core/result.ts';
import { type CompactFrame, frameBuffers } from '../domain/hazard/flood/compact-frame.ts';
import type { FloodFault } from '../domain/hazard/flood/flood-fault.ts';
import type { FloodRegion } from '../domain/hazard/flood/flood-region.ts';
import { type FloodGround, runScenario } from '../domain/hazard/flood/run-scenario.ts';
import type { FloodScenario } from '../domain/hazard/flood/scenario.ts';
import type { FloodEngine, FloodProgress } from '../domain/ports.ts';
import { browserFloodEngine } from './browser-flood-engine.ts';
import { summaryBuffers } from './summary-buffers.ts';

/** Found out once: asking for a GPU and compiling take a moment. */
let found: Promise<FloodEngine> | null = null;
const engine = (): Promise<FloodEngine> => {
  found ??= browserFloodEngine();
  return found;
};

let region: FloodRegion | null = null;
let controller = new AbortController();

/** The page's end of a run. */
export interface FloodCallbacks {
  onStart(ground: FloodGround): void;
  onProgress(progress: FloodProgress): void;
  onFrame(frame: CompactFrame): void;
}

const api = {
  async setRegion(told: FloodRegion) {
    region = told;
    return ok(null);
  },
  async run(scenario: FloodScenario, page: FloodCallbacks) {
    if (region === null) return fail<FloodFault>({ kind: 'worker-died', worker: 'flood' });
    controller = new AbortController();
    const result = await runScenario(
      await engine(),
      { region, scenario },
      {
        signal: controller.signal,
        onStart: (ground) => page.onStart(transfer(ground, [ground.bedM.buffer as ArrayBuffer])),
        onProgress: (progress) => page.onProgress(progress),
        onFrame: (frame) => page.onFrame(transfer(frame, frameBuffers(frame))),
      },
    );
    (page as Remote<FloodCallbacks>)[releaseProxy]();
    return result.ok ? transfer(result, summaryBuffers(result.value)) : result;
  },
  async cancel(): Promise<void> {
    controller.abort();
  },
};

export type FloodApi = typeof api;
expose(api);

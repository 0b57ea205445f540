import { expose, type Remote, releaseProxy, transfer } from 'comlink';
import { ok } from '../core/result.ts';
import type { FloodRegion } from '../domain/hazard/flood/flood-region.ts';
import { runScenario } from '../domain/hazard/flood/run-scenario.ts';
import type { FloodScenario } from '../domain/hazard/flood/scenario.ts';
import type { FloodEngine } from '../domain/ports.ts';
import { browserFloodEngine } from './browser-flood-engine.ts';
import { type FloodCallbacks, hooksTo } from './flood-callbacks.ts';
import { summaryBuffers } from './summary-buffers.ts';

/** Found out once: asking for a GPU and compiling take a moment. */
let engine: Promise<FloodEngine> | null = null;
let region: FloodRegion | null = null;
let controller = new AbortController();

const api = {
  async setRegion(told: FloodRegion) {
    region = told;
    return ok(null);
  },
  async run(scenario: FloodScenario, page: FloodCallbacks) {
    try {
      if (region === null) throw new Error('a flood was asked of a worker that was told no region');
      controller = new AbortController();
      engine ??= browserFloodEngine();
      const hooks = hooksTo(page, controller.signal);
      const result = await runScenario(await engine, { region, scenario }, hooks);
      return result.ok ? transfer(result, summaryBuffers(result.value)) : result;
    } finally {
      (page as Remote<FloodCallbacks>)[releaseProxy]();
    }
  },
  async cancel(): Promise<void> {
    controller.abort();
  },
};

export type FloodApi = typeof api;
expose(api);

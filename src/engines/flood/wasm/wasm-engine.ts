import { ok, type Result } from '../../../core/result.ts';
import type { FloodCase } from '../../../domain/hazard/flood/flood-case.ts';
import type { FloodFault } from '../../../domain/hazard/flood/flood-fault.ts';
import type { FloodEngine } from '../../../domain/ports.ts';
import type { FloodStepper } from '../driver/flood-stepper.ts';
import { type EngineKind, runFlood } from '../driver/run-flood.ts';
import { InertialSimulation } from '../reference/inertial/inertial-simulation.ts';
import { inertialStateOf } from '../reference/inertial/inertial-state.ts';
import { wasmCovers } from './covers.ts';
import { type FloodThreads, kernelInstance, type RunningThreads } from './flood-threads.ts';
import { startFull } from './full-start.ts';
import { KernelMemory } from './kernel-memory.ts';
import { kernelFieldsOf, writeTable } from './memory-layout.ts';
import { threadsFor } from './row-bands.ts';
import { soilClassesOf } from './soil-classes.ts';
import { WasmInertialKernel } from './wasm-inertial-kernel.ts';

/** What the engine is made of. */
export interface WasmEngineParts {
  /** The compiled `flood-kernel.wasm`. */
  readonly module: WebAssembly.Module;
  /** Starts threads; null where there can be none. */
  readonly threads: FloodThreads | null;
  /** Threads to use, the caller's own among them. */
  readonly threadCount: number;
}

/**
 * The engine compiled to WebAssembly with SIMD and threads. Equal cases give equal bits for any number of threads; where
 * threads cannot start, one does the work. `run` throws on a case that `wasmCovers` does not cover.
 */
export function wasmFloodEngine(parts: WasmEngineParts): FloodEngine {
  const kind: EngineKind = {
    id: 'flood-wasm',
    version: '1.0.0',
    start: (flood) => start(parts, flood),
  };
  return { id: kind.id, version: kind.version, run: (flood, hooks) => runFlood(kind, flood, hooks) };
}

async function start(
  { module, threads: threadHost, threadCount }: WasmEngineParts,
  flood: FloodCase,
): Promise<Result<FloodStepper, FloodFault>> {
  const soil = soilClassesOf(flood);
  if (soil === 'too-many' || wasmCovers(flood) !== null)
    throw new Error('the flood case is not covered: ask wasmCovers()');
  if (flood.scheme.kind === 'full') {
    return ok(await startFull(flood, flood.scheme.order, { module, threads: threadHost, threadCount, soil }));
  }
  const threads = threadHost === null ? 1 : threadsFor(flood.grid.rows, threadCount);
  const memory = new KernelMemory();
  const state = inertialStateOf(flood, memory);
  const fields = kernelFieldsOf(memory, state, { flood, soil, threads });
  const table = writeTable(memory, state, fields, threads);
  const place = { module, memory: memory.memory, table };
  const kernel = kernelInstance(place);
  let others: RunningThreads | null = null;
  try {
    if (threadHost !== null && threads > 1) others = await threadHost.start({ ...place, count: threads - 1 });
  } catch {
    return start({ module, threads: null, threadCount: 1 }, flood);
  }
  const parts = { flood, state, memory, fields, soil, threads, kernel, others };
  return ok(new InertialSimulation(flood, state, (_, cells) => new WasmInertialKernel(parts, cells)));
}

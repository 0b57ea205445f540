import type { FloodEngine } from '../domain/ports.ts';
import { type EngineOffer, firstEngineOf } from '../engines/flood/choose-engine.ts';
import { referenceFloodEngine } from '../engines/flood/reference/reference-engine.ts';
import { wasmCovers } from '../engines/flood/wasm/covers.ts';
import { defaultThreads } from '../engines/flood/wasm/default-threads.ts';
import { wasmFloodEngine } from '../engines/flood/wasm/wasm-engine.ts';
import { asksForCheckpoints } from '../engines/flood/webgpu/covers.ts';
import { createWebgpuFloodEngine } from '../engines/flood/webgpu/webgpu-engine.ts';
import { floodWorkerThreads } from './flood-worker-threads.ts';

/** The engines of this browser, the fastest first: GPU, compiled with threads or on one, plain. */
export async function browserFloodEngine(): Promise<FloodEngine> {
  return firstEngineOf([
    await gpuOffer(),
    ...(crossOriginIsolated ? [] : [{ id: 'flood-wasm', unavailable: 'no-shared-memory' } as const]),
    await compiledOffer(),
    { id: referenceFloodEngine.id, engine: referenceFloodEngine, covers: () => null },
  ]);
}

async function gpuOffer(): Promise<EngineOffer> {
  const id = 'flood-webgpu';
  try {
    const created = await createWebgpuFloodEngine(navigator.gpu);
    if (!created.ok) return { id, unavailable: created.fault };
    return {
      id,
      engine: created.value,
      covers: (flood, hooks) => (asksForCheckpoints(hooks) ? 'no-checkpoints' : created.value.covers(flood)),
    };
  } catch {
    return { id, unavailable: 'start-failed' };
  }
}

async function compiledOffer(): Promise<EngineOffer> {
  const id = 'flood-wasm';
  try {
    const answer = await fetch(new URL('../engines/flood/wasm/flood-kernel.wasm', import.meta.url));
    const module = await WebAssembly.compile(await answer.arrayBuffer());
    const engine = wasmFloodEngine({
      module,
      // Without isolation no memory can be shared with other workers.
      threads: crossOriginIsolated ? floodWorkerThreads() : null,
      threadCount: defaultThreads(navigator.hardwareConcurrency),
    });
    return { id, engine, covers: wasmCovers };
  } catch (error) {
    return { id, unavailable: error instanceof WebAssembly.CompileError ? 'no-wasm-simd' : 'start-failed' };
  }
}

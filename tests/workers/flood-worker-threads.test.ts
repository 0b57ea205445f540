import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { constantSeries } from '../../src/domain/hazard/flood/forcing/time-series.ts';
import { wasmFloodEngine } from '../../src/engines/flood/wasm/wasm-engine.ts';
import { floodWorkerThreads } from '../../src/workers/flood-worker-threads.ts';
import type { WorkerLike } from '../../src/workers/worker-client.ts';
import { floodCase } from '../engines/flood/flood-run.ts';
import { nodeWorker } from '../support/node-worker.ts';

const entry = new URL('../../src/workers/flood-thread.worker.ts', import.meta.url);
const kernel = new URL('../../src/engines/flood/wasm/flood-kernel.wasm', import.meta.url);

const hills = floodCase(
  { columns: 96, rows: 200, cellSizeM: 10, bedM: (column, row) => Math.sin(column / 6) + Math.cos(row / 5) },
  { rainMPerS: constantSeries(3e-5), endS: 900, outputEveryS: 300 },
);
const hooks = { signal: new AbortController().signal, onFrame: () => undefined, onProgress: () => undefined };

describe('threads of the flood kernel as workers', () => {
  it('give the bits of one thread', async () => {
    const module = await WebAssembly.compile(await readFile(kernel));
    const started: WorkerLike[] = [];
    const threads = floodWorkerThreads(() => {
      const worker = nodeWorker(entry);
      started.push(worker);
      return worker;
    });
    const alone = await wasmFloodEngine({ module, threads: null, threadCount: 1 }).run(hills, hooks);
    const together = await wasmFloodEngine({ module, threads, threadCount: 2 }).run(hills, hooks);
    if (!alone.ok || !together.ok) throw new Error('the runs must end');
    expect(started).toHaveLength(1);
    expect(together.value.engine.threads).toBe(2);
    expect(together.value.stateHash).toBe(alone.value.stateHash);
    expect(together.value.resultHash).toBe(alone.value.resultHash);
  });

  it('refuse to start, and end what did start, when one of them cannot', async () => {
    const module = await WebAssembly.compile(await readFile(kernel));
    let ended = 0;
    const threads = floodWorkerThreads(() => {
      const worker = nodeWorker(entry);
      const terminate = (): void => {
        ended++;
        worker.terminate();
      };
      return { ...worker, terminate } as WorkerLike;
    });
    const unshared = new WebAssembly.Memory({ initial: 1, maximum: 1 });
    const starting = threads.start({ module, memory: unshared, table: 1024, count: 2 });
    await expect(starting).rejects.toThrow();
    expect(ended).toBe(2);
  });
});

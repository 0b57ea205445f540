import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { constantSeries } from '../../src/domain/hazard/flood/forcing/time-series.ts';
import { floodWorkerThreads } from '../../src/workers/flood-worker-threads.ts';
import type { WorkerLike } from '../../src/workers/worker-client.ts';
import { compiledEngine, kernelFile } from '../support/compiled-engine.ts';
import { floodCase, runFlood } from '../support/flood-run.ts';
import { nodeWorker } from '../support/node-worker.ts';

const entry = new URL('../../src/workers/flood-thread.worker.ts', import.meta.url);

const hills = floodCase(
  { columns: 96, rows: 200, cellSizeM: 10, bedM: (column, row) => Math.sin(column / 6) + Math.cos(row / 5) },
  { rainMPerS: constantSeries(3e-5), endS: 900, outputEveryS: 300 },
);

describe('threads of the flood kernel as workers', () => {
  it('give the bits of one thread', async () => {
    const started: WorkerLike[] = [];
    const threads = floodWorkerThreads(() => {
      const worker = nodeWorker(entry);
      started.push(worker);
      return worker;
    });
    const alone = (await runFlood(hills, compiledEngine(1, null))).summary;
    const together = (await runFlood(hills, compiledEngine(2, threads))).summary;
    expect(started).toHaveLength(1);
    expect(together.engine.threads).toBe(2);
    expect(together.stateHash).toBe(alone.stateHash);
    expect(together.resultHash).toBe(alone.resultHash);
  });

  it('refuse to start, and end what did start, when one of them cannot', async () => {
    const module = await WebAssembly.compile(await readFile(kernelFile));
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

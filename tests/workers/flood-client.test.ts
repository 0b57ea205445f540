import { afterEach, describe, expect, it } from 'vitest';
import type { FloodFrame } from '../../src/domain/hazard/flood/flood-case.ts';
import { constantSeries } from '../../src/domain/hazard/flood/forcing/time-series.ts';
import type { FloodHooks } from '../../src/domain/ports.ts';
import { FloodWorkerEngine } from '../../src/workers/flood-client.ts';
import type { WorkerLike } from '../../src/workers/worker-client.ts';
import { floodCase, runFlood } from '../engines/flood/flood-run.ts';
import { nodeWorker } from '../support/node-worker.ts';

const entry = new URL('../../src/workers/flood.worker.ts', import.meta.url);
const workers: WorkerLike[] = [];
const start = (): WorkerLike => {
  const worker = nodeWorker(entry);
  workers.push(worker);
  return worker;
};

let engine: FloodWorkerEngine | null = null;
const newEngine = (): FloodWorkerEngine => {
  engine = new FloodWorkerEngine(start);
  return engine;
};

afterEach(() => {
  engine?.dispose();
  workers.length = 0;
});

const small = floodCase(
  { columns: 40, rows: 30, cellSizeM: 10, bedM: (column, row) => Math.sin(column / 6) + Math.cos(row / 5) },
  { rainMPerS: constantSeries(3e-5), endS: 900, outputEveryS: 300 },
);

const endless = floodCase(
  { columns: 300, rows: 300, cellSizeM: 10, bedM: (column, row) => Math.sin(column / 6) + Math.cos(row / 5) },
  { rainMPerS: constantSeries(3e-5), endS: 864_000, outputEveryS: 60 },
);

function hooks(frames: FloodFrame[], signal = new AbortController().signal): FloodHooks {
  return { signal, onFrame: (frame) => frames.push(frame), onProgress: () => undefined };
}

describe('the flood engine in a worker', () => {
  it('gives the bits of the engine itself, frames in order', async () => {
    const direct = await runFlood(small);
    const frames: FloodFrame[] = [];
    const result = await newEngine().run(small, hooks(frames));
    expect(result.ok && result.value.resultHash).toBe(direct.summary.resultHash);
    expect(frames.map(({ timeS }) => timeS)).toEqual([0, 300, 600, 900]);
    expect(frames[3]?.depthM).toEqual(direct.frames[3]?.depthM);
  });

  it('answers an abort as cancelled, keeps the frames so far and is ready for the next run', async () => {
    const controller = new AbortController();
    const frames: FloodFrame[] = [];
    const client = newEngine();
    const running = client.run(endless, {
      signal: controller.signal,
      onProgress: () => undefined,
      onFrame(frame) {
        frames.push(frame);
        if (frame.index === 1) controller.abort();
      },
    });
    const result = await running;
    expect(!result.ok && result.fault.kind).toBe('flood-cancelled');
    expect(frames).toHaveLength(2);
    expect((await client.run(small, hooks([]))).ok).toBe(true);
    expect(workers).toHaveLength(1);
  });

  it('says that the worker died when it is ended in mid-run, and keeps the frames so far', async () => {
    const client = newEngine();
    const frames: FloodFrame[] = [];
    const result = await client.run(endless, {
      ...hooks(frames),
      onFrame(frame) {
        frames.push(frame);
        if (frame.index === 1) client.dispose();
      },
    });
    expect(result).toEqual({ ok: false, fault: { kind: 'worker-died', worker: 'flood' } });
    expect(frames.length).toBeGreaterThanOrEqual(2);
  });

  it('refuses a broken case in the words of the engine', async () => {
    const bedM = small.bedM.map((bed, i) => (i === 3 ? Number.POSITIVE_INFINITY : bed));
    const result = await newEngine().run({ ...small, bedM }, hooks([]));
    expect(!result.ok && result.fault).toEqual({
      kind: 'flood-not-finite',
      field: 'bedM',
      cell: 3,
      value: 'Infinity',
    });
  });
});

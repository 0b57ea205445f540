import { afterEach, describe, expect, it } from 'vitest';
import { buildFloodCase } from '../../src/domain/hazard/flood/build-case.ts';
import { type CompactFrame, compactFrame } from '../../src/domain/hazard/flood/compact-frame.ts';
import { defaultFloodScenario } from '../../src/domain/hazard/flood/default-scenario.ts';
import type { FloodGround, ScenarioHooks } from '../../src/domain/hazard/flood/run-scenario.ts';
import type { FloodScenario } from '../../src/domain/hazard/flood/scenario.ts';
import type { Region } from '../../src/domain/region/region.ts';
import { FloodClient } from '../../src/workers/flood-client.ts';
import type { WorkerLike } from '../../src/workers/worker-client.ts';
import { runFlood } from '../support/flood-run.ts';
import { nodeWorker } from '../support/node-worker.ts';
import { buildRegion, metricGrid } from '../support/region-builder.ts';

const entry = new URL('../../src/workers/flood.worker.ts', import.meta.url);

interface Started {
  readonly worker: WorkerLike;
  sent: number;
  /** Called once the message that starts a run is on its way. */
  onRunSent: () => void;
  /** Ends the thread as a crash does: without a word but the error event. */
  crash(): void;
}
const workers: Started[] = [];
function start(): WorkerLike {
  const worker = nodeWorker(entry);
  const onError: (() => void)[] = [];
  const started: Started = {
    worker: {
      ...worker,
      postMessage: (...message: unknown[]) => {
        started.sent++;
        (worker.postMessage as (...some: unknown[]) => void)(...message);
        const [{ path }] = message as [{ readonly path?: readonly string[] }];
        if (path?.[0] === 'run') started.onRunSent();
      },
      addEventListener: (type: string, listener: () => void) => {
        if (type === 'error') onError.push(listener);
        worker.addEventListener(type as 'message', listener);
      },
    } as WorkerLike,
    sent: 0,
    onRunSent: () => undefined,
    crash: () => {
      worker.terminate();
      for (const listener of onError) listener();
    },
  };
  workers.push(started);
  return started.worker;
}

let client: FloodClient | null = null;
function clientOf(region: Region): FloodClient {
  client = new FloodClient(start);
  client.setRegion(region);
  return client;
}

afterEach(() => {
  client?.dispose();
  workers.length = 0;
});

function hillyRegion(columns: number, rows: number): Region {
  const terrainM = Float32Array.from(
    { length: columns * rows },
    (_, cell) => Math.sin((cell % columns) / 6) + Math.cos(Math.floor(cell / columns) / 5),
  );
  return buildRegion({ grid: metricGrid(columns, rows), terrainM });
}

const hills = hillyRegion(40, 30);
const storm: FloodScenario = { ...defaultFloodScenario(hills), endS: 900, outputEveryS: 300 };
const wide = hillyRegion(300, 300);
const endless: FloodScenario = { ...defaultFloodScenario(wide), endS: 864_000, outputEveryS: 60 };

interface Followed extends ScenarioHooks {
  readonly grounds: FloodGround[];
  readonly frames: CompactFrame[];
}
function follow(
  signal = new AbortController().signal,
  onFrame: (frame: CompactFrame) => void = () => undefined,
): Followed {
  const grounds: FloodGround[] = [];
  const frames: CompactFrame[] = [];
  return {
    signal,
    grounds,
    frames,
    onStart: (ground) => grounds.push(ground),
    onProgress: () => undefined,
    onFrame(frame) {
      frames.push(frame);
      onFrame(frame);
    },
  };
}

describe('the flood worker', () => {
  it('builds the case, gives the bits of the engine itself, and frames in order', async () => {
    const built = buildFloodCase(hills, storm);
    if (!built.ok) throw new Error(built.fault.kind);
    const direct = await runFlood(built.value);
    const hooks = follow();
    const result = await clientOf(hills).run(storm, hooks);
    expect(result.ok && result.value.resultHash).toBe(direct.summary.resultHash);
    expect(result.ok && result.value.maximumDepthM).toEqual(direct.summary.maximumDepthM);
    expect(hooks.grounds).toEqual([{ grid: hills.grid, bedM: hills.terrainM }]);
    expect(hooks.frames).toEqual(direct.frames.map(compactFrame));
    expect(hooks.frames.map(({ timeS }) => timeS)).toEqual([0, 300, 600, 900]);
  });

  it('is told the region once, and again when another one opens', async () => {
    const flood = clientOf(hills);
    await flood.run(storm, follow());
    const first = workers[0]?.sent ?? 0;
    await flood.run(storm, follow());
    expect((workers[0]?.sent ?? 0) - first).toBe(first - 1);
    const level = { ...hills, terrainM: new Float32Array(1200) };
    flood.setRegion(level);
    const hooks = follow();
    await flood.run(storm, hooks);
    expect(hooks.grounds[0]?.bedM).toEqual(level.terrainM);
  });

  it('answers an abort as cancelled, keeps the frames so far and is ready for the next run', async () => {
    const controller = new AbortController();
    const flood = clientOf(wide);
    const hooks = follow(controller.signal, ({ index }) => index === 1 && controller.abort());
    const result = await flood.run(endless, hooks);
    expect(!result.ok && result.fault.kind).toBe('flood-cancelled');
    expect(hooks.frames).toHaveLength(2);
    expect((await flood.run({ ...endless, endS: 60 }, follow())).ok).toBe(true);
    expect(workers).toHaveLength(1);
  });

  it('is not told of a run that was cancelled before its turn', async () => {
    const controller = new AbortController();
    const flood = clientOf(wide);
    await flood.run({ ...endless, endS: 60 }, follow());
    const sent = workers[0]?.sent;
    const running = flood.run(endless, follow(controller.signal));
    await Promise.resolve();
    controller.abort();
    const result = await running;
    expect(!result.ok && result.fault.kind).toBe('flood-cancelled');
    expect(workers[0]?.sent).toBe(sent);
  });

  it('shows nothing of a run that was cancelled while its case was built', async () => {
    const controller = new AbortController();
    const flood = clientOf(wide);
    await flood.run({ ...endless, endS: 60 }, follow());
    const [started] = workers as [Started];
    let runsSent = 0;
    started.onRunSent = () => {
      runsSent++;
      controller.abort();
    };
    const hooks = follow(controller.signal);
    const result = await flood.run(endless, hooks);
    expect(runsSent).toBe(1);
    expect(!result.ok && result.fault.kind).toBe('flood-cancelled');
    expect(hooks.grounds).toEqual([]);
    expect(hooks.frames).toEqual([]);
  });

  it('says that the worker died when it is ended in mid-run, and keeps the frames so far', async () => {
    const flood = clientOf(wide);
    const hooks = follow(undefined, ({ index }) => index === 1 && flood.dispose());
    const result = await flood.run(endless, hooks);
    expect(result).toEqual({ ok: false, fault: { kind: 'worker-died', worker: 'flood' } });
    expect(hooks.frames.length).toBeGreaterThanOrEqual(2);
  });

  it('tells a fresh worker the region after the first one died', async () => {
    const flood = clientOf(hills);
    await flood.run(storm, follow());
    workers[0]?.crash();
    expect((await flood.run(storm, follow())).ok).toBe(true);
    expect(workers).toHaveLength(2);
  });

  it('refuses in the words of the domain, before anything starts', async () => {
    const flood = clientOf(hills);
    const hooks = follow();
    const result = await flood.run({ ...storm, initialSaturation: 2 }, hooks);
    expect(!result.ok && result.fault).toMatchObject({
      kind: 'flood-out-of-range',
      field: 'initialSaturation',
    });
    const broken = {
      ...hills,
      terrainM: hills.terrainM.map((bed, i) => (i === 3 ? Number.POSITIVE_INFINITY : bed)),
    };
    flood.setRegion(broken);
    const refused = await flood.run(storm, hooks);
    expect(!refused.ok && refused.fault).toMatchObject({ kind: 'flood-not-finite', field: 'bedM', cell: 3 });
    expect(hooks.grounds).toEqual([]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { computeExposure } from '../../src/domain/exposure/compute-exposure.ts';
import { defaultExposureThresholds } from '../../src/domain/exposure/default-thresholds.ts';
import { type FeatureDepths, sampleDepths } from '../../src/domain/exposure/feature-depths.ts';
import { prepareExposure } from '../../src/domain/exposure/layout/prepare-exposure.ts';
import { compactFrame, depthsInM } from '../../src/domain/hazard/flood/compact-frame.ts';
import { defaultEvacuationOptions } from '../../src/domain/response/default-options.ts';
import { planEvacuation } from '../../src/domain/response/plan-evacuation.ts';
import type { PlanRequest } from '../../src/domain/response/response-questions.ts';
import { ResponseClient } from '../../src/workers/response-client.ts';
import type { WorkerLike } from '../../src/workers/worker-client.ts';
import { buildGridTown, levelField } from '../support/grid-town.ts';
import { nodeWorker } from '../support/node-worker.ts';

const entry = new URL('../../src/workers/response.worker.ts', import.meta.url);
const town = buildGridTown({
  seed: 5,
  cells: 60,
  streets: 6,
  houses: 150,
  shelters: 6,
  placesPerShelter: 40,
});
const thresholds = defaultExposureThresholds;
const options = { timeOfDay: 'night', thresholds } as const;
const field = levelField(town, 1.5);
const water = { grid: field.grid, bedM: field.bedM, depths: field.depthM };

const request: PlanRequest = {
  grid: town.grid,
  bedM: town.terrainM,
  frames: Array.from({ length: 13 }, (_, index) => {
    const { depthM } = levelField(town, (1.5 * index) / 12);
    const still = new Float32Array(depthM.length);
    return compactFrame({ index, timeS: 600 * index, depthM, velocityXMPerS: still, velocityYMPerS: still });
  }),
  maximumDepthM: field.depthM,
  thresholds,
  options: { ...defaultEvacuationOptions, departureS: 900 },
};

interface CountedWorker {
  readonly worker: WorkerLike;
  sent: number;
  /** Ends the thread as a crash does: without a word but the error event. */
  crash(): void;
}

function countedWorker(): CountedWorker {
  const worker = nodeWorker(entry);
  const onError: (() => void)[] = [];
  const counted: CountedWorker = {
    worker: {
      postMessage: (...message: unknown[]) => {
        counted.sent++;
        (worker.postMessage as (...some: unknown[]) => void)(...message);
      },
      addEventListener: (type: string, listener: () => void) => {
        if (type === 'error') onError.push(listener);
        worker.addEventListener(type as 'message', listener);
      },
      removeEventListener: worker.removeEventListener,
      terminate: () => worker.terminate(),
    } as WorkerLike,
    sent: 0,
    crash: () => {
      worker.terminate();
      for (const listener of onError) listener();
    },
  };
  return counted;
}

describe('the response client', () => {
  let client: ResponseClient;
  let workers: CountedWorker[];
  beforeEach(() => {
    workers = [];
    client = new ResponseClient(() => {
      const counted = countedWorker();
      workers.push(counted);
      return counted.worker;
    });
  });
  afterEach(() => client.dispose());

  it('answers what the domain computes, and leaves the arrays with their owner', async () => {
    await client.setRegion(town);
    const prepared = prepareExposure(town, town.grid);
    if (!prepared.ok) throw new Error(prepared.fault.kind);
    expect(await client.exposure(water, options)).toEqual(computeExposure(prepared.value, field, options));
    const sampled = (depthM: Float32Array): FeatureDepths => {
      const depths = sampleDepths(prepared.value, { ...field, depthM });
      if (!depths.ok) throw new Error(depths.fault.kind);
      return depths.value;
    };
    const wanted = planEvacuation({
      prepared: prepared.value,
      frames: request.frames.map(({ timeS, depthMm }) => ({ timeS, depths: sampled(depthsInM(depthMm)) })),
      maximum: sampled(field.depthM),
      thresholds,
      options: request.options,
    });
    expect(await client.plan(request)).toEqual(wanted);
    expect(field.depthM).toHaveLength(3600);
  });

  it('sends the frames once: planning again after closing a road costs one message', async () => {
    await client.setRegion(town);
    const first = await client.plan(request);
    if (!first.ok) throw new Error(first.fault.kind);
    const closed =
      first.value.assignments.find(({ routeEdges }) => routeEdges.length > 0)?.routeEdges[0] ?? 0;
    const before = workers[0]?.sent ?? 0;
    const again = await client.plan({
      ...request,
      options: { ...request.options, closedRoadEdges: [closed] },
    });
    if (!again.ok) throw new Error(again.fault.kind);
    expect((workers[0]?.sent ?? 0) - before).toBe(1);
    expect(again.value.assignments.some(({ routeEdges }) => routeEdges.includes(closed))).toBe(false);
  });

  it('forgets the frames of another run on the same ground', async () => {
    await client.setRegion(town);
    await client.plan(request);
    const dry = request.frames.map((frame) => ({ ...frame, depthMm: new Uint16Array(3600) }));
    const plan = await client.plan({ ...request, frames: dry, maximumDepthM: new Float32Array(3600) });
    expect(plan.ok && plan.value.totalPeople).toBe(0);
  });

  it('says so when no region is open', async () => {
    expect(await client.exposure(water, options)).toEqual({
      ok: false,
      fault: { kind: 'response-nothing-open', wanted: 'region' },
    });
  });

  it('tells a fresh worker everything again after the first one died', async () => {
    await client.setRegion(town);
    const before = await client.plan(request);
    workers[0]?.crash();
    expect(await client.plan(request)).toEqual(before);
    expect(workers).toHaveLength(2);
  });

  it('answers worker-died to a question under way, and the next one is answered', async () => {
    await client.setRegion(town);
    const under = client.plan(request);
    await new Promise((resolve) => setTimeout(resolve, 0));
    workers[0]?.crash();
    expect(await under).toEqual({ ok: false, fault: { kind: 'worker-died', worker: 'response' } });
    expect((await client.exposure(water, options)).ok).toBe(true);
  });
});

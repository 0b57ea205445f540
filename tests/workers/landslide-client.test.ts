import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LandslideClient } from '../../src/workers/landslide-client.ts';
import { centredGrid, heightsOf } from '../support/analytic-terrain.ts';
import { type ModelServer, serveLandslideModel } from '../support/model-server.ts';
import { nodeWorker } from '../support/node-worker.ts';

const entry = new URL('../../src/workers/landslide.worker.ts', import.meta.url);
const grid = centredGrid(300);
const ridges = heightsOf(grid, (x, y) => 400 + 120 * Math.sin(x / 90) + 0.3 * y);

describe('the landslide client', () => {
  let server: ModelServer;
  let client: LandslideClient;
  beforeAll(async () => {
    server = await serveLandslideModel();
  });
  afterAll(() => server.close());
  beforeEach(() => {
    const urls = { modelUrl: server.url('/model.onnx'), cardUrl: server.url('/card.json') };
    client = new LandslideClient(urls, () => nodeWorker(entry));
  });
  afterEach(() => client.dispose());

  it('brings the card', async () => {
    const card = JSON.parse(readFileSync('models/landslide/card.json', 'utf8')) as unknown;
    expect(await client.card()).toEqual({ ok: true, value: card });
  });

  it('computes a field in the worker, stage by stage, and leaves the terrain with its owner', async () => {
    const stages: string[] = [];
    const answer = await client.compute(grid, ridges, {
      signal: new AbortController().signal,
      onProgress: (stage, fraction) => stages.push(`${stage} ${fraction}`),
    });
    if (!answer.ok) throw new Error(JSON.stringify(answer.fault));
    const { field, threads } = answer.value;
    expect(threads).toBe(1);
    expect(field.probability.length).toBe(ridges.length);
    expect(field.probability.every((p) => p >= 0 && p <= 1)).toBe(true);
    expect(field.outside.some((flag) => flag === 0)).toBe(true);
    expect(ridges.length).toBe(90_000);
    expect(stages[0]).toMatch(/^features/);
    expect(stages.at(-1)).toBe('model 1');
  });

  it('answers cancelled when it is aborted, and computes again afterwards', async () => {
    const controller = new AbortController();
    const aborted = await client.compute(grid, ridges, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    expect(aborted).toEqual({ ok: false, fault: { kind: 'landslide-cancelled' } });
    const small = centredGrid(20);
    const again = await client.compute(
      small,
      heightsOf(small, (x) => 0.5 * x),
      { signal: new AbortController().signal, onProgress: () => {} },
    );
    expect(again.ok).toBe(true);
  });

  it('passes on what the terrain lacks', async () => {
    const answer = await client.compute(grid, new Float32Array(5), {
      signal: new AbortController().signal,
      onProgress: () => {},
    });
    expect(answer).toEqual({
      ok: false,
      fault: { kind: 'landslide-terrain-mismatch', length: 5, wanted: 90_000 },
    });
  });
});

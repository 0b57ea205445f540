import { afterEach, expect, test } from 'vitest';
import { WorkerClient } from '../../src/workers/worker-client.ts';
import { nodeWorker } from '../support/node-worker.ts';
import type { CountingApi } from '../support/workers/counting.worker.ts';

const entry = new URL('../support/workers/counting.worker.ts', import.meta.url);
const clients: WorkerClient<CountingApi>[] = [];

function countingClient(url = entry): WorkerClient<CountingApi> {
  const client = new WorkerClient<CountingApi>('counting', () => nodeWorker(url));
  clients.push(client);
  return client;
}

const died = { ok: false, fault: { kind: 'worker-died', worker: 'counting' } };

afterEach(() => {
  for (const client of clients.splice(0)) client.dispose();
});

test('calls reach one worker and come back as results', async () => {
  const client = countingClient();
  expect(await client.call((api) => api.count())).toEqual({ ok: true, value: 1 });
  expect(await client.call((api) => api.count())).toEqual({ ok: true, value: 2 });
});

test('a worker that exits answers every pending call with worker-died', async () => {
  const client = countingClient();
  const pending = [client.call((api) => api.waitForever()), client.call((api) => api.waitForever())];
  pending.push(client.call((api) => api.exit()));
  expect(await Promise.all(pending)).toEqual([died, died, died]);
});

test('an error outside any call counts as death', async () => {
  expect(await countingClient().call((api) => api.throwLater())).toEqual(died);
});

test('a script that cannot be loaded counts as death', async () => {
  const client = countingClient(new URL('../support/workers/absent.worker.ts', import.meta.url));
  expect(await client.call((api) => api.count())).toEqual(died);
});

test('after a death the next call starts a fresh worker', async () => {
  const client = countingClient();
  await client.call((api) => api.count());
  await client.call((api) => api.exit());
  expect(await client.call((api) => api.count())).toEqual({ ok: true, value: 1 });
});

test('stopping answers pending calls and a later call still works', async () => {
  const client = countingClient();
  const pending = client.call((api) => api.waitForever());
  client.stop();
  expect(await pending).toEqual(died);
  expect(await client.call((api) => api.count())).toEqual({ ok: true, value: 1 });
});

test('a disposed client answers without starting a worker', async () => {
  let started = 0;
  const client = new WorkerClient<CountingApi>('counting', () => {
    started += 1;
    return nodeWorker(entry);
  });
  client.dispose();
  expect(await client.call((api) => api.count())).toEqual(died);
  expect(started).toBe(0);
});

test('an exception inside a call is a bug and rejects', async () => {
  await expect(countingClient().call((api) => api.throwNow())).rejects.toThrow('a bug');
});

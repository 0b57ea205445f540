import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHttpSource } from '../../../src/packs/download/http-byte-source.ts';
import { hostNetwork, type NetworkTools } from '../../../src/packs/download/retry-policy.ts';
import { type OpenDataServer, startOpenDataServer } from '../../support/open-data-server.ts';

const body = Uint8Array.from({ length: 500_000 }, (_, i) => (i * 2_654_435_761) >>> 24);
const tools: NetworkTools = {
  ...hostNetwork({ attempts: 3, firstWaitMs: 1, longestWaitMs: 2, leastBytesPerS: 1000, slowWindowMs: 300 }),
};
const { signal } = new AbortController();
let server: OpenDataServer;

beforeAll(async () => {
  server = await startOpenDataServer();
  server.serve('/big.tif', body);
});
afterAll(() => server.close());

async function open(path = '/big.tif') {
  const opened = await openHttpSource(`${server.origin}${path}`, signal, tools);
  if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
  return opened.value;
}

test('any range is the range of the file', async () => {
  const source = await open();
  expect(source.sizeBytes).toBe(body.length);
  await fc.assert(
    fc.asyncProperty(fc.nat(520_000), fc.nat(200_000), async (start, length) => {
      const read = await source.read(start, length);
      expect(read.ok && Buffer.compare(read.value, body.subarray(start, start + length))).toBe(0);
    }),
    { numRuns: 60 },
  );
});

test('a block is asked for once, and neighbours together', async () => {
  const before = server.seen.length;
  const source = await open();
  await source.read(100_000, 250_000);
  await source.read(120_000, 1000);
  await source.read(0, 10);
  expect(server.seen.slice(before).map((request) => request.range)).toEqual([
    'bytes=0-65535',
    'bytes=65536-393215',
  ]);
});

test('a busy or cut answer is asked for again', async () => {
  const source = await open();
  server.misbehave(
    '/big.tif',
    { kind: 'cut', share: 0.6, times: 1 },
    { kind: 'status', status: 503, times: 1 },
  );
  const read = await source.read(400_000, 1000);
  expect(read.ok && Buffer.compare(read.value, body.subarray(400_000, 401_000))).toBe(0);
});

test('a server without ranges is named as such with the size of the file', async () => {
  server.serve('/whole.tif', body);
  server.misbehave('/whole.tif', { kind: 'no-ranges' });
  expect(await openHttpSource(`${server.origin}/whole.tif`, signal, tools)).toEqual({
    ok: false,
    fault: { kind: 'download-no-ranges', url: `${server.origin}/whole.tif`, sizeBytes: 500_000 },
  });
});

test('a file that changes while it is read is noticed', async () => {
  server.serve('/changing.tif', body);
  const source = await open('/changing.tif');
  server.serve('/changing.tif', body.toReversed());
  expect(await source.read(200_000, 10)).toMatchObject({ ok: false, fault: { reason: 'download-changed' } });
});

test('an answer that stands still is given up in time', async () => {
  server.serve('/still.tif', body);
  const source = await open('/still.tif');
  server.misbehave('/still.tif', { kind: 'drip', chunkBytes: 1, everyMs: 200 });
  expect(await source.read(300_000, 10)).toMatchObject({ ok: false, fault: { reason: 'download-slow' } });
});

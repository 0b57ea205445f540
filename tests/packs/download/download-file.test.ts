import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { folderStore } from '../../../src/cli/download/folder-store.ts';
import { type DownloadTask, downloadFile } from '../../../src/packs/download/download-file.ts';
import { hostNetwork, type NetworkTools } from '../../../src/packs/download/retry-policy.ts';
import { type OpenDataServer, startOpenDataServer } from '../../support/open-data-server.ts';

const body = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 2_654_435_761) >>> 24);
const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

let server: OpenDataServer;
let folder: string;
let waitsMs: number[];
let path = '/0';
let count = 0;

beforeAll(async () => {
  server = await startOpenDataServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'haetae-download-'));
  waitsMs = [];
  count += 1;
  path = `/${count}/dem.tif`;
  server.serve(path, body);
  return () => rm(folder, { recursive: true });
});

const tools = (): NetworkTools => ({
  ...hostNetwork({
    attempts: 3,
    firstWaitMs: 100,
    longestWaitMs: 1000,
    leastBytesPerS: 2000,
    slowWindowMs: 300,
  }),
  wait: (ms) => {
    waitsMs.push(ms);
    return Promise.resolve();
  },
  chance: () => 0,
});

const task = (more: Partial<DownloadTask> = {}): DownloadTask => ({
  url: `${server.origin}${path}`,
  wanted: 'binary',
  mostBytes: 1e6,
  ...more,
});

const download = (more: Partial<DownloadTask> = {}, signal = new AbortController().signal) =>
  downloadFile(task(more), { store: folderStore(folder), key: 'dem', signal }, tools());

async function expectWhole(downloaded: Awaited<ReturnType<typeof download>>): Promise<void> {
  if (!downloaded.ok) throw new Error(JSON.stringify(downloaded.fault));
  const read = await downloaded.value.source.read(0, 1e6);
  expect(read.ok && sha(read.value)).toBe(sha(body));
  expect(downloaded.value.sha256).toBe(sha(body));
}

const rangesAsked = (): readonly (string | null)[] =>
  server.seen.filter((request) => request.path === path).map((request) => request.range);

test('a file comes whole, and a second download of it asks the server nothing', async () => {
  await expectWhole(await download({ sha256: sha(body) }));
  await expectWhole(await download());
  expect(rangesAsked()).toEqual([null]);
});

test('a connection cut at 60 % goes on where it stopped', async () => {
  server.misbehave(path, { kind: 'cut', share: 0.6, times: 1 });
  await expectWhole(await download());
  const [first, second] = rangesAsked();
  expect(first).toBeNull();
  expect(second).toMatch(/^bytes=[1-9]\d*-$/u);
});

test('a whole file whose run ended before its checksum is not fetched again', async () => {
  await expectWhole(await download());
  const store = folderStore(folder);
  const kept = await store.find('dem');
  const read = await (await store.open('dem')).read(0, 1e6);
  if (kept === null || !read.ok) throw new Error('nothing kept');
  await store.begin('dem', kept);
  await store.append('dem', read.value);
  await expectWhole(await download());
  expect(rangesAsked()).toEqual([null]);
});

test('a full disk is no fault of the connection: it ends the download at once', async () => {
  const store = { ...folderStore(folder), append: () => Promise.reject(new Error('ENOSPC')) };
  const { signal } = new AbortController();
  await expect(downloadFile(task(), { store, key: 'dem', signal }, tools())).rejects.toThrow('ENOSPC');
  expect(rangesAsked()).toHaveLength(1);
});

test('a run that gave up is taken up by the next run', async () => {
  server.misbehave(path, { kind: 'cut', share: 0.6, times: 1 }, { kind: 'status', status: 503, times: 3 });
  const first = await download();
  expect(first).toMatchObject({ ok: false, fault: { kind: 'download-busy', status: 503 } });
  await expectWhole(await download());
  expect(rangesAsked().at(-1)).toMatch(/^bytes=[1-9]\d*-$/u);
});

test('a file that changed on the server meanwhile is fetched anew, never sewn together', async () => {
  server.serve(path, new Uint8Array(300_000).fill(7));
  server.misbehave(path, { kind: 'cut', share: 0.5, times: 1 }, { kind: 'status', status: 500, times: 3 });
  expect((await download()).ok).toBe(false);
  server.serve(path, body);
  await expectWhole(await download());
});

test('without a validator nothing is resumed: nobody could tell that it is the same file', async () => {
  server.misbehave(path, { kind: 'no-validator', times: 1 }, { kind: 'cut', share: 0.6, times: 1 });
  await expectWhole(await download());
  server.misbehave(path);
});

test('a server that asks to wait gets its wait, in seconds', async () => {
  server.misbehave(path, { kind: 'status', status: 429, retryAfter: '7', times: 1 });
  await expectWhole(await download());
  expect(waitsMs).toEqual([7000]);
});

test('waits double, and after the last attempt one fault says what and how often', async () => {
  server.misbehave(path, { kind: 'status', status: 503 });
  expect(await download()).toEqual({
    ok: false,
    fault: { kind: 'download-busy', url: task().url, status: 503, attempts: 3 },
  });
  expect(waitsMs).toEqual([100, 200]);
});

test('a wait of an hour is a refusal', async () => {
  server.misbehave(path, { kind: 'status', status: 429, retryAfter: '3600' });
  expect(await download()).toMatchObject({ ok: false, fault: { kind: 'download-busy', status: 429 } });
  expect(waitsMs).toEqual([]);
});

test('no such file, as over the sea, is told from a refusal and is asked for once', async () => {
  const { fault } = (await download({ url: `${server.origin}/sea.tif` })) as { fault: object };
  expect(fault).toEqual({ kind: 'download-not-found', url: `${server.origin}/sea.tif` });
  server.misbehave(path, { kind: 'status', status: 403 });
  expect(await download()).toMatchObject({ ok: false, fault: { kind: 'download-refused', status: 403 } });
  expect(rangesAsked()).toHaveLength(1);
});

test('a body shorter than its stated length is never taken for the file', async () => {
  server.misbehave(path, { kind: 'wrong-length', moreBytes: 50 });
  expect(await download()).toMatchObject({
    ok: false,
    fault: { kind: 'download-cut', wantedBytes: 300_050 },
  });
});

test('a connection that drips is dropped and taken up again', async () => {
  server.misbehave(path, { kind: 'drip', chunkBytes: 50, everyMs: 100, times: 1 });
  await expectWhole(await download());
  expect(rangesAsked().at(-1)).toMatch(/^bytes=[1-9]\d*-$/u);
});

test.each(['text/html; charset=utf-8', 'image/tiff'])(
  'a page for people sent as %s is refused',
  async (type) => {
    server.misbehave(path, { kind: 'html', type });
    expect(await download()).toMatchObject({
      ok: false,
      fault: { kind: 'download-wrong-content', wanted: 'binary' },
    });
    expect(rangesAsked()).toHaveLength(1);
  },
);

test('more bytes than any file of the source has are refused by their stated length', async () => {
  expect(await download({ mostBytes: 100_000 })).toEqual({
    ok: false,
    fault: { kind: 'download-too-large', url: task().url, cameBytes: 300_000, mostBytes: 100_000 },
  });
});

test('a small compressed body that swells past the limit is stopped, and nothing of it is kept', async () => {
  const bomb = gzipSync(new Uint8Array(20e6));
  server.misbehave(path, { kind: 'encoded', body: bomb });
  const { fault } = (await download()) as { fault: { kind: string; cameBytes: number } };
  expect(fault.kind).toBe('download-too-large');
  expect(fault.cameBytes).toBeLessThan(2e6);
  expect(await readdir(folder)).toEqual([]);
});

test('bytes with another checksum than the published one are thrown away', async () => {
  const wanted = sha(new Uint8Array([1]));
  expect(await download({ sha256: wanted })).toEqual({
    ok: false,
    fault: { kind: 'download-checksum', url: task().url, wanted, came: sha(body) },
  });
  expect(await readdir(folder)).toEqual([]);
});

test('a host that is not there is named, and keys in the address are not', async () => {
  const closed = await startOpenDataServer();
  await closed.close();
  const { fault } = (await download({ url: `${closed.origin}/dem.tif?key=secret` })) as { fault: object };
  expect(fault).toMatchObject({ kind: 'download-unreachable', host: new URL(closed.origin).host });
  expect(JSON.stringify(fault)).not.toContain('secret');
});

test('a cancelled download stops and keeps what came', async () => {
  const giving = new AbortController();
  server.misbehave(path, { kind: 'drip', chunkBytes: 20_000, everyMs: 20 });
  setTimeout(() => giving.abort(), 100);
  expect(await download({}, giving.signal)).toMatchObject({
    ok: false,
    fault: { kind: 'download-cancelled' },
  });
  server.misbehave(path);
  await expectWhole(await download());
  expect(rangesAsked().at(-1)).toMatch(/^bytes=[1-9]\d*-$/u);
});

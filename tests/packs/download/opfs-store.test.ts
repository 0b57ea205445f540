import { afterEach, beforeEach, expect, test } from 'vitest';
import { downloadFile } from '../../../src/packs/download/download-file.ts';
import { measureDownloads, opfsStore } from '../../../src/packs/download/opfs-store.ts';
import { defaultRetryPolicy, hostNetwork } from '../../../src/packs/download/retry-policy.ts';
import { MemoryDirectory } from '../../support/memory-directory.ts';
import { type OpenDataServer, startOpenDataServer } from '../../support/open-data-server.ts';

let server: OpenDataServer;
beforeEach(async () => {
  server = await startOpenDataServer();
});
afterEach(() => server.close());

const bytes = Uint8Array.from({ length: 300_000 }, (_, k) => (k * 7919) % 251);
const folderIn = (directory: MemoryDirectory) => directory as unknown as FileSystemDirectoryHandle;
const network = (attempts: number) => hostNetwork({ ...defaultRetryPolicy, attempts, firstWaitMs: 1 });
const place = (directory: MemoryDirectory) => ({
  store: opfsStore(folderIn(directory)),
  key: 'map',
  signal: new AbortController().signal,
});

test('a download that was cut goes on where it stopped when the browser is opened again', async () => {
  const directory = new MemoryDirectory();
  const task = { url: `${server.origin}/map.pbf`, wanted: 'binary', mostBytes: 1e6 } as const;
  server.serve('/map.pbf', bytes);
  server.misbehave('/map.pbf', { kind: 'cut', share: 0.6, times: 1 });
  const first = await downloadFile(task, place(directory), network(1));
  expect(first.ok || first.fault.kind).toBe('download-cut');
  const half = (await opfsStore(folderIn(directory)).find('map'))?.bytes ?? 0;
  expect(half).toBeGreaterThan(0);
  expect(half).toBeLessThan(bytes.length);

  const second = await downloadFile(task, place(directory), network(1));
  if (!second.ok) throw new Error(second.fault.kind);
  expect(server.seen.at(-1)?.range).toBe(`bytes=${half}-`);
  const read = await second.value.source.read(0, bytes.length);
  expect(read.ok && Buffer.compare(read.value, bytes)).toBe(0);
  expect(await measureDownloads(folderIn(directory))).toEqual({ files: 1, bytes: bytes.length });

  const asked = server.seen.length;
  expect((await downloadFile(task, place(directory), network(1))).ok).toBe(true);
  expect(server.seen).toHaveLength(asked);
});

test('a chunk that does not fit leaves what was there before it, and says that there is no room', async () => {
  const directory = new MemoryDirectory('', { leftBytes: 1000 });
  const store = opfsStore(folderIn(directory));
  await store.begin('map', { validator: '"a"', totalBytes: 2000 });
  await store.append('map', new Uint8Array(500));
  await expect(store.append('map', new Uint8Array(1500))).rejects.toThrow('QuotaExceededError');
  expect(await store.find('map')).toEqual({ bytes: 500, validator: '"a"', totalBytes: 2000, sha256: null });
});

test('what was begun anew or dropped is gone, and a name that is no key never reaches the folder', async () => {
  const store = opfsStore(folderIn(new MemoryDirectory()));
  await store.begin('map', { validator: null, totalBytes: null });
  await store.append('map', new Uint8Array(10));
  await store.begin('map', { validator: null, totalBytes: null });
  expect((await store.find('map'))?.bytes).toBe(0);
  await store.drop('map');
  await store.drop('map');
  expect(await store.find('map')).toBeNull();
  await expect(store.open('map')).rejects.toThrow();
  for (const key of ['../packs', 'a/b', '', '.']) await expect(store.find(key)).rejects.toThrow(RangeError);
});

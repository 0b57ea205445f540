import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { createServer, type ViteDevServer } from 'vite';
import { developmentHeaders } from '../../server-headers.ts';
import { chromiumArguments, ensureChromium } from '../support/chromium.ts';
import { liveJournal, nightDraft } from '../support/journal-drafts.ts';
import { openJournalWindow, seenIn, writeIn } from '../support/journal-window.ts';
import { expect, test } from '../support/journey.ts';

/** The journal's own modules as the development server gives them: the app needs no page that only a test opens. */
let server: ViteDevServer;
test.beforeAll(async () => {
  server = await createServer({ server: { port: 0, headers: developmentHeaders }, logLevel: 'error' });
  await server.listen();
});
test.afterAll(() => server.close());

async function openWindow(context: BrowserContext, identity: object = liveJournal): Promise<Page> {
  const page = await context.newPage();
  const origin = (server.resolvedUrls?.local[0] ?? '').replace(/\/$/, '');
  await page.route('**/blank', (route) =>
    route.fulfill({
      contentType: 'text/html',
      headers: developmentHeaders,
      body: '<!doctype html><link rel="icon" href="data:,"><title>blank</title>',
    }),
  );
  await page.goto(`${origin}/blank`);
  await openJournalWindow(page, identity);
  return page;
}

const drafts = (from: number, count: number, author: string) =>
  Array.from({ length: count }, (_, n) => nightDraft(from + n, author));

/** Every window sees `count` entries, in one order, with one state. */
async function expectAgreement(windows: readonly Page[], count: number): Promise<void> {
  for (const window of windows) await expect.poll(async () => (await seenIn(window)).ids.length).toBe(count);
  const [first, ...others] = await Promise.all(windows.map(seenIn));
  expect(first?.fault).toBeNull();
  expect(first?.pending).toBe(0);
  expect(new Set(first?.ids).size).toBe(count);
  for (const other of others) expect(other).toEqual(first);
}

test('two windows of one machine write at once and see one order and one state', async ({ context }) => {
  const [left, right] = [await openWindow(context), await openWindow(context)];
  const states = await Promise.all([
    writeIn(left, drafts(0, 120, '박상황'), 8),
    writeIn(right, drafts(1000, 120, '김교대'), 8),
  ]);
  expect(new Set(states.flat())).toEqual(new Set(['kept']));
  await expectAgreement([left, right], 240);
  const late = await openWindow(context);
  await expectAgreement([left, right, late], 240);
});

test('one id handed in by two windows gives one entry, and a drill is another journal', async ({
  context,
}) => {
  const [left, right] = [await openWindow(context), await openWindow(context)];
  const same = drafts(0, 30, '박상황');
  await Promise.all([writeIn(left, same, 4), writeIn(right, same, 4)]);
  await expectAgreement([left, right], 30);
  const drill = await openWindow(context, { ...liveJournal, mode: 'drill' });
  expect((await seenIn(drill)).ids).toEqual([]);
});

test('a window killed while it writes for all loses nothing acknowledged, and the other goes on', async ({
  context,
}) => {
  const writer = await openWindow(context);
  const other = await openWindow(context);
  const acknowledged: string[] = [];
  const killer = await context.newCDPSession(writer);
  await writer.exposeFunction('acknowledged', (id: string) => {
    if (acknowledged.push(id) === 100) void killer.send('Page.crash').catch(() => undefined);
  });
  const writing = writeIn(writer, drafts(0, 5000, '박상황'), 16).catch((error: unknown) => error);
  const alsoWriting = writeIn(other, drafts(10_000, 200, '김교대'), 4);
  expect(await writing).toBeInstanceOf(Error);
  expect(new Set(await alsoWriting)).toEqual(new Set(['kept']));
  const survivor = await seenIn(other);
  expect(survivor.fault).toBeNull();
  expect(acknowledged.filter((id) => !survivor.ids.includes(id))).toEqual([]);
  expect(acknowledged.length).toBeGreaterThanOrEqual(100);
  expect(survivor.ids.length).toBeLessThan(5200);
  const fresh = await openWindow(context);
  await expectAgreement([other, fresh], survivor.ids.length);
});

test('a browser killed while it writes opens clean and complete up to the last acknowledged entry', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'haetae-profile-'));
  const launch = () =>
    chromium.launchPersistentContext(profile, {
      executablePath: ensureChromium(),
      args: [...chromiumArguments],
      headless: true,
      serviceWorkers: 'block',
    });
  try {
    const context = await launch();
    const page = await openWindow(context);
    const acknowledged: string[] = [];
    const session = await context.browser()?.newBrowserCDPSession();
    const { processInfo } = (await session?.send('SystemInfo.getProcessInfo')) ?? { processInfo: [] };
    const pid = processInfo.find(({ type }) => type === 'browser')?.id;
    if (pid === undefined) throw new Error('the browser did not give its process id');
    await page.exposeFunction('acknowledged', (id: string) => {
      if (acknowledged.push(id) === 100) process.kill(pid, 'SIGKILL');
    });
    const writing = writeIn(page, drafts(0, 5000, '박상황'), 16).catch((error: unknown) => error);
    expect(await writing).toBeInstanceOf(Error);
    const again = await launch();
    const { ids, fault } = await seenIn(await openWindow(again));
    expect(fault).toBeNull();
    expect(acknowledged.length).toBeGreaterThanOrEqual(100);
    expect(acknowledged.filter((id) => !ids.includes(id))).toEqual([]);
    await again.close();
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
});

test('a changed byte in the stored log is named when the journal is opened, and nothing is added behind it', async ({
  context,
}) => {
  const first = await openWindow(context);
  await writeIn(first, drafts(0, 6, '박상황'));
  await first.evaluate(async () => {
    const open = indexedDB.open('haetae-journal/live.cheongju.main');
    const database = await new Promise<IDBDatabase>((resolve) => {
      open.onsuccess = () => resolve(open.result);
    });
    const transaction = database.transaction('entries', 'readwrite');
    const row = transaction.objectStore('entries').get(4);
    row.onsuccess = () =>
      transaction
        .objectStore('entries')
        .put({ ...row.result, line: row.result.line.replace('entry-000003', 'entry-000008') });
    await new Promise((resolve) => {
      transaction.oncomplete = resolve;
    });
    database.close();
  });
  await first.close();
  const opened = await openWindow(context);
  const seen = await seenIn(opened);
  expect(seen.ids.length).toBe(3);
  expect(seen.fault).toMatchObject({ kind: 'journal-entry-bad', position: 4, problem: 'wrong-hash' });
  expect(await writeIn(opened, drafts(50, 1, '박상황'))).toEqual(['journal-entry-bad']);
});

import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { type PreviewServer, preview } from 'vite';
import type { ByteSource } from '../../src/packs/bytes/byte-source.ts';
import { openApp, setNumber, showTab, theMap } from '../support/app-page.ts';
import { expect, expectAccessible, test } from '../support/journey.ts';
import { type OpenDataServer, startOpenDataServer } from '../support/open-data-server.ts';
import { villageBoundaries, villageBoundsDeg, villageFiles } from '../support/village-files.ts';

const sharedData = new URL('../../../shared/data/', import.meta.url).pathname;
const hasShared = existsSync(sharedData);
if (!hasShared) process.stdout.write('skipped: building of real files (needs ../shared/data)\n');

async function bytesOf(file: ByteSource): Promise<Buffer> {
  const read = await file.read(0, file.sizeBytes);
  if (!read.ok) throw new Error(read.fault.kind);
  return Buffer.from(read.value);
}

async function openBuild(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: '지역 보관함' }).first().click();
  await page
    .getByRole('dialog', { name: '지역 보관함' })
    .getByRole('button', { name: '여기 만들기…' })
    .click();
  const dialog = page.getByRole('dialog', { name: '여기 만들기' });
  await expect(dialog.getByRole('application', { name: '범위를 고르는 지도' })).toBeVisible();
  return dialog;
}

type Given = string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

async function give(page: Page, dialog: Locator, files: readonly Given[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: '파일 고르기' }).click();
  await (await chooser).setFiles(files as string[]);
}

const asGiven = async (files: readonly ByteSource[]): Promise<readonly Given[]> =>
  Promise.all(
    files.map(async (file) => ({
      name: file.name,
      mimeType: 'application/octet-stream',
      buffer: await bytesOf(file),
    })),
  );

/** A picture of a state, for people to look at, where one asks for them. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env.HAETAE_SHOTS;
  if (folder === undefined) return;
  for (const [width, height] of [
    [1440, 900],
    [1024, 768],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.screenshot({ path: join(folder, `${name}-${width}.png`), timeout: 120_000 });
  }
}

test('a region is built of files of this machine, kept, opened, and its report stays', async ({ page }) => {
  test.setTimeout(900_000);
  await openApp(page);
  const dialog = await openBuild(page);
  await expect(dialog.getByRole('button', { name: '만들기', exact: true })).toBeDisabled();
  await look(page, 'empty');
  await expectAccessible(page);
  await give(page, dialog, [
    ...(await asGiven([...villageFiles(), villageBoundaries()])),
    { name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from([255, 216, 255]) },
  ]);
  const files = dialog.getByRole('table', { name: /고른 파일 6개/ });
  await expect(files.getByRole('row', { name: /대피소.csv/ })).toContainText('대피소·시설');
  await expect(files.getByRole('row', { name: /photo.jpg/ })).toContainText('지역에 쓰이지 않음');

  await dialog.getByRole('searchbox', { name: '행정구역 찾기' }).fill('ㅅㅎㅅ');
  await dialog.getByRole('button', { name: '시험시', exact: true }).click();
  await expect(dialog.getByRole('textbox', { name: '지역 이름' })).toHaveValue('시험시');
  await expect(dialog.getByText(/약 9\d × 9\d = |약 9\d × 9\d칸/)).toBeVisible();
  await expect(dialog.getByText('관측소와 기록')).toBeVisible();
  await look(page, 'ready');
  await expectAccessible(page);

  await setNumber(dialog, '격자 크기', 0.1);
  await expect(dialog.getByRole('alert').filter({ hasText: '너무 큽니다' })).toContainText(/1 m 이상/);
  await expect(dialog.getByRole('button', { name: '만들기', exact: true })).toBeDisabled();
  await look(page, 'too-large');
  await setNumber(dialog, '격자 크기', 10);

  await page.evaluate(() => {
    Object.defineProperty(navigator, 'onLine', { get: () => false });
    window.dispatchEvent(new Event('offline'));
  });
  await expect(dialog.getByText('지금 인터넷에 연결되어 있지 않습니다.', { exact: false })).toBeVisible();
  await dialog.getByRole('button', { name: '만들기', exact: true }).click();
  await expect(dialog.getByText('시험시 지역을 만들어 보관함에 넣었습니다.')).toBeVisible({
    timeout: 120_000,
  });
  const stages = dialog.getByRole('table', { name: '단계별 결과' });
  await expect(stages.getByRole('row', { name: /건물·도로·하천/ })).toContainText('건물 21');
  await expect(stages.getByRole('row', { name: /관측소와 기록/ })).toContainText('자료 없음');
  const gave = dialog.getByRole('table', { name: '파일마다 준 것' });
  await expect(gave.getByRole('row', { name: /photo.jpg/ })).toContainText('쓰이지 않음');
  await look(page, 'result');
  await expectAccessible(page);

  await dialog.getByRole('button', { name: '이 지역 열기' }).click();
  await expect(dialog).toBeHidden({ timeout: 120_000 });
  await expect(page.getByRole('button', { name: '시험시' })).toBeVisible();
  await expect(theMap(page)).toHaveAttribute('data-scene-status', 'ready', { timeout: 180_000 });
  await showTab(page, '지역');
  await expect(page.getByText('21동')).toBeVisible();
  await look(page, 'opened');

  await page.reload();
  await page.getByRole('button', { name: '지역 보관함' }).first().click();
  const card = page.getByRole('listitem').filter({ hasText: '시험시' }).filter({ hasText: '고유값' });
  await expect(card.getByText('이상 없음', { exact: false })).toBeVisible();
  await expect(card.getByText('행정구역', { exact: false }).first()).toBeVisible();
  await card.getByText('시험시 만든 기록').click();
  await expect(card.getByRole('table', { name: '단계별 결과' })).toContainText('건물 21');
  await look(page, 'kept-report');
});

test('an area is drawn on the map, moved and changed by a corner', async ({ page }) => {
  test.setTimeout(600_000);
  await openApp(page);
  const dialog = await openBuild(page);
  const map = dialog.getByRole('application', { name: '범위를 고르는 지도' });
  const frame = await map.boundingBox();
  if (frame === null) throw new Error('no map');
  const at = (x: number, y: number) => [frame.x + x * frame.width, frame.y + y * frame.height] as const;
  const drag = async (from: readonly [number, number], to: readonly [number, number]): Promise<void> => {
    await page.mouse.move(...at(...from));
    await page.mouse.down();
    await page.mouse.move(...at(...to), { steps: 5 });
    await page.mouse.up();
  };
  const field = async (name: string): Promise<number> =>
    Number(await dialog.getByRole('textbox', { name, exact: true }).inputValue());
  await drag([0.4, 0.4], [0.6, 0.6]);
  const west = await field('서쪽 경도');
  const east = await field('동쪽 경도');
  expect(east - west).toBeGreaterThan(0.5);
  await expect(dialog.getByRole('alert').filter({ hasText: '너무 큽니다' })).toBeVisible();
  await drag([0.5, 0.5], [0.6, 0.5]);
  expect((await field('서쪽 경도')) - west).toBeCloseTo((east - west) / 2, 1);
  await drag([0.7, 0.6], [0.8, 0.7]);
  expect((await field('동쪽 경도')) - east).toBeCloseTo(east - west, 0);
  await setNumber(dialog, '가운데에서 한 변', 20);
  await expect(dialog.getByText(/20\.0 × 20\.0 km/)).toBeVisible();
  await dialog.getByRole('button', { name: '범위에 맞춤' }).click();
  await look(page, 'drawn');
});

test.describe('of open data', () => {
  test.use({ expectedErrors: [/net::ERR_/, /Failed to load resource/, /status of 4\d\d/, /CORS/] });
  let data: OpenDataServer;
  let app: PreviewServer;
  let folder: string;

  test.beforeAll(async () => {
    data = await startOpenDataServer();
    folder = await mkdtemp(join(tmpdir(), 'haetae-office-'));
    const origin = data.origin.replace('127.0.0.1', 'localhost');
    const off = ['srtm-skadi', 'mapterhorn', 'terrarium', 'geofabrik-south-korea', 'kostat-areas-2018'];
    const sources = {
      ...Object.fromEntries(off.map((id) => [id, false])),
      'copernicus-glo30': { url: `${origin}/dem/{ns}{lat2}{ew}{lng3}.tif` },
      'esa-worldcover-2021': { url: `${origin}/cover/{ns}{lat2}{ew}{lng3}.tif` },
      'worldpop-korea-2020': { url: `${origin}/kor_ppp_2020.tif` },
      overpass: { url: `${origin}/overpass?data={query}` },
    };
    const settings = join(folder, 'sources.json');
    await writeFile(settings, JSON.stringify({ sources }));
    process.env.HAETAE_SOURCES = settings;
    app = await preview({ preview: { port: 0, strictPort: false }, logLevel: 'error' });
    delete process.env.HAETAE_SOURCES;
    const [heights, people, map] = await Promise.all(villageFiles().map(bytesOf));
    data.serve('/dem/N36E127.tif', heights as Buffer);
    data.serve('/kor_ppp_2020.tif', people as Buffer);
    // Blanks after the JSON make it long enough to be stopped on its way.
    const longMap = Buffer.concat([map as Buffer, Buffer.alloc(400_000, ' ')]);
    data.serve('/overpass', longMap, 'application/json');
  });
  test.afterAll(async () => {
    await app.close();
    await data.close();
    await rm(folder, { recursive: true });
  });

  test('a cut connection and a busy server are got over, stopping keeps what came, and a server that is gone is said once', async ({
    page,
  }) => {
    test.setTimeout(900_000);
    const overpass = () => data.seen.filter(({ path }) => path.startsWith('/overpass'));
    await page.goto(app.resolvedUrls?.local[0] ?? '');
    await expect(page.getByText('가상 지역').first()).toBeVisible({ timeout: 120_000 });
    const dialog = await openBuild(page);
    const edges = ['서쪽 경도', '남쪽 위도', '동쪽 경도', '북쪽 위도'] as const;
    for (const [k, edge] of edges.entries()) {
      await setNumber(dialog, edge, Number((villageBoundsDeg[k] as number).toFixed(5)));
    }
    await dialog.getByRole('textbox', { name: '지역 이름' }).fill('먼 마을');
    await dialog.getByText('파일에 없는 자료는 인터넷의 공개 자료로').click();
    await expect(dialog.getByText(/코페르니쿠스/)).toBeVisible();
    await expect(dialog.getByText(/ODbL-1.0 · localhost/)).toBeVisible();
    await expect(dialog.getByText(/크기를 알 수 없는 자료 1건/)).toBeVisible();
    await look(page, 'open-data');
    await expectAccessible(page);

    data.misbehave('/dem/N36E127.tif', { kind: 'status', status: 429, retryAfter: '1', times: 1 });
    data.misbehave('/overpass', { kind: 'drip', chunkBytes: 2000, everyMs: 500, times: 1 });
    await dialog.getByRole('button', { name: '만들기', exact: true }).click();
    await expect(dialog.getByText(/overpass.json · 0\.\d+ \//)).toBeVisible({ timeout: 60_000 });
    await page.waitForTimeout(1500);
    await look(page, 'downloading');
    await expectAccessible(page);
    const cancelledMs = Date.now();
    await dialog.getByRole('button', { name: '멈추기' }).click();
    await expect(dialog.getByText('멈췄습니다.', { exact: false })).toBeVisible();
    expect(Date.now() - cancelledMs).toBeLessThan(1000);
    await look(page, 'cancelled');

    const before = overpass().length;
    data.misbehave('/overpass', { kind: 'cut', share: 0.5, times: 1 });
    await dialog.getByRole('button', { name: '이어서 만들기' }).click();
    await expect(dialog.getByText('먼 마을 지역을 만들어 보관함에 넣었습니다.')).toBeVisible({
      timeout: 120_000,
    });
    const ranges = overpass()
      .slice(before)
      .map(({ range }) => Number(/^bytes=(\d+)-$/u.exec(range ?? '')?.[1]));
    expect(ranges).toHaveLength(2);
    expect(ranges[0]).toBeGreaterThan(0);
    // What a broken connection had sent but not handed over is the browser's to drop; what was kept is never asked for again.
    expect(ranges[1]).toBeGreaterThanOrEqual(ranges[0] as number);
    await expect(dialog.getByRole('table', { name: '단계별 결과' })).toContainText('건물 21');
    await look(page, 'online-result');

    await data.close();
    await dialog.getByRole('button', { name: '다시 정하기' }).click();
    await dialog.getByRole('button', { name: '둔 자료 지우기' }).click();
    await expect(dialog.getByRole('button', { name: '둔 자료 지우기' })).toHaveCount(0);
    await dialog.getByRole('button', { name: '만들기', exact: true }).click();
    await expect(dialog.getByText('인터넷에 연결할 수 없어', { exact: false }).first()).toBeVisible({
      timeout: 180_000,
    });
    await expect(dialog.getByText('만들지 못했습니다.', { exact: false })).toBeVisible();
    await look(page, 'gone');
    await page.keyboard.press('Escape');
    const card = page.getByRole('listitem').filter({ hasText: '먼 마을' }).filter({ hasText: '고유값' });
    await expect(card.getByText('이상 없음', { exact: false })).toBeVisible();
  });
});

test.describe('of real files', () => {
  test.skip(!hasShared, 'needs ../shared/data');

  test('three island sheets and boundaries become a region with its towns', async ({ page }) => {
    test.setTimeout(900_000);
    await openApp(page);
    const dialog = await openBuild(page);
    await give(page, dialog, [
      ...['34707051', '34707052', '34707053'].map(
        (sheet) => `${sharedData}dem-korea-islands-5m/${sheet}.tif`,
      ),
      `${sharedData}korea-admin/skorea-submunicipalities-2018-topo-simple.json`,
    ]);
    await expect(dialog.getByRole('table', { name: /고른 파일 4개/ })).toBeVisible({ timeout: 60_000 });
    await dialog.getByRole('searchbox', { name: '행정구역 찾기' }).fill('ㅎㅈㅁ');
    await expect(dialog.getByRole('button', { name: /화정면/ })).toBeVisible();
    await look(page, 'real-search');
    await dialog.getByRole('searchbox', { name: '행정구역 찾기' }).fill('');
    await dialog.getByRole('button', { name: '파일의 지형 전체' }).click();
    await dialog.getByRole('textbox', { name: '지역 이름' }).fill('낭도');
    await look(page, 'real-ready');
    await dialog.getByRole('button', { name: '만들기', exact: true }).click();
    await expect(dialog.getByText('낭도 지역을 만들어 보관함에 넣었습니다.')).toBeVisible({
      timeout: 240_000,
    });
    await expect(
      dialog.getByRole('table', { name: '단계별 결과' }).getByRole('row', { name: /행정구역/ }),
    ).toContainText(/행정구역 [1-9]\d*곳/);
    await look(page, 'real-result');
    await dialog.getByRole('button', { name: '이 지역 열기' }).click();
    await expect(dialog).toBeHidden({ timeout: 120_000 });
    await expect(page.getByRole('button', { name: '낭도' })).toBeVisible();
  });
});

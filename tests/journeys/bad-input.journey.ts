import type { Page } from '@playwright/test';
import { openApp, setNumber, showTab, theMap } from '../support/app-page.ts';
import { expect, expectAccessible, test } from '../support/journey.ts';

async function bring(page: Page, name: string, bytes: Buffer): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '지형 열기…' }).click();
  await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer: bytes });
}

test('a wrong file gives one sentence and leaves the open region alone', async ({ page }) => {
  await openApp(page);
  const wrongFiles: readonly [string, Buffer][] = [
    ['half.tif', Buffer.from('49492a00080000000100', 'hex')],
    ['N36E127.hgt', Buffer.alloc(1000)],
    ['notes.zip', Buffer.from('not a zip at all')],
  ];
  for (const [name, bytes] of wrongFiles) {
    await bring(page, name, bytes);
    const notice = page.getByRole('alert').filter({ hasText: name.replace(/\.\w+$/, '') });
    await expect(notice.first()).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: '알림 닫기' }).first().click();
  }
  const dropped = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['neither heights nor a pack'], 'dropped.hgt'));
    return data;
  });
  await page.dispatchEvent('.screen', 'dragover', { dataTransfer: dropped });
  await expect(page.getByText('여기에 놓으세요', { exact: false })).toBeVisible();
  await page.dispatchEvent('.screen', 'drop', { dataTransfer: dropped });
  await expect(page.getByRole('alert').filter({ hasText: 'dropped.hgt' }).first()).toBeVisible();
  await expect(page.getByText('가상 지역').first()).toBeVisible();
  await expect(theMap(page)).toHaveAttribute('data-scene-status', 'ready');
});

test('negative rain cannot be run and the form says what is wanted', async ({ page }) => {
  await openApp(page);
  await setNumber(page, '총 강우량', -5);
  await expect(page.getByRole('alert').filter({ hasText: '-5' }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: '침수 계산' })).toBeDisabled();
});

test('a lost graphics context is said, loses nothing, and the map comes back', async ({ page }) => {
  test.setTimeout(420_000);
  await openApp(page);
  const extension = await page.evaluateHandle(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.map canvas');
    return canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context') ?? null;
  });
  await extension.evaluate((lose) => lose?.loseContext());
  await expect(theMap(page)).toHaveAttribute('data-scene-status', 'context-lost');
  await expect(page.getByText('그래픽 장치가 지도를 놓쳤습니다', { exact: false })).toBeVisible();
  await expect(page.getByText('가상 지역').first()).toBeVisible();
  await extension.evaluate((lose) => lose?.restoreContext());
  await expect(theMap(page)).toHaveAttribute('data-scene-status', 'ready', { timeout: 180_000 });
});

test('without WebGL the map says so and the flood is still computed', async ({ page }) => {
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
    OffscreenCanvas.prototype.getContext = () => null;
  });
  await page.goto('/');
  await expect(page.getByText('WebGL 2를 쓸 수 없어', { exact: false })).toBeVisible();
  await expect(page.getByText('가상 지역').first()).toBeVisible();
  await setNumber(page, '격자 크기', 80);
  await setNumber(page, '계산 시간', 1);
  await page.getByRole('button', { name: '침수 계산' }).click();
  await expect(page.getByRole('heading', { name: '계산 결과' })).toBeVisible({ timeout: 240_000 });
});

test.describe('a worker that dies', () => {
  test.use({ expectedErrors: [/flood\.worker/, /Failed to load resource/, /net::ERR_FAILED/] });

  test('is named, loses nothing, and the next run works', async ({ page }) => {
    await openApp(page);
    await page.route('**/flood.worker-*.js', (route) => route.abort());
    await page.getByRole('button', { name: '침수 계산' }).click();
    await expect(page.getByRole('alert').filter({ hasText: '갑자기 끝났습니다' })).toBeVisible();
    await page.unroute('**/flood.worker-*.js');
    await setNumber(page, '격자 크기', 80);
    await setNumber(page, '계산 시간', 1);
    await page.getByRole('button', { name: /침수 계산|다시 계산/ }).click();
    await expect(page.getByRole('heading', { name: '계산 결과' })).toBeVisible({ timeout: 240_000 });
  });
});

test('without cross-origin isolation the model runs on one thread and the screen says so', async ({
  page,
  baseURL,
}) => {
  test.setTimeout(600_000);
  await page.route(`${baseURL}/`, async (route) => {
    const answer = await route.fetch();
    const {
      'cross-origin-opener-policy': _opener,
      'cross-origin-embedder-policy': _embedder,
      ...headers
    } = answer.headers();
    await route.fulfill({ response: answer, headers });
  });
  await openApp(page);
  await showTab(page, '산사태');
  await expect(page.getByText('스레드 1개', { exact: false }).first()).toBeVisible();
  await page.getByRole('button', { name: '산사태 가능성 계산' }).click();
  await expect(page.getByText(/wasm, 스레드 1개/)).toBeVisible({ timeout: 300_000 });
});

import { type PreviewServer, preview } from 'vite';
import { figureOf, runFlood, setNumber, theMap } from '../support/app-page.ts';
import { expect, test } from '../support/journey.ts';

test.describe('without a network', () => {
  /** With its server gone, the browser tells that a look for a newer version failed. */
  test.use({
    serviceWorkers: 'allow',
    expectedErrors: [/net::ERR_/, /Failed to load resource/, /ServiceWorker/],
  });
  let server: PreviewServer;
  let isServing = true;
  test.beforeAll(async () => {
    server = await preview({ preview: { port: 0, strictPort: false }, logLevel: 'error' });
  });
  test.afterAll(async () => {
    if (isServing) await server.close();
  });

  test('the app that was opened once opens again, draws the region and computes its storm', async ({
    page,
  }) => {
    test.setTimeout(900_000);
    const address = server.resolvedUrls?.local[0] ?? '';
    await page.goto(address);
    await page.getByRole('button', { name: '지역 보관함' }).first().click();
    const ready = page.getByText('해태와 보관한 지역이 그대로 열림');
    await expect(ready).toBeVisible({ timeout: 180_000 });
    await page.keyboard.press('Escape');
    await server.close();
    isServing = false;
    await expect(fetch(address)).rejects.toThrow();
    await page.reload();
    await expect(page.getByText('가상 지역').first()).toBeVisible();
    await expect(theMap(page)).toHaveAttribute('data-scene-status', 'ready', { timeout: 240_000 });
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    await setNumber(page, '격자 크기', 40);
    await runFlood(page, 400_000);
    expect(await figureOf(page, '영향 인구')).toBeGreaterThan(0);
  });
});

import { chromium } from '@playwright/test';
import { chromiumArguments, ensureChromium } from '../chromium.ts';

/** tsx take-screenshot.ts URL FILE [WIDTH HEIGHT [SETTLE_MS]]: waits until the scene is ready, then takes the picture. */
const [url = '', file = '', width = '960', height = '600', settleMs = '4000'] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: ensureChromium(),
  args: [...chromiumArguments],
});
try {
  const page = await browser.newPage({ viewport: { width: Number(width), height: Number(height) } });
  page.on('console', (message) => console.log(message.type(), message.text()));
  page.on('pageerror', (error) => console.log('page error', error.stack));
  const startedMs = Date.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForSelector('[data-scene-status="ready"]', { timeout: 240_000 });
  console.log('ready after', Date.now() - startedMs, 'ms');
  await page.waitForTimeout(Number(settleMs));
  await page.screenshot({ path: file, timeout: 120_000 });
} finally {
  await browser.close();
}

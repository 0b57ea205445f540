import { chromium } from '@playwright/test';
import { preview } from 'vite';
import { chromiumArguments, ensureChromium } from '../support/chromium.ts';

/** Chromium's own measure of the page's script heap, bytes; not in the DOM types because it is not standard. */
type MeasuredPerformance = Performance & { readonly memory?: { readonly usedJSHeapSize: number } };

/**
 * Time from navigation until the default region is drawn and answers, cold and warm, and the script heap before and after
 * a flood run on the default scenario. Needs a build in dist.
 * @param runFlood false leaves the run out, which takes minutes on software rendering
 */
export async function benchBrowser(runFlood: boolean): Promise<object> {
  const server = await preview({ preview: { port: 0 }, logLevel: 'error' });
  const url = server.resolvedUrls?.local[0] ?? '';
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...chromiumArguments] });
  try {
    const page = await browser.newPage({ viewport: { width: 1024, height: 768 }, locale: 'ko-KR' });
    const openMs = async (): Promise<number> => {
      const startMs = performance.now();
      await page.goto(url);
      await page.locator('[data-scene-status=ready]').waitFor({ timeout: 300_000 });
      return Math.round(performance.now() - startMs);
    };
    const heapMB = async (): Promise<number | null> => {
      const bytes = await page.evaluate(
        () => (performance as MeasuredPerformance).memory?.usedJSHeapSize ?? null,
      );
      return bytes === null ? null : Math.round(bytes / 1e6);
    };
    const firstViewColdMs = await openMs();
    const firstViewWarmMs = await openMs();
    const heapAtStartMB = await heapMB();
    if (!runFlood) return { firstViewColdMs, firstViewWarmMs, heapAtStartMB };
    const startMs = performance.now();
    await page.getByRole('button', { name: '침수 계산' }).click();
    await page.getByRole('heading', { name: '계산 결과' }).waitFor({ timeout: 3_600_000 });
    const defaultRunWallS = Math.round((performance.now() - startMs) / 1000);
    return {
      firstViewColdMs,
      firstViewWarmMs,
      heapAtStartMB,
      defaultRunWallS,
      heapAfterRunMB: await heapMB(),
    };
  } finally {
    await browser.close();
    await server.close();
  }
}

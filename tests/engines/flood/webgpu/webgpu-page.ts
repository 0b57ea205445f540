import { type Browser, chromium, type Page } from '@playwright/test';
import { createServer, type ViteDevServer } from 'vite';
import { developmentHeaders } from '../../../../server-headers.ts';
import { chromiumArguments, ensureChromium } from '../../../support/chromium.ts';
import type { pageRuns } from './browser-runs.ts';

/** Gives a page WebGPU without a GPU. */
const softwareWebgpu = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'];

type Runs = typeof pageRuns;

export interface WebgpuPage {
  readonly page: Page;
  /** Calls a function of `browser-runs.ts` in the page; arguments and answer are plain data. */
  ask<K extends keyof Runs>(name: K, ...given: Parameters<Runs[K]>): Promise<Awaited<ReturnType<Runs[K]>>>;
  close(): Promise<void>;
}

const html = `<!doctype html><title>runs</title><link rel="icon" href="data:,"><script type="module">
globalThis.loaded = import('/tests/engines/flood/webgpu/browser-runs.ts').then((runs) => { globalThis.runs = runs.pageRuns; });
</script>`;

/** A page of our own server in a Chromium with software WebGPU, with the runs of the tests in it. */
export async function openWebgpuPage(): Promise<WebgpuPage> {
  const server: ViteDevServer = await createServer({
    configFile: false,
    appType: 'custom',
    logLevel: 'error',
    cacheDir: 'node_modules/.vite-webgpu-tests',
    optimizeDeps: { noDiscovery: true },
    server: { port: 0, host: '127.0.0.1', watch: null, hmr: false, headers: developmentHeaders },
    plugins: [
      {
        name: 'page-of-runs',
        configureServer: ({ middlewares }) => {
          middlewares.use('/runs', (_, response) => {
            response.setHeaders(
              new Map(Object.entries({ ...developmentHeaders, 'Content-Type': 'text/html' })),
            );
            response.end(html);
          });
        },
      },
    ],
  });
  await server.listen();
  const browser: Browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: [...chromiumArguments, ...softwareWebgpu],
  });
  const page = await browser.newPage();
  await page.goto(`${server.resolvedUrls?.local[0]}runs`);
  await page.evaluate('globalThis.loaded');
  return {
    page,
    ask: (name, ...given) =>
      page.evaluate(`globalThis.runs[${JSON.stringify(name)}](...${JSON.stringify(given)})`),
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

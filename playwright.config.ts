import { defineConfig } from '@playwright/test';
import { chromiumArguments, ensureChromium } from './tests/support/chromium.ts';

const port = Number(process.env.HAETAE_PORT ?? 4173);

export default defineConfig({
  testDir: 'tests/journeys',
  testMatch: '*.journey.ts',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 1,
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['line'], ['json']] : [['list']],
  use: {
    baseURL: `http://localhost:${port}`,
    browserName: 'chromium',
    locale: 'ko-KR',
    timezoneId: 'Asia/Seoul',
    viewport: { width: 1024, height: 768 },
    actionTimeout: 60_000,
    contextOptions: { reducedMotion: 'reduce' },
    serviceWorkers: 'block',
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: ensureChromium(), args: [...chromiumArguments] },
  },
  webServer: {
    command: `npx vite preview --port ${port}`,
    url: `http://localhost:${port}`,
    reuseExistingServer: process.env.CI === undefined,
    timeout: 60_000,
  },
});

import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';

interface JourneyOptions {
  /** Console errors that the journey provokes on purpose; anything else fails it. */
  readonly expectedErrors: readonly RegExp[];
  readonly watched: undefined;
}

/** A journey fails on any console error, page error, or request to another host than ours. */
export const test = base.extend<JourneyOptions>({
  expectedErrors: [[], { option: true }],
  watched: [
    async ({ page, baseURL, expectedErrors }, use) => {
      const offences: string[] = [];
      const ownHost = new URL(baseURL ?? '').hostname;
      const report = (offence: string): void => {
        if (!expectedErrors.some((pattern) => pattern.test(offence))) offences.push(offence);
      };
      page.on('console', (message) => {
        if (message.type() === 'error') report(`console: ${message.text()} (${message.location().url})`);
      });
      page.on('pageerror', (error) => report(`page error: ${error.stack ?? error.message}`));
      page.context().on('request', (request) => {
        const url = new URL(request.url());
        if (/^(data|blob):$/.test(url.protocol) || url.hostname === ownHost) return;
        report(`request to another host: ${url.href}`);
      });
      await use(undefined);
      expect(offences).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Fails when axe finds anything serious or critical on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .map((violation) => ({
      id: violation.id,
      nodes: violation.nodes.map((node) => node.html.slice(0, 160)),
    }));
  expect(serious).toEqual([]);
}

import { readFileSync } from 'node:fs';
import { createServer, type ViteDevServer } from 'vite';
import { developmentHeaders } from '../../server-headers.ts';
import { mapPixels, openApp, shareChanged, showTab } from '../support/app-page.ts';
import { expect, expectAccessible, test } from '../support/journey.ts';

test('an officer sees where slopes may fail, where the model may not speak, and its card', async ({
  page,
}) => {
  test.setTimeout(600_000);
  await openApp(page);
  const before = await mapPixels(page);
  await showTab(page, '산사태');
  await page.getByRole('button', { name: '산사태 가능성 계산' }).click();
  await expect(page.getByText('학습 범위 밖').first()).toBeVisible({ timeout: 240_000 });
  await expect(page.getByText(/스레드 \d+개/).first()).toBeVisible();
  await expectAccessible(page);
  await expect
    .poll(async () => shareChanged(before, await mapPixels(page)), { timeout: 120_000 })
    .toBeGreaterThan(0.1);
  await page.getByRole('button', { name: '모델 카드' }).first().click();
  const card = page.getByRole('dialog', { name: '모델 카드' });
  await expect(card.getByText('CC0', { exact: false }).first()).toBeVisible();
  await expect(card.getByText('Brier', { exact: false }).first()).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
});

test.describe('in this browser', () => {
  /** The development server's own reload socket, which the blank page may not open. */
  test.use({ expectedErrors: [/\[vite\]|@vite\/client/] });
  let server: ViteDevServer;
  test.beforeAll(async () => {
    server = await createServer({ server: { port: 0, headers: developmentHeaders }, logLevel: 'error' });
    await server.listen();
  });
  test.afterAll(() => server.close());

  test('the shipped model gives the golden values that Python wrote, with as many threads as it is given', async ({
    page,
  }) => {
    const golden = JSON.parse(readFileSync('models/landslide/golden.json', 'utf8')) as {
      inputs: number[][];
      outputs: number[];
    };
    const origin = (server.resolvedUrls?.local[0] ?? '').replace(/\/$/, '');
    await page.route('**/blank', (route) =>
      route.fulfill({
        contentType: 'text/html',
        headers: developmentHeaders,
        body: '<!doctype html><link rel="icon" href="data:,"><title>blank</title>',
      }),
    );
    await page.goto(`${origin}/blank`);
    const answer = await page.evaluate(async (inputs) => {
      const load = (path: string): Promise<Record<string, never>> => import(path);
      const { LandslideModel } = (await load(
        '/src/engines/inference/landslide-model.ts',
      )) as unknown as typeof import('../../src/engines/inference/landslide-model.ts');
      const { parseModelCard } = (await load(
        '/src/domain/hazard/landslide/model-card.ts',
      )) as unknown as typeof import('../../src/domain/hazard/landslide/model-card.ts');
      const bytes = new Uint8Array(await (await fetch('/models/landslide/model.onnx')).arrayBuffer());
      const card = parseModelCard(await (await fetch('/models/landslide/card.json?raw')).text());
      if (!card.ok) throw new Error(JSON.stringify(card.fault));
      const opened = await LandslideModel.open(bytes, card.value);
      if (!opened.ok) throw new Error(JSON.stringify(opened.fault));
      const column = (index: number): Float32Array =>
        Float32Array.from(inputs, (row) => row[index] as number);
      const field = await opened.value.predict(
        {
          grid: { epsg: 5186, westM: 0, northM: 0, cellSizeM: 10, columns: inputs.length, rows: 1 },
          slopeDeg: column(0),
          planCurvature: column(1),
          profileCurvature: column(2),
          elevationM: column(3),
          log10CatchmentAreaM2: column(4),
        },
        { signal: new AbortController().signal, onProgress: () => {} },
      );
      if (!field.ok) throw new Error(JSON.stringify(field.fault));
      return {
        outputs: Array.from(field.value.probability),
        threads: opened.value.threads,
        isolated: crossOriginIsolated,
      };
    }, golden.inputs);
    expect(answer.isolated).toBe(true);
    expect(answer.threads).toBeGreaterThan(1);
    expect(answer.outputs).toHaveLength(golden.outputs.length);
    const worst = Math.max(
      ...answer.outputs.map((value, i) => Math.abs(value - (golden.outputs[i] as number))),
    );
    expect(worst).toBeLessThan(1e-5);
  });
});

import type { Locator, Page } from '@playwright/test';
import { expect } from './journey.ts';

/** Opens the app and waits until the default region is open and the map is drawn. */
export async function openApp(page: Page): Promise<void> {
  await page.goto('/');
  await expect(page.getByText('가상 지역').first()).toBeVisible();
  await expect(theMap(page)).toHaveAttribute('data-scene-status', 'ready', { timeout: 180_000 });
}

export const theMap = (page: Page): Locator => page.getByRole('region', { name: /^(지도|Map)$/ });

export const showTab = (page: Page, name: string): Promise<void> =>
  page.getByRole('tab', { name, exact: true }).click();

/** Types a number into a field and leaves it, as a person would. */
export async function setNumber(page: Page, label: string, value: number): Promise<void> {
  const field = page.getByRole('textbox', { name: label, exact: true });
  await field.fill(String(value));
  await field.press('Tab');
}

/** Runs the flood of the form to its end; returns how long it took, s. */
export async function runFlood(page: Page, timeoutMs: number): Promise<number> {
  const startMs = Date.now();
  await page.getByRole('button', { name: '침수 계산' }).click();
  await expect(page.getByRole('heading', { name: '계산 결과' })).toBeVisible({ timeout: timeoutMs });
  return (Date.now() - startMs) / 1000;
}

/** The number shown under a label, without its separators and unit. */
export async function figureOf(page: Page, label: string): Promise<number> {
  const text = await page.locator('.figure', { hasText: label }).first().innerText();
  const digits = /([\d,]+(?:\.\d+)?)/.exec(text.replace(label, ''));
  if (digits === null) throw new Error(`no number under ${label}: ${text}`);
  return Number((digits[1] as string).replaceAll(',', ''));
}

/** Share of the map's pixels whose colour passes a test in the page, from a real screenshot. */
export async function shareOfPixels(
  page: Page,
  isCounted: (rgb: readonly [number, number, number]) => boolean,
): Promise<number> {
  const shot = await theMap(page).screenshot({ timeout: 120_000 });
  const pixels = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no 2d context');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const sampled: number[] = [];
    for (let i = 0; i < data.length; i += 16) sampled.push(data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0);
    return sampled;
  }, shot.toString('base64'));
  let counted = 0;
  for (let i = 0; i < pixels.length; i += 3) {
    if (isCounted([pixels[i] as number, pixels[i + 1] as number, pixels[i + 2] as number])) counted++;
  }
  return counted / (pixels.length / 3);
}

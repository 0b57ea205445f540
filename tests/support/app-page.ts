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
export async function setNumber(within: Page | Locator, label: string, value: number): Promise<void> {
  const field = within.getByRole('textbox', { name: label, exact: true });
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

export type Rgb = readonly [red: number, green: number, blue: number];

/** Every fourth pixel of the map as it stands on the screen, from a real screenshot. */
export async function mapPixels(page: Page): Promise<readonly Rgb[]> {
  const shot = await theMap(page).screenshot({ timeout: 120_000 });
  const values = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    if (context === null) throw new Error('no 2d context');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    return Array.from({ length: data.length / 16 }, (_, k) => [...data.slice(16 * k, 16 * k + 3)]);
  }, shot.toString('base64'));
  return values as unknown as readonly Rgb[];
}

export const shareOfPixels = (pixels: readonly Rgb[], isCounted: (rgb: Rgb) => boolean): number =>
  pixels.filter(isCounted).length / pixels.length;

/** Share of pixels whose colour moved by a step that an eye sees. */
export const shareChanged = (before: readonly Rgb[], after: readonly Rgb[]): number =>
  after.filter((rgb, k) => Math.hypot(...rgb.map((value, c) => value - (before[k]?.[c] ?? 0))) > 12).length /
  after.length;

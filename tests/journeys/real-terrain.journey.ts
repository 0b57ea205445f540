import { existsSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { openApp, runFlood, setNumber, showTab, theMap } from '../support/app-page.ts';
import { expect, expectAccessible, test } from '../support/journey.ts';

/** Same place as `sharedDataPath`, which belongs to vitest. */
const sharedData = new URL('../../../shared/data/', import.meta.url).pathname;
const hasShared = existsSync(sharedData);
if (!hasShared) process.stdout.write('skipped: journeys on real terrain (need ../shared/data)\n');

async function offerFiles(page: Page, paths: readonly string[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '지형 열기…' }).click();
  await (await chooser).setFiles(paths.map((path) => `${sharedData}${path}`));
}

async function computeFloodAndLandslide(page: Page, endHours: number): Promise<void> {
  await showTab(page, '침수');
  await setNumber(page, '계산 시간', endHours);
  await runFlood(page, 600_000);
  await expect(theMap(page)).toHaveAttribute('data-water-frame', /\d+/);
  await showTab(page, '산사태');
  await page.getByRole('button', { name: '산사태 가능성 계산' }).click();
  await expect(page.getByText(/스레드 \d+개/).first()).toBeVisible({ timeout: 300_000 });
}

test.describe('real Korean terrain', () => {
  test.skip(!hasShared, 'needs ../shared/data');

  test('three island sheets open as one region, flood and slopes are computed, people are unknown', async ({
    page,
  }) => {
    test.setTimeout(1_200_000);
    await openApp(page);
    await offerFiles(
      page,
      ['34707051', '34707052', '34707053'].map((sheet) => `dem-korea-islands-5m/${sheet}.tif`),
    );
    const dialog = page.getByRole('dialog', { name: '지형 열기' });
    await expect(dialog.getByText('EPSG:5186').first()).toBeVisible();
    await expectAccessible(page);
    await setNumber(dialog, '격자 크기', 20);
    await dialog.getByRole('button', { name: '이 지형 열기' }).click();
    await expect(dialog).toBeHidden({ timeout: 120_000 });
    await expect(page.getByText('가상 지역')).toHaveCount(0);
    await showTab(page, '지역');
    await expect(page.getByText('지형만 있는 지역')).toBeVisible();
    await expect(page.getByText('이 지역에는 건물·도로가 없습니다').first()).toBeVisible();
    await computeFloodAndLandslide(page, 0.5);
    await expectAccessible(page);
  });

  test('a 20 km window of a 90 m tile around Osong opens and floods', async ({ page }) => {
    test.setTimeout(1_200_000);
    await openApp(page);
    await offerFiles(page, ['dem-korea-90m/N36E127.hgt']);
    const dialog = page.getByRole('dialog', { name: '지형 열기' });
    await expect(dialog.getByText('EPSG:4326').first()).toBeVisible();
    await setNumber(dialog, '중심 경도', 127.33);
    await setNumber(dialog, '중심 위도', 36.63);
    await setNumber(dialog, '격자 크기', 90);
    await dialog.getByRole('button', { name: '이 지형 열기' }).click();
    await expect(dialog).toBeHidden({ timeout: 120_000 });
    await showTab(page, '지역');
    await expect(page.getByText(/22[23] × 22[23]칸/)).toBeVisible();
    await computeFloodAndLandslide(page, 1);
  });
});

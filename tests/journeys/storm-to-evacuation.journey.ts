import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import {
  figureOf,
  mapPixels,
  openApp,
  type Rgb,
  runFlood,
  setNumber,
  shareChanged,
  shareOfPixels,
  showTab,
  theMap,
} from '../support/app-page.ts';
import { expect, expectAccessible, test } from '../support/journey.ts';

/** Chooses what the water on the map shows. */
async function chooseWater(page: Page, field: string): Promise<void> {
  await page.getByRole('button', { name: /침수 표시/ }).click();
  await page.getByRole('option', { name: field, exact: true }).click();
}

/** Bluer than grey by a clear step, and not as dark as night water: what the depth ramp draws on land. */
const isWaterBlue = ([red, green, blue]: Rgb): boolean => blue > 110 && blue - red > 60 && green > 60;

test('an officer runs the default storm, reads who is hit, plans the way out, closes a road and prints', async ({
  page,
}) => {
  test.setTimeout(1_500_000);
  await openApp(page);
  const blueBefore = shareOfPixels(await mapPixels(page), isWaterBlue);
  await setNumber(page, '격자 크기', 20);
  await runFlood(page, 900_000);

  await test.step('water stands on the map in 3D', async () => {
    await expect(theMap(page)).toHaveAttribute('data-water-frame', /\d+/);
    const blueAfter = shareOfPixels(await mapPixels(page), isWaterBlue);
    expect(blueAfter).toBeGreaterThan(blueBefore + 0.005);
  });

  await test.step('the map shows the hazard to people of the whole run, and the depths again', async () => {
    await showTab(page, '레이어');
    const depths = await mapPixels(page);
    await chooseWater(page, '사람 위험도');
    await expect(page.getByText('대부분 위험').first()).toBeVisible();
    expect(shareChanged(depths, await mapPixels(page))).toBeGreaterThan(0.02);
    await expectAccessible(page);
    await chooseWater(page, '현재 시각');
    await showTab(page, '침수');
  });

  await test.step('the numbers differ in the order their definitions demand', async () => {
    await page.getByRole('radio', { name: '최대' }).click({ force: true });
    const affected = await figureOf(page, '영향 인구');
    const toEvacuate = await figureOf(page, '대피 대상');
    const needShelter = await figureOf(page, '대피소 필요');
    expect(affected).toBeGreaterThan(1000);
    expect(toEvacuate).toBeGreaterThan(0);
    expect(toEvacuate).toBeLessThanOrEqual(affected);
    expect(needShelter).toBeLessThanOrEqual(toEvacuate);
    await expectAccessible(page);
  });

  await test.step('the underpass is under water', async () => {
    await page.getByRole('radio', { name: '도로', exact: true }).click({ force: true });
    await expect(page.getByRole('row').filter({ hasText: '지하차도' }).first()).toBeVisible();
  });

  await test.step('a plan brings people to shelters', async () => {
    await showTab(page, '대피');
    await page.getByRole('button', { name: '대피 계획 세우기' }).click();
    await expect(page.getByText('대피소 배정').first()).toBeVisible({ timeout: 60_000 });
    expect(await figureOf(page, '대피소 배정')).toBeGreaterThan(0);
    await expectAccessible(page);
  });

  await test.step('closing a bridge that the plan uses sends people another way, in under two seconds of planning', async () => {
    const inUse = page.getByRole('grid', { name: '대피에 쓰는 길' });
    await inUse.getByRole('row').filter({ hasText: '교량' }).first().click();
    await page.getByRole('button', { name: '통제', exact: true }).click();
    await showTab(page, '대피');
    await expect(page.getByRole('button', { name: /통제 풀기/ })).toBeVisible();
    const planning = page.getByRole('region', { name: '결과' }).getByText(/^\d+\.\d+초$/);
    await expect(planning).toBeVisible({ timeout: 60_000 });
    const planningS = Number.parseFloat(await planning.innerText());
    expect(planningS).toBeLessThan(2);
    await page.getByRole('button', { name: /통제 풀기/ }).click();
  });

  await test.step('exports carry the mark of the fictional region', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '배정 CSV' }).click();
    const path = await (await download).path();
    const text = await readFile(path, 'utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text).toContain('가상');
  });

  await test.step('the printed page holds the plan, its source and the mark', async () => {
    await page.emulateMedia({ media: 'print' });
    /** Hidden from assistive technology, because everything on it stands on the screen too. */
    const sheet = page.locator('.print-page');
    await expect(sheet.locator('h1')).toBeVisible();
    await expect(sheet.locator('h1')).toContainText(/\[가상 지역\].*대피 계획/);
    await expect(sheet).toContainText(/flood-(reference|wasm|webgpu)/);
    await sheet.screenshot({ path: 'test-results/printed-plan.png' });
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await page.emulateMedia({ media: 'screen' });
  });
});

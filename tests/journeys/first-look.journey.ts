import { openApp, showTab, theMap } from '../support/app-page.ts';
import { expect, expectAccessible, test } from '../support/journey.ts';

test('a newcomer sees the fictional region drawn, in Korean, and can read it in English', async ({
  page,
}) => {
  await openApp(page);
  await expect(page).toHaveTitle(/해태/);
  await showTab(page, '지역');
  await expect(page.getByText('생성기로 만든 가상의 지역입니다', { exact: false })).toBeVisible();
  await expectAccessible(page);
  for (const tab of ['산사태', '레이어', '침수', '대피', '정보', '피해']) {
    await showTab(page, tab);
    await expectAccessible(page);
  }
  await page.getByRole('radio', { name: 'English' }).click({ force: true });
  await expect(page.getByText('Fictional region', { exact: false }).first()).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  const words = await page.locator('.panels').innerText();
  expect(words).not.toMatch(/[가-힣]/);
  await expectAccessible(page);
});

test('theme, dimension and folded panels are remembered', async ({ page }) => {
  await openApp(page);
  await page.getByRole('button', { name: '밝은 화면으로' }).click();
  await page.getByRole('button', { name: '결과 접기' }).click();
  await expectAccessible(page);
  await page.reload();
  await expect(page.getByRole('button', { name: '어두운 화면으로' })).toBeVisible();
  await expect(page.getByRole('button', { name: '결과 펼치기' })).toBeVisible();
  await expect(theMap(page)).toHaveAttribute('data-scene-status', 'ready', { timeout: 180_000 });
});

test('every answer carries isolation and the strict policy', async ({ request }) => {
  for (const path of ['/', '/packs/exercise/region.json']) {
    const headers = (await request.get(path)).headers();
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    expect(headers['cross-origin-embedder-policy']).toBe('require-corp');
    expect(headers['content-security-policy']).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(headers['content-security-policy']).not.toMatch(
      /unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')/,
    );
  }
});

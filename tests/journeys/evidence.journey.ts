import { openApp } from '../support/app-page.ts';
import { expect, expectAccessible, test } from '../support/journey.ts';

test('anyone sees what the flood engine was held to, with charts, limits and sources, in both languages', async ({
  page,
}) => {
  await openApp(page);
  await page.getByRole('button', { name: '계산 근거' }).click();
  const korean = page.getByRole('dialog', { name: /^계산 근거/ });
  await expect(korean.getByRole('heading', { name: '마른 바닥 위 댐 붕괴' })).toBeVisible();
  await expect(korean.getByText('Ritter 1892')).toBeVisible();
  expect(await korean.getByRole('img').count()).toBeGreaterThan(8);
  await expect(korean.getByText(/사례 \d+건 가운데 \d+건/)).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(korean).toBeHidden();
  await page.getByRole('radio', { name: 'English' }).click({ force: true });
  await page.getByRole('button', { name: 'Evidence' }).click();
  const english = page.getByRole('dialog', { name: /^Evidence/ });
  await expect(english.getByRole('heading', { name: 'Dam break onto dry ground' })).toBeVisible();
  await expectAccessible(page);
});

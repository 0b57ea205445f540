import { readFile } from 'node:fs/promises';
import { choseongOf } from '../../src/domain/region/areas/choseong.ts';
import { openApp } from '../support/app-page.ts';
import { expect, expectAccessible, test } from '../support/journey.ts';

test('a region is kept, checked, found by its initials, exported, imported again and removed', async ({
  page,
}) => {
  test.setTimeout(600_000);
  await openApp(page);
  await page.getByRole('button', { name: '지역 보관함' }).first().click();
  const library = page.getByRole('dialog', { name: '지역 보관함' });
  await expect(library.getByText('보관한 지역이 없습니다')).toBeVisible();
  await expectAccessible(page);

  await library.getByRole('button', { name: '열린 지역 보관' }).click();
  const card = library.getByRole('listitem').filter({ hasText: '고유값' });
  await expect(card.getByText('이상 없음', { exact: false })).toBeVisible({ timeout: 120_000 });
  await expectAccessible(page);
  const name = await card.getByRole('heading').innerText();

  const search = library.getByRole('searchbox', { name: '지역 찾기' });
  await search.fill('ㅎㅎㅎㅎ');
  await expect(card).toHaveCount(0);
  await search.fill(choseongOf(name.slice(0, 2)));
  await expect(card).toHaveCount(1);
  await search.fill('');

  const download = page.waitForEvent('download');
  await card.getByRole('button', { name: '내보내기' }).click();
  const zip = await (await download).path();

  await card.getByRole('button', { name: '지우기' }).click();
  await card.getByRole('button', { name: '지우기' }).click();
  await expect(library.getByText('보관한 지역이 없습니다')).toBeVisible();

  const chooser = page.waitForEvent('filechooser');
  await library.getByRole('button', { name: '묶음 가져오기' }).click();
  await (await chooser).setFiles({
    name: 'kept.zip',
    mimeType: 'application/zip',
    buffer: await readFile(zip),
  });
  await expect(card.getByText('이상 없음', { exact: false })).toBeVisible({ timeout: 120_000 });
  expect(await card.getByRole('heading').innerText()).toBe(name);

  await page.reload();
  await page.getByRole('button', { name: '지역 보관함' }).first().click();
  await card.getByRole('button', { name: `${name} 열기` }).click();
  await expect(library).toBeHidden({ timeout: 120_000 });
  await expect(page.getByText('가상 지역').first()).toBeVisible();
});

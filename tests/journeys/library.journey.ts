import { readFile } from 'node:fs/promises';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
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

test('a newer version of a place replaces the older once it is sound, and a damaged pack is told and removed', async ({
  page,
}, info) => {
  test.setTimeout(600_000);
  await openApp(page);
  await page.getByRole('button', { name: '지역 보관함' }).first().click();
  const library = page.getByRole('dialog', { name: '지역 보관함' });
  const cards = library.getByRole('listitem').filter({ hasText: '고유값' });
  await library.getByRole('button', { name: '열린 지역 보관' }).click();
  await expect(cards.getByText('이상 없음', { exact: false })).toBeVisible({ timeout: 120_000 });

  const download = page.waitForEvent('download');
  await cards.getByRole('button', { name: '내보내기' }).click();
  const files = unzipSync(await readFile(await (await download).path()));
  const manifest = JSON.parse(strFromU8(files['region.json'] as Uint8Array));
  manifest.sources[0].date = '2026-11-01';
  const newer = zipSync({ ...files, 'region.json': strToU8(JSON.stringify(manifest)) });
  const chooser = page.waitForEvent('filechooser');
  await library.getByRole('button', { name: '묶음 가져오기' }).click();
  await (await chooser).setFiles({
    name: 'newer.zip',
    mimeType: 'application/zip',
    buffer: Buffer.from(newer),
  });
  await expect(cards).toHaveCount(2, { timeout: 120_000 });
  const replace = library.getByRole('button', { name: '옛 판과 바꾸기' });
  await expect(replace).toBeEnabled({ timeout: 120_000 });
  await expect(library.getByText('이 판 2026-11-01', { exact: false })).toBeVisible();

  await page.evaluate(async () => {
    const packs = await (await navigator.storage.getDirectory()).getDirectoryHandle('packs');
    const folder = await packs.getDirectoryHandle('d'.repeat(64), { create: true });
    for (const [name, text] of [
      ['region.json', '{"format":'],
      ['.kept.json', '{"savedAtMs":1,"sizeBytes":1,"check":null}'],
    ] as const) {
      const writable = await (await folder.getFileHandle(name, { create: true })).createWritable();
      await writable.write(text + ' '.repeat(2_000_000));
      await writable.close();
    }
  });
  await library.getByRole('button', { name: '다시 검사' }).first().click();
  await expect(library.getByText('손상된 묶음', { exact: true })).toBeVisible({ timeout: 120_000 });
  await expectAccessible(page);
  await page.screenshot({ path: info.outputPath('library-versions.png') });

  await library.getByRole('button', { name: 'dddddddddddd 지우기' }).click();
  await library.getByRole('alert').locator('..').getByRole('button', { name: '지우기' }).click();
  await expect(library.getByText('손상된 묶음', { exact: true })).toBeHidden({ timeout: 120_000 });
  await replace.click();
  await expect(cards).toHaveCount(1, { timeout: 120_000 });
  await expect(cards.getByText('2026-11-01').first()).toBeAttached();
});

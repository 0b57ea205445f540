import { existsSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { openApp, runFlood, setNumber, showTab, theMap } from '../support/app-page.ts';
import { buildRegionZip } from '../support/built-pack.ts';
import { expect, expectAccessible, test } from '../support/journey.ts';

/** Same place as `sharedDataPath`, which belongs to vitest. */
const sharedData = new URL('../../../shared/data/', import.meta.url).pathname;
const hasShared = existsSync(sharedData);
if (!hasShared) process.stdout.write('skipped: journey of an observed event (needs ../shared/data)\n');

const stageFile = 'korea-water/osong-2023-hrfco-waterlevel.csv';
const inputs = [
  'dem-korea-90m/N36E127.hgt',
  'korea-admin/skorea-municipalities-2018-topo-simple.json',
  'korea-admin/skorea-submunicipalities-2018-topo-simple.json',
  'korea-population/kostat-2010-municipalities-age-sex.csv',
  'korea-osm/overpass-kr-motorways-without-lanes.json',
  stageFile,
  'korea-water/osong-2023-kma-aws-rain-1h.csv',
];

/** The highest stage of a station straight from the agency's table, with the first and last time of it. */
function peakInFile(stationId: string): { stage: string; first: string; last: string } {
  const rows = readFileSync(`${sharedData}${stageFile}`, 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','))
    .filter((cells) => cells[1] === stationId);
  const top = Math.max(...rows.map((cells) => Number(cells[5])));
  const times = rows.filter((cells) => Number(cells[5]) === top).map((cells) => cells[0] as string);
  return { stage: top.toFixed(2), first: times[0] as string, last: times.at(-1) as string };
}

async function openZip(page: Page, buffer: Buffer): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '지형 열기…' }).click();
  await (await chooser).setFiles({ name: 'osong.zip', mimeType: 'application/zip', buffer });
}

test.describe('the flood of Osong in July 2023', () => {
  test.skip(!hasShared, 'needs ../shared/data');

  test('a region built of public files replays its observed stage beside the computed one', async ({
    page,
  }) => {
    test.setTimeout(600_000);
    const zip = buildRegionZip(
      inputs.map((path) => `${sharedData}${path}`),
      [
        '--bbox',
        '127.218,36.54,127.442,36.72',
        '--grid',
        '90',
        '--name-ko',
        '오송 일대',
        '--name-en',
        'Osong',
      ],
    );
    await openApp(page);
    await openZip(page, zip);
    await expect(page.getByRole('button', { name: '오송 일대' })).toBeVisible({ timeout: 120_000 });
    await expect(theMap(page)).toHaveAttribute('data-scene-status', 'ready', { timeout: 120_000 });

    await showTab(page, '관측');
    const peak = peakInFile('3011665');
    const gauge = page.getByRole('row', { name: /미호강교/ });
    await expect(gauge).toContainText(`${peak.stage} m`);
    await gauge.focus();
    await page.keyboard.press('Enter');
    const chart = page.getByRole('img', { name: /미호강교.*수문곡선/ });
    await expect(chart).toHaveAccessibleName(new RegExp(`${peak.stage} m, ${peak.first.slice(0, 10)}`));
    await expect(page.getByText('영점표고 확인 불가', { exact: false }).first()).toBeVisible();
    await page.getByText('표로 보기').click();
    const table = page.locator('.readings');
    await expect(table.getByRole('grid', { name: '수위 기록' })).toBeVisible();
    await table.getByRole('button', { name: '다음 쪽' }).first().click();
    await expect(table.getByText('앞은 기록 없음')).toBeVisible();
    await expectAccessible(page);

    await page.getByRole('button', { name: '재생 열기' }).click();
    await expect(page.getByText('실시간 아님', { exact: true })).toBeVisible();
    await expect(theMap(page)).toHaveAttribute('data-replayed', /재생 /);
    await page.getByRole('slider', { name: '재생 시각' }).fill(String(Date.parse(`${peak.first}:00+09:00`)));
    await expect(theMap(page)).toHaveAttribute('data-replayed', new RegExp(`재생 ${peak.stage} m`));
    await page
      .getByRole('slider', { name: '재생 시각' })
      .fill(String(Date.parse('2023-07-14T20:00:00+09:00')));
    await expect(theMap(page)).toHaveAttribute('data-replayed', /재생 확인 불가/);
    const clock = page.locator('.replay-clock');
    const before = await clock.innerText();
    await page.getByRole('button', { name: '재생 시작' }).click();
    await expect(clock).not.toHaveText(before);
    await page.getByRole('button', { name: '재생 멈춤' }).click();
    await expectAccessible(page);

    await showTab(page, '침수');
    await setNumber(page, '계산 시간', 0.5);
    await runFlood(page, 300_000);
    await showTab(page, '관측');
    await page.getByRole('button', { name: 'T+0을 재생 시각에 놓기' }).click();
    await expect(page.getByText('계산 수위', { exact: true })).toBeVisible();
    await expect(page.getByText('기준면이 다릅니다', { exact: false })).toBeVisible();

    await page.getByRole('button', { name: '재생 끝내기' }).first().click();
    await expect(theMap(page)).not.toHaveAttribute('data-replayed');
  });
});

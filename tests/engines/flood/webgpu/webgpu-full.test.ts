import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { orders } from '../../../support/flood-cases/full-case.ts';
import { expectAgreement } from './expect-agreement.ts';
import type { FullGpuCase } from './full-cases.ts';
import { openWebgpuPage, type WebgpuPage } from './webgpu-page.ts';

const names = ['wetDam', 'dryDam', 'coast', 'rain', 'rivers', 'steep', 'strip', 'tide'] as const;
const cases = names.flatMap((name) => orders.map((order): FullGpuCase => `${name}${order}`));
const slowMs = 180_000;

describe('the full equations on software WebGPU', () => {
  let page: WebgpuPage;
  beforeAll(async () => {
    page = await openWebgpuPage();
  });
  afterAll(() => page.close());

  it.each(cases)('agree on %s with the compiled ones', (name) => expectAgreement(page, name, 'wasm'), slowMs);

  it.each(['dryDam1', 'dryDam2'] as const)(
    'agree on %s with the plain ones',
    (name) => expectAgreement(page, name, 'reference'),
    slowMs,
  );

  it.each(orders)(
    'leave a lake by a sea exactly at rest where 32 bits hold its heights, order %i',
    async (order) => {
      expect(await page.ask('lakeAtRest', `exactLake${order}`)).toEqual({
        depthChangeM: 0,
        speedMPerS: 0,
        volumeErrorM3: 0,
        volumeChangeM3: 0,
      });
    },
    slowMs,
  );

  it.each(orders)(
    'leave a lake of any height at rest, order %i',
    async (order) => {
      const lake = await page.ask('lakeAtRest', `roughLake${order}`);
      expect(lake.depthChangeM).toBeLessThan(1e-6);
      expect(lake.speedMPerS).toBeLessThan(1e-4);
    },
    slowMs,
  );

  it.each(orders)(
    'mirror a mirrored case and repeat themselves to the bit, order %i',
    async (order) => {
      const found = await page.ask('mirrorAndRepeat', { kind: 'full', order });
      expect(found.deepestM).toBeGreaterThan(0.1);
      expect(found.mirrorDifferenceM).toBe(0);
      expect(found.hashes[0]).toBe(found.hashes[1]);
      expect(found.stateHashes[0]).toBe(found.stateHashes[1]);
    },
    slowMs,
  );

  it.each(orders)(
    'name the cell when numbers run away or water is faster than any, order %i',
    async (order) => {
      const { infinite, collapsed } = await page.ask('troubledFull', order);
      expect(infinite).toMatchObject({ kind: 'flood-diverged', cause: 'depth-not-finite' });
      expect([8, 13, 14, 15, 20]).toContain(infinite?.kind === 'flood-diverged' ? infinite.cell : null);
      expect(collapsed).toMatchObject({
        kind: 'flood-diverged',
        cause: 'time-step-collapsed',
        cell: 17,
        depthM: 20,
        bedM: 5,
      });
    },
    slowMs,
  );
});

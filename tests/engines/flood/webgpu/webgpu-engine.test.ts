import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GpuCase } from './gpu-cases.ts';
import { openWebgpuPage, type WebgpuPage } from './webgpu-page.ts';

const others = ['reference', 'wasm'] as const;
const names = ['basin', 'coast', 'soil', 'town', 'strip'] as const satisfies readonly GpuCase[];
const pairs = names.flatMap((name) => others.map((other) => [name, other] as const));
const slowMs = 180_000;

describe('the WebGPU engine on software WebGPU', () => {
  let page: WebgpuPage;
  beforeAll(async () => {
    page = await openWebgpuPage();
  });
  afterAll(() => page.close());

  it.each(pairs)(
    'agrees on %s with the %s engine',
    async (name, other) => {
      const found = await page.ask('compareOn', name, other);
      expect(found.frameTimesS).toEqual(found.otherFrameTimesS);
      for (const difference of found.depthL2) expect(difference).toBeLessThan(1e-3);
      for (const difference of [...found.velocityXL2, ...found.velocityYL2]) {
        expect(difference).toBeLessThan(1e-2);
      }
      for (const difference of found.fieldsL2) expect(difference).toBeLessThan(1e-2);
      expect(found.arrivalsOverAMinuteOff).toBeLessThan(0.01 * found.wetCells);
      expect(found.gauges.samples).toEqual(found.gauges.otherSamples);
      const { stageL2, speedL2, dischargeL2 } = found.gauges;
      for (const difference of [...stageL2, ...speedL2, ...dischargeL2]) {
        expect(difference).toBeLessThan(1e-2);
      }
      expect(found.balance.relativeError).toBeLessThan(1e-12);
      for (const part of ['rainM3', 'inflowM3', 'infiltratedM3', 'outflowM3', 'storedM3'] as const) {
        const scale = found.otherBalance.rainM3 + found.otherBalance.inflowM3;
        expect(Math.abs(found.balance[part] - found.otherBalance[part]) / scale).toBeLessThan(1e-5);
      }
    },
    slowMs,
  );

  it(
    'leaves a lake with islands at rest for an hour',
    async () => {
      const lake = await page.ask('lakeAtRest');
      expect(lake.depthChangeM).toBeLessThan(2e-5);
      expect(lake.speedMPerS).toBeLessThan(1e-4);
      expect(Math.abs(lake.volumeChangeM3)).toBeLessThan(1e-6);
    },
    slowMs,
  );

  it(
    'mirrors a mirrored case and repeats itself to the bit',
    async () => {
      const { mirrorDifferenceM, deepestM, hashes, stateHashes } = await page.ask('mirrorAndRepeat', {
        kind: 'inertial',
      });
      expect(deepestM).toBeGreaterThan(0.1);
      expect(mirrorDifferenceM).toBe(0);
      expect(hashes[0]).toBe(hashes[1]);
      expect(stateHashes[0]).toBe(stateHashes[1]);
    },
    slowMs,
  );

  it(
    'stops on a cancel and keeps the frames so far',
    async () => {
      const { fault, frames } = await page.ask('cancelOnTheWay');
      expect(fault).toMatchObject({ kind: 'flood-cancelled' });
      expect(frames).toBe(1);
    },
    slowMs,
  );

  it(
    'says that the device was lost, keeps the frames, and runs again',
    async () => {
      const { fault, kept, nextIsOk, devices } = await page.ask('loseDevice');
      expect(fault).toEqual({ kind: 'worker-died', worker: 'webgpu' });
      expect(kept).toEqual([0, 200]);
      expect(nextIsOk).toBe(true);
      expect(devices).toBe(2);
    },
    slowMs,
  );

  it('names the cell and its water when numbers run away or the time step collapses', async () => {
    const { infinite, collapsed } = await page.ask('troubled');
    expect(infinite).toMatchObject({ kind: 'flood-diverged', cause: 'depth-not-finite' });
    // The faces of cell 14, and those that smooth with them.
    expect([12, 13, 14, 15]).toContain(infinite?.kind === 'flood-diverged' ? infinite.cell : null);
    expect(collapsed).toMatchObject({
      kind: 'flood-diverged',
      cause: 'time-step-collapsed',
      cell: 17,
      depthM: 21,
      bedM: 5,
    });
  });

  it('turns down machines without a GPU, cases it does not cover, and invalid cases', async () => {
    expect(await page.ask('turnedDown')).toEqual({
      withoutGpu: 'no-webgpu',
      onSoftware: 'no-webgpu',
      isFallback: true,
      inertial: null,
      full: null,
      fullTown: 'case-not-covered',
      invalid: 'flood-out-of-range',
    });
  });
});

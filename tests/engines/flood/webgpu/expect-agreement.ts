import { expect } from 'vitest';
import type { FullGpuCase } from './full-cases.ts';
import type { StructureCase } from './structure-cases.ts';
import type { WebgpuPage } from './webgpu-page.ts';

/** Expects the GPU to agree with another engine on a case to 1e-4 of the depths, and to lose no water. */
export async function expectAgreement(
  page: WebgpuPage,
  name: FullGpuCase | StructureCase,
  other: 'wasm' | 'reference',
): Promise<void> {
  const found = await page.ask('compareOn', name, other);
  expect(found.frameTimesS).toEqual(found.otherFrameTimesS);
  expect(found.wetCells).toBeGreaterThan(10);
  for (const difference of found.depthL2) expect(difference).toBeLessThan(1e-4);
  for (const difference of [...found.velocityXL2, ...found.velocityYL2])
    expect(difference).toBeLessThan(1e-3);
  for (const difference of found.fieldsL2) expect(difference).toBeLessThan(1e-3);
  expect(found.arrivalsOverAMinuteOff).toBeLessThan(0.01 * found.wetCells);
  expect(found.gauges.samples).toEqual(found.gauges.otherSamples);
  const { stageL2, speedL2, dischargeL2 } = found.gauges;
  for (const difference of [...stageL2, ...speedL2, ...dischargeL2]) expect(difference).toBeLessThan(1e-3);
  expect(Math.abs(found.steps - found.otherSteps)).toBeLessThan(0.005 * found.otherSteps);
  expect(found.balance.relativeError).toBeLessThan(1e-12);
  const { initialM3, rainM3, inflowM3 } = found.otherBalance;
  for (const part of ['rainM3', 'inflowM3', 'infiltratedM3', 'outflowM3', 'storedM3'] as const) {
    const difference = Math.abs(found.balance[part] - found.otherBalance[part]);
    expect(difference / (initialM3 + rainM3 + inflowM3)).toBeLessThan(1e-4);
  }
}

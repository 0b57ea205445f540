import { describe, expect, it } from 'vitest';
import {
  alongDamBreak,
  type DamBreak,
  type DamBreakAxis,
  damBreakAxes,
  damBreakCase,
  dryDamBreak,
  frontPlace,
  ritterLaw,
  sampledDamBreak,
  stokerLaw,
  wetDamBreak,
} from '../../../support/flood-cases/dam-break.ts';
import { orders } from '../../../support/flood-cases/full-case.ts';
import { relativeL1 } from '../../../support/flood-cases/norms.ts';
import { lastFrame, runFlood } from '../../../support/flood-run.ts';
import { fullEngines } from '../../../support/full-engines.ts';

describe.each(fullEngines)('dam break in the $name full equations', ({ engine }) => {
  async function depthsAlong(axis: DamBreakAxis, order: 1 | 2, dam: DamBreak): Promise<Float32Array> {
    const { depthM } = lastFrame(await runFlood(damBreakCase(dam, order, axis), engine));
    return alongDamBreak(depthM, axis);
  }

  it.each(orders)('onto dry ground follows Ritter, order %i', async (order) => {
    const wanted = sampledDamBreak(ritterLaw(dryDamBreak.upM), dryDamBreak);
    const found = await depthsAlong('east', order, dryDamBreak);
    expect(relativeL1(found, wanted)).toBeLessThan(order === 1 ? 0.01 : 0.002);
    // First order smears the thin tip: its front, where the depth is 1 % of the dam's, lags by 11 cells.
    expect(Math.abs(frontPlace(found) - frontPlace(wanted))).toBeLessThanOrEqual(order === 1 ? 12 : 2);
  });

  it.each(orders)('onto water follows Stoker, order %i', async (order) => {
    const found = await depthsAlong('east', order, wetDamBreak);
    const wanted = sampledDamBreak(stokerLaw(wetDamBreak.upM, wetDamBreak.downM), wetDamBreak);
    expect(relativeL1(found, wanted)).toBeLessThan(order === 1 ? 0.01 : 0.002);
  });

  it.each(orders)('runs alike in all four directions, to the bit, order %i', async (order) => {
    const dam = { upM: 2, downM: 0, endS: 10 };
    const [first, ...others] = await Promise.all(damBreakAxes.map((axis) => depthsAlong(axis, order, dam)));
    for (const other of others) expect(other).toEqual(first);
  });
});

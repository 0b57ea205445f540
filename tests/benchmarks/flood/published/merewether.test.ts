import { expect, it } from 'vitest';
import { compiledEngine } from '../../../support/compiled-engine.ts';
import { lastFrame, runFlood } from '../../../support/flood-run.ts';
import { describeWithSharedData } from '../../../support/shared-data.ts';
import { merewetherCase, merewetherFolder, merewetherMatch } from './merewether-case.ts';

describeWithSharedData(merewetherFolder, 'Merewether 2007, on cells of 2 m', () => {
  it('comes as near to the five observed levels as the TUFLOW model of the report', async () => {
    const flood = merewetherCase({ kind: 'full', order: 2 }, 2);
    const run = await runFlood(flood, compiledEngine(2));
    const { rmseM, tuflowRmseM } = merewetherMatch(flood, lastFrame(run));
    expect(tuflowRmseM).toBeCloseTo(0.148, 3);
    expect(rmseM).toBeLessThan(0.148);
    expect(run.summary.balance.relativeError).toBeLessThan(1e-6);
  });
});

import { expect, it } from 'vitest';
import { describeWithSharedData } from '../../../support/shared-data.ts';
import { merewetherCase, merewetherFolder, merewetherMatch } from './merewether-case.ts';
import { publishedEngine } from './published-engine.ts';
import { runWith } from './published-run.ts';

describeWithSharedData(merewetherFolder, 'Merewether 2007, on cells of 2 m', () => {
  it('comes as near to the five observed levels as the TUFLOW model of the report', async () => {
    const flood = merewetherCase({ kind: 'full', order: 2 }, 2);
    const run = await runWith(publishedEngine(), flood);
    const { rmseM, tuflowRmseM } = merewetherMatch(flood, run.lastFrame);
    expect(tuflowRmseM).toBeCloseTo(0.148, 3);
    expect(rmseM).toBeLessThan(0.148);
    expect(run.summary.balance.relativeError).toBeLessThan(1e-6);
  });
});

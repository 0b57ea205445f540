import { expect, it } from 'vitest';
import { compiledEngine } from '../../../support/compiled-engine.ts';
import { runFlood } from '../../../support/flood-run.ts';
import { describeWithSharedData } from '../../../support/shared-data.ts';
import { okushiriCase, okushiriFolder, okushiriMatches } from './okushiri-case.ts';

describeWithSharedData(okushiriFolder, 'Okushiri tank, on every second point of the bathymetry', () => {
  it('follows the measured surface at the three gauges within 12 % of its range, and its peak within 10 %', async () => {
    const { summary } = await runFlood(okushiriCase(2), compiledEngine(2));
    expect(summary.balance.relativeError).toBeLessThan(1e-6);
    for (const { id, normalisedRmse, peakError } of okushiriMatches(summary)) {
      expect(normalisedRmse, id).toBeLessThan(0.12);
      expect(Math.abs(peakError), id).toBeLessThan(0.1);
    }
  });
});

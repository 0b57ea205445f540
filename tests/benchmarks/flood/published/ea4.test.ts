import { expect, it } from 'vitest';
import { compiledEngine } from '../../../support/compiled-engine.ts';
import { runFlood } from '../../../support/flood-run.ts';
import { describeWithSharedData } from '../../../support/shared-data.ts';
import { ea4Arrivals, ea4Case, ea4Expected, ea4Folder, ea4Peaks } from './ea4-case.ts';

/** On cells of 10 m, twice those of the published run, in half of a plain that is its own mirror image. */
describeWithSharedData(ea4Folder, 'Environment Agency Test 4, coarse', () => {
  it('peaks as LISFLOOD DG2 does under both schemes, and water arrives under one when the other says', async () => {
    const grid = { cellSizeM: 10, half: true };
    const full = ea4Case({ ...grid, scheme: { kind: 'full', order: 2 } });
    const inertial = ea4Case({ ...grid, scheme: { kind: 'inertial' } });
    const { summary } = await runFlood(full, compiledEngine(2));
    const other = (await runFlood(inertial, compiledEngine(2))).summary;
    const published = ea4Expected().peak_depth_m_dg2_5m;
    const errorsOf = (peaks: readonly number[]): number[] =>
      peaks.map((peak, i) => Math.abs(peak / (published[i] as number) - 1));
    const errors = errorsOf(ea4Peaks(summary, full));
    // The first gauge lies 50 m from the inlet, where 10 m cells smooth the slope of the surface.
    expect(errors[0]).toBeLessThan(0.04);
    expect(Math.max(...errors.slice(1))).toBeLessThan(0.014);
    expect(Math.max(...errorsOf(ea4Peaks(other, inertial)))).toBeLessThan(0.03);
    const arrivals = ea4Arrivals(summary, full);
    ea4Arrivals(other, inertial).forEach((arrival, i) => {
      expect(Math.abs(arrival - (arrivals[i] as number))).toBeLessThan(300);
    });
  });
});

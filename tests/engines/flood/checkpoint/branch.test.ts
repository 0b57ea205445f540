import { describe, expect, it } from 'vitest';
import { defaultCourant } from '../../../../src/domain/hazard/flood/engine-defaults.ts';
import type { FloodCase, FloodScheme } from '../../../../src/domain/hazard/flood/flood-case.ts';
import { constantSeries, timeSeries } from '../../../../src/domain/hazard/flood/forcing/time-series.ts';
import { compiledEngine } from '../../../support/compiled-engine.ts';
import { floodCase } from '../../../support/flood-run.ts';
import { drilledTown, townCell } from './drilled-town.ts';
import { expectSameEnd, notedRun } from './restarted-run.ts';

const engine = compiledEngine(2);
const schemes: readonly FloodScheme[] = [{ kind: 'inertial' }, { kind: 'full', order: 2 }];

/** A channel that runs out at its foot. */
const channel = (scheme: FloodScheme): FloodCase =>
  floodCase(
    { columns: 50, rows: 6, cellSizeM: 10, bedM: (column) => 5 - 0.02 * column },
    {
      scheme,
      courant: defaultCourant[scheme.kind],
      initialDepthM: new Float32Array(300).fill(0.5),
      boundary: {
        north: { kind: 'closed' },
        south: { kind: 'closed' },
        east: { kind: 'open' },
        west: { kind: 'closed' },
      },
      endS: 600,
      outputEveryS: 300,
    },
  );

describe.each(schemes)('a branch of a run by %j', (scheme) => {
  it('whose levee gives way later and whose tide turns otherwise is the run that had both from the start', async () => {
    const without = { ...drilledTown(scheme), structures: [] };
    const { south } = without.boundary;
    if (south.kind !== 'stage') throw new Error('the town has a tide in the south');
    const branch: FloodCase = {
      ...without,
      structures: drilledTown(scheme).structures.filter(({ kind }) => kind === 'breach'),
      boundary: {
        ...without.boundary,
        south: {
          kind: 'stage',
          stageM: timeSeries([
            [0, 9.2],
            [300, 10.4],
            [600, 11],
          ]),
        },
      },
    };
    const { checkpoints } = await notedRun(engine, without, { everyS: 110 });
    const [first] = checkpoints;
    if (first === undefined || first.timeS >= 120)
      throw new Error('a checkpoint before the breach was wanted');
    const whole = await notedRun(engine, branch);
    const again = await notedRun(engine, branch, { restart: first.bytes });
    expectSameEnd(again, whole, first, 'same-engine');
    const unbranched = await notedRun(engine, without);
    expect(again.summary.stateHash).not.toBe(unbranched.summary.stateHash);
  });

  it('whose open edge closes keeps all the water that it has then', async () => {
    const flood = channel(scheme);
    const { checkpoints } = await notedRun(engine, flood, { everyS: 100 });
    const closed: FloodCase = { ...flood, boundary: { ...flood.boundary, east: { kind: 'closed' } } };
    const [first] = checkpoints;
    if (first === undefined) throw new Error('a checkpoint was wanted');
    const { summary } = await notedRun(engine, closed, { restart: first.bytes });
    const { summary: short } = await notedRun(engine, { ...flood, endS: first.timeS });
    expect(summary.balance.outflowM3).toBeGreaterThan(100);
    expect(summary.balance.outflowM3 / short.balance.outflowM3).toBeCloseTo(1, 3);
    expect(summary.balance.relativeError).toBeLessThan(1e-6);
  });

  it('with a river more, and with the end put off, balances what came in before and after', async () => {
    const flood = channel(scheme);
    const { checkpoints } = await notedRun(engine, flood, { everyS: 300 });
    const at = checkpoints.find(({ dueS }) => dueS === 300);
    const branch: FloodCase = {
      ...flood,
      inflows: [{ id: 'new', cells: Uint32Array.of(52, 102), dischargeM3PerS: constantSeries(4) }],
      gauges: [{ id: 'new', cell: 160 }],
      endS: 900,
    };
    if (at === undefined) throw new Error('a checkpoint was wanted');
    const { summary, frames } = await notedRun(engine, branch, { restart: at.bytes });
    expect(summary.balance.inflowM3).toBeCloseTo(4 * (900 - at.timeS), 6);
    expect(summary.balance.relativeError).toBeLessThan(1e-6);
    expect(frames.map(({ timeS }) => timeS)).toEqual([600, 900]);
    const [gauge] = summary.gauges;
    expect(gauge?.timeS[0]).toBeGreaterThan(at.timeS);
    expect(gauge?.depthM.length).toBe(gauge?.timeS.length);
  });

  it('forgets a pump that is gone, and the ground stays as the breach left it', async () => {
    const flood = drilledTown(scheme);
    const { checkpoints } = await notedRun(engine, flood, { everyS: 300 });
    const [first] = checkpoints;
    if (first === undefined) throw new Error('a checkpoint was wanted');
    const { frames, summary } = await notedRun(
      engine,
      { ...flood, structures: [] },
      { restart: first.bytes },
    );
    const gap = townCell(13, 20);
    expect(frames[frames.length - 1]?.depthM[gap]).toBeGreaterThan(0.1);
    expect(flood.bedM[gap]).toBeGreaterThan(12);
    expect(summary.balance.relativeError).toBeLessThan(1e-6);
  });
});

import { describe, expect, it } from 'vitest';
import type { FloodCase } from '../../../src/domain/hazard/flood/flood-case.ts';
import { constantSeries, timeSeries } from '../../../src/domain/hazard/flood/forcing/time-series.ts';
import { referenceFloodEngine } from '../../../src/engines/flood/reference/reference-engine.ts';
import { cancelMidway } from '../../support/cancel-midway.ts';
import { floodCase, lastFrame, runFlood, tryFlood } from '../../support/flood-run.ts';

const valley = (changes: Partial<FloodCase> = {}): FloodCase =>
  floodCase(
    {
      columns: 70,
      rows: 30,
      cellSizeM: 10,
      bedM: (column, row) => 0.05 * Math.abs(row - 15) + 0.01 * (70 - column),
    },
    { rainMPerS: constantSeries(2e-5), ...changes },
  );

describe('frames', () => {
  it('come at the exact output times, the initial and the final state included', async () => {
    const { frames, summary } = await runFlood(valley({ endS: 700, outputEveryS: 300 }));
    expect(frames.map(({ timeS }) => timeS)).toEqual([0, 300, 600, 700]);
    expect(frames.map(({ index }) => index)).toEqual([0, 1, 2, 3]);
    expect(summary.frameCount).toBe(4);
  });

  it('belong to the receiver: changing one changes nothing later', async () => {
    const flood = valley();
    const untouched = await runFlood(flood);
    const result = await referenceFloodEngine.run(flood, {
      signal: new AbortController().signal,
      onProgress: () => {},
      onFrame: ({ depthM }) => depthM.fill(99),
    });
    expect(result.ok && result.value.resultHash).toBe(untouched.summary.resultHash);
  });

  it('hold no more than the largest depth, and arrival where that passed the threshold', async () => {
    const { frames, summary } = await runFlood(valley({ endS: 1800 }));
    for (const { depthM } of frames) {
      for (let i = 0; i < depthM.length; i++)
        expect(depthM[i]).toBeLessThanOrEqual(summary.maximumDepthM[i] as number);
    }
    for (let i = 0; i < summary.arrivalS.length; i++) {
      expect((summary.arrivalS[i] as number) >= 0).toBe((summary.maximumDepthM[i] as number) > 0.05);
    }
  });
});

describe('result hash', () => {
  it('is the same for the same case and another for another', async () => {
    const first = await runFlood(valley());
    const second = await runFlood(valley());
    const other = await runFlood(valley({ rainMPerS: constantSeries(2.0001e-5) }));
    expect(second.summary.resultHash).toBe(first.summary.resultHash);
    expect(other.summary.resultHash).not.toBe(first.summary.resultHash);
    expect(first.summary.resultHash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('gauges', () => {
  it('record level and depth at least once a minute', async () => {
    const flood = valley({ gauges: [{ id: 'g', cell: 15 * 70 + 60 }], endS: 600, outputEveryS: 300 });
    const run = await runFlood(flood);
    const [series] = run.summary.gauges;
    expect(series?.timeS.length).toBe(11);
    const last = (series?.timeS.length as number) - 1;
    expect(series?.depthM[last]).toBe(lastFrame(run).depthM[15 * 70 + 60]);
    expect((series?.stageM[last] as number) - (series?.depthM[last] as number)).toBeCloseTo(
      flood.bedM[15 * 70 + 60] as number,
      6,
    );
  });
});

describe('dry land and open sea', () => {
  it('take no part in a step and do not bound it', async () => {
    const [columns, rows] = [640, 20];
    const flood = floodCase({
      columns,
      rows,
      cellSizeM: 10,
      bedM: (column) => (column >= 320 ? -500 : 20 - 0.05 * column),
    });
    const mask = flood.bedM.map((bed) => (bed < -100 ? 1 : 0));
    const { summary, progress } = await runFlood({
      ...flood,
      initialDepthM: flood.bedM.map((bed) => (bed < -100 ? 500 : 0)),
      heldStage: { mask: Uint8Array.from(mask), stageM: constantSeries(0) },
      inflows: [
        { id: 'spring', cells: Uint32Array.of(10 * columns + 250), dischargeM3PerS: constantSeries(2) },
      ],
      endS: 600,
    });
    const last = progress[progress.length - 1];
    expect(last?.activeCells).toBeLessThan(columns * rows * 0.45);
    expect(summary.steps).toBeLessThan(600 / 1.5);
    expect(summary.balance.relativeError).toBeLessThan(1e-6);
  });

  it('wake when the sea rises over the shore', async () => {
    const flood = floodCase({
      columns: 200,
      rows: 5,
      cellSizeM: 10,
      bedM: (column) => (column < 70 ? -2 : 0.5),
    });
    const mask = Uint8Array.from(flood.bedM, (bed) => (bed < 0 ? 1 : 0));
    const { summary } = await runFlood({
      ...flood,
      heldStage: {
        mask,
        stageM: timeSeries([
          [0, 0],
          [600, 1.5],
        ]),
      },
      endS: 3600,
    });
    expect(summary.maximumDepthM[150] as number).toBeGreaterThan(0.3);
    expect(summary.balance.outflowM3).toBeLessThan(-1000);
    expect(summary.balance.relativeError).toBeLessThan(1e-6);
  });
});

describe('cancel', () => {
  it('stops within 100 ms of work and says how far it came', async () => {
    const flood = floodCase(
      {
        columns: 400,
        rows: 400,
        cellSizeM: 10,
        bedM: (column, row) => Math.sin(column / 9) + Math.cos(row / 7),
      },
      { rainMPerS: constantSeries(5e-5), endS: 86_400, outputEveryS: 86_400 },
    );
    const { result, reactedMs } = await cancelMidway(flood, referenceFloodEngine);
    expect(result.ok).toBe(false);
    if (result.ok || result.fault.kind !== 'flood-cancelled') throw new Error('not cancelled');
    expect(result.fault.timeS).toBeLessThan(86_400);
    // One slice of work and one step; ten times over for a busy machine.
    expect(reactedMs).toBeLessThan(1000);
  });
});

describe('refusals', () => {
  const cases: [string, Partial<FloodCase> | ((flood: FloodCase) => Partial<FloodCase>), object][] = [
    [
      'a bed that is not a number',
      ({ bedM }) => ({ bedM: bedM.map((bed, i) => (i === 5 ? Number.NaN : bed)) }),
      { kind: 'flood-not-finite', field: 'bedM', cell: 5, value: 'NaN' },
    ],
    [
      'negative rain',
      {
        rainMPerS: timeSeries([
          [0, 0],
          [60, -1e-6],
        ]),
      },
      { kind: 'flood-negative', field: 'rainMPerS', index: 1, value: -1e-6 },
    ],
    [
      'a field of another length',
      { manning: new Float32Array(3) },
      { kind: 'flood-grid-mismatch', field: 'manning', length: 3, wanted: 2100 },
    ],
    [
      'times out of order',
      {
        rainMPerS: timeSeries([
          [60, 0],
          [0, 0],
        ]),
      },
      { kind: 'flood-times-not-ascending', field: 'rainMPerS', index: 1 },
    ],
    [
      'an inflow outside the grid',
      { inflows: [{ id: 'a', cells: Uint32Array.of(9999), dischargeM3PerS: constantSeries(1) }] },
      { kind: 'flood-cell-out-of-grid', field: 'inflow a', cell: 9999, cells: 2100 },
    ],
    ['an end before the start', { endS: -5 }, { kind: 'flood-out-of-range', field: 'endS' }],
    ['a Courant number of 2', { courant: 2 }, { kind: 'flood-out-of-range', field: 'courant', value: 2 }],
  ];

  it.each(cases)('%s', async (_, change, fault) => {
    const flood = valley();
    const result = await tryFlood({ ...flood, ...(typeof change === 'function' ? change(flood) : change) });
    expect(result.ok).toBe(false);
    expect(!result.ok && result.fault).toMatchObject(fault);
  });

  it('a grid of 20,000 by 20,000 cells, before anything is allocated', async () => {
    const flood = valley();
    const result = await tryFlood({ ...flood, grid: { ...flood.grid, columns: 20_000, rows: 20_000 } });
    expect(!result.ok && result.fault).toMatchObject({
      kind: 'flood-grid-too-large',
      columns: 20_000,
      rows: 20_000,
    });
  });
});

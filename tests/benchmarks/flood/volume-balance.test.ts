import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/core/random.ts';
import type { FloodCase } from '../../../src/domain/hazard/flood/flood-case.ts';
import { constantSeries, timeSeries } from '../../../src/domain/hazard/flood/forcing/time-series.ts';
import { floodCase, lastFrame, runFlood } from '../../support/flood-run.ts';

const sum = (values: Iterable<number>): number => {
  let total = 0;
  for (const value of values) total += value;
  return total;
};

/** Rough ground that falls to the east, with everything that brings or takes water. */
function busyCase(seed: number, columns: number, rows: number): FloodCase {
  const random = seededRandom(seed);
  const cells = columns * rows;
  const flood = floodCase({
    columns,
    rows,
    cellSizeM: 10,
    bedM: (column) => 6 - 0.15 * column + random.between(-1.5, 1.5),
  });
  const mask = new Uint8Array(cells);
  for (let i = 0; i < cells; i++) if (i % columns >= columns - 3) mask[i] = 1;
  const field = (low: number, high: number): Float32Array =>
    Float32Array.from({ length: cells }, () => random.between(low, high));
  return {
    ...flood,
    manning: field(0.02, 0.15),
    initialDepthM: field(-0.5, 0.5).map((depth) => Math.max(0, depth)),
    heldStage: {
      mask,
      stageM: timeSeries([
        [0, 1],
        [1800, 2.5],
      ]),
    },
    rainMPerS: timeSeries([
      [0, 0],
      [600, 5e-5],
      [1200, 0],
    ]),
    infiltration: {
      kind: 'green-ampt',
      conductivityMPerS: field(0, 3e-6),
      suctionHeadM: field(0.05, 0.2),
      moistureDeficit: field(0, 0.4),
    },
    inflows: [
      {
        id: 'river',
        cells: Uint32Array.of(0, columns, 2 * columns),
        dischargeM3PerS: timeSeries([
          [0, 0],
          [600, 40],
          [1800, 5],
        ]),
      },
    ],
    boundary: {
      north: { kind: 'open' },
      south: {
        kind: 'stage',
        stageM: timeSeries([
          [0, 3],
          [1800, 5],
        ]),
      },
      east: { kind: 'open' },
      west: { kind: 'closed' },
    },
    endS: 1800,
    outputEveryS: 600,
  };
}

describe('volume', () => {
  it('closes with rain, soil, a river, open and stage edges and a rising sea', async () => {
    const { summary } = await runFlood(busyCase(7, 50, 40));
    const { balance } = summary;
    for (const part of ['initialM3', 'rainM3', 'inflowM3', 'infiltratedM3'] as const) {
      expect(balance[part]).toBeGreaterThan(100);
    }
    expect(Math.abs(balance.outflowM3)).toBeGreaterThan(100);
    expect(balance.relativeError).toBeLessThan(1e-6);
  });

  it('brings the river exactly: the integral of its hydrograph', async () => {
    const { summary } = await runFlood(busyCase(3, 30, 20));
    expect(summary.balance.inflowM3).toBeCloseTo(600 * 20 + 1200 * 22.5, 6);
  });

  it('keeps all rain in a closed bowl, where it gathers at the bottom', async () => {
    const [columns, rows] = [31, 31];
    const flood = floodCase(
      { columns, rows, cellSizeM: 10, bedM: (column, row) => 0.02 * ((column - 15) ** 2 + (row - 15) ** 2) },
      {
        rainMPerS: timeSeries([
          [0, 3e-5],
          [1800, 3e-5],
          [1800, 0],
        ]),
        endS: 7200,
        outputEveryS: 7200,
      },
    );
    const run = await runFlood(flood);
    const wantedM3 = 3e-5 * 1800 * columns * rows * 100;
    expect(sum(lastFrame(run).depthM) * 100).toBeCloseTo(wantedM3, 2);
    expect(run.summary.balance.relativeError).toBeLessThan(1e-9);
    expect(lastFrame(run).depthM[15 * columns + 15] as number).toBeGreaterThan(0.3);
  });

  it('does not lose slow rain on deep water to the rounding of 32-bit depths', async () => {
    const flood = floodCase(
      { columns: 8, rows: 8, cellSizeM: 5, bedM: () => -40 },
      {
        initialDepthM: new Float32Array(64).fill(40),
        rainMPerS: constantSeries(1e-7),
        endS: 3600,
        outputEveryS: 3600,
      },
    );
    const { depthM } = lastFrame(await runFlood(flood));
    expect(depthM[20] as number).toBeCloseTo(40.00036, 5);
  });

  it('closes and never goes below zero on any small ground', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 1e9 }),
        fc.integer({ min: 4, max: 14 }),
        fc.integer({ min: 3, max: 12 }),
        async (seed, columns, rows) => {
          const run = await runFlood({ ...busyCase(seed, columns, rows), endS: 600, outputEveryS: 200 });
          for (const { depthM } of run.frames)
            for (const depth of depthM) expect(depth).toBeGreaterThanOrEqual(0);
          expect(run.summary.balance.relativeError).toBeLessThan(1e-6);
        },
      ),
      { numRuns: 40, seed: 20260101 },
    );
  });
});

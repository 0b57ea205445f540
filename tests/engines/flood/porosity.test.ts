import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { constantSeries } from '../../../src/domain/hazard/flood/forcing/time-series.ts';
import { floodCase, lastFrame, runFlood } from '../../support/flood-run.ts';

const slope = 0.002;
const channel = { columns: 60, rows: 4, cellSizeM: 10, bedM: (column: number) => -slope * 10 * column };
const cells = channel.columns * channel.rows;

/** A channel fed at its head over the whole width, open at its foot. */
const fed = (dischargeM3PerS: number, porosity: number | null) =>
  floodCase(channel, {
    porosity: porosity === null ? null : new Float32Array(cells).fill(porosity),
    inflows: [
      {
        id: 'head',
        cells: Uint32Array.from({ length: 4 }, (_, row) => row * channel.columns),
        dischargeM3PerS: constantSeries(dischargeM3PerS),
      },
    ],
    boundary: {
      north: { kind: 'closed' },
      south: { kind: 'closed' },
      east: { kind: 'open' },
      west: { kind: 'closed' },
    },
    endS: 3600,
    outputEveryS: 600,
  });

describe('a channel half blocked by buildings', () => {
  test('is as deep and as fast as an open one with twice the discharge, at every time', async () => {
    const blocked = await runFlood(fed(20, 0.5));
    const open = await runFlood(fed(40, null));
    for (const [k, frame] of blocked.frames.entries()) {
      for (let cell = 0; cell < cells; cell++) {
        expect(frame.depthM[cell]).toBeCloseTo(open.frames[k]?.depthM[cell] as number, 4);
        expect(frame.velocityXMPerS[cell]).toBeCloseTo(open.frames[k]?.velocityXMPerS[cell] as number, 4);
      }
    }
    expect(blocked.summary.balance.relativeError).toBeLessThan(1e-6);
    expect(blocked.summary.balance.outflowM3).toBeCloseTo(open.summary.balance.outflowM3 / 2, 0);
  });

  test('carries the normal depth of Manning for half its width', async () => {
    const { depthM } = lastFrame(await runFlood(fed(20, 0.5)));
    // q = 20 / (0.5 * 40) = 1 m²/s, h = (n q / sqrt(S))^(3/5)
    const normalM = ((0.03 * 1) / Math.sqrt(slope)) ** 0.6;
    expect(Math.abs((depthM[30] as number) - normalM)).toBeLessThan(0.01 * normalM);
  });
});

describe('a gap in a row of buildings', () => {
  test('passes by its narrower side and levels both sides in the end', async () => {
    const flood = floodCase(
      { columns: 20, rows: 3, cellSizeM: 10, bedM: () => 0 },
      {
        initialDepthM: Float32Array.from({ length: 60 }, (_, i) => (i % 20 < 10 ? 2 : 0)),
        porosity: Float32Array.from({ length: 60 }, (_, i) => (i % 20 === 10 ? 0.1 : 1)),
        endS: 7200,
        outputEveryS: 3600,
      },
    );
    const run = await runFlood(flood);
    // 10 columns of 2 m over 19.1 columns of open ground.
    for (const depth of lastFrame(run).depthM) expect(depth).toBeCloseTo(20 / 19.1, 2);
    expect(run.summary.balance.relativeError).toBeLessThan(1e-6);
  });
});

describe('any town of partly open cells', () => {
  test('loses no water among its buildings, at open edges and into the sea', async () => {
    const share = fc.double({ min: 0.05, max: 1, noNaN: true });
    const town = fc.record({
      porosity: fc.array(share, { minLength: 48, maxLength: 48 }),
      beds: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 48, maxLength: 48 }),
      depths: fc.array(fc.double({ min: 0, max: 1.5, noNaN: true }), { minLength: 48, maxLength: 48 }),
      hasSea: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(town, async ({ porosity, beds, depths, hasSea }) => {
        const flood = floodCase(
          { columns: 8, rows: 6, cellSizeM: 5, bedM: (column, row) => beds[row * 8 + column] as number },
          {
            porosity: Float32Array.from(porosity),
            initialDepthM: Float32Array.from(depths),
            rainMPerS: constantSeries(1e-5),
            inflows: [{ id: 'a', cells: Uint32Array.of(27, 28), dischargeM3PerS: constantSeries(2) }],
            heldStage: hasSea
              ? {
                  mask: Uint8Array.from({ length: 48 }, (_, i) => (i % 8 === 0 ? 1 : 0)),
                  stageM: constantSeries(0.3),
                }
              : null,
            boundary: {
              north: { kind: 'open' },
              south: { kind: 'stage', stageM: constantSeries(0.5) },
              east: { kind: 'open' },
              west: { kind: 'closed' },
            },
            endS: 300,
            outputEveryS: 60,
          },
        );
        const { summary, frames } = await runFlood(flood);
        expect(summary.balance.relativeError).toBeLessThan(1e-6);
        for (const { depthM } of frames) for (const depth of depthM) expect(depth).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 30 },
    );
  });
});

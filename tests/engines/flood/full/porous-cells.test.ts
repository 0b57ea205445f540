import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FloodCase } from '../../../../src/domain/hazard/flood/flood-case.ts';
import { constantSeries } from '../../../../src/domain/hazard/flood/forcing/time-series.ts';
import { fullCase, orders } from '../../../support/flood-cases/full-case.ts';
import { lakeCase } from '../../../support/flood-cases/lake.ts';
import { lastFrame, runFlood } from '../../../support/flood-run.ts';
import { fullEngines } from '../../../support/full-engines.ts';

const gravity = 9.81;

/** A number in [0, 1) for each place, the same at every call. */
const noise = (k: number): number => {
  const x = Math.sin(k * 12.9898 + 4.1) * 43758.5453;
  return x - Math.floor(x);
};

const porosityOf = (cells: number): Float32Array =>
  Float32Array.from({ length: cells }, (_, k) => (noise(k) < 0.4 ? 1 : 0.05 + 0.9 * noise(k + 7000)));

/** A sloping channel fed at its head over the whole width, open at its foot. */
function fedChannel(order: 1 | 2, dischargeM3PerS: number, porosity: number | null): FloodCase {
  const [columns, rows] = [40, 3];
  const flood = fullCase({ columns, rows, cellSizeM: 10, bedM: (column) => -0.02 * column }, order);
  return {
    ...flood,
    manning: new Float32Array(columns * rows).fill(0.03),
    porosity: porosity === null ? null : new Float32Array(columns * rows).fill(porosity),
    initialDepthM: flood.bedM.map((_, cell) => (cell % columns < 5 ? 1.5 : 0)),
    inflows: [
      {
        id: 'head',
        cells: Uint32Array.from({ length: rows }, (_, row) => row * columns),
        dischargeM3PerS: constantSeries(dischargeM3PerS),
      },
    ],
    boundary: { ...flood.boundary, east: { kind: 'open' } },
    endS: 900,
    outputEveryS: 300,
    courant: 0.5,
  };
}

/** A flat, smooth channel that changes its open share from one to another half way. */
function suddenChange(order: 1 | 2, [up, down]: readonly [number, number]): FloodCase {
  const [columns, rows] = [60, 2];
  const flood = fullCase({ columns, rows, cellSizeM: 10, bedM: () => 0 }, order);
  return {
    ...flood,
    manning: new Float32Array(columns * rows).fill(0.02),
    porosity: Float32Array.from({ length: columns * rows }, (_, k) => (k % columns < 30 ? up : down)),
    initialDepthM: new Float32Array(columns * rows).fill(2),
    inflows: [{ id: 'head', cells: Uint32Array.of(0, columns), dischargeM3PerS: constantSeries(20) }],
    boundary: { ...flood.boundary, east: { kind: 'stage', stageM: constantSeries(2) } },
    endS: 3600,
    outputEveryS: 3600,
  };
}

const headOf = (depthM: number, speedMPerS: number): number => depthM + speedMPerS ** 2 / (2 * gravity);

describe.each(fullEngines)('the $name full equations among porous cells', ({ engine }) => {
  it.each(orders)('leave a lake over rough ground with dry islands as it was, order %i', async (order) => {
    const lake = lakeCase({ kind: 'full', order }, [36, 30]);
    const flood = { ...lake, porosity: porosityOf(lake.bedM.length), endS: 900 };
    const run = await runFlood(flood, engine);
    const { depthM } = lastFrame(run);
    const moved = depthM.map((depth, k) => Math.abs(depth - (flood.initialDepthM[k] as number)));
    expect(Math.max(...moved)).toBeLessThan(1e-6);
    expect(Math.max(...run.summary.maximumSpeedMPerS)).toBeLessThan(5e-5);
    expect(run.summary.balance.relativeError).toBeLessThan(1e-9);
  });

  it.each(orders)(
    'run through a channel half open to the bit as through an open one with twice the water, order %i',
    async (order) => {
      const half = await runFlood(fedChannel(order, 20, 0.5), engine);
      const whole = await runFlood(fedChannel(order, 40, null), engine);
      expect(half.frames.length).toBe(4);
      for (const [k, frame] of half.frames.entries()) {
        expect(frame.depthM).toEqual(whole.frames[k]?.depthM);
        expect(frame.velocityXMPerS).toEqual(whole.frames[k]?.velocityXMPerS);
      }
      const outflow = (run: typeof half): number => run.summary.balance.outflowM3;
      expect(outflow(half) / outflow(whole)).toBeCloseTo(0.5, 12);
      const third = await runFlood(fedChannel(order, 12, 0.3), engine);
      for (const [cell, depth] of lastFrame(third).depthM.entries()) {
        expect(Math.abs(depth - (lastFrame(whole).depthM[cell] as number))).toBeLessThan(1e-4);
      }
    },
  );

  it.each(orders)(
    'give mirrored and transposed bits for mirrored and transposed towns, order %i',
    async (order) => {
      const size = 24;
      const place = (cell: number): readonly [number, number] => [cell % size, Math.floor(cell / size)];
      const turns: readonly ((column: number, row: number) => number)[] = [
        (column, row) => row * size + column,
        (column, row) => row * size + (size - 1 - column),
        (column, row) => (size - 1 - row) * size + column,
        (column, row) => column * size + row,
      ];
      const found: Float32Array[] = [];
      for (const turn of turns) {
        const bedOf = (column: number, row: number): number => 0.4 * noise(turn(column, row) + 50);
        const flood = fullCase({ columns: size, rows: size, cellSizeM: 5, bedM: bedOf }, order);
        const porosity = porosityOf(size * size);
        const from = (value: (k: number) => number): Float32Array =>
          flood.bedM.map((_, cell) => value(turn(...place(cell))));
        const run = await runFlood(
          {
            ...flood,
            porosity: from((k) => porosity[k] as number),
            manning: from((k) => 0.02 + 0.03 * noise(k + 900)),
            initialDepthM: from((k) => (noise(k + 300) < 0.3 ? 2 * noise(k + 600) : 0)),
            closedCells: Uint8Array.from(from((k) => (noise(k + 1200) < 0.05 ? 1 : 0))),
            endS: 60,
            outputEveryS: 60,
          },
          engine,
        );
        const { depthM } = lastFrame(run);
        const back = new Float32Array(size * size);
        for (const [cell, depth] of depthM.entries()) back[turn(...place(cell))] = depth;
        found.push(back);
      }
      for (const other of found.slice(1)) expect(other).toEqual(found[0]);
    },
  );

  // In second order waves between inflow and edge outlive an hour where water is this fast, in an even channel too.
  it.each([
    ['widens', 1, [0.4, 1]],
    ['narrows', 1, [1, 0.4]],
    ['narrows', 2, [1, 0.4]],
  ] as const)(
    'keep the head of Bernoulli where a channel %s, but for a fifth of what is turned over, order %i',
    async (_, order, shares) => {
      const { depthM, velocityXMPerS } = lastFrame(await runFlood(suddenChange(order, shares), engine));
      const [h1, u1] = [depthM[25] as number, velocityXMPerS[25] as number];
      const [h2, u2] = [depthM[35] as number, velocityXMPerS[35] as number];
      expect(Math.abs(shares[0] * h1 * u1 - 1)).toBeLessThan(0.01);
      expect(Math.abs(shares[1] * h2 * u2 - 1)).toBeLessThan(0.01);
      const turnedOverM = Math.abs(u1 ** 2 - u2 ** 2) / (2 * gravity);
      const rubbedM = 50 * 0.02 ** 2 * (u1 ** 2 / h1 ** (4 / 3) + u2 ** 2 / h2 ** (4 / 3));
      const lost = (headOf(h1, u1) - headOf(h2, u2) - rubbedM) / turnedOverM;
      expect(lost).toBeGreaterThan(0);
      expect(lost).toBeLessThan(0.2);
    },
  );

  it.each(orders)('lose no water in any town, at open edges and into the sea, order %i', async (order) => {
    const share = fc.double({ min: 0.05, max: 1, noNaN: true });
    const town = fc.record({
      porosity: fc.array(share, { minLength: 48, maxLength: 48 }),
      beds: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 48, maxLength: 48 }),
      depths: fc.array(fc.double({ min: 0, max: 1.5, noNaN: true }), { minLength: 48, maxLength: 48 }),
      hasSea: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(town, async ({ porosity, beds, depths, hasSea }) => {
        const flood = fullCase(
          { columns: 8, rows: 6, cellSizeM: 5, bedM: (column, row) => beds[row * 8 + column] as number },
          order,
          {
            manning: new Float32Array(48).fill(0.03),
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
            endS: 120,
            outputEveryS: 60,
          },
        );
        const { summary, frames } = await runFlood(flood, engine);
        expect(summary.balance.relativeError).toBeLessThan(1e-6);
        for (const { depthM } of frames) for (const depth of depthM) expect(depth).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 20 },
    );
  });
});

import { describe, expect, test } from 'vitest';
import type { FloodCase } from '../../../../src/domain/hazard/flood/flood-case.ts';
import type { BreachGrowth, LeveeBreach } from '../../../../src/domain/hazard/flood/flood-structure.ts';
import { constantSeries, timeSeries } from '../../../../src/domain/hazard/flood/forcing/time-series.ts';
import { unpadded } from '../../../../src/engines/flood/driver/water-state.ts';
import { floodCase, lastFrame, runFlood } from '../../../support/flood-run.ts';
import { letStructuresWork } from './let-structures-work.ts';

describe('a levee that breaches', () => {
  const sand = {
    kind: 'verheij-van-der-knaap',
    initialWidthM: 10,
    lowestCrestM: 0,
    sinkS: 60,
    criticalVelocityMPerS: 0.2,
  } as const;
  const levee = (changes: Partial<FloodCase> = {}) =>
    floodCase(
      { columns: 21, rows: 21, cellSizeM: 10, bedM: (column) => (column === 10 ? 4 : 0) },
      {
        initialDepthM: Float32Array.from({ length: 441 }, (_, i) => (i % 21 < 10 ? 3 : 0)),
        endS: 1200,
        outputEveryS: 60,
        ...changes,
      },
    );
  const crestCells = Uint32Array.from({ length: 21 }, (_, k) => k * 21 + 10);
  const breach = (growth: BreachGrowth, changes: Partial<LeveeBreach> = {}): LeveeBreach => ({
    kind: 'breach',
    id: 'b',
    cells: crestCells,
    baseWidthM: 10,
    startS: 0,
    growth,
    ...changes,
  });

  test('holds until its time, then floods the land behind and keeps the balance', async () => {
    const run = await runFlood(
      levee({
        structures: [breach(sand, { startS: 300 })],
      }),
    );
    const behind = run.frames.map(({ depthM }) => depthM[10 * 21 + 18] as number);
    expect(behind[5]).toBe(0);
    expect(behind[20]).toBeGreaterThan(1);
    expect(run.summary.balance.relativeError).toBeLessThan(1e-6);
  });

  test('opens alike on both sides of its middle', async () => {
    const run = await runFlood(
      levee({
        structures: [breach(sand)],
      }),
    );
    const { depthM } = lastFrame(run);
    for (let line = 0; line < 10; line++) {
      for (let column = 0; column < 21; column++) {
        expect(depthM[line * 21 + column]).toBeCloseTo(depthM[(20 - line) * 21 + column] as number, 5);
      }
    }
  });

  test('goes down from the middle outward by its given width, under the water that stands there', () => {
    const flood = levee({
      structures: [
        breach({
          kind: 'given',
          widthM: timeSeries([
            [0, 30],
            [100, 30],
            [100, 70],
          ]),
          crestM: constantSeries(1),
        }),
      ],
    });
    const { state } = letStructuresWork(flood, { count: 1, stepS: 1e-3 });
    const beds = unpadded(state, state.bedM);
    expect([8, 9, 10, 11, 12].map((line) => beds[line * 21 + 10])).toEqual([4, 1, 1, 1, 4]);
    const later = letStructuresWork(flood, { count: 25, stepS: 5 });
    const wider = unpadded(later.state, later.state.bedM);
    expect([6, 7, 10, 13, 14].map((line) => wider[line * 21 + 10])).toEqual([4, 1, 1, 1, 4]);
    expect(Array.from(unpadded(later.state, later.state.depthM))).toEqual(Array.from(flood.initialDepthM));
  });

  test('carries off the slopes that belong to its opened crest cells, and no ground below its bottom', () => {
    const slopes = floodCase(
      { columns: 9, rows: 9, cellSizeM: 10, bedM: (column) => [0, 0, 0, 2, 4, 2, 0, 0, 0][column] as number },
      {
        structures: [
          breach(
            { kind: 'given', widthM: constantSeries(10), crestM: constantSeries(0.5) },
            { cells: Uint32Array.from({ length: 9 }, (_, k) => k * 9 + 4), baseWidthM: 40 },
          ),
        ],
      },
    );
    const { state } = letStructuresWork(slopes, { count: 1, stepS: 1 });
    const beds = unpadded(state, state.bedM);
    expect(Array.from(beds.subarray(36, 45))).toEqual([0, 0, 0, 0.5, 0.5, 0.5, 0, 0, 0]);
    expect(Array.from(beds.subarray(27, 36))).toEqual([0, 0, 0, 2, 4, 2, 0, 0, 0]);
  });

  test('takes the ring around the grid down with a cell at the edge', () => {
    const flood = levee({
      structures: [breach({ kind: 'given', widthM: constantSeries(210), crestM: constantSeries(1) })],
    });
    const { state } = letStructuresWork(flood, { count: 1, stepS: 1 });
    expect(state.bedM[11]).toBe(1);
    expect(state.bedM[22 * state.stride + 11]).toBe(1);
    expect(state.bedM[10]).toBe(0);
  });

  test('lets half a cell pass what half its width would: f (z - zb)^1.5 = (z - zc)^1.5', () => {
    const flood = levee({
      structures: [breach({ kind: 'given', widthM: constantSeries(5), crestM: constantSeries(1) })],
    });
    const { state } = letStructuresWork(flood, { count: 1, stepS: 1 });
    const crest = unpadded(state, state.bedM)[10 * 21 + 10] as number;
    expect((3 - crest) ** 1.5).toBeCloseTo(0.5 * 2 ** 1.5, 5);
  });

  test('widens by the formula while the water on both sides stands still', () => {
    const hours = (count: number) => {
      const flood = floodCase(
        { columns: 5, rows: 101, cellSizeM: 10, bedM: (column) => (column === 2 ? 4 : 0) },
        {
          initialDepthM: Float32Array.from({ length: 505 }, (_, i) => (i % 5 < 2 ? 3 : 0)),
          structures: [breach(sand, { cells: Uint32Array.from({ length: 101 }, (_, k) => k * 5 + 2) })],
        },
      );
      const { state } = letStructuresWork(flood, { count: count * 720 + 12, stepS: 5 });
      return unpadded(state, state.bedM).filter((bed, i) => i % 5 === 2 && bed < 4).length;
    };
    // 10 m at first, 407.18 m more an hour after the crest is down: 417 m are 41.7 cells, some part of 43 about the middle.
    expect(hours(1)).toBe(43);
  });
});

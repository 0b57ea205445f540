import { describe, expect, it } from 'vitest';
import type { FloodCase } from '../../../../src/domain/hazard/flood/flood-case.ts';
import { constantSeries } from '../../../../src/domain/hazard/flood/forcing/time-series.ts';
import { fullCase, orders } from '../../../support/flood-cases/full-case.ts';
import { filledTo, lastFrame, runFlood } from '../../../support/flood-run.ts';

const volumeOf = ({ grid }: FloodCase, depthM: Float32Array): number =>
  depthM.reduce((sum, depth) => sum + depth, 0) * grid.cellSizeM ** 2;

describe('structures under the full equations', () => {
  it.each(orders)('move water without making or losing any, order %i', async (order) => {
    const [columns, rows] = [24, 12];
    const cell = (row: number, column: number): number => row * columns + column;
    const flood = fullCase(
      { columns, rows, cellSizeM: 10, bedM: (column) => (column === 11 || column === 12 ? 8 : 0) },
      order,
    );
    const initialDepthM = flood.bedM.map((bed, k) => (bed > 0 ? 0 : k % columns < 11 ? 3 : 0.5));
    const run = await runFlood({
      ...flood,
      initialDepthM,
      manning: flood.manning.fill(0.03),
      structures: [
        {
          kind: 'culvert',
          id: 'c',
          fromCell: cell(5, 10),
          toCell: cell(5, 13),
          fromInvertM: 0,
          toInvertM: 0,
          shape: { kind: 'box', widthM: 3, heightM: 2 },
          barrels: 2,
          lengthM: 30,
          manning: 0.015,
          entranceLoss: 0.5,
          isFlapped: false,
        },
        {
          kind: 'pump',
          id: 'p',
          fromCell: cell(2, 20),
          toCell: null,
          rateM3PerS: 4,
          onStageM: 0.4,
          offStageM: 0.1,
        },
      ],
      endS: 1200,
      outputEveryS: 600,
    });
    const { balance } = run.summary;
    const { depthM } = lastFrame(run);
    const startM3 = volumeOf(flood, initialDepthM);
    expect(balance.outflowM3).toBeGreaterThan(3000);
    expect((volumeOf(flood, depthM) + balance.outflowM3) / startM3).toBeCloseTo(1, 6);
    expect(balance.relativeError).toBeLessThan(1e-6);
    expect(depthM[cell(5, 3)]).toBeLessThan(2.5);
    expect(depthM[cell(9, 20)]).toBeGreaterThan(0.6);
  });

  it.each(orders)('let a levee give way and flood the land behind it, order %i', async (order) => {
    const [columns, rows] = [40, 21];
    const levee = 15;
    const flood = fullCase(
      { columns, rows, cellSizeM: 10, bedM: (column) => (column === levee ? 6 : 0) },
      order,
    );
    const initialDepthM = flood.bedM.map((bed, k) => (bed > 0 || k % columns > levee ? 0 : 4));
    const run = await runFlood({
      ...flood,
      initialDepthM,
      manning: flood.manning.fill(0.03),
      structures: [
        {
          kind: 'breach',
          id: 'b',
          cells: Uint32Array.from({ length: rows }, (_, row) => row * columns + levee),
          baseWidthM: 5,
          startS: 60,
          growth: { kind: 'given', widthM: constantSeries(70), crestM: constantSeries(0) },
        },
      ],
      endS: 600,
      outputEveryS: 30,
    });
    const wettedAt = (timeS: number): number => {
      const frame = run.frames.find((each) => each.timeS === timeS);
      return frame?.depthM.filter((depth, k) => k % columns > levee && depth > 0.01).length ?? -1;
    };
    expect(wettedAt(60)).toBe(0);
    expect(wettedAt(600)).toBe((columns - levee - 1) * rows);
    expect(run.summary.balance.relativeError).toBeLessThan(1e-6);
    // The gap lies in the middle row: what happens north of it happens south of it.
    const { depthM } = lastFrame(run);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const mirrored = depthM[(rows - 1 - row) * columns + column] as number;
        expect(Math.abs((depthM[row * columns + column] as number) - mirrored)).toBeLessThan(1e-5);
      }
    }
  });
});

describe('a sea held at its level', () => {
  it.each(orders)(
    'floods dry land that lies below it, whichever way the coast runs, order %i',
    async (order) => {
      const ground = { columns: 64, rows: 64, cellSizeM: 10 };
      const inland = async (isSea: (column: number, row: number) => boolean): Promise<number> => {
        const flood = fullCase({ ...ground, bedM: (column, row) => (isSea(column, row) ? -5 : 0) }, order);
        const mask = Uint8Array.from(flood.bedM, (bed) => (bed < 0 ? 1 : 0));
        const run = await runFlood({
          ...flood,
          initialDepthM: filledTo(flood.bedM, 0),
          heldStage: { mask, stageM: constantSeries(1) },
          endS: 120,
          outputEveryS: 60,
        });
        expect(run.summary.balance.relativeError).toBeLessThan(1e-6);
        return lastFrame(run).depthM.filter((depth, k) => mask[k] === 0 && depth > 0.05).length;
      };
      const fromNorth = await inland((_, row) => row < 32);
      expect(fromNorth).toBeGreaterThan(64 * 10);
      expect(await inland((column) => column < 32)).toBe(fromNorth);
      expect(await inland((column) => column >= 32)).toBe(fromNorth);
      expect(await inland((_, row) => row >= 32)).toBe(fromNorth);
    },
  );
});

describe('rain, soil and drains under the full equations', () => {
  it.each(orders)('add up, zone by zone, order %i', async (order) => {
    const [columns, rows] = [20, 20];
    const flood = fullCase({ columns, rows, cellSizeM: 10, bedM: (column) => 0.01 * column }, order);
    const run = await runFlood({
      ...flood,
      rainZones: {
        zone: Uint16Array.from(flood.bedM, (_, k) => (k % columns < 10 ? 0 : 1)),
        rainMPerS: [constantSeries(20 / 3.6e6), constantSeries(100 / 3.6e6)],
      },
      drainageMPerS: new Float32Array(columns * rows).fill(30 / 3.6e6),
      manning: flood.manning.fill(0.03),
      endS: 3600,
      outputEveryS: 3600,
    });
    const { balance } = run.summary;
    expect(balance.rainM3 / (0.5 * columns * rows * 100 * 0.12)).toBeCloseTo(1, 6);
    expect(balance.outflowM3).toBeGreaterThan(0.5 * columns * rows * 100 * 0.04);
    expect(balance.relativeError).toBeLessThan(1e-6);
    expect((balance.storedM3 + balance.outflowM3) / balance.rainM3).toBeCloseTo(1, 6);
  });
});

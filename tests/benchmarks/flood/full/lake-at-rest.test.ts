import { describe, expect, it } from 'vitest';
import { constantSeries } from '../../../../src/domain/hazard/flood/forcing/time-series.ts';
import { fullCase, orders } from '../../../support/flood-cases/full-case.ts';
import { lakeCase } from '../../../support/flood-cases/lake.ts';
import { filledTo, lastFrame, runFlood } from '../../../support/flood-run.ts';
import { fullEngines } from '../../../support/full-engines.ts';

/**
 * Depths are 32-bit: 5 m of water is known to 2.4e-7 m, so the surface of a lake starts that uneven. A step of it sends
 * waves of sqrt(g / h) times its height; where water is 0.1 m deep that is 5e-6 m/s.
 */
const tolerances = { depthM: 1e-6, speedMPerS: 5e-5 };

describe.each(fullEngines)('the $name full equations', ({ engine }) => {
  it.each(orders)(
    'leave a lake over rough ground with dry islands as it was for an hour, order %i',
    async (order) => {
      const flood = lakeCase({ kind: 'full', order }, [36, 30]);
      const { initialDepthM } = flood;
      expect(initialDepthM.filter((depth) => depth === 0).length).toBeGreaterThan(100);
      const run = await runFlood(flood, engine);
      const { depthM } = lastFrame(run);
      let moved = 0;
      for (let i = 0; i < depthM.length; i++)
        moved = Math.max(moved, Math.abs((depthM[i] as number) - (initialDepthM[i] as number)));
      expect(moved).toBeLessThan(tolerances.depthM);
      expect(Math.max(...run.summary.maximumSpeedMPerS)).toBeLessThan(tolerances.speedMPerS);
      expect(run.summary.balance.relativeError).toBeLessThan(1e-12);
    },
  );

  it.each(orders)(
    'leave a lake beside a held sea, closed cells and a stage edge of the same level, order %i',
    async (order) => {
      const [columns, rows] = [30, 20];
      const flood = fullCase(
        { columns, rows, cellSizeM: 20, bedM: (column, row) => 900 + 2 * Math.sin(column) * Math.cos(row) },
        order,
      );
      const levelM = 901;
      const mask = new Uint8Array(columns * rows);
      const closedCells = new Uint8Array(columns * rows);
      for (let row = 0; row < rows; row++)
        for (let column = 25; column < columns; column++) mask[row * columns + column] = 1;
      for (let row = 8; row < 12; row++)
        for (let column = 9; column < 14; column++) closedCells[row * columns + column] = 1;
      const initialDepthM = filledTo(flood.bedM, levelM).map((depth, cell) =>
        closedCells[cell] === 1 ? 0 : depth,
      );
      const run = await runFlood(
        {
          ...flood,
          initialDepthM,
          closedCells,
          heldStage: { mask, stageM: constantSeries(levelM) },
          boundary: { ...flood.boundary, west: { kind: 'stage', stageM: constantSeries(levelM) } },
          endS: 900,
          outputEveryS: 900,
        },
        engine,
      );
      const { depthM } = lastFrame(run);
      for (let i = 0; i < depthM.length; i++) {
        // A bed at 900 m is known to 6e-5 m; a level above it no better.
        expect(Math.abs((depthM[i] as number) - (initialDepthM[i] as number))).toBeLessThan(2e-5);
      }
      expect(Math.max(...run.summary.maximumSpeedMPerS)).toBeLessThan(1e-4);
    },
  );
});

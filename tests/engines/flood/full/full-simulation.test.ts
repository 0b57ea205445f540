import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  constantSeries,
  timeSeries,
  valueAt,
} from '../../../../src/domain/hazard/flood/forcing/time-series.ts';
import { isClosed } from '../../../../src/engines/flood/driver/cell-marks.ts';
import { paddedIndex } from '../../../../src/engines/flood/driver/water-state.ts';
import { FullSimulation } from '../../../../src/engines/flood/reference/full/full-simulation.ts';
import { fullStateOf } from '../../../../src/engines/flood/reference/full/full-state.ts';
import { plainFullKernelOf } from '../../../../src/engines/flood/reference/full/plain-full-kernel.ts';
import { fullCase, orders } from '../../../support/flood-cases/full-case.ts';
import { lastFrame, runFlood } from '../../../support/flood-run.ts';

/** Any water over any ground: half of the cells dry, flows up to many times as fast as their waves. */
const anyWater = fc.record({
  beds: fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 36, maxLength: 36 }),
  depths: fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 36, maxLength: 36 }),
  speeds: fc.array(fc.double({ min: -6, max: 6, noNaN: true }), { minLength: 72, maxLength: 72 }),
  porosity: fc.option(
    fc.array(fc.double({ min: 0.05, max: 1, noNaN: true }), { minLength: 36, maxLength: 36 }),
    { nil: null },
  ),
});

describe('full equations', () => {
  it.each(orders)('never take more water from a cell than it has in a step, order %i', (order) => {
    fc.assert(
      fc.property(anyWater, ({ beds, depths, speeds, porosity }) => {
        const flood = fullCase(
          { columns: 6, rows: 6, cellSizeM: 10, bedM: (column, row) => beds[6 * row + column] as number },
          order,
          {
            initialDepthM: Float32Array.from(depths, (depth) => Math.max(0, depth)),
            initialVelocity: {
              xMPerS: Float32Array.from(speeds.slice(0, 36)),
              yMPerS: Float32Array.from(speeds.slice(36)),
            },
            porosity: porosity === null ? null : Float32Array.from(porosity),
            courant: 0.74,
            endS: 1000,
          },
        );
        const simulation = new FullSimulation(flood, fullStateOf(flood, order), plainFullKernelOf(flood));
        const { depthM, depthRestM, marks } = simulation.state;
        for (let step = 0; step < 12; step++) {
          expect(simulation.step(1000)).toBeNull();
          for (let i = 0; i < depthM.length; i++) {
            if (!isClosed(marks, i))
              expect((depthM[i] as number) + (depthRestM[i] as number)).toBeGreaterThan(-1e-6);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('never take more from a film at the edge of a drop than it has, though it falls faster than the step was made for', () => {
    const flood = fullCase(
      {
        columns: 6,
        rows: 6,
        cellSizeM: 10,
        bedM: (column, row) => (column === 1 && row === 0 ? -0.76 : 0),
      },
      2,
      {
        initialDepthM: Float32Array.from({ length: 36 }, (_, cell) => (cell === 7 ? 0.00117 : 0)),
        endS: 60,
      },
    );
    const simulation = new FullSimulation(flood, fullStateOf(flood, 2), plainFullKernelOf(flood));
    const { depthM, depthRestM } = simulation.state;
    while (simulation.timeS < 60) {
      expect(simulation.step(60)).toBeNull();
      for (let i = 0; i < depthM.length; i++)
        expect((depthM[i] as number) + (depthRestM[i] as number)).toBeGreaterThan(-1e-6);
    }
  });

  it('keep balance, given levels, maxima and arrivals at the end of a step that was halved', () => {
    const [columns, endS] = [6, 60];
    const isSea = (cell: number): boolean => cell % columns === columns - 1;
    const stageM = timeSeries([
      [0, -1],
      [endS, -0.98],
    ]);
    const flood = fullCase(
      {
        columns,
        rows: 6,
        cellSizeM: 10,
        bedM: (column, row) => (column === columns - 1 ? -1 : column === 1 && row === 0 ? -2 : 0),
      },
      2,
      {
        initialDepthM: Float32Array.from({ length: 36 }, (_, cell) =>
          [0, 2, 7, 10].includes(cell) ? 0.003 : 0,
        ),
        heldStage: { mask: Uint8Array.from({ length: 36 }, (_, cell) => (isSea(cell) ? 1 : 0)), stageM },
        arrivalDepthM: 0.0001,
        endS,
      },
    );
    let halved = 0;
    const simulation = new FullSimulation(flood, fullStateOf(flood, 2), (state, waking) => {
      const kernel = plainFullKernelOf(flood)(state, waking);
      const advance = kernel.advance.bind(kernel);
      kernel.advance = (numbers) => {
        if (numbers.timeStepS === 0) halved++;
        return advance(numbers);
      };
      return kernel;
    });
    const { state } = simulation;
    const free = Array.from({ length: 36 }, (_, cell) => cell).filter((cell) => !isSea(cell));
    const seen = free.map((cell) => ({ i: paddedIndex(state, cell), highestM: 0, arrivalS: -1 }));
    for (const cell of seen) {
      cell.highestM = state.depthM[cell.i] as number;
      if (cell.highestM > flood.arrivalDepthM) cell.arrivalS = 0;
    }
    while (simulation.timeS < endS) {
      const beganS = simulation.timeS;
      expect(simulation.step(endS)).toBeNull();
      expect(simulation.timeStepS).toBe(simulation.timeS - beganS);
      const seaM = (state.depthM[paddedIndex(state, columns - 1)] as number) - 1;
      expect(seaM).toBeCloseTo(valueAt(stageM, simulation.timeS), 6);
      for (const cell of seen) {
        const depthM = state.depthM[cell.i] as number;
        if (depthM > state.stillDepthM) cell.highestM = Math.max(cell.highestM, depthM);
        if (cell.arrivalS < 0 && cell.highestM > flood.arrivalDepthM) cell.arrivalS = simulation.timeS;
      }
    }
    expect(halved).toBeGreaterThan(0);
    expect(simulation.ledger.balance().outflowM3).toBeGreaterThan(0);
    expect(simulation.ledger.balance().relativeError).toBeLessThan(1e-7);
    expect(seen.some(({ arrivalS }) => arrivalS > 0)).toBe(true);
    for (const { i, highestM, arrivalS } of seen) {
      expect(state.maximumDepthM[i]).toBe(highestM);
      expect(state.arrivalS[i]).toBe(Math.fround(arrivalS));
    }
  });

  it.each(orders)('cost nothing where the land is dry, order %i', async (order) => {
    const [columns, rows] = [320, 40];
    const flood = fullCase({ columns, rows, cellSizeM: 10, bedM: () => 0 }, order, {
      endS: 30,
      outputEveryS: 30,
    });
    const initialDepthM = flood.bedM.map((_, cell) => (cell % columns < 4 && cell < 4 * columns ? 1 : 0));
    const { summary } = await runFlood({ ...flood, initialDepthM });
    expect(summary.cellUpdates).toBeGreaterThan(0);
    expect(summary.cellUpdates).toBeLessThan(0.1 * order * summary.steps * columns * rows);
  });

  it.each(orders)(
    'drain rain down a slope much steeper than its depth at the speed of Manning, order %i',
    async (order) => {
      const [columns, rows, cellSizeM, slope, manning] = [30, 2, 10, 0.3, 0.1];
      const rainMPerS = 100 / 3.6e6;
      const flood = fullCase(
        { columns, rows, cellSizeM, bedM: (column) => -slope * cellSizeM * column },
        order,
      );
      const run = await runFlood({
        ...flood,
        manning: new Float32Array(columns * rows).fill(manning),
        boundary: { ...flood.boundary, east: { kind: 'open' } },
        rainMPerS: constantSeries(rainMPerS),
        endS: 3600,
        outputEveryS: 3600,
      });
      const { depthM } = lastFrame(run);
      for (const column of [10, 20, 29]) {
        const unitDischarge = rainMPerS * (column + 0.5) * cellSizeM;
        const normalDepthM = ((unitDischarge * manning) / Math.sqrt(slope)) ** (3 / 5);
        expect((depthM[column] as number) / normalDepthM).toBeGreaterThan(0.9);
        expect((depthM[column] as number) / normalDepthM).toBeLessThan(1.1);
      }
    },
  );
});

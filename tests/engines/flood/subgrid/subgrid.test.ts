import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../src/core/random.ts';
import type { FloodCase } from '../../../../src/domain/hazard/flood/flood-case.ts';
import { constantSeries } from '../../../../src/domain/hazard/flood/forcing/time-series.ts';
import { sampleEveryS } from '../../../../src/engines/flood/driver/gauge-recorder.ts';
import type { FineTerrain } from '../../../../src/engines/flood/reference/subgrid/fine-grid.ts';
import { StageVolume } from '../../../../src/engines/flood/reference/subgrid/stage-volume.ts';
import { SubgridSimulation } from '../../../../src/engines/flood/reference/subgrid/subgrid-simulation.ts';
import { compiledEngine } from '../../../support/compiled-engine.ts';
import { relativeL2 } from '../../../support/flood-cases/norms.ts';
import { floodCase, lastFrame, runFlood } from '../../../support/flood-run.ts';

function terrainOf(
  { columns, rows, ratio }: { readonly columns: number; readonly rows: number; readonly ratio: number },
  bedM: (column: number, row: number) => number,
  manning = 0.03,
): FineTerrain {
  const cells = columns * rows;
  return {
    columns,
    rows,
    ratio,
    cellSizeM: 10,
    bedM: Float32Array.from({ length: cells }, (_, i) => bedM(i % columns, Math.floor(i / columns))),
    manning: new Float32Array(cells).fill(manning),
  };
}

function rough(seed: string, ratio = 4): FineTerrain {
  const random = seededRandom(seed);
  return terrainOf(
    { columns: 32, rows: 32, ratio },
    (c, r) => 0.02 * ((c - 16) ** 2 + (r - 16) ** 2) + random.between(0, 1),
  );
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

describe('level and volume of a coarse cell', () => {
  it('are each the other’s inverse on any ground', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 20, noNaN: true }), { minLength: 16, maxLength: 16 }),
        fc.double({ min: 0, max: 1e5, noNaN: true }),
        (beds, volumeM3) => {
          const stage = new StageVolume(
            terrainOf({ columns: 4, rows: 4, ratio: 4 }, (c, r) => beds[r * 4 + c] as number),
          );
          const level = stage.levelM(0, volumeM3);
          expect(Math.abs(stage.volumeM3(0, level) - volumeM3)).toBeLessThanOrEqual(
            1e-9 * Math.max(1, volumeM3),
          );
        },
      ),
    );
  });
});

describe('local inertia over fine terrain', () => {
  it('keeps every drop of rain on rough ground', () => {
    const simulation = new SubgridSimulation(rough('rain'), new Float64Array(64));
    const source = new Float64Array(64).fill(2.78e-5 * 1600);
    while (simulation.timeS < 3600) simulation.step(3600, source);
    const rained = 2.78e-5 * 3600 * 320 * 320;
    expect(Math.abs(sum(simulation.volumeM3) - rained) / rained).toBeLessThan(1e-10);
    const depthM = simulation.fineDepthM(simulation.levelM);
    expect(Math.abs(depthM.reduce((total, depth) => total + depth * 100, 0) - rained) / rained).toBeLessThan(
      1e-5,
    );
  });

  it('leaves a lake at rest over rough ground with islands', () => {
    const terrain = rough('lake');
    const stage = new StageVolume(terrain);
    const start = Float64Array.from({ length: 64 }, (_, cell) => stage.volumeM3(cell, 3));
    const simulation = new SubgridSimulation(terrain, start);
    while (simulation.timeS < 3600) simulation.step(3600, new Float64Array(64));
    for (let cell = 0; cell < 64; cell++) {
      expect(Math.abs((simulation.volumeM3[cell] as number) - (start[cell] as number))).toBeLessThan(1e-6);
    }
  });

  it('carries a uniform flow in a channel narrower than a cell at the depth of Manning’s law', () => {
    const [slope, manning, depthM, widthM] = [0.002, 0.03, 1.5, 10];
    const terrain = terrainOf(
      { columns: 160, rows: 4, ratio: 4 },
      (c, r) => 100 - slope * 10 * c + (r === 1 ? 0 : 8),
      manning,
    );
    const discharge = (widthM * depthM ** (5 / 3) * Math.sqrt(slope)) / manning;
    const source = new Float64Array(40);
    source[0] = discharge;
    const simulation = new SubgridSimulation(terrain, new Float64Array(40));
    while (simulation.timeS < 3600) {
      // What has come to the foot is taken out again, so that the reach above it stays free.
      source[39] = -(simulation.volumeM3[39] as number) / 5;
      simulation.step(3600, source);
    }
    const section = (simulation.levelM[20] as number) - (100 - slope * 10 * (4 * 20 + 4));
    expect(simulation.eastM3PerS[20] as number).toBeCloseTo(discharge, 1);
    expect(Math.abs(section / depthM - 1)).toBeLessThan(0.05);
  });

  it('is the plain scheme where coarse cells are as fine as the ground, within rounding', async () => {
    const [columns, rows] = [40, 1];
    const bed = (column: number): number => 0.2 * Math.sin(column / 5);
    const depth = (column: number): number => (column < 20 ? 2 : 1.6);
    const flood = floodCase(
      { columns, rows, cellSizeM: 10, bedM: bed },
      {
        theta: 1,
        initialDepthM: Float32Array.from({ length: columns }, (_, c) => depth(c)),
        endS: 120,
        outputEveryS: 120,
      },
    );
    const plain = await runFlood(flood);
    const terrain = terrainOf({ columns, rows, ratio: 1 }, bed);
    const simulation = new SubgridSimulation(
      terrain,
      Float64Array.from({ length: columns }, (_, c) => depth(c) * 100),
      flood.courant,
    );
    // The plain engine lands on the times of its samples.
    for (let stopS = sampleEveryS(120); stopS <= 120; stopS += sampleEveryS(120)) {
      while (simulation.timeS < stopS) simulation.step(stopS, new Float64Array(columns));
    }
    expect(simulation.steps).toBe(plain.summary.steps);
    const found = simulation.fineDepthM(simulation.levelM);
    expect(relativeL2(found, lastFrame(plain).depthM)).toBeLessThan(1e-4);
  });

  it('finds the flooded ground of a valley better than the plain scheme on cells as coarse', async () => {
    const [columns, rows, ratio, endS] = [96, 96, 4, 5400];
    const valley = valleyOf(columns, rows);
    const fine = await runFlood(
      valleyCase(valley, { columns, rows, cellSizeM: 10, endS }),
      compiledEngine(1),
    );
    const blocks = { columns: columns / ratio, rows: rows / ratio };
    const meanBed = (c: number, r: number): number => meanOfBlock(valley, { column: c, row: r, ratio });
    const coarse = await runFlood(valleyCase(meanBed, { ...blocks, cellSizeM: 40, endS }), compiledEngine(1));
    const terrain = terrainOf({ columns, rows, ratio }, valley);
    const cells = blocks.columns * blocks.rows;
    const simulation = new SubgridSimulation(terrain, new Float64Array(cells));
    const source = new Float64Array(cells).fill(rainMPerS * 1600);
    while (simulation.timeS < endS) simulation.step(endS, source);
    const observed = fine.summary.maximumDepthM;
    const carried = terrain.bedM.map((bed, i) => {
      const [c, r] = [Math.floor((i % columns) / ratio), Math.floor(i / columns / ratio)];
      const depth = coarse.summary.maximumDepthM[r * blocks.columns + c] as number;
      return depth > 0.001 ? Math.max(0, meanBed(c, r) + depth - bed) : 0;
    });
    const bySubgrid = successIndex(simulation.fineDepthM(simulation.highestM), observed);
    const byCoarse = successIndex(carried, observed);
    expect(bySubgrid).toBeGreaterThan(byCoarse + 0.1);
  }, 60_000);
});

const rainMPerS = 60 / 3.6e6;

/** A valley that falls to the south, with a winding stream bed of one or two cells. */
function valleyOf(columns: number, rows: number): (column: number, row: number) => number {
  return (column, row) => {
    const middle = columns / 2 + 12 * Math.sin(row / 9);
    const aside = Math.abs(column - middle);
    const hills = 1.5 * Math.sin(column / 6) * Math.sin(row / 8) * Math.min(1, aside / 12);
    return 0.06 * (rows - row) + 0.02 * aside ** 1.6 + hills - (aside < 1 ? 2 : 0);
  };
}

function meanOfBlock(
  bedM: (column: number, row: number) => number,
  { column, row, ratio }: { readonly column: number; readonly row: number; readonly ratio: number },
): number {
  let total = 0;
  for (let k = 0; k < ratio * ratio; k++) {
    total += bedM(column * ratio + (k % ratio), row * ratio + Math.floor(k / ratio));
  }
  return total / ratio ** 2;
}

const valleyCase = (
  bedM: (column: number, row: number) => number,
  {
    columns,
    rows,
    cellSizeM,
    endS,
  }: { readonly columns: number; readonly rows: number; readonly cellSizeM: number; readonly endS: number },
): FloodCase =>
  floodCase(
    { columns, rows, cellSizeM, bedM },
    { rainMPerS: constantSeries(rainMPerS), endS, outputEveryS: endS },
  );

/** Critical success index of the cells deeper than 0.3 m. */
function successIndex(found: Float32Array, observed: Float32Array): number {
  let [both, either] = [0, 0];
  for (let i = 0; i < found.length; i++) {
    const [f, o] = [(found[i] as number) > 0.3, (observed[i] as number) > 0.3];
    if (f && o) both++;
    if (f || o) either++;
  }
  return both / either;
}

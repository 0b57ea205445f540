import { expect, it } from 'vitest';
import { seededRandom } from '../../../src/core/random.ts';
import type { FloodCase } from '../../../src/domain/hazard/flood/flood-case.ts';
import { referenceFloodEngine } from '../../../src/engines/flood/reference/reference-engine.ts';
import { compiledEngine } from '../../support/compiled-engine.ts';
import { lakeCase } from '../../support/flood-cases/lake.ts';
import { filledTo, floodCase, lastFrame, runFlood } from '../../support/flood-run.ts';

/** Depths are 32-bit: 5 m of water is known to 2.4e-7 m, so the surface of a lake can start that uneven and no better. */
const tolerances = { depthM: 1e-6, speedMPerS: 1e-4 };

it('leaves a lake over rough ground with dry islands as it was for an hour', async () => {
  const flood = lakeCase({ kind: 'inertial' });
  const { initialDepthM } = flood;
  const run = await runFlood(flood);
  const { depthM, velocityXMPerS, velocityYMPerS } = lastFrame(run);
  expect(initialDepthM.filter((depth) => depth === 0).length).toBeGreaterThan(200);
  let moved = 0;
  let fastest = 0;
  for (let i = 0; i < depthM.length; i++) {
    moved = Math.max(moved, Math.abs((depthM[i] as number) - (initialDepthM[i] as number)));
    fastest = Math.max(fastest, Math.hypot(velocityXMPerS[i] as number, velocityYMPerS[i] as number));
  }
  expect(moved).toBeLessThan(tolerances.depthM);
  expect(fastest).toBeLessThan(tolerances.speedMPerS);
  expect(Math.abs(run.summary.balance.errorM3)).toBeLessThan(1e-6);
});

it('leaves a lake at rest beside a held sea of the same level and behind a stage edge', async () => {
  const flood = floodCase({
    columns: 30,
    rows: 20,
    cellSizeM: 20,
    bedM: (column, row) => -3 + 2 * Math.sin(column) * Math.cos(row),
  });
  const stageM = { timeS: Float64Array.of(0), value: Float64Array.of(0.5) };
  const mask = new Uint8Array(flood.bedM.length);
  for (let row = 0; row < 20; row++) for (let column = 25; column < 30; column++) mask[row * 30 + column] = 1;
  const initialDepthM = filledTo(flood.bedM, 0.5);
  const run = await runFlood({
    ...flood,
    initialDepthM,
    heldStage: { mask, stageM },
    boundary: { ...flood.boundary, west: { kind: 'stage', stageM } },
    endS: 1800,
  });
  const { depthM } = lastFrame(run);
  for (let i = 0; i < depthM.length; i++)
    expect(Math.abs((depthM[i] as number) - (initialDepthM[i] as number))).toBeLessThan(1e-6);
});

interface Lake {
  readonly levelM: number;
  readonly deepM: number;
  readonly cellSizeM: number;
  readonly manning: number;
}

/** Ten minutes of a lake over a bed that is rough from cell to cell and rises above the water in places. */
function roughLake({ levelM, deepM, cellSizeM, manning }: Lake): FloodCase {
  const random = seededRandom(`lake ${levelM} ${deepM}`);
  const [columns, rows] = [40, 33];
  const flood = floodCase(
    {
      columns,
      rows,
      cellSizeM,
      bedM: (column, row) =>
        levelM -
        0.4 * deepM -
        0.55 * deepM * Math.sin(column / 5) * Math.cos(row / 4) +
        random.between(-1, 1),
    },
    { manning: new Float32Array(columns * rows).fill(manning), endS: 600, outputEveryS: 600 },
  );
  return { ...flood, initialDepthM: filledTo(flood.bedM, levelM) };
}

const lakes: readonly Lake[] = [
  { levelM: 0.7, deepM: 5, cellSizeM: 2, manning: 0.01 },
  { levelM: 0.7, deepM: 5, cellSizeM: 10, manning: 0.05 },
  { levelM: 100.3, deepM: 5, cellSizeM: 10, manning: 0.01 },
  { levelM: 0.7, deepM: 20, cellSizeM: 2, manning: 0.03 },
  { levelM: 812.9, deepM: 20, cellSizeM: 30, manning: 0.03 },
  { levelM: 0.7, deepM: 50, cellSizeM: 10, manning: 0.01 },
  { levelM: 100.3, deepM: 50, cellSizeM: 5, manning: 0.05 },
];

it.each(lakes)(
  'leaves a lake at $levelM m, $deepM m deep, on cells of $cellSizeM m at rest',
  async (lake) => {
    const flood = roughLake(lake);
    expect(flood.initialDepthM.some((depth) => depth === 0)).toBe(true);
    for (const engine of [referenceFloodEngine, compiledEngine(2)]) {
      const run = await runFlood(flood, engine);
      const { depthM } = lastFrame(run);
      expect(Math.max(...run.summary.maximumSpeedMPerS)).toBeLessThan(tolerances.speedMPerS);
      const moved = depthM.map((depth, i) => Math.abs(depth - (flood.initialDepthM[i] as number)));
      expect(Math.max(...moved)).toBeLessThan(2e-5);
    }
  },
  60_000,
);

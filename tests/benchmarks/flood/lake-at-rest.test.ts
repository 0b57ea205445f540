import { expect, it } from 'vitest';
import { lakeCase } from '../../support/flood-cases/lake.ts';
import { filledTo, floodCase, lastFrame, runFlood } from '../../support/flood-run.ts';

/**
 * Depths are 32-bit: 5 m of water is known to 2.4e-7 m, so the surface of a lake can start that uneven and no better.
 * The pull of such steps is what bounds the speeds.
 */
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

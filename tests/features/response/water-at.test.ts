import { describe, expect, it } from 'vitest';
import { compactFrame } from '../../../src/domain/hazard/flood/compact-frame.ts';
import { defaultFloodScenario } from '../../../src/domain/hazard/flood/default-scenario.ts';
import type { FloodSummary } from '../../../src/domain/hazard/flood/flood-case.ts';
import { waterAt } from '../../../src/features/response/water-at.ts';
import type { FloodRunData } from '../../../src/store/run-registry.ts';
import { buildRegion, metricGrid } from '../../support/region-builder.ts';

const grid = metricGrid(2, 1);
const frame = (index: number, timeS: number, ...depthM: number[]) =>
  compactFrame({
    index,
    timeS,
    depthM: Float32Array.from(depthM),
    velocityXMPerS: new Float32Array(2),
    velocityYMPerS: new Float32Array(2),
  });
const data: FloodRunData = {
  scenario: defaultFloodScenario(buildRegion({ grid })),
  grid,
  bedM: new Float32Array(2),
  frames: [frame(0, 0, 0, 0), frame(1, 600, 1, 0), frame(2, 1200, 3, 0)],
  summary: null,
};
const at = (timeS: number, column: number) => ({
  xM: grid.westM + (column + 0.5) * grid.cellSizeM,
  yM: grid.northM - 5,
  timeS,
});

describe('water at a point', () => {
  it('is linear in time between two frames', () => {
    expect(waterAt(data, at(0, 0)).depthNowM).toBe(0);
    expect(waterAt(data, at(300, 0)).depthNowM).toBeCloseTo(0.5);
    expect(waterAt(data, at(1200, 0)).depthNowM).toBe(3);
    expect(waterAt(data, at(9999, 0)).depthNowM).toBe(3);
    expect(waterAt(data, at(700, 1)).depthNowM).toBe(0);
  });

  it('says of a finished run when water came, how long it stood and whom it endangers', () => {
    const field = (wet: number, dry: number): Float32Array => Float32Array.of(wet, dry);
    const summary = {
      maximumDepthM: field(1, 0.01),
      maximumSpeedMPerS: field(1.5, 0),
      maximumDepthVelocityM2PerS: field(1, 0),
      arrivalS: field(300, -1),
      durationS: field(5400, 0),
    } as unknown as FloodSummary;
    expect(waterAt({ ...data, summary }, at(0, 0))).toEqual({
      depthNowM: 0,
      depthMaximumM: 1,
      speedMaximumMPerS: 1.5,
      arrivalS: 300,
      durationS: 5400,
      depthVelocityMaximumM2PerS: 1,
      hazard: 2.5,
    });
    expect(waterAt({ ...data, summary }, at(0, 1))).toMatchObject({
      arrivalS: 'never',
      durationS: 0,
      hazard: 'none',
    });
  });

  it('is unknown, not zero, without a run, before its end and outside the grid', () => {
    expect(waterAt(null, at(0, 0)).depthNowM).toBeNull();
    expect(waterAt(data, at(0, 0)).depthMaximumM).toBeNull();
    expect(waterAt(data, at(0, 0)).arrivalS).toBeNull();
    expect(waterAt(data, at(0, 0)).hazard).toBeNull();
    expect(waterAt(data, at(0, 5)).depthNowM).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { defaultExposureThresholds } from '../../../src/domain/exposure/default-thresholds.ts';
import type { FeatureDepths } from '../../../src/domain/exposure/feature-depths.ts';
import { buildingPassageS, roadClosureTimes } from '../../../src/domain/exposure/flood-timeline.ts';

const depths = (roadM: readonly number[]): FeatureDepths => ({
  buildingDepthM: Float32Array.from(roadM),
  roadDepthM: Float32Array.from(roadM),
  facilityDepthM: null,
});
const frames = [
  { timeS: 0, depths: depths([0, 0.5, 0, 0]) },
  { timeS: 600, depths: depths([0.25, 0.5, 0.125, 0]) },
  { timeS: 1200, depths: depths([0.5, 0.125, 0.25, 0]) },
  { timeS: 1800, depths: depths([0, 0, 0.125, 0]) },
];
const limits = {
  ...defaultExposureThresholds,
  carDepthM: 0.375,
  largeVehicleDepthM: 0.5,
  walkDepthM: 0.4375,
};

describe('when a road closes', () => {
  it('is the crossing of the line between two frames, and the start for one under water from the start', () => {
    const times = roadClosureTimes(frames, null, limits);
    expect(Array.from(times?.carClosesS ?? [])).toEqual([900, 0, -1, -1]);
    expect(Array.from(times?.walkClosesS ?? [])).toEqual([1050, 0, -1, -1]);
    expect(Array.from(times?.largeVehicleClosesS ?? [])).toEqual([1200, 0, -1, -1]);
  });

  it('is taken from the frame before the highest one when only the maximum passes the limit', () => {
    const times = roadClosureTimes(frames, depths([0.5, 0.5, 0.4, 0]), limits);
    expect(Array.from(times?.carClosesS ?? [])).toEqual([900, 0, 600, -1]);
  });

  it('is unknown without roads', () => {
    const bare = [{ timeS: 0, depths: { ...depths([]), roadDepthM: null } }];
    expect(roadClosureTimes(bare, null, limits)).toBeNull();
  });
});

describe('when water reaches a building', () => {
  it('follows the same rule', () => {
    expect(Array.from(buildingPassageS(frames, null, 0.375) ?? [])).toEqual([900, 0, -1, -1]);
  });
});

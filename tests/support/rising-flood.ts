import { type FeatureDepths, sampleDepths } from '../../src/domain/exposure/feature-depths.ts';
import type { TimedDepths } from '../../src/domain/exposure/flood-timeline.ts';
import { type PreparedExposure, prepareExposure } from '../../src/domain/exposure/layout/prepare-exposure.ts';
import type { Region } from '../../src/domain/region/region.ts';
import { levelField } from './grid-town.ts';

export interface RisingFlood {
  readonly prepared: PreparedExposure;
  readonly frames: readonly TimedDepths[];
  readonly maximum: FeatureDepths;
}

/** Still water over the town that rises evenly to a level, one frame every ten minutes. */
export function risingFlood(region: Region, levelM: number, frameCount: number): RisingFlood {
  const prepared = prepareExposure(region, region.grid);
  if (!prepared.ok) throw new Error(prepared.fault.kind);
  const frames = Array.from({ length: frameCount }, (_, k): TimedDepths => {
    const depths = sampleDepths(prepared.value, levelField(region, (levelM * k) / (frameCount - 1)));
    if (!depths.ok) throw new Error(depths.fault.kind);
    return { timeS: 600 * k, depths: depths.value };
  });
  return { prepared: prepared.value, frames, maximum: (frames.at(-1) as TimedDepths).depths };
}

import type { ExposureThresholds } from './exposure.ts';
import type { FeatureDepths } from './feature-depths.ts';

/** Depths at every feature at the output times of a run, in order. */
export interface TimedDepths {
  readonly timeS: number;
  readonly depths: FeatureDepths;
}

/** Seconds after the start at which each edge first passes its limit; -1 where it never does. */
export interface RoadClosureTimes {
  readonly carClosesS: Float64Array;
  readonly largeVehicleClosesS: Float64Array;
  readonly walkClosesS: Float64Array;
}

/**
 * When each road closes. Roads do not reopen: the first closing counts, because a plan must not wait for water to fall.
 * @param maximum depths of the run's maximum, which may pass a limit between two frames; null when not known
 * @returns null when the region has no roads
 */
export function roadClosureTimes(
  frames: readonly TimedDepths[],
  maximum: FeatureDepths | null,
  thresholds: Pick<ExposureThresholds, 'carDepthM' | 'largeVehicleDepthM' | 'walkDepthM'>,
): RoadClosureTimes | null {
  const series = frames.map(({ timeS, depths }) => ({ timeS, depthM: depths.roadDepthM }));
  const times = (limitM: number): Float64Array | null =>
    firstPassageS(series, maximum?.roadDepthM ?? null, limitM);
  const carClosesS = times(thresholds.carDepthM);
  const largeVehicleClosesS = times(thresholds.largeVehicleDepthM);
  const walkClosesS = times(thresholds.walkDepthM);
  if (carClosesS === null || largeVehicleClosesS === null || walkClosesS === null) return null;
  return { carClosesS, largeVehicleClosesS, walkClosesS };
}

/** When each building first reaches a depth, s after the start; -1 for never, null without buildings. */
export const buildingPassageS = (
  frames: readonly TimedDepths[],
  maximum: FeatureDepths | null,
  limitM: number,
): Float64Array | null =>
  firstPassageS(
    frames.map(({ timeS, depths }) => ({ timeS, depthM: depths.buildingDepthM })),
    maximum?.buildingDepthM ?? null,
    limitM,
  );

/** The same for facilities; null without facilities. */
export const facilityPassageS = (
  frames: readonly TimedDepths[],
  maximum: FeatureDepths | null,
  limitM: number,
): Float64Array | null =>
  firstPassageS(
    frames.map(({ timeS, depths }) => ({ timeS, depthM: depths.facilityDepthM })),
    maximum?.facilityDepthM ?? null,
    limitM,
  );

interface TimedValues {
  readonly timeS: number;
  readonly depthM: Float32Array | null;
}

/**
 * First time each value reaches the limit, linear between frames; the first frame's time when it starts above. A value
 * that only the maximum carries over the limit passed it beside its highest frame: the frame before that one counts.
 */
function firstPassageS(
  series: readonly TimedValues[],
  maximumM: Float32Array | null,
  limitM: number,
): Float64Array | null {
  const count = series[0]?.depthM?.length ?? maximumM?.length;
  if (count === undefined) return null;
  const passageS = new Float64Array(count).fill(-1);
  for (let i = 0; i < count; i++) {
    const at = (k: number): number => series[k]?.depthM?.[i] ?? 0;
    let highest = 0;
    for (let k = 0; k < series.length; k++) {
      if (at(k) >= limitM) {
        passageS[i] = crossingS(series, k, at(k - 1), at(k), limitM);
        break;
      }
      if (at(k) > at(highest)) highest = k;
    }
    const onlyMaximum = passageS[i] === -1 && (maximumM?.[i] ?? 0) >= limitM;
    if (onlyMaximum) passageS[i] = series[Math.max(0, highest - 1)]?.timeS ?? 0;
  }
  return passageS;
}

function crossingS(
  series: readonly TimedValues[],
  k: number,
  beforeM: number,
  hereM: number,
  limitM: number,
): number {
  const here = series[k]?.timeS ?? 0;
  const before = series[k - 1]?.timeS;
  if (before === undefined) return here;
  return before + ((limitM - beforeM) / (hereM - beforeM)) * (here - before);
}

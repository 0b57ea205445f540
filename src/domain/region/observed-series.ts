import type { LocalizedName } from '../../core/localized.ts';
import type { LngLat } from '../geo/projection.ts';

/** What a station measured. `river-stage`: m above gauge zero; `rain`: mm over `sumOverS`. */
export const observedQuantities = ['river-stage', 'rain'] as const;

export type ObservedQuantity = (typeof observedQuantities)[number];

/** Readings of one station, kept beside a region so that a past event can be replayed against them. */
export interface ObservedSeries {
  readonly id: string;
  /** Number of the station at its agency. */
  readonly stationId: string;
  readonly name: LocalizedName;
  readonly quantity: ObservedQuantity;
  /** Time over which each value is a sum that ends at its time, s; null for readings of the instant. */
  readonly sumOverS: number | null;
  /** Gauge of the region that stands at this station; null when the place is unknown or outside. */
  readonly gaugeId: string | null;
  /** Published place of the station; null where the source gives none, and then it is listed but not drawn. */
  readonly place: LngLat | null;
  /** Entry of `Region.sources`. */
  readonly sourceId: string;
  /** Times of the readings, ms since 1970 UTC, strictly ascending. */
  readonly timesMs: readonly number[];
  /** One per time; null where the station gave none. */
  readonly values: readonly (number | null)[];
}

/** Consecutive readings without a gap: indices [from, to). */
export interface ObservedRun {
  readonly from: number;
  readonly to: number;
}

/** A step longer than this many usual steps is a gap: hourly readings that turn half-hourly are one run. */
const gapSteps = 2;

const knownRuns = new WeakMap<ObservedSeries, readonly ObservedRun[]>();

/**
 * The runs of a series, in order. A missing reading, or a step over twice the median step, ends a run. They are found once a
 * series: a replay asks for them with every picture, and the median wants all steps in order.
 */
export function observedRuns(series: ObservedSeries): readonly ObservedRun[] {
  const runs = knownRuns.get(series) ?? runsOf(series);
  knownRuns.set(series, runs);
  return runs;
}

function runsOf({ timesMs, values }: ObservedSeries): readonly ObservedRun[] {
  const longestMs = gapSteps * (medianStepMs(timesMs) ?? Number.POSITIVE_INFINITY);
  const runs: ObservedRun[] = [];
  let from = -1;
  for (let i = 0; i < values.length; i++) {
    const isGap = i > 0 && (timesMs[i] as number) - (timesMs[i - 1] as number) > longestMs;
    if (from >= 0 && (isGap || values[i] === null)) {
      runs.push({ from, to: i });
      from = -1;
    }
    if (from < 0 && values[i] !== null) from = i;
  }
  if (from >= 0) runs.push({ from, to: values.length });
  return runs;
}

/**
 * Reading of the instant at a time, straight between its neighbours; null in a gap, before the first and after the last.
 * For sums it is that of the interval which holds the time.
 */
export function observedAt(series: ObservedSeries, atMs: number): number | null {
  const { timesMs, values, sumOverS } = series;
  if (sumOverS !== null) {
    const i = timesMs.findIndex((endMs) => atMs > endMs - sumOverS * 1000 && atMs <= endMs);
    return values[i] ?? null;
  }
  const run = observedRuns(series).find(
    ({ from, to }) => atMs >= (timesMs[from] as number) && atMs <= (timesMs[to - 1] as number),
  );
  if (run === undefined) return null;
  const after = timesMs.findIndex((timeMs) => timeMs >= atMs);
  const high = values[after] as number;
  const gapMs = (timesMs[after] as number) - atMs;
  if (gapMs === 0) return high;
  const low = values[after - 1] as number;
  const stepMs = (timesMs[after] as number) - (timesMs[after - 1] as number);
  return high + (low - high) * (gapMs / stepMs);
}

/** Median time from one reading to the next, ms; null for fewer than two readings. */
export function medianStepMs(timesMs: readonly number[]): number | null {
  const steps = timesMs.slice(1).map((timeMs, i) => timeMs - (timesMs[i] as number));
  return steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? null;
}

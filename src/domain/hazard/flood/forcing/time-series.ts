import type { TimeSeries } from '../flood-case.ts';

/** A series from pairs of time (s) and value; equal neighbouring times make a jump. */
export function timeSeries(points: readonly (readonly [timeS: number, value: number])[]): TimeSeries {
  return {
    timeS: Float64Array.from(points, ([timeS]) => timeS),
    value: Float64Array.from(points, ([, value]) => value),
  };
}

export const constantSeries = (value: number): TimeSeries => timeSeries([[0, value]]);

/** Value at a time; at a jump the later one. Held before the first point and after the last. */
export function valueAt(series: TimeSeries, timeS: number): number {
  const { timeS: times, value } = series;
  const last = times.length - 1;
  if (timeS >= (times[last] as number)) return value[last] as number;
  if (timeS < (times[0] as number)) return value[0] as number;
  const after = firstAfter(times, timeS);
  const t0 = times[after - 1] as number;
  const t1 = times[after] as number;
  const weight = (timeS - t0) / (t1 - t0);
  return (value[after - 1] as number) * (1 - weight) + (value[after] as number) * weight;
}

/** Exact integral of the series over [fromS, toS], units of the value times seconds. */
export function integralBetween(series: TimeSeries, fromS: number, toS: number): number {
  const { timeS: times, value } = series;
  const last = times.length - 1;
  if (toS <= fromS) return 0;
  let sum = 0;
  const first = times[0] as number;
  const end = times[last] as number;
  if (fromS < first) sum += (value[0] as number) * (Math.min(toS, first) - fromS);
  if (toS > end) sum += (value[last] as number) * (toS - Math.max(fromS, end));
  if (toS <= first || fromS >= end) return sum;
  for (let i = Math.max(firstAfter(times, fromS) - 1, 0); i < last; i++) {
    const t0 = times[i] as number;
    const t1 = times[i + 1] as number;
    if (t0 >= toS) break;
    if (t1 <= fromS || t1 === t0) continue;
    const from = Math.max(fromS, t0);
    const to = Math.min(toS, t1);
    const weight = ((from + to) / 2 - t0) / (t1 - t0);
    const middle = (value[i] as number) * (1 - weight) + (value[i + 1] as number) * weight;
    sum += middle * (to - from);
  }
  return sum;
}

/** Index of the first time strictly after `timeS`, by bisection; the length when there is none. */
function firstAfter(times: Float64Array, timeS: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) <= timeS) low = middle + 1;
    else high = middle;
  }
  return low;
}

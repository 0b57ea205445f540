import { type ObservedSeries, observedRuns } from '../../domain/region/observed-series.ts';

/** Time to the right: an event over a width. */
export interface TimeScale {
  readonly fromMs: number;
  readonly toMs: number;
  readonly widthPx: number;
}

/** Values upwards: an axis over a height, its ticks at whole steps. */
export interface ValueScale {
  readonly low: number;
  readonly high: number;
  readonly step: number;
  readonly heightPx: number;
}

export const xOf = ({ fromMs, toMs, widthPx }: TimeScale, timeMs: number): number =>
  toMs > fromMs ? ((timeMs - fromMs) / (toMs - fromMs)) * widthPx : 0;

export const yOf = ({ low, high, heightPx }: ValueScale, value: number): number =>
  heightPx - ((value - low) / (high - low)) * heightPx;

const mostTicks = 5;

/** An axis that holds all values, from whole step to whole step. */
export function valueScale(values: readonly number[], heightPx: number): ValueScale {
  const lowest = Math.min(...values);
  const highest = Math.max(...values);
  if (!(highest >= lowest)) return { low: 0, high: 1, step: 1, heightPx };
  const power = 10 ** Math.floor(Math.log10(Math.max(highest - lowest, 0.1) / mostTicks));
  const step =
    [1, 2, 5, 10, 20, 50]
      .map((factor) => factor * power)
      .find((one) => roundUp(highest, one) - roundDown(lowest, one) <= mostTicks * one + 1e-9) ?? 100 * power;
  const low = roundDown(lowest, step);
  return { low, high: Math.max(roundUp(highest, step), low + step), step, heightPx };
}

const roundDown = (value: number, step: number): number => step * Math.floor(value / step + 1e-9);
const roundUp = (value: number, step: number): number => step * Math.ceil(value / step - 1e-9);

/** Values of the ticks of an axis, from low to high. */
export function valueTicks({ low, high, step }: ValueScale): readonly number[] {
  const count = Math.round((high - low) / step);
  return Array.from({ length: count + 1 }, (_, k) => Number((low + k * step).toFixed(6)));
}

const hourMs = 3_600_000;
const kstAheadMs = 9 * hourMs;
const spacingsMs = [1, 2, 3, 6, 12, 24, 48, 96].map((hours) => hours * hourMs);

/** Whole hours of Korean time inside the scale, at most so many. */
export function timeTicks({ fromMs, toMs }: TimeScale, most: number): readonly number[] {
  const spacingMs = spacingsMs.find((one) => (toMs - fromMs) / one <= most) ?? 192 * hourMs;
  const ticks: number[] = [];
  const first = Math.ceil((fromMs + kstAheadMs) / spacingMs) * spacingMs - kstAheadMs;
  for (let timeMs = first; timeMs <= toMs; timeMs += spacingMs) ticks.push(timeMs);
  return ticks;
}

const place = (value: number): string => value.toFixed(1);

/** SVG paths of readings of the instant, one for each unbroken run; a lone reading is a dot. */
export function readingPaths(series: ObservedSeries, time: TimeScale, value: ValueScale): readonly string[] {
  return observedRuns(series).map(({ from, to }) => {
    const points = Array.from({ length: to - from }, (_, k) => {
      const x = place(xOf(time, series.timesMs[from + k] as number));
      return `${x} ${place(yOf(value, series.values[from + k] as number))}`;
    });
    return to - from === 1 ? `M${points[0]}h0.1` : `M${points.join('L')}`;
  });
}

/** A bar of rain, px from the left and down from the top. */
export interface RainBar {
  readonly timeMs: number;
  readonly xPx: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Sums as bars over their own intervals; a missing sum is no bar. */
export function rainBars(series: ObservedSeries, time: TimeScale, value: ValueScale): readonly RainBar[] {
  const intervalMs = 1000 * (series.sumOverS ?? 0);
  return series.timesMs.flatMap((timeMs, i): RainBar[] => {
    const sum = series.values[i] ?? null;
    if (sum === null) return [];
    const xPx = xOf(time, timeMs - intervalMs);
    return [
      {
        timeMs,
        xPx,
        widthPx: xOf(time, timeMs) - xPx,
        heightPx: value.heightPx - yOf(value, sum),
      },
    ];
  });
}

/** Stretches of the event in which a station gave no readings, ms; they are drawn as gaps. */
export function silentStretches(
  series: ObservedSeries,
  { fromMs, toMs }: Pick<TimeScale, 'fromMs' | 'toMs'>,
): readonly (readonly [fromMs: number, toMs: number])[] {
  const reachMs = 1000 * (series.sumOverS ?? 0);
  const stretches: [number, number][] = [];
  let endMs = fromMs;
  for (const { from, to } of observedRuns(series)) {
    const startMs = (series.timesMs[from] as number) - reachMs;
    if (startMs > endMs) stretches.push([endMs, startMs]);
    endMs = Math.max(endMs, series.timesMs[to - 1] as number);
  }
  if (toMs > endMs) stretches.push([endMs, toMs]);
  return stretches;
}

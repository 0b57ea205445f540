import type { ObservedSeries } from './observed-series.ts';

/** A stretch of time in which stations gave readings, ms since 1970 UTC. */
export interface ObservedEvent {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Readings further apart than this belong to two events: a flood is over within days, a gap of a broken link is shorter. */
const longestPauseMs = 3 * 86_400_000;

/**
 * The events that all series together tell of, in order of time. The first reading of a sum reaches back over its interval.
 * Missing readings count as nothing.
 */
export function observedEvents(allSeries: readonly ObservedSeries[]): readonly ObservedEvent[] {
  const spans = allSeries.flatMap(({ timesMs, values, sumOverS }) =>
    timesMs.flatMap((timeMs, i): ObservedEvent[] =>
      values[i] === null ? [] : [{ fromMs: timeMs - 1000 * (sumOverS ?? 0), toMs: timeMs }],
    ),
  );
  spans.sort((a, b) => a.fromMs - b.fromMs);
  const events: ObservedEvent[] = [];
  for (const span of spans) {
    const last = events.at(-1);
    if (last === undefined || span.fromMs - last.toMs > longestPauseMs) events.push(span);
    else events[events.length - 1] = { ...last, toMs: Math.max(last.toMs, span.toMs) };
  }
  return events;
}

/** The part of a series inside an event, as a series of its own. */
export function seriesWithin(series: ObservedSeries, { fromMs, toMs }: ObservedEvent): ObservedSeries {
  const inside = series.timesMs.flatMap((timeMs, i) => (timeMs >= fromMs && timeMs <= toMs ? [i] : []));
  return {
    ...series,
    timesMs: inside.map((i) => series.timesMs[i] as number),
    values: inside.map((i) => series.values[i] as number | null),
  };
}

/** The largest reading and its first and last time; null where there is none. */
export function observedPeak({ timesMs, values }: Pick<ObservedSeries, 'timesMs' | 'values'>): {
  readonly value: number;
  readonly firstMs: number;
  readonly lastMs: number;
} | null {
  let peak: { value: number; firstMs: number; lastMs: number } | null = null;
  for (const [i, value] of values.entries()) {
    const timeMs = timesMs[i] as number;
    if (value === null) continue;
    if (peak === null || value > peak.value) peak = { value, firstMs: timeMs, lastMs: timeMs };
    else if (value === peak.value) peak.lastMs = timeMs;
  }
  return peak;
}

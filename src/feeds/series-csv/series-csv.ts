import { type Observation, observe } from '../../domain/monitoring/observation.ts';
import type { ReadingPlace, Receipt } from '../../domain/monitoring/reading.ts';
import type { ObservedSeries } from '../../domain/region/observed-series.ts';
import { collectReadings } from '../collect-readings.ts';
import type { FeedReading } from '../feed-adapter.ts';

/** Readings of uploaded series of stage or rain, in order of their times. A gap in a series stays a missing reading. */
export function readingsOfSeries(allSeries: readonly ObservedSeries[], receipt: Receipt): FeedReading {
  const collector = collectReadings();
  const readings = allSeries.flatMap((series) => series.timesMs.map((_, i) => readingOf(series, i, receipt)));
  readings.sort((a, b) => (a.validAtMs ?? 0) - (b.validAtMs ?? 0));
  for (const reading of readings) collector.add(reading);
  return collector.finish();
}

function readingOf(series: ObservedSeries, i: number, receipt: Receipt): Observation {
  const { stationId, quantity, sumOverS, place, name } = series;
  const validAtMs = series.timesMs[i] as number;
  const value = series.values[i] ?? null;
  const area: readonly ReadingPlace[] = [
    ...(place === null ? [] : [{ kind: 'point', lngLat: place } as const]),
    { kind: 'code', system: 'sensor', code: stationId, name: name.ko },
  ];
  return observe(
    {
      ...{ value, sumOverS, area, validAtMs, issuedAtMs: null, rawValue: null, isForecast: false },
      id: `series-csv:${stationId}:${quantity}@${new Date(validAtMs).toISOString()}`,
      what: quantity,
      missing: value === null ? 'blank' : null,
      unit: quantity === 'rain' ? 'mm' : 'm',
      source: { adapter: 'series-csv', owner: series.sourceId, record: stationId, url: null },
      quality: value === null ? 'missing' : 'ok',
      notes: [],
      facts: {},
    },
    receipt,
  );
}

import { fail, ok, type Result } from '../../../core/result.ts';
import type { TimeSeries } from '../../../domain/hazard/flood/flood-case.ts';
import { timeSeries } from '../../../domain/hazard/flood/forcing/time-series.ts';
import { seriesFault } from '../../../domain/hazard/flood/validation/series-fault.ts';
import type { FloodFileFault } from '../flood-file-fault.ts';
import type { CasePoints } from './case-schema.ts';

/** mm/h in 1 m/s. Intensities are divided by it: its inverse has no exact form. */
export const mmPerHOfMPerS = 3_600_000;

/** A series of a case, in the units of its file; its times must ascend and its values be no less than `minimum`. */
export function checkedSeries(
  field: string,
  points: CasePoints,
  minimum = Number.NEGATIVE_INFINITY,
): Result<TimeSeries, FloodFileFault> {
  const series = timeSeries(points);
  const fault = seriesFault(field, series, minimum);
  return fault === null ? ok(series) : fail(fault);
}

/** Intensities of a file, mm/h, as m/s. */
export function rainOf(field: string, points: CasePoints): Result<TimeSeries, FloodFileFault> {
  const series = checkedSeries(field, points, 0);
  if (!series.ok) return series;
  return ok({ ...series.value, value: series.value.value.map((mmPerH) => mmPerH / mmPerHOfMPerS) });
}

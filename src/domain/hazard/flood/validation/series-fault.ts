import type { TimeSeries } from '../flood-case.ts';
import type { FloodFault } from '../flood-fault.ts';

/** What is wrong with a series: empty, uneven, out of order, not finite, or below `minimum`. */
export function seriesFault(field: string, { timeS, value }: TimeSeries, minimum: number): FloodFault | null {
  if (timeS.length === 0) return { kind: 'flood-series-empty', field };
  if (timeS.length !== value.length) {
    return { kind: 'flood-grid-mismatch', field, length: value.length, wanted: timeS.length };
  }
  for (let i = 0; i < timeS.length; i++) {
    const time = timeS[i] as number;
    const v = value[i] as number;
    if (!Number.isFinite(time)) return { kind: 'flood-not-finite', field, cell: i, value: String(time) };
    if (!Number.isFinite(v)) return { kind: 'flood-not-finite', field, cell: i, value: String(v) };
    if (i > 0 && time < (timeS[i - 1] as number))
      return { kind: 'flood-times-not-ascending', field, index: i };
    if (v < minimum) return { kind: 'flood-negative', field, index: i, value: v };
  }
  return null;
}

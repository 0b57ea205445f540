import type { ObservedSeries } from '../observed-series.ts';
import type { Region } from '../region.ts';
import type { FindingList } from './finding.ts';

/** Checks observed series: ids, as many values as times, times that ascend, finite values, gauges and sources that exist. */
export function checkObservedSeries(
  region: Pick<Region, 'gauges' | 'sources'>,
  allSeries: readonly ObservedSeries[],
  findings: FindingList,
): void {
  const ids = new Set<string>();
  const gauges = new Set((region.gauges ?? []).map((gauge) => gauge.id));
  const sources = new Set(region.sources.map((source) => source.id));
  for (const series of allSeries) {
    const { id, gaugeId, sourceId } = series;
    if (ids.has(id)) findings.add('observed-series', id, { kind: 'duplicate-id', found: id });
    ids.add(id);
    if (gaugeId !== null && !gauges.has(gaugeId)) {
      findings.add('observed-series', id, { kind: 'unknown-id', field: 'gaugeId', found: gaugeId });
    }
    if (!sources.has(sourceId)) {
      findings.add('observed-series', id, { kind: 'unknown-id', field: 'sourceId', found: sourceId });
    }
    checkReadings(series, findings);
  }
}

function checkReadings({ id, timesMs, values }: ObservedSeries, findings: FindingList): void {
  if (values.length !== timesMs.length) {
    findings.add('observed-series', id, {
      kind: 'wrong-length',
      found: values.length,
      wanted: timesMs.length,
    });
  }
  const reading = timesMs.findIndex((timeMs, i) => !(timeMs > (timesMs[i - 1] ?? Number.NEGATIVE_INFINITY)));
  if (reading >= 0) findings.add('observed-series', id, { kind: 'times-not-ascending', reading });
  const wrong = values.find((value) => value !== null && !Number.isFinite(value));
  if (wrong !== undefined) {
    findings.add('observed-series', id, { kind: 'not-finite', field: 'values', found: String(wrong) });
  }
}

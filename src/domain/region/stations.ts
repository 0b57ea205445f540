import { cellIndexAt, type GridSpec } from '../geo/grid.ts';
import type { LngLat, Projection } from '../geo/projection.ts';
import type { Gauge, StageThresholds } from './facilities.ts';
import type { ObservedSeries } from './observed-series.ts';

/** What an agency publishes about one of its stations. */
export interface Station {
  readonly id: string;
  readonly name: string;
  readonly place: LngLat | null;
  /** Elevation of gauge zero (영점표고), m; null when it is not published. */
  readonly zeroM: number | null;
  readonly thresholds: StageThresholds | null;
}

export interface GaugesOfSeries {
  readonly gauges: readonly Gauge[];
  readonly series: readonly ObservedSeries[];
}

/**
 * Puts a gauge into the region for every station of a series that lies on its grid, and ties the series to it. A station
 * list adds places, zero and thresholds that the readings lack; a series whose station has no published place, or lies
 * elsewhere, stays without a gauge.
 */
export function gaugesOfSeries(
  allSeries: readonly ObservedSeries[],
  stations: readonly Station[],
  { grid, projection }: { readonly grid: GridSpec; readonly projection: Projection },
): GaugesOfSeries {
  const published = new Map(stations.map((station) => [station.id, station]));
  const gauges = new Map<string, Gauge>();
  const series = allSeries.map((one) => {
    const station = published.get(one.stationId) ?? null;
    const place = one.place ?? station?.place ?? null;
    if (place === null) return one;
    const [xM, yM] = projection.fromLngLat(place[0], place[1]);
    if (!(cellIndexAt(grid, xM, yM) >= 0)) return { ...one, place, gaugeId: null };
    const type = one.quantity === 'rain' ? 'rain-gauge' : 'river-gauge';
    const id = `${type}-${one.stationId}`;
    const base = { id, name: one.name, xM, yM };
    if (!gauges.has(id)) {
      const zero = { zeroM: station?.zeroM ?? null, thresholds: station?.thresholds ?? null };
      gauges.set(id, type === 'rain-gauge' ? { ...base, type } : { ...base, type, ...zero });
    }
    return { ...one, place, gaugeId: id };
  });
  return { gauges: [...gauges.values()], series };
}

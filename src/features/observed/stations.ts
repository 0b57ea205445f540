import { projectionOf } from '../../domain/geo/projection.ts';
import type { Gauge } from '../../domain/region/facilities.ts';
import type { ObservedSeries } from '../../domain/region/observed-series.ts';
import type { Region } from '../../domain/region/region.ts';
import type { Selection } from '../../store/map-view.ts';

/** A station as the list shows it: a gauge on the map, readings, or both. */
export interface StationRecord {
  readonly id: string;
  readonly name: Gauge['name'];
  readonly kind: 'stage' | 'rain';
  readonly gauge: Gauge | null;
  readonly series: ObservedSeries | null;
}

/** All stations of a region: one for each series, and one for each gauge that has none. */
export function stationsOf({
  gauges,
  observedSeries,
}: Pick<Region, 'gauges' | 'observedSeries'>): readonly StationRecord[] {
  const withReadings = (observedSeries ?? []).map(
    (series): StationRecord => ({
      id: series.id,
      name: series.name,
      kind: series.quantity === 'rain' ? 'rain' : 'stage',
      gauge: gauges?.find(({ id }) => id === series.gaugeId) ?? null,
      series,
    }),
  );
  const known = new Set(withReadings.map(({ gauge }) => gauge?.id));
  const silent = (gauges ?? [])
    .filter(({ id }) => !known.has(id))
    .map(
      (gauge): StationRecord => ({
        id: gauge.id,
        name: gauge.name,
        kind: gauge.type === 'rain-gauge' ? 'rain' : 'stage',
        gauge,
        series: null,
      }),
    );
  return [...withReadings, ...silent];
}

/** The station that the panel tells about: the selected gauge, else the one chosen in the list, else the first on the map. */
export function chosenStation(
  stations: readonly StationRecord[],
  selection: Selection | null,
  seriesId: string | null,
): StationRecord | null {
  const chosen = stations.find(({ id }) => id === seriesId);
  if (selection?.kind === 'gauge' && chosen?.gauge?.id !== selection.gaugeId) {
    const selected = stations.find(({ gauge }) => gauge?.id === selection.gaugeId);
    if (selected !== undefined) return selected;
  }
  const onMap = stations.find(({ gauge, series }) => gauge !== null && series !== null);
  return chosen ?? onMap ?? stations[0] ?? null;
}

/** Rain to be drawn over a stage: the chosen one, else the nearest station of known place, else the first. */
export function rainFor(
  region: Pick<Region, 'grid' | 'observedSeries'>,
  gauge: Gauge | null,
  chosenId: string | null,
): ObservedSeries | null {
  const rains = (region.observedSeries ?? []).filter(({ quantity }) => quantity === 'rain');
  const chosen = rains.find(({ id }) => id === chosenId);
  if (chosen !== undefined) return chosen;
  const projection = projectionOf(region.grid.epsg);
  if (gauge === null || !projection.ok) return rains[0] ?? null;
  const awayM = ({ place }: ObservedSeries): number => {
    if (place === null) return Number.POSITIVE_INFINITY;
    const [xM, yM] = projection.value.fromLngLat(place[0], place[1]);
    return Math.hypot(xM - gauge.xM, yM - gauge.yM);
  };
  return rains.toSorted((a, b) => awayM(a) - awayM(b) || 0)[0] ?? null;
}

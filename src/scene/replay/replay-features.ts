import type { FeatureCollection, Point } from 'geojson';
import type { Gauge } from '../../domain/region/facilities.ts';
import { observedAt } from '../../domain/region/observed-series.ts';
import type { Region } from '../../domain/region/region.ts';
import { type StageLevel, stageLevelOf } from '../../domain/region/stage-level.ts';
import type { RegionFrame } from '../region-frame.ts';

/** Words of replayed readings, in the interface language. */
export interface ReplayWords {
  /** Stands before every replayed value, so that none is ever taken for a live one. */
  readonly mark: string;
  readonly unknown: string;
  readonly level: Readonly<Record<StageLevel, string>>;
}

/** What a gauge read at an instant of the past. */
export interface ReplayedReading {
  readonly gauge: Gauge;
  readonly text: string;
  readonly level: StageLevel | null;
}

/**
 * The text beside each gauge that has readings, at an instant. A gap reads as unknown, never as zero; of a gauge with several
 * series, as of two events, the first that has a reading then tells.
 */
export function replayedReadings(
  { gauges, observedSeries }: Pick<Region, 'gauges' | 'observedSeries'>,
  atMs: number,
  words: ReplayWords,
): readonly ReplayedReading[] {
  return (gauges ?? []).flatMap((gauge): ReplayedReading[] => {
    const ofGauge = (observedSeries ?? []).filter(({ gaugeId }) => gaugeId === gauge.id);
    if (ofGauge.length === 0) return [];
    const values = ofGauge.map((series) => observedAt(series, atMs));
    return [replayed(gauge, values.find((value) => value !== null) ?? null, words)];
  });
}

function replayed(gauge: Gauge, value: number | null, words: ReplayWords): ReplayedReading {
  const isStage = gauge.type === 'river-gauge';
  const level = isStage ? stageLevelOf(value, gauge.thresholds) : null;
  const shown = value === null ? words.unknown : isStage ? `${value.toFixed(2)} m` : `${value.toFixed(1)} mm`;
  const suffix = level === null || level === 'normal' ? '' : ` ${words.level[level]}`;
  return { gauge, text: `${words.mark} ${shown}${suffix}`, level };
}

/** Replayed readings as points at their gauges, under the gauges' names. */
export const replayFeatures = (
  readings: readonly ReplayedReading[],
  frame: RegionFrame,
): FeatureCollection<Point> => ({
  type: 'FeatureCollection',
  features: readings.map(({ gauge, text, level }) => ({
    type: 'Feature',
    properties: {
      textKo: `${gauge.name.ko}\n${text}`,
      textEn: `${gauge.name.en}\n${text}`,
      level: level ?? 'normal',
    },
    geometry: { type: 'Point', coordinates: [...frame.toLngLat(gauge.xM, gauge.yM)] },
  })),
});

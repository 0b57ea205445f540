import type { SurfaceReading } from '../../domain/hazard/flood/surface-at.ts';
import type { Gauge } from '../../domain/region/facilities.ts';

/** A computed water level on the clock of the readings. */
export interface SimulatedStage {
  readonly timesMs: readonly number[];
  /** Null while the cell of the gauge is dry. */
  readonly values: readonly (number | null)[];
  /** m above gauge zero where its elevation is known, so that both may share an axis; else m above the terrain's datum. */
  readonly datum: 'gauge-zero' | 'terrain';
}

/**
 * Puts a computed water surface beside a gauge. It is lowered by the elevation of gauge zero where that is known and left
 * as it is where it is not: two levels of different datum never share an axis.
 * @param startMs instant at which the scenario is laid to start
 */
export function simulatedStage(
  surface: readonly SurfaceReading[],
  gauge: Gauge,
  startMs: number,
): SimulatedStage {
  const zeroM = gauge.type === 'river-gauge' ? gauge.zeroM : null;
  return {
    timesMs: surface.map(({ timeS }) => startMs + 1000 * timeS),
    values: surface.map(({ surfaceM }) => (surfaceM === null ? null : surfaceM - (zeroM ?? 0))),
    datum: zeroM === null ? 'terrain' : 'gauge-zero',
  };
}

/** The last computed value at or before an instant; null before the first, after the last and while dry. */
export function simulatedAt({ timesMs, values }: SimulatedStage, atMs: number): number | null {
  const last = timesMs.at(-1);
  if (last === undefined || atMs > last) return null;
  const next = timesMs.findIndex((timeMs) => timeMs > atMs);
  return values[next < 0 ? values.length - 1 : next - 1] ?? null;
}

import type { GridSpec } from '../geo/grid.ts';

/** Lower bounds of the depth classes for buildings, m. */
export const depthClassBoundsM = [0.05, 0.3, 0.5, 1, 2] as const;

/** Editable limits. Sources stand beside the defaults in `default-thresholds.ts`. */
export interface ExposureThresholds {
  /** A building counts as hit from this depth, m. */
  readonly hitDepthM: number;
  /** People in it must leave from this depth, m. */
  readonly evacuateDepthM: number;
  /** Its people cannot return and need a shelter from this depth, m. */
  readonly shelterDepthM: number;
  /** Cars cannot pass from this depth, m. */
  readonly carDepthM: number;
  /** Fire engines, buses and lorries cannot pass from this depth, m. */
  readonly largeVehicleDepthM: number;
  /** A person on foot cannot pass from this depth, m. */
  readonly walkDepthM: number;
}

export type TimeOfDay = 'day' | 'night';

/** A depth field to be judged: one frame or the maximum, on any grid over the region. */
export interface DepthField {
  readonly grid: GridSpec;
  readonly bedM: Float32Array;
  readonly depthM: Float32Array;
}

/**
 * Counts of one administrative area or of all; every number has one definition, stated in the exposure README. A number
 * is null when the region lacks the layer it is made from: unknown, never 0.
 */
export interface ExposureTotals {
  /** People inside buildings that water has reached. */
  readonly affectedPeople: number | null;
  /** People inside buildings at or over the evacuation depth. */
  readonly toEvacuatePeople: number | null;
  /** People inside buildings at or over the shelter depth. */
  readonly needShelterPeople: number | null;
  /** People in dry or shallow buildings whose every road out is cut. They stay and are supplied, so they are not in `toEvacuatePeople`. */
  readonly isolatedPeople: number | null;
  readonly isolatedBuildings: number | null;
  readonly hitBuildings: number | null;
  /** Buildings per depth class; index as in `depthClassBoundsM`. */
  readonly buildingsByClass: readonly number[] | null;
  /** People per depth class; index as in `depthClassBoundsM`. */
  readonly peopleByClass: readonly number[] | null;
  readonly floodedBasements: number | null;
  readonly roadKmClosedToCars: number | null;
  readonly roadKmClosedToLargeVehicles: number | null;
}

export interface Exposure {
  readonly timeOfDay: TimeOfDay;
  readonly total: ExposureTotals;
  /** One per entry of `Region.adminAreas`, including those below it; null without admin areas. */
  readonly byArea: readonly ExposureTotals[] | null;
  /** Depth at each building, m. Null when the region has no buildings. */
  readonly buildingDepthM: Float32Array | null;
  /** 1 for each building whose every road out is cut. Null without buildings or roads. */
  readonly buildingIsolated: Uint8Array | null;
  /** Depth over the carriageway of each road edge, m. Null when the region has no roads. */
  readonly roadDepthM: Float32Array | null;
  /** State of each entry of `Region.facilities`. */
  readonly facilities: readonly FacilityExposure[] | null;
}

export interface FacilityExposure {
  readonly facilityId: string;
  readonly depthM: number;
  /**
   * `flooded`: water inside; `cut-off`: dry but no road to it open to cars; `unknown`: dry, and the region has no roads
   * to judge its access by.
   */
  readonly state: 'open' | 'flooded' | 'cut-off' | 'unknown';
}

import type { LocalizedName } from '../../core/localized.ts';
import type { GridSpec } from '../geo/grid.ts';
import type { AdminCodeList } from './admin-codes.ts';
import type { Buildings, BuildingTreatment } from './buildings.ts';
import type { Facility, Gauge } from './facilities.ts';
import type { ObservedSeries } from './observed-series.ts';
import type { Roads } from './roads.ts';
import type { DerivedTerrain } from './terrain/derived-terrain.ts';

/** Korean administrative levels used inside one municipality. */
export type AdminLevel = 'municipality' | 'eup-myeon-dong' | 'ri';

export interface AdminArea {
  readonly code: string;
  /** The list that `code` belongs to; absent for an invented place. */
  readonly codeList?: AdminCodeList;
  readonly name: LocalizedName;
  readonly level: AdminLevel;
  /** Index of the area that holds this one, or null at the top. */
  readonly parentIndex: number | null;
  /** Outer rings in the region's metric system, x and y alternating, first point not repeated. */
  readonly rings: readonly Float64Array[];
}

export interface River {
  readonly id: string;
  readonly name: LocalizedName;
  /** Centre line from source to mouth, x and y alternating, m. */
  readonly lineXY: Float64Array;
  readonly widthM: number;
}

/** A named point where a river may be fed by a hydrograph. */
export interface InflowPoint {
  readonly id: string;
  readonly name: LocalizedName;
  readonly xM: number;
  readonly yM: number;
  /** Width over which the flow enters, m. */
  readonly widthM: number;
  /** Mean annual flow, used as the base of a design hydrograph, m³/s. */
  readonly baseFlowM3PerS: number;
}

/** A point every region of the kind has and the checks name: what must flood, and what must stay dry. */
export interface NamedPlace {
  readonly id: string;
  readonly name: LocalizedName;
  readonly xM: number;
  readonly yM: number;
}

/** Licence of a file that a user brings without saying where it is from. */
export const unknownLicence = 'unknown (file of the user)';

export interface DataSource {
  readonly id: string;
  readonly name: LocalizedName;
  readonly licence: string;
  /** Date of the data, ISO 8601, or null when it is not known. */
  readonly date: string | null;
}

/**
 * One place, ready for computation. A layer that the region lacks is null: what needs it says so and never assumes zero.
 * `kind: 'exercise'` marks an invented place and is shown wherever the name is.
 */
export interface Region {
  readonly id: string;
  readonly kind: 'exercise' | 'real';
  readonly name: LocalizedName;
  readonly grid: GridSpec;
  /** Ground elevation per cell, m. Void cells hold the height of their nearest neighbour and are marked in `voidMask`. */
  readonly terrainM: Float32Array;
  /** 1 where the source had no height; null when there is no such cell. */
  readonly voidMask: Uint8Array | null;
  /** Mean sea level in the terrain's datum, m; null for an inland region. */
  readonly seaLevelM: number | null;
  /** What follows from the terrain, and how; absent where it was not computed. The terrain itself stays as measured. */
  readonly derived?: DerivedTerrain;
  /** Set where that was computed and stayed in the pack when the region was opened. */
  readonly derivedInPack?: true;
  /** Codes of `landCovers`; 0 is unknown. */
  readonly landCover: Uint8Array | null;
  /** Manning n per cell, s·m^-1/3. */
  readonly manning: Float32Array | null;
  readonly buildings: Buildings | null;
  /** What buildings are to flood water; `none` where it is not given. */
  readonly buildingTreatment?: BuildingTreatment;
  /**
   * Residents per cell who are in no building of the region: all of them where it has no buildings. Not whole numbers.
   * Absent when nothing is known of them.
   */
  readonly populationPerCell?: Float32Array;
  readonly roads: Roads | null;
  readonly facilities: readonly Facility[] | null;
  readonly gauges: readonly Gauge[] | null;
  /** Readings of past events at stations in and around the region. */
  readonly observedSeries?: readonly ObservedSeries[];
  readonly rivers: readonly River[] | null;
  readonly inflowPoints: readonly InflowPoint[] | null;
  readonly places: readonly NamedPlace[] | null;
  readonly adminAreas: readonly AdminArea[] | null;
  readonly sources: readonly DataSource[];
}

import type { LocalizedName } from '../../core/localized.ts';

/**
 * Shelter types of Korean practice. `code` is SHLT_SE_CD of the ministry's integrated shelter API where it has one.
 * `areaPerPersonM2`: 3.3 m² indoors (former Ministry of Public Safety and Security figure), 0.825 m² for outdoor
 * earthquake grounds and civil-defence shelters.
 */
export const shelterTypes = [
  { id: 'temporary-housing', code: null, areaPerPersonM2: 3.3, indoor: true },
  { id: 'civil-defence', code: null, areaPerPersonM2: 0.825, indoor: true },
  { id: 'earthquake-outdoor', code: '3', areaPerPersonM2: 0.825, indoor: false },
  { id: 'tsunami', code: '4', areaPerPersonM2: 0.825, indoor: false },
  { id: 'heat', code: '2', areaPerPersonM2: 3.3, indoor: true },
  { id: 'cold', code: '1', areaPerPersonM2: 3.3, indoor: true },
] as const;

export type ShelterType = (typeof shelterTypes)[number]['id'];

interface FacilityBase {
  readonly id: string;
  readonly name: LocalizedName;
  readonly xM: number;
  readonly yM: number;
  /** Index of its building, or null when it is open ground. */
  readonly buildingIndex: number | null;
  /** Nearest node of the road graph, or null when the region has no roads. */
  readonly roadNode: number | null;
}

export interface Shelter extends FacilityBase {
  readonly type: 'shelter';
  readonly shelterType: ShelterType;
  /** Null when the source gives none. */
  readonly usableAreaM2: number | null;
  /** Given, or by the area rule of its type; null when neither is known, and then nobody can be sent there. */
  readonly capacityPeople: number | null;
  /** True for a shelter below ground, which must never be used in a flood; null when the source does not say. */
  readonly underground: boolean | null;
}

export interface Hospital extends FacilityBase {
  readonly type: 'hospital';
  /** Null when the source gives none. */
  readonly beds: number | null;
}

export interface PumpStation extends FacilityBase {
  readonly type: 'pump-station';
  /** Null when the source gives none. */
  readonly capacityM3PerS: number | null;
}

export interface PlainFacility extends FacilityBase {
  readonly type: 'fire-station' | 'school' | 'town-hall';
}

export type Facility = Shelter | Hospital | PumpStation | PlainFacility;

/**
 * The four stage thresholds of a Korean river gauge (관심 attwl, 주의 wrnwl, 경계 almwl, 심각 srswl), m above gauge zero,
 * ascending.
 */
export interface StageThresholds {
  readonly attentionM: number;
  readonly cautionM: number;
  readonly alertM: number;
  readonly seriousM: number;
}

export interface RiverGauge {
  readonly type: 'river-gauge';
  readonly id: string;
  readonly name: LocalizedName;
  readonly xM: number;
  readonly yM: number;
  /** Elevation of gauge zero in the terrain's datum, m; null when the source does not give it. */
  readonly zeroM: number | null;
  /** Null when the source gives none. */
  readonly thresholds: StageThresholds | null;
}

export interface RainGauge {
  readonly type: 'rain-gauge';
  readonly id: string;
  readonly name: LocalizedName;
  readonly xM: number;
  readonly yM: number;
}

export type Gauge = RiverGauge | RainGauge;

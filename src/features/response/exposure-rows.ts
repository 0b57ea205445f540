import type {
  Exposure,
  ExposureThresholds,
  ExposureTotals,
  FacilityExposure,
} from '../../domain/exposure/exposure.ts';
import { type BuildingUse, buildingUseOf } from '../../domain/region/buildings.ts';
import type { Facility } from '../../domain/region/facilities.ts';
import type { Region } from '../../domain/region/region.ts';

export interface AreaRow {
  readonly adminIndex: number;
  readonly totals: ExposureTotals;
}

/** Areas with somebody affected or to be evacuated, in the region's order. */
export function areaRows(exposure: Exposure): readonly AreaRow[] {
  return (exposure.byArea ?? [])
    .map((totals, adminIndex) => ({ adminIndex, totals }))
    .filter(({ totals }) => (totals.affectedPeople ?? 0) > 0 || (totals.toEvacuatePeople ?? 0) > 0);
}

export interface BuildingRow {
  readonly index: number;
  readonly use: BuildingUse;
  readonly depthM: number;
  readonly people: number;
  readonly adminIndex: number | null;
}

/** Buildings that water has reached. */
export function buildingRows(
  region: Region,
  exposure: Exposure,
  { hitDepthM }: Pick<ExposureThresholds, 'hitDepthM'>,
): readonly BuildingRow[] {
  const { buildings } = region;
  const depths = exposure.buildingDepthM;
  if (buildings === null || depths === null) return [];
  const people = exposure.timeOfDay === 'day' ? buildings.dayPeople : buildings.nightPeople;
  const rows: BuildingRow[] = [];
  for (const [index, depthM] of depths.entries()) {
    if (depthM < hitDepthM) continue;
    rows.push({
      index,
      use: buildingUseOf(buildings, index),
      depthM,
      people: people[index] ?? 0,
      adminIndex: region.adminAreas === null ? null : (buildings.adminIndex[index] ?? null),
    });
  }
  return rows;
}

export interface RoadRow {
  readonly edge: number;
  readonly depthM: number;
  readonly lengthM: number;
}

/** Roads that cars can no longer pass. */
export function roadRows(
  region: Region,
  exposure: Exposure,
  { carDepthM }: Pick<ExposureThresholds, 'carDepthM'>,
): readonly RoadRow[] {
  const { roads } = region;
  const depths = exposure.roadDepthM;
  if (roads === null || depths === null) return [];
  const rows: RoadRow[] = [];
  for (const [edge, depthM] of depths.entries()) {
    if (depthM >= carDepthM) rows.push({ edge, depthM, lengthM: roads.lengthM[edge] ?? 0 });
  }
  return rows;
}

export interface FacilityRow {
  readonly facility: Facility;
  readonly exposure: FacilityExposure | null;
}

/** Every facility with its state; null where the exposure does not speak of it. */
export function facilityRows(region: Region, exposure: Exposure): readonly FacilityRow[] {
  const states = new Map((exposure.facilities ?? []).map((state) => [state.facilityId, state]));
  return (region.facilities ?? []).map((facility) => ({
    facility,
    exposure: states.get(facility.id) ?? null,
  }));
}

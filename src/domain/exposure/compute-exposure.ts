import { fail, ok, type Result } from '../../core/result.ts';
import type { Buildings } from '../region/buildings.ts';
import type { DepthField, Exposure, ExposureThresholds, FacilityExposure, TimeOfDay } from './exposure.ts';
import type { ExposureFault } from './exposure-fault.ts';
import { countTotals } from './exposure-totals.ts';
import {
  buildingDepths,
  type FeatureDepths,
  fieldFault,
  residentDepths,
  sampleDepths,
} from './feature-depths.ts';
import type { PreparedExposure } from './layout/prepare-exposure.ts';
import { cutOffNodes } from './road-isolation.ts';

export interface ExposureOptions {
  readonly timeOfDay: TimeOfDay;
  readonly thresholds: ExposureThresholds;
}

/** Who and what a depth field hits. About 10 ms for 15,000 buildings; the README defines every number. */
export function computeExposure(
  prepared: PreparedExposure,
  field: DepthField,
  options: ExposureOptions,
): Result<Exposure, ExposureFault> {
  const fault = thresholdFault(options.thresholds);
  if (fault !== null) return fail(fault);
  const depths = sampleDepths(prepared, field);
  return depths.ok ? ok(exposureFromDepths(prepared, depths.value, options)) : depths;
}

/** The same from depths sampled before: for other limits, or the other time of day. */
export function exposureFromDepths(
  prepared: PreparedExposure,
  depths: FeatureDepths,
  { timeOfDay, thresholds }: ExposureOptions,
): Exposure {
  const cutOff = cutOffNodes(prepared, depths, thresholds);
  const buildingIsolated = isolatedBuildings(prepared, cutOff);
  const people = prepared.buildings === null ? null : peopleInside(prepared.buildings.buildings, timeOfDay);
  const { buildingDepthM, roadDepthM, residentDepthM = null } = depths;
  const { total, byArea } = countTotals(
    prepared,
    { people, buildingDepthM, buildingIsolated, roadDepthM, residentDepthM },
    thresholds,
  );
  const facilities = judgeFacilities(prepared, depths, cutOff, thresholds.hitDepthM);
  return { timeOfDay, total, byArea, buildingDepthM, buildingIsolated, roadDepthM, facilities };
}

/** People whom water has reached; null when the region has neither buildings nor residents by cell. For a point of the timeline. */
export function affectedPeople(
  prepared: PreparedExposure,
  field: DepthField,
  { timeOfDay, thresholds }: ExposureOptions,
): Result<number | null, ExposureFault> {
  const fault = thresholdFault(thresholds) ?? fieldFault(prepared, field);
  if (fault !== null) return fail(fault);
  const { buildings, residents } = prepared;
  if (buildings === null && residents === null) return ok(null);
  let affected = 0;
  const count = (depths: Float32Array, people: ArrayLike<number>): void => {
    for (const [i, depthM] of depths.entries()) {
      if (depthM >= thresholds.hitDepthM) affected += people[i] as number;
    }
  };
  if (buildings !== null) {
    count(buildingDepths(buildings, field.depthM), peopleInside(buildings.buildings, timeOfDay));
  }
  if (residents !== null) count(residentDepths(residents, field.depthM), residents.people);
  return ok(Math.round(affected));
}

export const peopleInside = (buildings: Buildings, timeOfDay: TimeOfDay): Uint16Array =>
  timeOfDay === 'day' ? buildings.dayPeople : buildings.nightPeople;

/** The first limit that is not a positive finite depth, or null. */
export function thresholdFault(thresholds: ExposureThresholds): ExposureFault | null {
  for (const [threshold, value] of Object.entries(thresholds)) {
    if (!(value > 0 && Number.isFinite(value))) {
      return {
        kind: 'exposure-threshold-invalid',
        threshold: threshold as keyof ExposureThresholds,
        value,
      };
    }
  }
  return null;
}

/** 1 for each building whose nearest road node is cut off; null when isolation is unknown. */
export function isolatedBuildings(
  { buildings }: PreparedExposure,
  cutOff: Uint8Array | null,
): Uint8Array | null {
  if (buildings === null || buildings.access === null || cutOff === null) return null;
  return Uint8Array.from(buildings.access.node, (node) => cutOff[node] as number);
}

function judgeFacilities(
  { facilities }: PreparedExposure,
  { facilityDepthM }: FeatureDepths,
  cutOff: Uint8Array | null,
  hitDepthM: number,
): FacilityExposure[] | null {
  if (facilities === null || facilityDepthM === null) return null;
  return facilities.map(({ facility, access }, index) => {
    const depthM = facilityDepthM[index] as number;
    const isCutOff = access === null || cutOff === null ? null : cutOff[access.node] === 1;
    const dryState = isCutOff === null ? 'unknown' : isCutOff ? 'cut-off' : 'open';
    return { facilityId: facility.id, depthM, state: depthM >= hitDepthM ? 'flooded' : dryState };
  });
}

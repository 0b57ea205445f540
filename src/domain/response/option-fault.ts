import type { PreparedFacility } from '../exposure/layout/prepare-exposure.ts';
import type { Roads } from '../region/roads.ts';
import { evacuationOptionRanges } from './default-options.ts';
import type { EvacuationOptions } from './evacuation-plan.ts';
import type { PlanFault } from './plan-fault.ts';

/** The first option that cannot be used for the region, or null. */
export function optionFault(
  options: EvacuationOptions,
  roads: Roads,
  facilities: readonly PreparedFacility[],
): PlanFault | null {
  for (const option of ['walkSpeedMPerS', 'departureS'] as const) {
    const value = options[option];
    const { minimum, maximum } = evacuationOptionRanges[option];
    if (!(value >= minimum && value <= maximum)) {
      return { kind: 'plan-option-out-of-range', option, value, minimum, maximum };
    }
  }
  const { edgeCount } = roads;
  const edge = options.closedRoadEdges.find((one) => !(Number.isInteger(one) && one >= 0 && one < edgeCount));
  if (edge !== undefined) return { kind: 'plan-unknown-road', edge, edgeCount };
  const known = new Set(
    facilities.flatMap(({ facility }) => (facility.type === 'shelter' ? [facility.id] : [])),
  );
  const shelterId = options.closedShelterIds.find((id) => !known.has(id));
  return shelterId === undefined ? null : { kind: 'plan-unknown-shelter', shelterId };
}

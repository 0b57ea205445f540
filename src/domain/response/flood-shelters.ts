import type { NearestNode } from '../exposure/layout/nearest-node.ts';
import type { PreparedFacility } from '../exposure/layout/prepare-exposure.ts';
import type { Shelter, ShelterType } from '../region/facilities.ts';
import type { ShelterLoad } from './evacuation-plan.ts';

/** Public buildings kept for displaced people, where one can sleep: the first choice in a flood. */
export const firstChoiceShelterTypes: readonly ShelterType[] = ['temporary-housing'];

/**
 * Taken only when the first choice in reach is full: indoor rooms of day shelters, and the high ground of tsunami sites,
 * which is dry but has no roof. Civil-defence shelters are cellars and earthquake grounds are open low land: never.
 */
export const overflowShelterTypes: readonly ShelterType[] = ['heat', 'cold', 'tsunami'];

/** A shelter that a flood plan may use, with its way to the road. */
export interface FloodShelter {
  readonly shelter: Shelter;
  readonly capacityPeople: number;
  readonly access: NearestNode;
  readonly state: ShelterLoad['state'];
  readonly use: ShelterLoad['use'];
}

/**
 * Shelters fit for a flood: of a fitting type and known capacity, beside a road, and not said to lie below ground; where
 * that is unknown the screen says so. One that water reaches at any time of the
 * run is `flooded`, one that the user took out is `closed`; neither takes people. A hall that is registered for several
 * uses (housing, heat, cold) has its floor once: the registration of first choice counts, then the largest.
 * @param floodsS when each facility floods, -1 for never
 */
export function floodShelters(
  facilities: readonly PreparedFacility[],
  floodsS: Float64Array | null,
  closedIds: readonly string[],
): FloodShelter[] {
  const closed = new Set(closedIds);
  const fit: readonly FloodShelter[] = facilities.flatMap(({ facility, access }, index) => {
    if (facility.type !== 'shelter' || facility.underground === true || access === null) return [];
    const use = choiceOf(facility.shelterType);
    const { capacityPeople } = facility;
    if (use === null || capacityPeople === null) return [];
    const isFlooded = (floodsS?.[index] ?? -1) >= 0;
    const state = closed.has(facility.id) ? 'closed' : isFlooded ? 'flooded' : 'open';
    return [{ shelter: facility, capacityPeople, access, state, use } as const];
  });
  return fit.filter((one) => !fit.some((other) => takesTheFloorOf(other, one)));
}

/** True when `other` stands for the building of `one`: better choice, then larger, then the earlier id. */
function takesTheFloorOf(other: FloodShelter, one: FloodShelter): boolean {
  if (other === one || one.shelter.buildingIndex === null) return false;
  if (other.shelter.buildingIndex !== one.shelter.buildingIndex) return false;
  if (other.use !== one.use) return other.use === 'first';
  const larger = other.capacityPeople - one.capacityPeople;
  return larger !== 0 ? larger > 0 : other.shelter.id < one.shelter.id;
}

function choiceOf(type: ShelterType): ShelterLoad['use'] | null {
  if (firstChoiceShelterTypes.includes(type)) return 'first';
  return overflowShelterTypes.includes(type) ? 'overflow' : null;
}

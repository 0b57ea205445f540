import {
  type Buildings,
  type BuildingUse,
  buildingUseOf,
  floorAreaM2,
  mostInBuilding,
} from '../buildings.ts';
import { allotByLargestRemainder, allotWithinRoom } from './allotment.ts';

/**
 * Where the people of a region are at noon of a working day: the share of all, and the floor area that one needs, m² gross.
 * Our assumption for Korean cities; the rest is at home. Commuting over the border is unknown for a real place and left out,
 * so as many people are counted by day as by night.
 */
export const dayUses: Readonly<
  Partial<Record<BuildingUse, { readonly share: number; readonly floorM2PerPerson: number }>>
> = {
  commercial: { share: 0.31, floorM2PerPerson: 15 },
  industrial: { share: 0.08, floorM2PerPerson: 40 },
  school: { share: 0.14, floorM2PerPerson: 8 },
  hospital: { share: 0.02, floorM2PerPerson: 20 },
  public: { share: 0.03, floorM2PerPerson: 15 },
  agricultural: { share: 0.05, floorM2PerPerson: 200 },
};

/** People in each building by day; their sum is that of the night. Where a use lacks buildings or room, its people stay home. */
export function dayPeopleOf(buildings: Buildings, night: Uint16Array): Uint16Array {
  const day = new Uint16Array(buildings.count);
  const total = night.reduce((sum, people) => sum + people, 0);
  let atHome = total;
  for (const [use, rule] of Object.entries(dayUses)) {
    const indices: number[] = [];
    for (let i = 0; i < buildings.count; i++) if (buildingUseOf(buildings, i) === use) indices.push(i);
    const floorM2 = indices.map((i) => floorAreaM2(buildings, i));
    const room = floorM2.map((m2) => Math.min(mostInBuilding, Math.floor(m2 / rule.floorM2PerPerson)));
    const { parts, left } = allotWithinRoom(Math.floor(total * rule.share), floorM2, room);
    atHome -= Math.floor(total * rule.share) - left;
    for (const [k, i] of indices.entries()) day[i] = (day[i] as number) + (parts[k] as number);
  }
  allotByLargestRemainder(atHome, night).forEach((people, i) => {
    day[i] = (day[i] as number) + people;
  });
  return day;
}

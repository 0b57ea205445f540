import { cellIndexAt, type GridSpec } from '../../geo/grid.ts';
import { type Buildings, buildingUseOf, floorAreaM2, mostInBuilding } from '../buildings.ts';
import { allotWithinRoom } from './allotment.ts';
import { dayPeopleOf } from './day-people.ts';
import type { PeopleZones } from './people-zones.ts';

/**
 * Least floor area of a resident, m²: four people in 43 m². Source: minimum housing standard (최저주거기준), Ministry of Land
 * notice 2011-490; its 14 m² for one person was seen in reports of the time, the notice itself was not. A zone with more
 * people than its mapped homes hold keeps the rest in its cells: the map lacks homes.
 */
export const leastFloorM2PerResident = 43 / 4;

export interface SpreadPeople {
  /** Buildings with people by night and by day; null without buildings. */
  readonly buildings: Buildings | null;
  /** Residents in no building, per cell. */
  readonly populationPerCell: Float32Array;
  readonly inBuildings: number;
  readonly inCells: number;
  /** People of zones without a cell. */
  readonly unplaced: number;
}

/**
 * Puts the people of zones into homes by floor area (footprint times floors), whole people, each zone to the person; those
 * for whom no home is mapped are spread over the cells of the zone by their weights, not in whole people. Dasymetric mapping
 * after Mennis 2003 (The Professional Geographer 55), with buildings as the finer zones. The day is `dayPeopleOf`.
 */
export function spreadPeople(zones: PeopleZones, grid: GridSpec, buildings: Buildings | null): SpreadPeople {
  const { left, night } = intoHomes(zones, grid, buildings);
  const { populationPerCell, unplaced } = intoCells(zones, left);
  const inBuildings = night.reduce((sum, people) => sum + people, 0);
  const inCells = left.reduce((sum, people) => sum + people, 0) - unplaced;
  const peopled =
    buildings === null
      ? null
      : { ...buildings, nightPeople: night, dayPeople: dayPeopleOf(buildings, night) };
  return { buildings: peopled, populationPerCell, inBuildings, inCells, unplaced };
}

function intoHomes(
  { totals, ofCell }: PeopleZones,
  grid: GridSpec,
  buildings: Buildings | null,
): { readonly left: number[]; readonly night: Uint16Array } {
  const left = Array.from(totals);
  const night = new Uint16Array(buildings?.count ?? 0);
  if (buildings === null) return { left, night };
  const homes = left.map((): number[] => []);
  for (let i = 0; i < buildings.count; i++) {
    const use = buildingUseOf(buildings, i);
    if (use !== 'detached-house' && use !== 'apartment') continue;
    const cell = cellIndexAt(grid, buildings.centroidXM[i] as number, buildings.centroidYM[i] as number);
    if (cell >= 0) homes[ofCell[cell] as number]?.push(i);
  }
  for (const [zone, indices] of homes.entries()) {
    const floorM2 = indices.map((i) => floorAreaM2(buildings, i));
    const room = floorM2.map((m2) => Math.min(mostInBuilding, Math.floor(m2 / leastFloorM2PerResident)));
    const placed = allotWithinRoom(left[zone] as number, floorM2, room);
    for (const [k, i] of indices.entries()) night[i] = placed.parts[k] as number;
    left[zone] = placed.left;
  }
  return { left, night };
}

function intoCells(
  { ofCell, weightOfCell }: PeopleZones,
  left: readonly number[],
): { readonly populationPerCell: Float32Array; readonly unplaced: number } {
  const weights = new Float64Array(left.length);
  const counts = new Float64Array(left.length);
  for (let cell = 0; cell < ofCell.length; cell++) {
    const zone = ofCell[cell] as number;
    if (zone < 0) continue;
    weights[zone] = (weights[zone] as number) + (weightOfCell[cell] as number);
    counts[zone] = (counts[zone] as number) + 1;
  }
  const populationPerCell = new Float32Array(ofCell.length);
  for (let cell = 0; cell < ofCell.length; cell++) {
    const zone = ofCell[cell] as number;
    const people = left[zone] ?? 0;
    if (zone < 0 || people === 0) continue;
    const sum = weights[zone] as number;
    const share = sum > 0 ? (weightOfCell[cell] as number) / sum : 1 / (counts[zone] as number);
    populationPerCell[cell] = people * share;
  }
  const unplaced = left.reduce((sum, people, zone) => sum + ((counts[zone] as number) === 0 ? people : 0), 0);
  return { populationPerCell, unplaced };
}

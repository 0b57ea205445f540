import { depthClassBoundsM, type ExposureThresholds, type ExposureTotals } from './exposure.ts';
import type { PreparedExposure } from './layout/prepare-exposure.ts';

/** What is known of each feature when totals are counted. */
export interface CountedFeatures {
  readonly people: Uint16Array | null;
  readonly buildingDepthM: Float32Array | null;
  readonly buildingIsolated: Uint8Array | null;
  readonly roadDepthM: Float32Array | null;
  /** Depth at each cell of `PreparedExposure.residents`. */
  readonly residentDepthM: Float32Array | null;
}

type Tally = {
  affectedPeople: number;
  toEvacuatePeople: number;
  needShelterPeople: number;
  isolatedPeople: number;
  isolatedBuildings: number;
  hitBuildings: number;
  buildingsByClass: number[];
  peopleByClass: number[];
  floodedBasements: number;
  carM: number;
  largeVehicleM: number;
};

/**
 * Counts every number once per feature: in the total, in the smallest area that holds the feature and in all areas above
 * it. So an area equals the sum of the areas below it plus what lies in none of them.
 */
export function countTotals(
  prepared: PreparedExposure,
  features: CountedFeatures,
  thresholds: ExposureThresholds,
): { readonly total: ExposureTotals; readonly byArea: readonly ExposureTotals[] | null } {
  const { areas } = prepared;
  const total = emptyTally();
  const tallies = Array.from({ length: areas?.areaCount ?? 0 }, emptyTally);
  const add = (area: number, count: (tally: Tally) => void): void => {
    count(total);
    for (const index of areas?.withAncestors[area] ?? []) count(tallies[index] as Tally);
  };
  countBuildings(prepared, features, thresholds, add);
  countResidents(prepared, features.residentDepthM, thresholds, add);
  countRoads(prepared, features.roadDepthM, thresholds, add);
  const known: Known = {
    buildings: features.buildingDepthM !== null,
    people: features.buildingDepthM !== null || features.residentDepthM !== null,
    roads: features.roadDepthM !== null,
    isolation: features.buildingIsolated !== null,
  };
  return {
    total: closeTally(total, known),
    byArea: areas === null ? null : tallies.map((tally) => closeTally(tally, known)),
  };
}

type Add = (area: number, count: (tally: Tally) => void) => void;

function countBuildings(
  { buildings }: PreparedExposure,
  { people, buildingDepthM, buildingIsolated }: CountedFeatures,
  thresholds: ExposureThresholds,
  add: Add,
): void {
  if (buildings === null || people === null || buildingDepthM === null) return;
  const { adminIndex, basementFloors } = buildings.buildings;
  for (let i = 0; i < buildingDepthM.length; i++) {
    const depthM = buildingDepthM[i] as number;
    const isIsolated = buildingIsolated?.[i] === 1;
    const isHit = depthM >= thresholds.hitDepthM;
    const depthClass = depthClassOf(depthM);
    if (!isHit && !isIsolated && depthClass < 0) continue;
    const inside = people[i] as number;
    const mustLeave = depthM >= thresholds.evacuateDepthM;
    const losesHome = depthM >= thresholds.shelterDepthM;
    const hasBasement = (basementFloors[i] as number) > 0;
    add(adminIndex[i] as number, (tally) => {
      if (isHit) {
        tally.hitBuildings++;
        tally.affectedPeople += inside;
        if (hasBasement) tally.floodedBasements++;
      }
      if (mustLeave) tally.toEvacuatePeople += inside;
      if (losesHome) tally.needShelterPeople += inside;
      if (isIsolated && !mustLeave) {
        tally.isolatedBuildings++;
        tally.isolatedPeople += inside;
      }
      if (depthClass >= 0) {
        tally.buildingsByClass[depthClass] = (tally.buildingsByClass[depthClass] as number) + 1;
        tally.peopleByClass[depthClass] = (tally.peopleByClass[depthClass] as number) + inside;
      }
    });
  }
}

/** Residents in no building count by the water of their cell. */
function countResidents(
  { residents }: PreparedExposure,
  residentDepthM: Float32Array | null,
  thresholds: ExposureThresholds,
  add: Add,
): void {
  if (residents === null || residentDepthM === null) return;
  for (const [i, depthM] of residentDepthM.entries()) {
    const depthClass = depthClassOf(depthM);
    const isHit = depthM >= thresholds.hitDepthM;
    if (!isHit && depthClass < 0) continue;
    const inside = residents.people[i] as number;
    add(residents.area[i] as number, (tally) => {
      if (isHit) tally.affectedPeople += inside;
      if (depthM >= thresholds.evacuateDepthM) tally.toEvacuatePeople += inside;
      if (depthM >= thresholds.shelterDepthM) tally.needShelterPeople += inside;
      if (depthClass >= 0)
        tally.peopleByClass[depthClass] = (tally.peopleByClass[depthClass] as number) + inside;
    });
  }
}

function countRoads(
  { roads, areas }: PreparedExposure,
  roadDepthM: Float32Array | null,
  thresholds: ExposureThresholds,
  add: Add,
): void {
  if (roads === null || roadDepthM === null) return;
  for (let edge = 0; edge < roadDepthM.length; edge++) {
    const depthM = roadDepthM[edge] as number;
    const lengthM = roads.roads.lengthM[edge] as number;
    const stopsCars = depthM >= thresholds.carDepthM;
    const stopsLarge = depthM >= thresholds.largeVehicleDepthM;
    if (!stopsCars && !stopsLarge) continue;
    add(areas?.roadArea?.[edge] ?? -1, (tally) => {
      if (stopsCars) tally.carM += lengthM;
      if (stopsLarge) tally.largeVehicleM += lengthM;
    });
  }
}

/** Index of the depth class in `depthClassBoundsM`, or -1 below the first. */
export const depthClassOf = (depthM: number): number =>
  depthClassBoundsM.findLastIndex((boundM) => depthM >= boundM);

const emptyTally = (): Tally => ({
  affectedPeople: 0,
  toEvacuatePeople: 0,
  needShelterPeople: 0,
  isolatedPeople: 0,
  isolatedBuildings: 0,
  hitBuildings: 0,
  buildingsByClass: depthClassBoundsM.map(() => 0),
  peopleByClass: depthClassBoundsM.map(() => 0),
  floodedBasements: 0,
  carM: 0,
  largeVehicleM: 0,
});

interface Known {
  readonly buildings: boolean;
  readonly people: boolean;
  readonly roads: boolean;
  readonly isolation: boolean;
}

function closeTally(tally: Tally, known: Known): ExposureTotals {
  const ofPeople = (people: number): number | null => (known.people ? Math.round(people) : null);
  const ofBuildings = <T>(value: T): T | null => (known.buildings ? value : null);
  const ofIsolation = <T>(value: T): T | null => (known.isolation ? value : null);
  return {
    affectedPeople: ofPeople(tally.affectedPeople),
    toEvacuatePeople: ofPeople(tally.toEvacuatePeople),
    needShelterPeople: ofPeople(tally.needShelterPeople),
    isolatedPeople: ofIsolation(tally.isolatedPeople),
    isolatedBuildings: ofIsolation(tally.isolatedBuildings),
    hitBuildings: ofBuildings(tally.hitBuildings),
    buildingsByClass: ofBuildings(tally.buildingsByClass),
    peopleByClass: known.people ? tally.peopleByClass.map((people) => Math.round(people)) : null,
    floodedBasements: ofBuildings(tally.floodedBasements),
    roadKmClosedToCars: known.roads ? tally.carM / 1000 : null,
    roadKmClosedToLargeVehicles: known.roads ? tally.largeVehicleM / 1000 : null,
  };
}

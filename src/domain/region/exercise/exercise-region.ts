import { seededRandom } from '../../../core/random.ts';
import { columnCentreM, rowCentreM } from '../../geo/grid.ts';
import type { NamedPlace, Region } from '../region.ts';
import type { Roads } from '../roads.ts';
import { type ExerciseLandscape, generateLandscape } from './generate-landscape.ts';
import type { Site } from './landscape.ts';
import { findAdminIndex, toBuildingColumns } from './settlement/buildings/building-columns.ts';
import { raiseBuildings } from './settlement/buildings/raise-buildings.ts';
import { type Ground, prepareGround } from './settlement/ground.ts';
import { divideLand } from './settlement/places/admin-areas.ts';
import { listFacilities } from './settlement/places/facilities.ts';
import { placeGauges } from './settlement/places/gauges.ts';
import { findHamlets } from './settlement/places/hamlets.ts';
import { municipalityName } from './settlement/places/names.ts';
import { countPeople } from './settlement/places/people.ts';
import { planVillages, type VillagePlan } from './settlement/places/place-plan.ts';
import { layRoads, type RoadPlan } from './settlement/roads/lay-roads.ts';
import { toRoadColumns } from './settlement/roads/road-columns.ts';
import { coverWithSettlement, manningOf } from './settlement/settled-cover.ts';

/** Seed of the region the app opens with, chosen by eye among others. */
export const defaultExerciseSeed = 1;

/**
 * An invented Korean municipality of 8 x 8 km with everything a region can have. Pure: the same seed gives the same
 * bytes in the same engine.
 */
export function generateExerciseRegion(seed: number): Region {
  return settle(generateLandscape(seed), seed);
}

/** Builds roads, houses and people onto a landscape. */
export function settle(landscape: ExerciseLandscape, seed: number): Region {
  const random = seededRandom(`settlement/${seed}`);
  const ground = prepareGround(landscape);
  const villages = planVillages(ground, [...landscape.villages, ...findHamlets(ground)]);
  const roadPlan = layRoads(ground, villages, random.fork('roads'));
  const settlement = raiseBuildings(
    ground,
    roadPlan,
    { lowPoint: lowestOfTown(landscape), seats: seatsOf(villages) },
    random.fork('buildings'),
  );
  const adminPlan = divideLand(ground, villages);
  const adminIndex = findAdminIndex(ground, settlement.drafts, adminPlan);
  const roads = toRoadColumns(ground, roadPlan.network);
  coverWithSettlement(ground, settlement.drafts, roadPlan.network);
  return {
    id: `exercise-${seed}`,
    kind: 'exercise',
    name: municipalityName,
    grid: landscape.grid,
    terrainM: ground.terrainM,
    voidMask: null,
    seaLevelM: 0,
    landCover: ground.landCover,
    manning: manningOf(ground.landCover),
    buildings: toBuildingColumns(settlement.drafts, countPeople(settlement.drafts), adminIndex),
    roads,
    facilities: listFacilities({ ground, settlement, roads, areas: adminPlan.areas, adminIndex }),
    gauges: placeGauges(ground, roadPlan.network),
    rivers: landscape.rivers,
    inflowPoints: landscape.inflowPoints,
    places: namePlaces(ground, landscape, roadPlan, roads),
    adminAreas: adminPlan.areas,
    sources: [
      {
        id: 'exercise',
        name: { ko: '가상 지역 생성기', en: 'Exercise region generator' },
        licence: 'MIT',
        date: null,
      },
    ],
  };
}

/** The largest village of each 면. */
function seatsOf(villages: readonly VillagePlan[]): Site[] {
  return (['myeon-0', 'myeon-1'] as const).flatMap((township) => {
    const own = villages.filter((village) => village.township === township).map(({ site }) => site);
    return own.toSorted((p, q) => q.cells.length - p.cells.length).slice(0, 1);
  });
}

function lowestOfTown(landscape: ExerciseLandscape): { xM: number; yM: number } {
  const { grid, terrainM, oldTown } = landscape;
  let lowest = oldTown.cells[0] as number;
  for (const cell of oldTown.cells) {
    if ((terrainM[cell] as number) < (terrainM[lowest] as number)) lowest = cell;
  }
  return {
    xM: columnCentreM(grid, lowest % grid.columns),
    yM: rowCentreM(grid, Math.floor(lowest / grid.columns)),
  };
}

/** The places checks and drills name: what must flood, what must stay dry, where the levee is low. */
function namePlaces(
  ground: Ground,
  landscape: ExerciseLandscape,
  plan: RoadPlan,
  roads: Roads,
): NamedPlace[] {
  const { newTown, lowBanks, sinks } = landscape;
  const oldTown = lowestStreetNode(ground, plan, roads);
  const places: NamedPlace[] = [
    { id: 'old-town', name: { ko: '구시가지', en: 'Old town' }, ...oldTown },
    { id: 'new-town', name: { ko: '신시가지', en: 'New town' }, ...firmMiddle(ground, newTown) },
    {
      id: 'low-levee',
      name: { ko: '낮은 제방 구간', en: 'Low levee reach' },
      xM: lowBanks.xM,
      yM: lowBanks.yM,
    },
    ...sinks,
  ];
  const site = plan.underpass?.site;
  if (site !== undefined) {
    places.push({
      id: 'underpass',
      name: { ko: '고을지하차도', en: 'Goeul Underpass' },
      xM: site.xM,
      yM: site.yM,
    });
  }
  return places;
}

/** Distance that the named place of the new town keeps from ditches, m. */
const placeToDitchM = 60;

/** The cell of a site nearest to its middle that lies away from every ditch; the middle itself where none does. */
function firmMiddle({ grid, ditchDistanceM }: Ground, site: Site): { xM: number; yM: number } {
  let best = { xM: site.xM, yM: site.yM };
  let bestM = Number.POSITIVE_INFINITY;
  for (const cell of site.cells) {
    if ((ditchDistanceM[cell] as number) < placeToDitchM) continue;
    const xM = columnCentreM(grid, cell % grid.columns);
    const yM = rowCentreM(grid, Math.floor(cell / grid.columns));
    const awayM = Math.hypot(xM - site.xM, yM - site.yM);
    if (awayM < bestM) [best, bestM] = [{ xM, yM }, awayM];
  }
  return best;
}

/** The lowest street crossing of the old town, away from the underpass. */
function lowestStreetNode(ground: Ground, plan: RoadPlan, roads: Roads): { xM: number; yM: number } {
  const { grid, terrainM } = ground;
  const town = new Set(plan.oldTown.site.cells);
  let best = { xM: plan.oldTown.site.xM, yM: plan.oldTown.site.yM, heightM: Number.POSITIVE_INFINITY };
  for (let node = 0; node < roads.nodeCount; node++) {
    const xM = roads.nodeXM[node] as number;
    const yM = roads.nodeYM[node] as number;
    const cell =
      Math.floor((grid.northM - yM) / grid.cellSizeM) * grid.columns +
      Math.floor((xM - grid.westM) / grid.cellSizeM);
    const site = plan.underpass?.site;
    const isDug = site !== undefined && Math.hypot(site.xM - xM, site.yM - yM) < 80;
    const heightM = terrainM[cell] as number;
    if (town.has(cell) && !isDug && heightM < best.heightM) best = { xM, yM, heightM };
  }
  return { xM: best.xM, yM: best.yM };
}

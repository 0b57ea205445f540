import type { Random } from '../../../../../core/random.ts';
import { cellIndexAt } from '../../../../geo/grid.ts';
import type { Site } from '../../landscape.ts';
import { distanceTo, type Ground } from '../ground.ts';
import type { RoadPlan } from '../roads/lay-roads.ts';
import { polylineLengthM, type RoadEdge } from '../roads/road-line.ts';
import { principalBearing } from '../roads/street-lattice.ts';
import type { Town } from '../roads/town-streets.ts';
import type { BuildingDraft } from './building-draft.ts';
import { buildEstate } from './estates.ts';
import { farmRules, outskirtsRule, ruralRules, townRules } from './frontage-rules.ts';
import { buildFrontage, type FrontageRule } from './frontages.ts';
import { boxAround, type OccupiedGround, openGround } from './occupied-ground.ts';
import { type PublicPlace, type PublicRole, sitePublicPlace } from './public-buildings.ts';

/** Number of buildings the region is built up to. */
export const wantedBuildings = 15_000;

export interface Settlement {
  readonly drafts: readonly BuildingDraft[];
  readonly places: readonly PublicPlace[];
}

export interface SettlementWishes {
  /** Lowest ground of the old town: the pumping stations stand near it. */
  readonly lowPoint: { readonly xM: number; readonly yM: number };
  /** The villages with the service centre of their 면. */
  readonly seats: readonly Site[];
}

/** Builds the region up: public buildings first, then estates, streets, villages and, last, the open country. */
export function raiseBuildings(
  ground: Ground,
  plan: RoadPlan,
  wishes: SettlementWishes,
  random: Random,
): Settlement {
  const occupied = openGround(ground, plan.network);
  if (plan.underpass !== null) occupied.claim(boxAround(plan.underpass.axisXY, 13));
  const places = sitePublic(ground, plan, { occupied, wishes, random: random.fork('public') });
  const drafts: BuildingDraft[] = places.flatMap((place) => (place.draft === null ? [] : [place.draft]));
  for (const block of plan.newTown.superblocks) {
    drafts.push(...buildEstate(block, occupied, random.fork(`estate-${block.xM}-${block.yM}`)));
  }
  buildStreets(ground, plan, { occupied, drafts, random: random.fork('streets') });
  return { drafts, places };
}

interface Siting {
  readonly occupied: OccupiedGround;
  readonly wishes: SettlementWishes;
  readonly random: Random;
}

type Wish = readonly [town: Town, role: PublicRole, count: number, apartM: number];

function sitePublic(ground: Ground, plan: RoadPlan, siting: Siting): PublicPlace[] {
  const { oldTown, newTown, port } = plan;
  const villages = plan.villages.toSorted((p, q) => q.site.cells.length - p.site.cells.length);
  const seats = villages.filter((town) => siting.wishes.seats.includes(town.site));
  const wishes: Wish[] = [
    [oldTown, 'pump-station', 2, 60],
    [newTown, 'high-school', 1, 0],
    [newTown, 'middle-school', 1, 0],
    [newTown, 'primary-school', 2, 400],
    [oldTown, 'primary-school', 2, 500],
    [oldTown, 'middle-school', 1, 0],
    [oldTown, 'town-hall', 1, 0],
    [oldTown, 'hospital', 1, 0],
    [newTown, 'hospital', 1, 0],
    [newTown, 'gymnasium', 1, 0],
    [oldTown, 'gymnasium', 1, 0],
    [port, 'primary-school', 1, 0],
    [port, 'fire-station', 1, 0],
    [newTown, 'fire-station', 1, 0],
    [oldTown, 'community-hall', 2, 500],
    [newTown, 'community-hall', 2, 400],
    [port, 'community-hall', 1, 0],
    [newTown, 'park', 2, 250],
    [oldTown, 'park', 2, 350],
    [oldTown, 'senior-centre', 7, 180],
    [newTown, 'senior-centre', 4, 180],
    [port, 'senior-centre', 2, 150],
    ...seats.map((town): Wish => [town, 'primary-school', 1, 0]),
    ...seats.map((town): Wish => [town, 'community-hall', 1, 0]),
    ...villages.map((town): Wish => [town, 'village-hall', 1, 0]),
  ];
  const placed: PublicPlace[] = [];
  const bearings = new Map<Town, number>();
  for (const [town, role, count, apartM] of wishes) {
    const bearingRad = bearings.get(town) ?? principalBearing(ground, town.site);
    bearings.set(town, bearingRad);
    for (let k = 0; k < count; k++) {
      const near = preferredPlace({ town, role, turn: k, count, bearingRad }, siting);
      const context = { placed, random: siting.random };
      const place = sitePublicPlace(
        ground,
        siting.occupied,
        { role, town, bearingRad, near, apartM },
        context,
      );
      if (place !== null) placed.push(place);
    }
  }
  return placed;
}

/** Pumps at the low point, the town hall and what must work in a flood in the middle of a town, the service centres of two dongs in either half of a town. */
function preferredPlace(
  wish: { town: Town; role: PublicRole; turn: number; count: number; bearingRad: number },
  siting: Siting,
): { readonly xM: number; readonly yM: number } | null {
  const { site } = wish.town;
  if (wish.role === 'pump-station') return siting.wishes.lowPoint;
  const mustStayDry = wish.role === 'hospital' || wish.role === 'fire-station';
  if (wish.role === 'town-hall' || (mustStayDry && wish.town.zone === 'new-town')) return site;
  if (wish.role !== 'community-hall' || wish.count < 2) return null;
  const alongM = (wish.turn === 0 ? -1 : 1) * 0.25 * Math.sqrt(site.cells.length) * 10;
  return {
    xM: site.xM + alongM * Math.cos(wish.bearingRad),
    yM: site.yM + alongM * Math.sin(wish.bearingRad),
  };
}

interface Streets {
  readonly occupied: OccupiedGround;
  readonly drafts: BuildingDraft[];
  readonly random: Random;
}

function buildStreets(ground: Ground, plan: RoadPlan, streets: Streets): void {
  const { edges } = plan.network;
  const { drafts } = streets;
  const build = (edge: RoadEdge, rule: FrontageRule): void => {
    const key = `${edge.from}-${edge.to}-${polylineLengthM(edge.xy).toFixed(2)}`;
    drafts.push(...buildFrontage(edge, rule, streets.occupied, streets.random.fork(`${rule.zone}-${key}`)));
  };
  for (const zone of ['old-town', 'new-town', 'port', 'village'] as const) {
    for (const edge of edges) {
      if (edge.kind.zone === zone)
        build(edge, townRules[edge.kind.roadClass === 'city' ? (`${zone}-avenue` as const) : zone]);
    }
  }
  const toTownM = distanceToTowns(ground, plan);
  const fromTown = (edge: RoadEdge): number => {
    const k = 2 * Math.floor(edge.xy.length / 4);
    const cell = cellIndexAt(ground.grid, edge.xy[k] as number, edge.xy[k + 1] as number);
    return cell < 0 ? Number.POSITIVE_INFINITY : (toTownM[cell] as number);
  };
  const country = edges
    .map((edge) => ({ edge, awayM: fromTown(edge), luck: streets.random.next() }))
    .sort((p, q) => p.awayM - q.awayM || p.luck - q.luck);
  for (const { edge, awayM } of country) {
    if (edge.kind.zone === 'rural' && awayM < 350) build(edge, outskirtsRule);
  }
  for (const rule of [ruralRules.ribbon, ruralRules.second]) {
    for (const { edge } of country) {
      if (edge.kind.zone === 'rural' && edge.kind.roadClass !== 'national') build(edge, rule);
    }
  }
  const fields = country.toSorted((p, q) => p.luck - q.luck);
  for (const rule of farmRules) {
    for (const { edge } of fields) {
      if (drafts.length >= wantedBuildings) return;
      if (edge.kind.zone === 'farm' || edge.kind.zone === 'village') build(edge, rule);
    }
  }
}

function distanceToTowns(ground: Ground, plan: RoadPlan): Float32Array {
  const cells = new Set<number>();
  for (const { site } of [plan.oldTown, plan.newTown, plan.port])
    for (const cell of site.cells) cells.add(cell);
  return distanceTo(ground.grid, (cell) => cells.has(cell));
}

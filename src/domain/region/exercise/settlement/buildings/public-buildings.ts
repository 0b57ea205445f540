import type { Random } from '../../../../../core/random.ts';
import type { BuildingUse } from '../../../buildings.ts';
import type { Ground } from '../ground.ts';
import type { Zone } from '../roads/road-line.ts';
import type { Town } from '../roads/town-streets.ts';
import type { BuildingDraft } from './building-draft.ts';
import type { OccupiedGround, OrientedBox } from './occupied-ground.ts';

/** What a public building is for; facilities are made from these. */
export type PublicRole =
  | 'town-hall'
  | 'hospital'
  | 'fire-station'
  | 'primary-school'
  | 'middle-school'
  | 'high-school'
  | 'gymnasium'
  | 'community-hall'
  | 'village-hall'
  | 'senior-centre'
  | 'pump-station'
  | 'park';

interface PublicSort {
  readonly use: BuildingUse;
  readonly widthM: number;
  readonly depthM: number;
  readonly floors: number;
  readonly basementFloors: number;
  readonly heightM: number;
  readonly isLShaped: boolean;
  /** Depth of open ground in front that belongs to it, m: a school yard. */
  readonly yardDepthM: number;
}

const sortOf = (
  use: BuildingUse,
  size: readonly [widthM: number, depthM: number, floors: number],
  rest: Partial<PublicSort> = {},
): PublicSort => ({
  use,
  widthM: size[0],
  depthM: size[1],
  floors: size[2],
  basementFloors: 0,
  heightM: size[2] * 3.6 + 1.2,
  isLShaped: false,
  yardDepthM: 0,
  ...rest,
});

const publicSorts: Readonly<Record<Exclude<PublicRole, 'park'>, PublicSort>> = {
  'town-hall': sortOf('public', [62, 22, 6], { basementFloors: 1 }),
  hospital: sortOf('hospital', [52, 30, 6], { basementFloors: 1, isLShaped: true }),
  'fire-station': sortOf('public', [26, 16, 3]),
  'primary-school': sortOf('school', [64, 15, 4], { yardDepthM: 48 }),
  'middle-school': sortOf('school', [66, 15, 4], { yardDepthM: 50 }),
  'high-school': sortOf('school', [68, 16, 5], { yardDepthM: 52 }),
  gymnasium: sortOf('public', [46, 32, 2], { heightM: 15 }),
  'community-hall': sortOf('public', [26, 16, 3], { basementFloors: 1 }),
  'village-hall': sortOf('public', [14, 9, 1]),
  'senior-centre': sortOf('public', [13, 9, 1]),
  'pump-station': sortOf('public', [18, 12, 1], { heightM: 7 }),
};

/** A public building that stands, or a park; the yard is open ground that nothing is built on. */
export interface PublicPlace {
  readonly role: PublicRole;
  readonly zone: Zone;
  /** Index into the drafts returned along with it, or null for open ground. */
  readonly draft: BuildingDraft | null;
  readonly yard: OrientedBox | null;
  readonly xM: number;
  readonly yM: number;
}

export interface SitingRequest {
  readonly role: PublicRole;
  readonly town: Town;
  readonly bearingRad: number;
  /** Preferred place; the nearest fit to it is taken. Null: anywhere in the town. */
  readonly near: { readonly xM: number; readonly yM: number } | null;
  /** Distance kept from places of the same role, m. */
  readonly apartM: number;
}

const attempts = 900;
const parkHalfM = 22;
/** A public building stands at most this far from a crossing of its town's streets, m. */
const servedWithinM = 120;

/** Finds free ground for a public building in a town and claims it, yard included. */
export function sitePublicPlace(
  ground: Ground,
  occupied: OccupiedGround,
  request: SitingRequest,
  context: { readonly placed: readonly PublicPlace[]; readonly random: Random },
): PublicPlace | null {
  const { random } = context;
  let winner: { lot: OrientedBox; awayM: number } | null = null;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const cell = request.town.site.cells[random.integer(0, request.town.site.cells.length - 1)] as number;
    const lot = lotAt(ground, cell, request, random);
    const isApart = context.placed.every(
      (place) =>
        place.role !== request.role || Math.hypot(place.xM - lot.xM, place.yM - lot.yM) >= request.apartM,
    );
    const isServed = request.town.lattice.nodes.some(
      (node) => Math.hypot(node.xM - lot.xM, node.yM - lot.yM) <= servedWithinM,
    );
    if (!isApart || !isServed || !occupied.isFree(lot, 1.5)) continue;
    const awayM = request.near === null ? 0 : Math.hypot(lot.xM - request.near.xM, lot.yM - request.near.yM);
    if (winner === null || awayM < winner.awayM) winner = { lot, awayM };
    if (request.near === null) break;
  }
  if (winner === null) return null;
  occupied.claim(winner.lot);
  return placeOn(winner.lot, request);
}

function lotAt(ground: Ground, cell: number, request: SitingRequest, random: Random): OrientedBox {
  const { grid } = ground;
  const turn = request.bearingRad + (random.next() < 0.5 ? 0 : Math.PI / 2);
  const sort = request.role === 'park' ? null : publicSorts[request.role];
  return {
    xM: grid.westM + ((cell % grid.columns) + random.next()) * grid.cellSizeM,
    yM: grid.northM - (Math.floor(cell / grid.columns) + random.next()) * grid.cellSizeM,
    ux: Math.cos(turn),
    uy: Math.sin(turn),
    halfWidthM: sort === null ? parkHalfM : sort.widthM / 2,
    halfDepthM: sort === null ? parkHalfM : (sort.depthM + sort.yardDepthM) / 2,
  };
}

function placeOn(lot: OrientedBox, request: SitingRequest): PublicPlace {
  const { role } = request;
  if (role === 'park') {
    return { role, zone: request.town.zone, draft: null, yard: lot, xM: lot.xM, yM: lot.yM };
  }
  const sort = publicSorts[role];
  const box = shifted(lot, sort.depthM / 2 - lot.halfDepthM, sort.depthM / 2);
  const draft: BuildingDraft = {
    box,
    isLShaped: sort.isLShaped,
    use: sort.use,
    floors: sort.floors,
    basementFloors: sort.basementFloors,
    heightM: sort.heightM,
    zone: request.town.zone,
    role,
  };
  const yard =
    sort.yardDepthM === 0 ? null : shifted(lot, lot.halfDepthM - sort.yardDepthM / 2, sort.yardDepthM / 2);
  return { role, zone: request.town.zone, draft, yard, xM: box.xM, yM: box.yM };
}

/** A part of a lot: moved along its depth, with a depth of its own. */
const shifted = (lot: OrientedBox, byM: number, halfDepthM: number): OrientedBox => ({
  ...lot,
  xM: lot.xM - lot.uy * byM,
  yM: lot.yM + lot.ux * byM,
  halfDepthM,
});

import type { Random } from '../../../../../core/random.ts';
import type { BuildingUse } from '../../../buildings.ts';
import type { Zone } from '../roads/road-line.ts';
import type { OrientedBox } from './occupied-ground.ts';

/** A building before the region's columns are written. */
export interface BuildingDraft {
  readonly box: OrientedBox;
  readonly isLShaped: boolean;
  readonly use: BuildingUse;
  readonly floors: number;
  readonly basementFloors: number;
  readonly heightM: number;
  readonly zone: Zone;
  /** What stands here if it is a facility, for example `hospital`; null for an ordinary building. */
  readonly role: string | null;
}

/** How buildings of one sort are drawn: a log-normal footprint and ranges for the rest. */
export interface BuildingSort {
  readonly use: BuildingUse;
  /** Median of the footprint, m², and standard deviation of its logarithm. */
  readonly medianM2: number;
  readonly sigma: number;
  readonly smallestM2: number;
  readonly largestM2: number;
  /** Width along the street over depth, from and to. */
  readonly aspect: readonly [number, number];
  readonly floors: readonly [number, number];
  readonly floorHeightM: number;
  /** Added to floors times floor height: parapet or roof, m. */
  readonly roofM: number;
  readonly basementShare: number;
  readonly lShare: number;
}

export interface BuildingSize {
  readonly widthM: number;
  readonly depthM: number;
}

export function drawSize(sort: BuildingSort, random: Random): BuildingSize {
  const raw = sort.medianM2 * Math.exp(sort.sigma * random.normal());
  const areaM2 = Math.min(Math.max(raw, sort.smallestM2), sort.largestM2);
  const aspect = random.between(sort.aspect[0], sort.aspect[1]);
  return { widthM: Math.sqrt(areaM2 * aspect), depthM: Math.sqrt(areaM2 / aspect) };
}

export function drawBuilding(
  sort: BuildingSort,
  place: { readonly box: OrientedBox; readonly zone: Zone; readonly role?: string },
  random: Random,
): BuildingDraft {
  const floors = random.integer(sort.floors[0], sort.floors[1]);
  return {
    box: place.box,
    isLShaped: random.next() < sort.lShare,
    use: sort.use,
    floors,
    basementFloors: random.next() < sort.basementShare ? 1 : 0,
    heightM: floors * sort.floorHeightM + sort.roofM,
    zone: place.zone,
    role: place.role ?? null,
  };
}

/** Shares of width and depth that an L-shaped building leaves open at one corner. */
const openCorner = { width: 0.45, depth: 0.4 };

/** Outer ring, counter-clockwise, x and y alternating, first point not repeated, m. */
export function ringOf(draft: BuildingDraft): number[] {
  const { xM, yM, ux, uy, halfWidthM: w, halfDepthM: d } = draft.box;
  const local: readonly (readonly [number, number])[] = draft.isLShaped
    ? [
        [-w, -d],
        [w, -d],
        [w, d - 2 * d * openCorner.depth],
        [w - 2 * w * openCorner.width, d - 2 * d * openCorner.depth],
        [w - 2 * w * openCorner.width, d],
        [-w, d],
      ]
    : [
        [-w, -d],
        [w, -d],
        [w, d],
        [-w, d],
      ];
  return local.flatMap(([along, out]) => [xM + ux * along - uy * out, yM + uy * along + ux * out]);
}

export const footprintM2 = (draft: BuildingDraft): number =>
  4 *
  draft.box.halfWidthM *
  draft.box.halfDepthM *
  (draft.isLShaped ? 1 - openCorner.width * openCorner.depth : 1);

export const floorAreaM2 = (draft: BuildingDraft): number => footprintM2(draft) * draft.floors;

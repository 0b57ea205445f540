import { cellIndexAt } from '../../../../geo/grid.ts';
import { type Buildings, buildingUses } from '../../../buildings.ts';
import type { AdminArea } from '../../../region.ts';
import { pointInRing, ringCentroid } from '../../../ring-geometry.ts';
import type { Ground } from '../ground.ts';
import type { AdminPlan } from '../places/admin-areas.ts';
import type { PeopleCounts } from '../places/people.ts';
import { type BuildingDraft, footprintM2, ringOf } from './building-draft.ts';

/** The smallest area around each building: that of its cell, or the one whose smoothed ring holds its centroid. */
export function findAdminIndex(
  ground: Ground,
  drafts: readonly BuildingDraft[],
  plan: AdminPlan,
): Uint16Array {
  const isLeaf = (index: number): boolean => plan.areas.every((area) => area.parentIndex !== index);
  const leaves = [...plan.areas.keys()].filter(isLeaf);
  const holds = (index: number, xM: number, yM: number): boolean =>
    (plan.areas[index] as AdminArea).rings.some((ring) => pointInRing(ring, xM, yM));
  return Uint16Array.from(drafts, (draft) => {
    const { xM, yM } = ringCentroid(ringOf(draft));
    const likely = plan.leafOfCell[cellIndexAt(ground.grid, xM, yM)] as number;
    if (likely >= 0 && holds(likely, xM, yM)) return likely;
    return leaves.find((index) => holds(index, xM, yM)) ?? likely;
  });
}

/** The drafts as the columns of the region contract. */
export function toBuildingColumns(
  drafts: readonly BuildingDraft[],
  people: PeopleCounts,
  adminIndex: Uint16Array,
): Buildings {
  const rings = drafts.map(ringOf);
  const centroids = rings.map(ringCentroid);
  const ringOffsets = new Uint32Array(drafts.length + 1);
  rings.forEach((ring, index) => {
    ringOffsets[index + 1] = (ringOffsets[index] as number) + ring.length / 2;
  });
  return {
    count: drafts.length,
    ringOffsets,
    ringXY: Float64Array.from(rings.flat()),
    centroidXM: Float64Array.from(centroids, ({ xM }) => xM),
    centroidYM: Float64Array.from(centroids, ({ yM }) => yM),
    footprintM2: Float32Array.from(drafts, footprintM2),
    heightM: Float32Array.from(drafts, ({ heightM }) => heightM),
    floors: Uint8Array.from(drafts, ({ floors }) => floors),
    basementFloors: Uint8Array.from(drafts, ({ basementFloors }) => basementFloors),
    use: Uint8Array.from(drafts, ({ use }) => buildingUses.indexOf(use)),
    dayPeople: people.day,
    nightPeople: people.night,
    adminIndex,
  };
}

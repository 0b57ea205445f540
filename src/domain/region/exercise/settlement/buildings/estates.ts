import type { Random } from '../../../../../core/random.ts';
import type { Superblock } from '../roads/town-streets.ts';
import type { BuildingDraft, BuildingSort } from './building-draft.ts';
import { drawBuilding } from './building-draft.ts';
import type { OccupiedGround, OrientedBox } from './occupied-ground.ts';

/** A slab block (판상형) is one flat deep; a tower (타워형) is nearly square. */
const slab = { widthM: [44, 66], depthM: 12.5, pitchM: 48 } as const;
const tower = { widthM: [23, 27], depthM: 24, pitchM: 46 } as const;
/** Height of an apartment floor, m. */
const apartmentFloorM = 2.9;
const gapM = 9;

const estateSort: BuildingSort = {
  use: 'apartment',
  medianM2: 700,
  sigma: 0,
  smallestM2: 300,
  largestM2: 900,
  aspect: [1, 1],
  floors: [12, 25],
  floorHeightM: apartmentFloorM,
  roofM: 3,
  basementShare: 1,
  lShare: 0,
};

/** Builds one apartment estate: rows of blocks that face the sun, all of about the same height. */
export function buildEstate(block: Superblock, occupied: OccupiedGround, random: Random): BuildingDraft[] {
  const form = random.next() < 0.65 ? slab : tower;
  const tallest = random.integer(14, 25);
  const bearing = southFacing(block.bearingRad);
  const ux = Math.cos(bearing);
  const uy = Math.sin(bearing);
  const built: BuildingDraft[] = [];
  const reach = block.halfM - 12;
  for (let out = -reach + form.depthM / 2; out <= reach - form.depthM / 2; out += form.pitchM) {
    let along = -reach;
    while (along < reach) {
      const widthM = random.between(form.widthM[0], form.widthM[1]);
      const box: OrientedBox = {
        xM: block.xM + ux * (along + widthM / 2) - uy * out,
        yM: block.yM + uy * (along + widthM / 2) + ux * out,
        ux,
        uy,
        halfWidthM: widthM / 2,
        halfDepthM: form.depthM / 2,
      };
      if (along + widthM <= reach && occupied.isFree(box, gapM)) {
        occupied.claim(box);
        const floors = Math.min(25, Math.max(12, tallest - random.integer(0, 3)));
        const draft = drawBuilding(
          { ...estateSort, floors: [floors, floors] },
          { box, zone: 'new-town' },
          random,
        );
        built.push(draft);
        along += widthM + (form === tower ? 26 : 14);
      } else {
        along += 6;
      }
    }
  }
  return built;
}

/** Of the two directions of the street lattice, the one nearer to east-west: the long side then faces south. */
function southFacing(bearingRad: number): number {
  return Math.abs(Math.cos(bearingRad)) >= Math.abs(Math.sin(bearingRad))
    ? bearingRad
    : bearingRad + Math.PI / 2;
}

import { cellIndexAt } from '../../../geo/grid.ts';
import { landCoverCode, landCoverOf } from '../../land-cover.ts';
import type { BuildingDraft } from './buildings/building-draft.ts';
import { type Ground, isRiver, isSea } from './ground.ts';
import { pointAlong, polylineLengthM, type RoadNetwork } from './roads/road-line.ts';

/** Roads at least this wide show on a land-cover map of 10 m cells, m. */
const mappedRoadWidthM = 8;
/** Yards and lanes around town houses are sealed this far from the walls, m. */
const yardM = 10;

/** Writes built-up ground and wide roads into the land cover; water stays water. */
export function coverWithSettlement(
  ground: Ground,
  drafts: readonly BuildingDraft[],
  network: RoadNetwork,
): void {
  const builtUp = landCoverCode('built-up');
  const road = landCoverCode('road');
  for (const draft of drafts) {
    if (draft.zone === 'farm' || draft.use === 'agricultural') continue;
    const margin = draft.zone === 'rural' ? 0 : yardM;
    markBox(ground, draft, margin, builtUp);
  }
  for (const edge of network.edges) {
    if (edge.kind.widthM < mappedRoadWidthM || edge.structure === 'bridge') continue;
    const length = polylineLengthM(edge.xy);
    const lanes = edge.kind.widthM >= 15 ? [-5, 0, 5] : [0];
    for (let at = 0; at <= length; at += 3) {
      const point = pointAlong(edge.xy, at);
      for (const side of lanes) {
        mark(ground, point.xM - point.uy * side, point.yM + point.ux * side, road);
      }
    }
  }
}

/** Manning n of each cell by its land cover, s·m^-1/3. */
export function manningOf(landCover: Uint8Array): Float32Array {
  return Float32Array.from(landCover, (code) => {
    const cover = landCoverOf(code);
    if (cover === null) throw new Error(`land cover code ${code} is unknown`);
    return cover.manning;
  });
}

function markBox(ground: Ground, draft: BuildingDraft, marginM: number, code: number): void {
  const { box } = draft;
  const halfWidthM = box.halfWidthM + marginM;
  const halfDepthM = box.halfDepthM + marginM;
  const across = Math.ceil(halfWidthM / 2.5);
  const deep = Math.ceil(halfDepthM / 2.5);
  for (let a = -across; a <= across; a++) {
    for (let d = -deep; d <= deep; d++) {
      const along = (a / across) * halfWidthM;
      const out = (d / deep) * halfDepthM;
      mark(ground, box.xM + box.ux * along - box.uy * out, box.yM + box.uy * along + box.ux * out, code);
    }
  }
}

function mark(ground: Ground, xM: number, yM: number, code: number): void {
  const cell = cellIndexAt(ground.grid, xM, yM);
  if (cell < 0 || isSea(ground, cell) || isRiver(ground, cell)) return;
  ground.landCover[cell] = code;
}

import type { Random } from '../../../../../core/random.ts';
import { pointAlong, polylineLengthM, type RoadEdge, type Zone } from '../roads/road-line.ts';
import { type BuildingDraft, type BuildingSort, drawBuilding, drawSize } from './building-draft.ts';
import type { OccupiedGround, OrientedBox } from './occupied-ground.ts';

/** How a street is built up: which sorts, how dense, how many rows deep. */
export interface FrontageRule {
  readonly zone: Zone;
  readonly mix: readonly { readonly sort: BuildingSort; readonly share: number }[];
  /** Distance from the edge of the carriageway to the first wall, m. */
  readonly setbackM: readonly [number, number];
  /** Gap between neighbours, m. */
  readonly gapM: readonly [number, number];
  readonly rows: number;
  /** Depth given to each row, m. */
  readonly rowPitchM: number;
  /** Chance that a plot is built on. */
  readonly fill: number;
}

/** Step along the street after a plot that is not free, m. */
const retryStepM = 3;
const clearanceM = 0.9;

/** Builds along both sides of a street, row after row. */
export function buildFrontage(
  edge: RoadEdge,
  rule: FrontageRule,
  occupied: OccupiedGround,
  random: Random,
): BuildingDraft[] {
  const built: BuildingDraft[] = [];
  if (edge.structure !== 'at-grade') return built;
  const length = polylineLengthM(edge.xy);
  for (let row = 0; row < rule.rows; row++) {
    for (const side of [1, -1] as const) {
      let at = random.between(1, 4);
      while (at < length - 3) {
        const sort = pickSort(rule, random);
        const size = drawSize(sort, random);
        const fits = at + size.widthM <= length + size.widthM * 0.4;
        const box = plotBox(edge, rule, { at: at + size.widthM / 2, side, row, ...size }, random);
        if (fits && random.next() < rule.fill && occupied.isFree(box, clearanceM)) {
          occupied.claim(box);
          built.push(drawBuilding(sort, { box, zone: rule.zone }, random));
          at += size.widthM + random.between(rule.gapM[0], rule.gapM[1]);
        } else {
          at += random.next() < rule.fill ? retryStepM : size.widthM;
        }
      }
    }
  }
  return built;
}

function plotBox(
  edge: RoadEdge,
  rule: FrontageRule,
  plot: { at: number; side: 1 | -1; row: number; widthM: number; depthM: number },
  random: Random,
): OrientedBox {
  const point = pointAlong(edge.xy, plot.at);
  const offset =
    edge.kind.widthM / 2 +
    random.between(rule.setbackM[0], rule.setbackM[1]) +
    plot.row * rule.rowPitchM +
    plot.depthM / 2;
  const turn = random.normal() * (rule.zone === 'new-town' ? 0 : 0.02);
  const cos = Math.cos(turn);
  const sin = Math.sin(turn);
  return {
    xM: point.xM - point.uy * offset * plot.side,
    yM: point.yM + point.ux * offset * plot.side,
    ux: point.ux * cos - point.uy * sin,
    uy: point.uy * cos + point.ux * sin,
    halfWidthM: plot.widthM / 2,
    halfDepthM: plot.depthM / 2,
  };
}

function pickSort(rule: FrontageRule, random: Random): BuildingSort {
  let left = random.next() * rule.mix.reduce((sum, entry) => sum + entry.share, 0);
  for (const entry of rule.mix) {
    left -= entry.share;
    if (left < 0) return entry.sort;
  }
  return (rule.mix[0] as { sort: BuildingSort }).sort;
}

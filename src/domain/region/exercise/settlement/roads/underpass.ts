import { columnCentreM, rowCentreM } from '../../../../geo/grid.ts';
import { type Ground, heightAt } from '../ground.ts';
import type { RoadLine } from './road-line.ts';
import type { UnderpassSite } from './road-structures.ts';
import { type Lattice, type LatticeNode, makeUnion } from './street-lattice.ts';
import type { Town } from './town-streets.ts';

/** Depth of the carriageway under the street level, m. */
const depthM = 4.5;
/** Half the length of the level bottom, m. */
const bottomHalfM = 10;
/** Half the length of the whole cut, ramps included, m: grade 4.5 / 35 = 13 % at the least, 4.5 / 40 = 11 % at best. */
const shortestHalfM = 45;
const longestHalfM = 50;
/** The cut ends this far before the next crossing, m. */
const clearOfCrossingM = 4;
/** Cells whose centre lies this close to the axis are dug out, m. */
const halfWidthM = 7;

export interface Underpass {
  readonly site: UnderpassSite;
  /** Polyline of the dug street. */
  readonly axisXY: readonly number[];
  /** The town with the cross streets at the underpass taken away. */
  readonly town: Town;
}

/** Picks the lowest crossing on an avenue of the old town where the cross street can be closed, and digs there. */
export function digUnderpass(ground: Ground, town: Town): Underpass | null {
  for (const node of candidates(ground, town)) {
    const avenue = avenueThrough(town.lattice, node);
    if (avenue === null) continue;
    const lattice = withoutCrossStreet(town.lattice, node, avenue);
    if (lattice === null) continue;
    const axisXY = axisOf(node, avenue);
    const halfLengthM = Math.min(longestHalfM, shorterArmM(axisXY) - clearOfCrossingM);
    if (halfLengthM < shortestHalfM) continue;
    const sagM = Math.min(heightAt(ground, node.xM, node.yM), streetLevelM(ground, axisXY)) - depthM;
    const site = { xM: node.xM, yM: node.yM, halfLengthM, sagM };
    dig(ground, axisXY, site);
    return { site, axisXY, town: { ...town, lattice } };
  }
  return null;
}

function candidates(ground: Ground, town: Town): LatticeNode[] {
  const isInner = (node: LatticeNode): boolean =>
    town.lattice.nodes.filter((other) => Math.abs(other.i - node.i) <= 1 && Math.abs(other.j - node.j) <= 1)
      .length === 9;
  return town.lattice.nodes
    .filter(isInner)
    .sort((p, q) => heightAt(ground, p.xM, p.yM) - heightAt(ground, q.xM, q.yM));
}

const touches = (line: RoadLine, node: LatticeNode): boolean => {
  const { xy } = line;
  const isAt = (k: number): boolean =>
    Math.hypot((xy[k] as number) - node.xM, (xy[k + 1] as number) - node.yM) < 0.01;
  return isAt(0) || isAt(xy.length - 2);
};

/** The two pieces of one avenue that meet at the crossing, or null. */
function avenueThrough(lattice: Lattice, node: LatticeNode): readonly [RoadLine, RoadLine] | null {
  const here = lattice.lines.filter((line) => touches(line, node) && line.kind.roadClass === 'city');
  const [first, second] = here;
  return here.length === 2 && first?.kind === second?.kind ? [first as RoadLine, second as RoadLine] : null;
}

function withoutCrossStreet(
  lattice: Lattice,
  node: LatticeNode,
  avenue: readonly [RoadLine, RoadLine],
): Lattice | null {
  const lines = lattice.lines.filter((line) => avenue.includes(line) || !touches(line, node));
  const keyOf = (x: number, y: number): string => `${x.toFixed(2)},${y.toFixed(2)}`;
  const indexOf = new Map(lattice.nodes.map((other, index) => [keyOf(other.xM, other.yM), index]));
  const union = makeUnion(lattice.nodes.length);
  let joins = 0;
  for (const { xy } of lines) {
    const a = indexOf.get(keyOf(xy[0] as number, xy[1] as number));
    const b = indexOf.get(keyOf(xy[xy.length - 2] as number, xy[xy.length - 1] as number));
    if (a !== undefined && b !== undefined && union.join(a, b)) joins++;
  }
  if (joins !== lattice.nodes.length - 1) return null;
  return { nodes: lattice.nodes.filter((other) => other !== node), lines };
}

function axisOf(node: LatticeNode, avenue: readonly [RoadLine, RoadLine]): number[] {
  const farEnd = (line: RoadLine): readonly [number, number] => {
    const { xy } = line;
    const startsHere = Math.hypot((xy[0] as number) - node.xM, (xy[1] as number) - node.yM) < 0.01;
    const k = startsHere ? xy.length - 2 : 0;
    return [xy[k] as number, xy[k + 1] as number];
  };
  return [...farEnd(avenue[0]), node.xM, node.yM, ...farEnd(avenue[1])];
}

const streetLevelM = (ground: Ground, axisXY: readonly number[]): number =>
  Math.min(
    heightAt(ground, axisXY[0] as number, axisXY[1] as number),
    heightAt(ground, axisXY[4] as number, axisXY[5] as number),
  );

const shorterArmM = (axisXY: readonly number[]): number =>
  Math.min(
    Math.hypot((axisXY[0] as number) - (axisXY[2] as number), (axisXY[1] as number) - (axisXY[3] as number)),
    Math.hypot((axisXY[4] as number) - (axisXY[2] as number), (axisXY[5] as number) - (axisXY[3] as number)),
  );

/** Lowers the terrain: a level bottom between two ramps. */
function dig(ground: Ground, axisXY: readonly number[], site: UnderpassSite): void {
  const { grid, terrainM } = ground;
  const { halfLengthM, sagM } = site;
  for (let cell = 0; cell < terrainM.length; cell++) {
    const xM = columnCentreM(grid, cell % grid.columns);
    const yM = rowCentreM(grid, Math.floor(cell / grid.columns));
    if (Math.hypot(xM - site.xM, yM - site.yM) > halfLengthM + halfWidthM) continue;
    const at = nearestOnAxis(axisXY, xM, yM);
    if (at.distanceM > halfWidthM || at.fromMiddleM > halfLengthM) continue;
    const rise = Math.max(0, at.fromMiddleM - bottomHalfM) / (halfLengthM - bottomHalfM);
    terrainM[cell] = Math.min(terrainM[cell] as number, sagM + rise * depthM);
  }
}

function nearestOnAxis(
  axisXY: readonly number[],
  xM: number,
  yM: number,
): { distanceM: number; fromMiddleM: number } {
  const middleX = axisXY[2] as number;
  const middleY = axisXY[3] as number;
  let best = { distanceM: Number.POSITIVE_INFINITY, fromMiddleM: 0 };
  for (const k of [0, 4]) {
    const dx = (axisXY[k] as number) - middleX;
    const dy = (axisXY[k + 1] as number) - middleY;
    const length = Math.hypot(dx, dy);
    const along = Math.min(Math.max(((xM - middleX) * dx + (yM - middleY) * dy) / length, 0), length);
    const distanceM = Math.hypot(middleX + (dx / length) * along - xM, middleY + (dy / length) * along - yM);
    if (distanceM < best.distanceM) best = { distanceM, fromMiddleM: along };
  }
  return best;
}

import type { Random } from '../../../../../core/random.ts';
import { cellIndexAt } from '../../../../geo/grid.ts';
import type { Site } from '../../landscape.ts';
import { type Ground, isUnbuildable, isWatercourse } from '../ground.ts';
import type { RoadKind, RoadLine } from './road-line.ts';

/** Banks this near to a ditch are no slope to a street, which crosses on fill or a bridge, m. */
const culvertReachM = 15;

/** Rules of a town's streets: a lattice turned to the site, warped and thinned. */
export interface LatticePlan {
  readonly spacingM: number;
  /** Direction of the first family of streets, radians from east, counter-clockwise. */
  readonly bearingRad: number;
  /** Largest shift of a crossing from the regular lattice, m. */
  readonly warpM: number;
  /** Share of the streets not needed for connection that is left out. */
  readonly dropShare: number;
  readonly maxSlope: number;
  /** Kind of the street at index `index` of a family. */
  readonly kindOf: (family: 'along' | 'across', index: number) => RoadKind;
  /** True for crossings that are left out (the middle of a superblock). */
  readonly isLeftOut?: (i: number, j: number) => boolean;
}

export interface LatticeNode {
  readonly i: number;
  readonly j: number;
  readonly xM: number;
  readonly yM: number;
}

interface LatticeEdge {
  readonly a: number;
  readonly b: number;
  readonly kind: RoadKind;
}

export interface Lattice {
  readonly nodes: readonly LatticeNode[];
  readonly lines: readonly RoadLine[];
}

/** Direction of greatest extent of a site, radians. */
export function principalBearing(ground: Ground, site: Site): number {
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (const cell of site.cells) {
    const dx = (cell % ground.grid.columns) * ground.grid.cellSizeM + ground.grid.westM - site.xM;
    const dy = ground.grid.northM - Math.floor(cell / ground.grid.columns) * ground.grid.cellSizeM - site.yM;
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  }
  return 0.5 * Math.atan2(2 * xy, xx - yy);
}

/** Lays the streets of one site. Every street is reachable from every other. */
export function layLattice(
  ground: Ground,
  cells: ReadonlySet<number>,
  plan: LatticePlan,
  random: Random,
): Lattice {
  const nodes = placeNodes(ground, cells, plan, random.fork('warp'));
  const edges = joinNodes(ground, cells, plan, nodes);
  const kept = keepLargestComponent(nodes.length, edges);
  const thinned = thin(nodes.length, kept, plan.dropShare, random.fork('thin'));
  const used = new Set(thinned.flatMap((edge) => [edge.a, edge.b]));
  return {
    nodes: nodes.filter((_, index) => used.has(index)),
    lines: thinned.map((edge) => lineOf(nodes, edge)),
  };
}

function lineOf(nodes: readonly LatticeNode[], edge: LatticeEdge): RoadLine {
  const a = nodes[edge.a] as LatticeNode;
  const b = nodes[edge.b] as LatticeNode;
  return { kind: edge.kind, xy: [a.xM, a.yM, b.xM, b.yM] };
}

function placeNodes(
  ground: Ground,
  cells: ReadonlySet<number>,
  plan: LatticePlan,
  random: Random,
): LatticeNode[] {
  const { grid } = ground;
  const ux = Math.cos(plan.bearingRad);
  const uy = Math.sin(plan.bearingRad);
  const keys = new Map<string, true>();
  for (const cell of cells) {
    const xM = grid.westM + ((cell % grid.columns) + 0.5) * grid.cellSizeM;
    const yM = grid.northM - (Math.floor(cell / grid.columns) + 0.5) * grid.cellSizeM;
    const i = Math.round((xM * ux + yM * uy) / plan.spacingM);
    const j = Math.round((-xM * uy + yM * ux) / plan.spacingM);
    keys.set(`${i},${j}`, true);
  }
  const nodes: LatticeNode[] = [];
  for (const key of [...keys.keys()].sort()) {
    const [i, j] = key.split(',').map(Number) as [number, number];
    if (plan.isLeftOut?.(i, j) === true) continue;
    const along = i * plan.spacingM + random.between(-plan.warpM, plan.warpM);
    const across = j * plan.spacingM + random.between(-plan.warpM, plan.warpM);
    const xM = along * ux - across * uy;
    const yM = along * uy + across * ux;
    const isInStream = isWatercourse(ground, cellIndexAt(ground.grid, xM, yM));
    if (!isInStream && isStreetGround(ground, cells, plan, { xM, yM })) nodes.push({ i, j, xM, yM });
  }
  return nodes;
}

function isStreetGround(
  ground: Ground,
  cells: ReadonlySet<number>,
  plan: LatticePlan,
  at: { xM: number; yM: number },
): boolean {
  const cell = cellIndexAt(ground.grid, at.xM, at.yM);
  if (!cells.has(cell) || isUnbuildable(ground, cell)) return false;
  const isAtDitch = (ground.ditchDistanceM[cell] as number) <= culvertReachM;
  return isAtDitch || (ground.slope[cell] as number) <= plan.maxSlope;
}

function joinNodes(
  ground: Ground,
  cells: ReadonlySet<number>,
  plan: LatticePlan,
  nodes: readonly LatticeNode[],
): LatticeEdge[] {
  const indexOf = new Map(nodes.map((node, index) => [`${node.i},${node.j}`, index]));
  const edges: LatticeEdge[] = [];
  const consider = (a: number, key: string, kind: RoadKind): void => {
    const b = indexOf.get(key);
    if (b === undefined) return;
    const from = nodes[a] as LatticeNode;
    const to = nodes[b] as LatticeNode;
    const passes = [0.25, 0.5, 0.75].every((t) =>
      isStreetGround(ground, cells, plan, {
        xM: from.xM + (to.xM - from.xM) * t,
        yM: from.yM + (to.yM - from.yM) * t,
      }),
    );
    if (passes) edges.push({ a, b, kind });
  };
  nodes.forEach((node, a) => {
    consider(a, `${node.i + 1},${node.j}`, plan.kindOf('along', node.j));
    consider(a, `${node.i},${node.j + 1}`, plan.kindOf('across', node.i));
  });
  return edges;
}

/** Union-find with path halving (Tarjan & van Leeuwen 1984). */
export function makeUnion(count: number): {
  find(item: number): number;
  join(a: number, b: number): boolean;
} {
  const parent = Int32Array.from({ length: count }, (_, index) => index);
  const find = (item: number): number => {
    let at = item;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  return {
    find,
    join: (a, b) => {
      const rootA = find(a);
      const rootB = find(b);
      if (rootA === rootB) return false;
      parent[rootB] = rootA;
      return true;
    },
  };
}

function keepLargestComponent(nodeCount: number, edges: readonly LatticeEdge[]): LatticeEdge[] {
  const union = makeUnion(nodeCount);
  for (const edge of edges) union.join(edge.a, edge.b);
  const sizes = new Map<number, number>();
  for (const edge of edges) sizes.set(union.find(edge.a), (sizes.get(union.find(edge.a)) ?? 0) + 1);
  let largest = -1;
  for (const [root, size] of sizes) if (size > (sizes.get(largest) ?? 0)) largest = root;
  return edges.filter((edge) => union.find(edge.a) === largest);
}

/** Leaves out streets at random, never one of a spanning tree and never a wide one. */
function thin(
  nodeCount: number,
  edges: readonly LatticeEdge[],
  share: number,
  random: Random,
): LatticeEdge[] {
  const union = makeUnion(nodeCount);
  const order = edges
    .map((edge) => ({ edge, rank: (edge.kind.widthM >= 8 ? 0 : 1) + random.next() * 0.99 }))
    .sort((p, q) => p.rank - q.rank);
  const kept: LatticeEdge[] = [];
  for (const { edge } of order) {
    const needed = union.join(edge.a, edge.b);
    if (needed || edge.kind.widthM >= 8 || random.next() >= share) kept.push(edge);
  }
  return kept;
}

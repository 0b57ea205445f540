import type { RoadKind, RoadLine } from './road-line.ts';
import { crossingBetween, type RoutingGrid, routingCellXM, routingCellYM } from './routing-grid.ts';

interface Link {
  readonly a: number;
  readonly b: number;
  readonly kind: RoadKind;
}

/** Roads outside towns while they are laid out: chains of routing cells that share what they have in common. */
export interface RuralGraph {
  readonly routing: RoutingGrid;
  readonly links: Map<string, Link>;
  /** Exact position of routing cells that hold a crossing of town streets, m. */
  readonly anchors: Map<number, { readonly xM: number; readonly yM: number }>;
}

export const makeRuralGraph = (routing: RoutingGrid): RuralGraph => ({
  routing,
  links: new Map(),
  anchors: new Map(),
});

const linkKey = (a: number, b: number): string => `${Math.min(a, b)},${Math.max(a, b)}`;

/** Adds a chain of cells; where a road exists already it keeps its kind. */
export function addPath(graph: RuralGraph, path: readonly number[], kind: RoadKind): void {
  for (let k = 1; k < path.length; k++) {
    const a = path[k - 1] as number;
    const b = path[k] as number;
    const key = linkKey(a, b);
    if (!graph.links.has(key)) graph.links.set(key, { a, b, kind });
    graph.routing.hasRoad[a] = 1;
    graph.routing.hasRoad[b] = 1;
  }
}

/** All cells a road passes through. */
export function roadCells(graph: RuralGraph): Set<number> {
  const cells = new Set<number>();
  for (const link of graph.links.values()) cells.add(link.a).add(link.b);
  return cells;
}

/** Length of all roads in the graph before smoothing, m. */
export function ruralLengthM(graph: RuralGraph): number {
  const { routing } = graph;
  let length = 0;
  for (const { a, b } of graph.links.values()) {
    length += Math.hypot(
      routingCellXM(routing, a) - routingCellXM(routing, b),
      routingCellYM(routing, a) - routingCellYM(routing, b),
    );
  }
  return length;
}

/** The roads as smooth polylines between junctions; bridges over the main river stay straight. */
export function ruralLines(graph: RuralGraph, gradeOf: (xy: readonly number[]) => number): RoadLine[] {
  const around = new Map<number, Link[]>();
  for (const link of graph.links.values()) {
    for (const end of [link.a, link.b]) around.set(end, [...(around.get(end) ?? []), link]);
  }
  const done = new Set<Link>();
  const lines: RoadLine[] = [];
  const isJunction = (cell: number): boolean => {
    const links = around.get(cell) as Link[];
    if (links.length !== 2 || graph.anchors.has(cell) || graph.routing.crossings.has(cell)) return true;
    return (links[0] as Link).kind !== (links[1] as Link).kind;
  };
  const follow = (start: number, first: Link): number[] => {
    const cells = [start];
    let link = first;
    for (;;) {
      done.add(link);
      const cell = link.a === cells[cells.length - 1] ? link.b : link.a;
      cells.push(cell);
      if (isJunction(cell)) return cells;
      const next = (around.get(cell) as Link[]).find((candidate) => !done.has(candidate));
      if (next === undefined) return cells;
      link = next;
    }
  };
  for (const cell of around.keys()) {
    if (!isJunction(cell)) continue;
    for (const link of around.get(cell) as Link[]) {
      if (!done.has(link))
        lines.push({ kind: link.kind, xy: smoothChain(graph, follow(cell, link), gradeOf) });
    }
  }
  return lines;
}

/** Grade up to which a smoothed line is taken as it is, m/m. */
const acceptedGrade = 0.13;

/** The chain as a smooth line; less smooth where cutting a bend would make the road too steep. */
function smoothChain(
  graph: RuralGraph,
  cells: readonly number[],
  gradeOf: (xy: readonly number[]) => number,
): number[] {
  const { routing, anchors } = graph;
  const points = cells.map((cell): [number, number] => {
    const anchor = anchors.get(cell);
    return anchor === undefined
      ? [routingCellXM(routing, cell), routingCellYM(routing, cell)]
      : [anchor.xM, anchor.yM];
  });
  const isBridge =
    cells.length === 2 && crossingBetween(routing, cells[0] as number, cells[1] as number) !== null;
  if (isBridge) return points.flat();
  const lines = [cutCorners(cutCorners(relax(points))), cutCorners(cutCorners(points)), points];
  let best: number[] = [];
  let bestGrade = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const xy = line.flat();
    const grade = gradeOf(xy);
    if (grade >= bestGrade) continue;
    best = xy;
    bestGrade = grade;
    if (grade <= acceptedGrade) break;
  }
  return best;
}

/** Moves each inner point to the weighted mean of itself and its neighbours: takes the grid's angles out of a path. */
function relax(points: readonly [number, number][]): [number, number][] {
  return points.map((point, k) => {
    const before = points[k - 1];
    const after = points[k + 1];
    if (before === undefined || after === undefined) return point;
    return [(before[0] + 2 * point[0] + after[0]) / 4, (before[1] + 2 * point[1] + after[1]) / 4];
  });
}

/** Corner cutting with fixed ends (Chaikin 1974). */
function cutCorners(points: readonly [number, number][]): [number, number][] {
  if (points.length < 3) return [...points];
  const out: [number, number][] = [points[0] as [number, number]];
  for (let k = 1; k < points.length; k++) {
    const a = points[k - 1] as [number, number];
    const b = points[k] as [number, number];
    if (k > 1) out.push([a[0] * 0.75 + b[0] * 0.25, a[1] * 0.75 + b[1] * 0.25]);
    if (k < points.length - 1) out.push([a[0] * 0.25 + b[0] * 0.75, a[1] * 0.25 + b[1] * 0.75]);
  }
  out.push(points[points.length - 1] as [number, number]);
  return out;
}

import type { LocalizedName } from '../../../../../core/localized.ts';
import type { Ground } from '../ground.ts';
import { coastalRoadName, linkRoadName, nationalRoadName, suffixed } from '../places/names.ts';
import { findGates, fineCell } from './gates.ts';
import { findCrossings } from './river-crossings.ts';
import type { RoadKind } from './road-line.ts';
import {
  type Crossing,
  leastCostPath,
  type RouteRequest,
  type RoutingGrid,
  routingCellAt,
  routingCellXM,
  routingCellYM,
} from './routing-grid.ts';
import { addPath, type RuralGraph, roadCells } from './rural-graph.ts';
import type { LatticeNode } from './street-lattice.ts';
import type { Town } from './town-streets.ts';

/** Steepest grade of a public road; Korean design rules allow up to 15 % only where nothing else fits. */
const maxRoadGrade = 0.11;
/** Where no gentle way exists a road may be this steep. */
const steepestGrade = 0.14;
const wantedBridges = 4;

const national: RoadKind = {
  roadClass: 'national',
  lanes: 4,
  widthM: 18,
  name: nationalRoadName,
  zone: 'rural',
};
const coastal: RoadKind = { roadClass: 'local', lanes: 2, widthM: 10, name: coastalRoadName, zone: 'rural' };
const link: RoadKind = { roadClass: 'city', lanes: 4, widthM: 16, name: linkRoadName, zone: 'rural' };

export interface TrunkPlan {
  readonly oldTown: Town;
  readonly newTown: Town;
  readonly port: Town;
  readonly villages: readonly { readonly town: Town; readonly stem: LocalizedName }[];
}

/** Lays the national, coastal and local roads and the bridges over the main river into the graph. */
export function layTrunkRoads(ground: Ground, graph: RuralGraph, plan: TrunkPlan): void {
  const crossings = findCrossings(ground, graph.routing);
  const avoidTowns = townPenalty(graph.routing, ground, plan);
  layThroughRoads(ground, graph, plan, avoidTowns);
  for (const town of [plan.port, plan.oldTown]) connectTown(graph, town, avoidTowns, 4);
  connectTown(graph, plan.newTown, avoidTowns, 2);
  connect(graph, {
    sources: anchorsOf(graph, plan.oldTown),
    targets: new Set(anchorsOf(graph, plan.newTown)),
    kind: link,
    extraFactor: avoidTowns,
  });
  const townAnchors = [plan.oldTown, plan.newTown, plan.port].flatMap((town) => anchorsOf(graph, town));
  for (const { town, stem } of plan.villages) {
    const kind: RoadKind = {
      roadClass: 'local',
      lanes: 2,
      widthM: 7,
      name: suffixed(stem, '로', '-ro'),
      zone: 'rural',
    };
    connect(graph, {
      sources: anchorsOf(graph, town),
      targets: new Set([...roadCells(graph), ...townAnchors]),
      kind,
      extraFactor: avoidTowns,
    });
    joinNeighbour(graph, plan, town, kind);
  }
  addBridges(graph, crossings);
}

function layThroughRoads(
  ground: Ground,
  graph: RuralGraph,
  plan: TrunkPlan,
  avoidTowns: (cell: number) => number,
): void {
  const { routing } = graph;
  const gates = findGates(ground, routing);
  const nearShore = (cell: number): number =>
    avoidTowns(cell) *
    (1 + Math.min((ground.seaDistanceM[fineCell(ground, routing, cell)] as number) / 250, 8));
  const portCells = new Set(anchorsOf(graph, plan.port));
  for (const gate of gates.coast) {
    connect(graph, { sources: [gate], targets: portCells, kind: coastal, extraFactor: nearShore });
  }
  connect(graph, {
    sources: [gates.valley],
    targets: new Set([...roadCells(graph), ...portCells]),
    kind: national,
    extraFactor: avoidTowns,
  });
}

/** Through roads pass beside the towns: ground of a town costs twenty times as much. */
function townPenalty(routing: RoutingGrid, ground: Ground, plan: TrunkPlan): (cell: number) => number {
  const inTown = new Uint8Array(routing.factor.length);
  for (const { site } of [plan.oldTown, plan.newTown, plan.port]) {
    for (const cell of site.cells) {
      const row = Math.floor(Math.floor(cell / ground.grid.columns) / 2);
      const column = Math.floor((cell % ground.grid.columns) / 2);
      if (row < routing.rows && column < routing.columns) inTown[row * routing.columns + column] = 1;
    }
  }
  return (cell) => (inTown[cell] === 1 ? 20 : 1);
}

/** The routing cells of a town's crossings; each remembers the crossing's exact place. */
export function anchorsOf(graph: RuralGraph, town: Town): number[] {
  return town.lattice.nodes.map((node) => anchorAt(graph, node)).filter((cell) => cell >= 0);
}

function anchorAt(graph: RuralGraph, node: LatticeNode): number {
  const cell = routingCellAt(graph.routing, node.xM, node.yM);
  if (cell < 0 || graph.routing.factor[cell] === Number.POSITIVE_INFINITY) return -1;
  if (!graph.anchors.has(cell)) graph.anchors.set(cell, { xM: node.xM, yM: node.yM });
  return cell;
}

interface Connection {
  readonly sources: readonly number[];
  readonly targets: ReadonlySet<number>;
  readonly kind: RoadKind;
  readonly extraFactor: (cell: number) => number;
  readonly maxGrade?: number;
  /** Crossings of the place the road starts from; it begins at the last of them it passes. */
  readonly own?: ReadonlySet<number>;
}

/** Joins two sets of cells by the cheapest road; a steeper one where no gentle one exists. */
export function connect(graph: RuralGraph, connection: Connection): number[] | null {
  const { sources, targets, kind, extraFactor } = connection;
  const first = connection.maxGrade ?? maxRoadGrade;
  const own = connection.own ?? new Set(sources);
  for (const maxGrade of new Set([first, Math.max(first, steepestGrade)])) {
    const request: RouteRequest = {
      sources,
      isTarget: (cell) => targets.has(cell),
      maxGrade,
      extraFactor,
    };
    const path = leastCostPath(graph.routing, request);
    if (path === null) continue;
    const start = path.findLastIndex((cell) => own.has(cell));
    const outside = path.slice(Math.max(start, 0));
    addPath(graph, outside, kind);
    return outside;
  }
  return null;
}

/** Leads roads out of a town in several directions, at least 70 degrees apart. */
function connectTown(
  graph: RuralGraph,
  town: Town,
  extraFactor: (cell: number) => number,
  count: number,
): void {
  const used: number[] = [];
  const own = new Set(anchorsOf(graph, town));
  for (let k = 0; k < count; k++) {
    const sources = town.lattice.nodes
      .filter((node) => used.every((bearing) => turnBetween(bearing, bearingOf(town, node)) > 1.2))
      .map((node) => anchorAt(graph, node))
      .filter((cell) => cell >= 0);
    const path = connect(graph, { sources, targets: roadCells(graph), kind: link, extraFactor, own });
    const start = path?.[0];
    if (start === undefined) return;
    used.push(
      Math.atan2(
        routingCellYM(graph.routing, start) - town.site.yM,
        routingCellXM(graph.routing, start) - town.site.xM,
      ),
    );
  }
}

const bearingOf = (town: Town, node: LatticeNode): number =>
  Math.atan2(node.yM - town.site.yM, node.xM - town.site.xM);

function turnBetween(a: number, b: number): number {
  const turn = Math.abs(a - b) % (2 * Math.PI);
  return Math.min(turn, 2 * Math.PI - turn);
}

/** A second way out of a village: over to the nearest other village, where the ground allows one. */
function joinNeighbour(graph: RuralGraph, plan: TrunkPlan, town: Town, kind: RoadKind): void {
  const others = plan.villages
    .map((village) => village.town)
    .filter((other) => other !== town)
    .sort((p, q) => awayM(p, town) - awayM(q, town));
  const nearest = others[0];
  if (nearest === undefined || awayM(nearest, town) > 1500) return;
  connect(graph, {
    sources: anchorsOf(graph, town),
    targets: new Set(anchorsOf(graph, nearest)),
    kind,
    extraFactor: () => 1,
  });
}

const awayM = (a: Town, b: Town): number => Math.hypot(a.site.xM - b.site.xM, a.site.yM - b.site.yM);

/** Adds bridges until there are enough, each as far as possible from those that exist. */
function addBridges(graph: RuralGraph, crossings: readonly Crossing[]): void {
  const isBuilt = (crossing: Crossing): boolean =>
    graph.links.has(`${Math.min(crossing.a, crossing.b)},${Math.max(crossing.a, crossing.b)}`);
  const refused = new Set<Crossing>();
  for (;;) {
    const built = crossings.filter(isBuilt);
    if (built.length >= wantedBridges) return;
    const open = crossings.filter((crossing) => !isBuilt(crossing) && !refused.has(crossing));
    const next = farthest(graph.routing, open, built);
    if (next === null) return;
    refused.add(next);
    const network = roadCells(graph);
    for (const end of [next.a, next.b]) {
      connect(graph, { sources: [end], targets: network, kind: link, extraFactor: () => 1 });
    }
    addPath(graph, [next.a, next.b], link);
  }
}

function farthest(
  routing: RoutingGrid,
  open: readonly Crossing[],
  built: readonly Crossing[],
): Crossing | null {
  let winner: Crossing | null = null;
  let widest = -1;
  for (const crossing of open) {
    const gap = Math.min(
      5000,
      ...built.map((other) =>
        Math.hypot(
          routingCellXM(routing, crossing.a) - routingCellXM(routing, other.a),
          routingCellYM(routing, crossing.a) - routingCellYM(routing, other.a),
        ),
      ),
    );
    if (gap > widest) {
      widest = gap;
      winner = crossing;
    }
  }
  return winner;
}

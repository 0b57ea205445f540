import type { RoadStructure } from '../../roads.ts';
import { FlatUnion } from './flat-union.ts';
import type { GraphEdge, RoadGraph } from './road-graph.ts';
import type { WayStructure } from './road-way.ts';

/** Ground at a place, m. */
export type GroundAt = (xM: number, yM: number) => number;

/** A tunnel under less ground than this is a short box under a road or railway, m. */
const lowCoverM = 8;
/** Nothing longer is an underpass, whatever lies over it, unless its name says so, m. */
const longestUnderpassM = 1000;
/** Ground that dips at least this far below both ends shows the cut of an underpass, m. */
const shownCutM = 3;
/**
 * Carriageway below the ground of an underpass whose cut the terrain does not show, m: the clearance of roads of the Rules
 * on the Structure and Facilities of Roads of Korea, article 18.
 */
const clearanceM = 4.5;
const sampleM = 5;

export interface EdgeLevel {
  readonly structure: RoadStructure;
  readonly lowestM: number;
  /** True when the sag is the clearance below the ground and not seen in the terrain. */
  readonly isSagAssumed: boolean;
}

/**
 * Structure and lowest elevation of the carriageway of each edge. Edges of one structure that meet are one work:
 * - bridge: the deck lies no lower than the lowest ground at its abutments and than the highest ground under the edge
 * - tunnel: the lower portal
 * - underpass: named so, or a work under less than 8 m of ground and at most 1 km long; its sag is the lowest ground where
 *   the terrain shows the cut, else 4.5 m below the lowest ground
 * - at grade: the lowest ground along the line
 */
export function edgeLevels(graph: RoadGraph, groundAt: GroundAt): readonly EdgeLevel[] {
  const works = findWorks(graph);
  const ground = graph.edges.map((edge) => groundAlong(edge, groundAt));
  const facts = workFacts(graph, works, ground, groundAt);
  return graph.edges.map((edge, index) => {
    const along = ground[index] as Ground;
    const work = facts.get(works[index] as number);
    if (edge.traits.structure === 'at-grade' || work === undefined) return atGrade(along);
    return levelOf(edge, along, work);
  });
}

interface Ground {
  readonly lowestM: number;
  readonly highestM: number;
  readonly lengthM: number;
}

const atGrade = ({ lowestM }: Ground): EdgeLevel => ({
  structure: 'at-grade',
  lowestM,
  isSagAssumed: false,
});

function levelOf(edge: GraphEdge, along: Ground, work: Work): EdgeLevel {
  const { structure, calledBelow } = edge.traits;
  if (structure === 'bridge') {
    return { structure, lowestM: Math.max(work.lowestEndM, along.highestM), isSagAssumed: false };
  }
  const isShallow = work.highestM - work.highestEndM < lowCoverM && work.lengthM <= longestUnderpassM;
  if (calledBelow === 'underpass' || (isShallow && calledBelow === null)) {
    const showsCut = work.lowestEndM - work.lowestM >= shownCutM;
    const lowestM = showsCut ? work.lowestM : work.lowestM - clearanceM;
    return { structure: 'underpass', lowestM, isSagAssumed: !showsCut };
  }
  if (structure === 'below') return atGrade(along);
  return { structure: 'tunnel', lowestM: work.lowestEndM, isSagAssumed: false };
}

/** The work each edge belongs to, as the number of one of its edges. */
function findWorks(graph: RoadGraph): readonly number[] {
  const union = new FlatUnion(graph.edges.length);
  const firstAt = new Map<string, number>();
  for (const [index, { from, to, traits }] of graph.edges.entries()) {
    if (traits.structure === 'at-grade') continue;
    for (const node of [from, to]) {
      const key = `${traits.structure} ${node}`;
      const first = firstAt.get(key);
      if (first === undefined) firstAt.set(key, index);
      else union.join(first, index);
    }
  }
  return graph.edges.map((_, index) => union.find(index));
}

/** What is known of a whole bridge, tunnel or underpass. Ends are where other roads, or none, go on. */
interface Work {
  lowestEndM: number;
  highestEndM: number;
  lowestM: number;
  highestM: number;
  lengthM: number;
}

function workFacts(
  graph: RoadGraph,
  works: readonly number[],
  ground: readonly Ground[],
  groundAt: GroundAt,
): ReadonlyMap<number, Work> {
  const facts = new Map<number, Work>();
  const ends = new WorkEnds(graph);
  for (const [index, edge] of graph.edges.entries()) {
    if (edge.traits.structure === 'at-grade') continue;
    const key = works[index] as number;
    const along = ground[index] as Ground;
    const work = facts.get(key) ?? {
      lowestEndM: Number.POSITIVE_INFINITY,
      highestEndM: Number.NEGATIVE_INFINITY,
      lowestM: Number.POSITIVE_INFINITY,
      highestM: Number.NEGATIVE_INFINITY,
      lengthM: 0,
    };
    facts.set(key, work);
    work.lengthM += along.lengthM;
    work.lowestM = Math.min(work.lowestM, along.lowestM);
    work.highestM = Math.max(work.highestM, along.highestM);
    for (const node of [edge.from, edge.to]) {
      if (!ends.isEnd(node, edge.traits.structure)) continue;
      const endM = groundAt(graph.nodeXM[node] as number, graph.nodeYM[node] as number);
      work.lowestEndM = Math.min(work.lowestEndM, endM);
      work.highestEndM = Math.max(work.highestEndM, endM);
    }
  }
  for (const work of facts.values()) {
    if (work.lowestEndM !== Number.POSITIVE_INFINITY) continue;
    work.lowestEndM = work.lowestM;
    work.highestEndM = work.highestM;
  }
  return facts;
}

/** Knows where a structure ends: a node where an edge of another structure begins, or where no other edge goes on. */
class WorkEnds {
  readonly #structures: (Set<WayStructure> | undefined)[] = [];
  readonly #degree: Uint32Array;

  constructor(graph: RoadGraph) {
    this.#degree = new Uint32Array(graph.nodeXM.length);
    for (const { from, to, traits } of graph.edges) {
      for (const node of [from, to]) {
        const here = this.#structures[node] ?? new Set();
        here.add(traits.structure);
        this.#structures[node] = here;
        this.#degree[node] = (this.#degree[node] as number) + 1;
      }
    }
  }

  isEnd(node: number, structure: WayStructure): boolean {
    const here = this.#structures[node] as Set<WayStructure>;
    return this.#degree[node] === 1 || here.size > 1 || !here.has(structure);
  }
}

function groundAlong({ xy }: GraphEdge, groundAt: GroundAt): Ground {
  let lowestM = Number.POSITIVE_INFINITY;
  let highestM = Number.NEGATIVE_INFINITY;
  let lengthM = 0;
  for (let k = 2; k < xy.length; k += 2) {
    const ax = xy[k - 2] as number;
    const ay = xy[k - 1] as number;
    const dx = (xy[k] as number) - ax;
    const dy = (xy[k + 1] as number) - ay;
    const sideM = Math.hypot(dx, dy);
    lengthM += sideM;
    const parts = Math.max(1, Math.ceil(sideM / sampleM));
    for (let part = 0; part <= parts; part++) {
      const heightM = groundAt(ax + (dx * part) / parts, ay + (dy * part) / parts);
      lowestM = Math.min(lowestM, heightM);
      highestM = Math.max(highestM, heightM);
    }
  }
  return { lowestM, highestM, lengthM };
}

import type { PlanarGraph } from './planar-network.ts';
import type { RoadEdge, RoadKind, RoadNetwork } from './road-line.ts';
import { makeUnion } from './street-lattice.ts';

/** Dead ends shorter than this are left over from joining lines and are removed, m. */
const shortestStubM = 18;

interface Chain {
  readonly vertices: number[];
  readonly kind: RoadKind;
}

/** Turns a planar graph of straight pieces into junctions and the polylines between them; the largest part is kept. */
export function contractNetwork(graph: PlanarGraph): RoadNetwork {
  const kept = dropStubs(graph, largestPart(graph));
  const chains = findChains(graph, kept).flatMap((chain) => openLoop(chain));
  const nodeOf = new Map<number, number>();
  const nodes: { xM: number; yM: number }[] = [];
  const nodeAt = (vertex: number): number => {
    const known = nodeOf.get(vertex);
    if (known !== undefined) return known;
    nodes.push({ xM: graph.xM[vertex] as number, yM: graph.yM[vertex] as number });
    nodeOf.set(vertex, nodes.length - 1);
    return nodes.length - 1;
  };
  const edges = chains.map(({ vertices, kind }): RoadEdge => {
    return {
      from: nodeAt(vertices[0] as number),
      to: nodeAt(vertices[vertices.length - 1] as number),
      kind,
      xy: vertices.flatMap((vertex) => [graph.xM[vertex] as number, graph.yM[vertex] as number]),
      structure: 'at-grade',
      structureM: null,
      oneWay: false,
    };
  });
  return { nodes, edges };
}

function largestPart(graph: PlanarGraph): number[] {
  const union = makeUnion(graph.xM.length);
  for (const { a, b } of graph.edges) union.join(a, b);
  const sizes = new Map<number, number>();
  for (const { a } of graph.edges) sizes.set(union.find(a), (sizes.get(union.find(a)) ?? 0) + 1);
  let largest = -1;
  for (const [root, size] of sizes) if (size > (sizes.get(largest) ?? 0)) largest = root;
  return [...graph.edges.keys()].filter(
    (edge) => union.find((graph.edges[edge] as { a: number }).a) === largest,
  );
}

function adjacency(graph: PlanarGraph, edges: readonly number[]): Map<number, number[]> {
  const around = new Map<number, number[]>();
  for (const edge of edges) {
    const { a, b } = graph.edges[edge] as { a: number; b: number };
    for (const end of [a, b]) {
      const listed = around.get(end);
      if (listed === undefined) around.set(end, [edge]);
      else listed.push(edge);
    }
  }
  return around;
}

const otherEnd = (graph: PlanarGraph, edge: number, vertex: number): number => {
  const { a, b } = graph.edges[edge] as { a: number; b: number };
  return a === vertex ? b : a;
};

function dropStubs(graph: PlanarGraph, edges: readonly number[]): number[] {
  const around = adjacency(graph, edges);
  const dropped = new Set<number>();
  for (const [end, first] of around) {
    if (first.length !== 1) continue;
    const stub: number[] = [];
    let vertex = end;
    let edge = first[0] as number;
    let lengthM = 0;
    for (;;) {
      const next = otherEnd(graph, edge, vertex);
      stub.push(edge);
      lengthM += Math.hypot(
        (graph.xM[next] as number) - (graph.xM[vertex] as number),
        (graph.yM[next] as number) - (graph.yM[vertex] as number),
      );
      vertex = next;
      const onward = around.get(vertex) as number[];
      if (onward.length !== 2 || lengthM >= shortestStubM) break;
      edge = (onward[0] === edge ? onward[1] : onward[0]) as number;
    }
    if (lengthM < shortestStubM) for (const piece of stub) dropped.add(piece);
  }
  return edges.filter((edge) => !dropped.has(edge));
}

function findChains(graph: PlanarGraph, edges: readonly number[]): Chain[] {
  const around = adjacency(graph, edges);
  const kindOf = (edge: number): RoadKind => (graph.edges[edge] as { kind: RoadKind }).kind;
  const isJunction = (vertex: number): boolean => {
    const here = around.get(vertex) as number[];
    return here.length !== 2 || kindOf(here[0] as number) !== kindOf(here[1] as number);
  };
  const done = new Set<number>();
  const follow = (start: number, first: number): Chain => {
    const vertices = [start];
    let edge = first;
    for (;;) {
      done.add(edge);
      const vertex = otherEnd(graph, edge, vertices[vertices.length - 1] as number);
      vertices.push(vertex);
      if (vertex === start || isJunction(vertex)) return { vertices, kind: kindOf(first) };
      const next = (around.get(vertex) as number[]).find((candidate) => !done.has(candidate));
      if (next === undefined) return { vertices, kind: kindOf(first) };
      edge = next;
    }
  };
  const chains: Chain[] = [];
  for (const [vertex, here] of around) {
    if (!isJunction(vertex)) continue;
    for (const edge of here) if (!done.has(edge)) chains.push(follow(vertex, edge));
  }
  return chains;
}

/** A chain that comes back to its start is cut in the middle, so that no edge joins a junction to itself. */
function openLoop(chain: Chain): Chain[] {
  const { vertices, kind } = chain;
  if (vertices[0] !== vertices[vertices.length - 1]) return [chain];
  const middle = Math.floor(vertices.length / 2);
  return [
    { vertices: vertices.slice(0, middle + 1), kind },
    { vertices: vertices.slice(middle), kind },
  ];
}

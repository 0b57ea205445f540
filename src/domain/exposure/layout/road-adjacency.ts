import type { Roads } from '../../region/roads.ts';

/**
 * A road graph by node, in compressed rows: arcs of node u are k in [offsets[u], offsets[u+1]); arc k leads along
 * `edge[k]` to `target[k]`. Every edge gives two arcs; `along[k]` is 1 for the one in the direction of the edge.
 */
export interface RoadAdjacency {
  readonly nodeCount: number;
  readonly offsets: Uint32Array;
  readonly target: Uint32Array;
  readonly edge: Uint32Array;
  readonly along: Uint8Array;
}

export function roadAdjacency(roads: Roads): RoadAdjacency {
  const offsets = new Uint32Array(roads.nodeCount + 1);
  for (let e = 0; e < roads.edgeCount; e++) {
    for (const node of [roads.edgeFrom[e] as number, roads.edgeTo[e] as number]) {
      offsets[node + 1] = (offsets[node + 1] as number) + 1;
    }
  }
  for (let node = 0; node < roads.nodeCount; node++) {
    offsets[node + 1] = (offsets[node + 1] as number) + (offsets[node] as number);
  }
  const arcs = 2 * roads.edgeCount;
  const target = new Uint32Array(arcs);
  const edge = new Uint32Array(arcs);
  const along = new Uint8Array(arcs);
  const next = offsets.slice(0, roads.nodeCount);
  const put = (from: number, to: number, e: number, isAlong: 0 | 1): void => {
    const k = next[from] as number;
    next[from] = k + 1;
    target[k] = to;
    edge[k] = e;
    along[k] = isAlong;
  };
  for (let e = 0; e < roads.edgeCount; e++) {
    const from = roads.edgeFrom[e] as number;
    const to = roads.edgeTo[e] as number;
    put(from, to, e, 1);
    put(to, from, e, 0);
  }
  return { nodeCount: roads.nodeCount, offsets, target, edge, along };
}

/**
 * Marks each node that some start reaches over open edges, in either direction: rescuers may drive against a one-way
 * sign. `isOpen` is asked once for each arc looked at.
 */
export function reachedNodes(
  graph: RoadAdjacency,
  starts: Iterable<number>,
  isOpen: (edge: number) => boolean,
): Uint8Array {
  const reached = new Uint8Array(graph.nodeCount);
  const stack: number[] = [];
  for (const start of starts) {
    if (reached[start] === 1) continue;
    reached[start] = 1;
    stack.push(start);
  }
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const end = graph.offsets[node + 1] as number;
    for (let k = graph.offsets[node] as number; k < end; k++) {
      const target = graph.target[k] as number;
      if (reached[target] === 1 || !isOpen(graph.edge[k] as number)) continue;
      reached[target] = 1;
      stack.push(target);
    }
  }
  return reached;
}

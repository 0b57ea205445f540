import FlatQueue from 'flatqueue';
import { type TravelNetwork, timeToleranceS } from './travel-network.ts';

/** Shortest ways from every node to one goal, as if every edge still open at the time of leaving stayed open. */
export interface WaysToGoal {
  /** Travel time to the goal, s; Infinity where there is no way. */
  readonly travelS: Float64Array;
  /** Latest time to leave the node on that way, s; the way is safe for whoever leaves no later. */
  readonly leaveByS: Float64Array;
  /** Edge and node that follow; -1 at the goal and where there is no way. */
  readonly nextEdge: Int32Array;
  readonly nextNode: Int32Array;
}

/**
 * Reverse Dijkstra from a goal over edges not yet closed at `leaveS`. Where `leaveByS` of a node is no earlier than the
 * time a group gets there, its way is the fastest there is: no closing can make another way faster.
 */
export function waysToGoal(network: TravelNetwork, goal: number, leaveS: number): WaysToGoal {
  const { graph, closesS } = network;
  const travelS = new Float64Array(graph.nodeCount).fill(Infinity);
  const leaveByS = new Float64Array(graph.nodeCount).fill(-Infinity);
  const nextEdge = new Int32Array(graph.nodeCount).fill(-1);
  const nextNode = new Int32Array(graph.nodeCount).fill(-1);
  const queue = new FlatQueue<number>();
  travelS[goal] = 0;
  leaveByS[goal] = Infinity;
  queue.push(goal, 0);
  while (queue.length > 0) {
    const atS = queue.peekValue() as number;
    const node = queue.pop() as number;
    if (atS > (travelS[node] as number)) continue;
    const end = graph.offsets[node + 1] as number;
    for (let k = graph.offsets[node] as number; k < end; k++) {
      const edge = graph.edge[k] as number;
      const closes = closesS[edge] as number;
      if (closes <= leaveS || (network.oneWay[edge] === 1 && graph.along[k] === 1)) continue;
      const from = graph.target[k] as number;
      const spentS = network.travelS[edge] as number;
      if (atS + spentS >= (travelS[from] as number)) continue;
      travelS[from] = atS + spentS;
      leaveByS[from] = Math.min(closes, leaveByS[node] as number) - spentS;
      nextEdge[from] = edge;
      nextNode[from] = node;
      queue.push(from, atS + spentS);
    }
  }
  return { travelS, leaveByS, nextEdge, nextNode };
}

/**
 * Latest time to leave each node and still reach the goal, by whichever way, s; Infinity where some way never closes,
 * -Infinity where there is none. Reverse Dijkstra by latest time first: the label of a node,
 * max over edges of min(closing of the edge, label of the next node) - travel time, never exceeds that of the next node,
 * so the greatest label in the queue is final.
 */
export function latestDepartures(network: TravelNetwork, goal: number): Float64Array {
  const { graph, closesS } = network;
  const latestS = new Float64Array(graph.nodeCount).fill(-Infinity);
  const queue = new FlatQueue<number>();
  latestS[goal] = Infinity;
  queue.push(goal, -Infinity);
  while (queue.length > 0) {
    const byS = -(queue.peekValue() as number);
    const node = queue.pop() as number;
    if (byS < (latestS[node] as number)) continue;
    const end = graph.offsets[node + 1] as number;
    for (let k = graph.offsets[node] as number; k < end; k++) {
      const edge = graph.edge[k] as number;
      if (network.oneWay[edge] === 1 && graph.along[k] === 1) continue;
      const from = graph.target[k] as number;
      const leaveByS = Math.min(closesS[edge] as number, byS) - (network.travelS[edge] as number);
      if (leaveByS <= (latestS[from] as number)) continue;
      latestS[from] = leaveByS;
      queue.push(from, -leaveByS);
    }
  }
  return latestS;
}

/** Fastest ways from one node that pass every edge before it closes. */
export interface WaysFromStart {
  /** Time of arrival, s; Infinity where no way is in time. */
  readonly arriveS: Float64Array;
  readonly viaEdge: Int32Array;
  readonly viaNode: Int32Array;
}

/**
 * Dijkstra in time. It holds because the network is first-in-first-out: edges only close and take the same time at every
 * hour, so whoever leaves a node earlier has every choice of the one who leaves later, and waiting never helps.
 */
export function waysFromStart(network: TravelNetwork, start: number, leaveS: number): WaysFromStart {
  const { graph, closesS } = network;
  const arriveS = new Float64Array(graph.nodeCount).fill(Infinity);
  const viaEdge = new Int32Array(graph.nodeCount).fill(-1);
  const viaNode = new Int32Array(graph.nodeCount).fill(-1);
  const queue = new FlatQueue<number>();
  arriveS[start] = leaveS;
  queue.push(start, leaveS);
  while (queue.length > 0) {
    const atS = queue.peekValue() as number;
    const node = queue.pop() as number;
    if (atS > (arriveS[node] as number)) continue;
    const end = graph.offsets[node + 1] as number;
    for (let k = graph.offsets[node] as number; k < end; k++) {
      const edge = graph.edge[k] as number;
      if (network.oneWay[edge] === 1 && graph.along[k] === 0) continue;
      const thereS = atS + (network.travelS[edge] as number);
      const to = graph.target[k] as number;
      if (thereS > (closesS[edge] as number) + timeToleranceS || thereS >= (arriveS[to] as number)) continue;
      arriveS[to] = thereS;
      viaEdge[to] = edge;
      viaNode[to] = node;
      queue.push(to, thereS);
    }
  }
  return { arriveS, viaEdge, viaNode };
}

/** Edges from a node to the goal, in the order travelled. */
export function edgesToGoal(ways: WaysToGoal, node: number): number[] {
  const edges: number[] = [];
  for (let at = node; (ways.nextEdge[at] as number) >= 0; at = ways.nextNode[at] as number) {
    edges.push(ways.nextEdge[at] as number);
  }
  return edges;
}

/** Edges from the start to a node, in the order travelled. */
export function edgesFromStart(ways: WaysFromStart, node: number): number[] {
  const edges: number[] = [];
  for (let at = node; (ways.viaEdge[at] as number) >= 0; at = ways.viaNode[at] as number) {
    edges.push(ways.viaEdge[at] as number);
  }
  return edges.reverse();
}

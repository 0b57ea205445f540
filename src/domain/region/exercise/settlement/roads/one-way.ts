import type { Random } from '../../../../../core/random.ts';
import type { RoadNetwork } from './road-line.ts';

/** Share of the narrow old-town streets driven in one direction only. */
const oneWayShare = 0.18;

/** Makes some narrow streets one-way, only as far as every junction can still be driven to from every other. */
export function assignOneWays(network: RoadNetwork, random: Random): RoadNetwork {
  const oneWay = network.edges.map(
    ({ kind, structure }) =>
      kind.zone === 'old-town' &&
      kind.roadClass === 'street' &&
      structure === 'at-grade' &&
      random.next() < oneWayShare,
  );
  for (;;) {
    const component = strongComponents(network, oneWay);
    let reverted = 0;
    network.edges.forEach((edge, index) => {
      if (oneWay[index] && component[edge.from] !== component[edge.to]) {
        oneWay[index] = false;
        reverted++;
      }
    });
    if (reverted === 0) break;
  }
  return {
    nodes: network.nodes,
    edges: network.edges.map((edge, index) => ({ ...edge, oneWay: oneWay[index] === true })),
  };
}

/** Strongly connected component of each node (Tarjan 1972, with an explicit stack). */
export function strongComponents(
  network: {
    readonly nodes: { readonly length: number };
    readonly edges: readonly { readonly from: number; readonly to: number }[];
  },
  oneWay: readonly boolean[],
): Int32Array {
  const count = network.nodes.length;
  const next: number[][] = Array.from({ length: count }, () => []);
  network.edges.forEach((edge, index) => {
    next[edge.from]?.push(edge.to);
    if (!oneWay[index]) next[edge.to]?.push(edge.from);
  });
  const order = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const component = new Int32Array(count).fill(-1);
  const open: number[] = [];
  let time = 0;
  let components = 0;
  const enter = (node: number): { node: number; at: number } => {
    order[node] = time;
    low[node] = time++;
    open.push(node);
    return { node, at: 0 };
  };
  for (let root = 0; root < count; root++) {
    if (order[root] !== -1) continue;
    const work = [enter(root)];
    while (work.length > 0) {
      const top = work[work.length - 1] as { node: number; at: number };
      const to = next[top.node]?.[top.at++];
      if (to !== undefined) {
        if (order[to] === -1) work.push(enter(to));
        else if (component[to] === -1) low[top.node] = Math.min(low[top.node] as number, order[to] as number);
        continue;
      }
      work.pop();
      const below = work[work.length - 1];
      if (below !== undefined) low[below.node] = Math.min(low[below.node] as number, low[top.node] as number);
      if (low[top.node] !== order[top.node]) continue;
      for (;;) {
        const member = open.pop() as number;
        component[member] = components;
        if (member === top.node) break;
      }
      components++;
    }
  }
  return component;
}

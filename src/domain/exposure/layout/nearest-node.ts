import Flatbush from 'flatbush';
import type { Roads } from '../../region/roads.ts';

export interface NearestNode {
  readonly node: number;
  readonly distanceM: number;
}

/** Finds the nearest road node that at least one edge touches; null when the graph has no edge. */
export function nearestNodeFinder(roads: Roads): (xM: number, yM: number) => NearestNode | null {
  const used = new Uint8Array(roads.nodeCount);
  for (let e = 0; e < roads.edgeCount; e++) {
    used[roads.edgeFrom[e] as number] = 1;
    used[roads.edgeTo[e] as number] = 1;
  }
  const nodes: number[] = [];
  for (let node = 0; node < roads.nodeCount; node++) if (used[node] === 1) nodes.push(node);
  if (nodes.length === 0) return () => null;
  const index = new Flatbush(nodes.length);
  for (const node of nodes) {
    const x = roads.nodeXM[node] as number;
    const y = roads.nodeYM[node] as number;
    index.add(x, y, x, y);
  }
  index.finish();
  return (xM, yM) => {
    const [found] = index.neighbors(xM, yM, 1);
    const node = nodes[found as number] as number;
    const distanceM = Math.hypot((roads.nodeXM[node] as number) - xM, (roads.nodeYM[node] as number) - yM);
    return { node, distanceM };
  };
}

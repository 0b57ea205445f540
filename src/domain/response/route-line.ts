import type { Roads } from '../region/roads.ts';

/**
 * The line of a route in the direction travelled, x and y alternating, m; points shared by two edges stand once.
 * @param startNode node at which the first edge begins
 * @throws when the edges do not hang together: a plan never holds such a route
 */
export function routeLineXY(roads: Roads, startNode: number, routeEdges: readonly number[]): number[] {
  const line: number[] = [roads.nodeXM[startNode] as number, roads.nodeYM[startNode] as number];
  let node = startNode;
  for (const edge of routeEdges) {
    const from = roads.edgeFrom[edge] as number;
    const to = roads.edgeTo[edge] as number;
    if (node !== from && node !== to) throw new Error(`edge ${edge} does not begin at node ${node}`);
    const forward = node === from;
    node = forward ? to : from;
    const first = roads.lineOffsets[edge] as number;
    const last = (roads.lineOffsets[edge + 1] as number) - 1;
    for (let step = 1; step <= last - first; step++) {
      const k = forward ? first + step : last - step;
      line.push(roads.lineXY[2 * k] as number, roads.lineXY[2 * k + 1] as number);
    }
  }
  return line;
}

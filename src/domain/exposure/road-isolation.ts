import FlatQueue from 'flatqueue';
import type { ExposureThresholds } from './exposure.ts';
import type { FeatureDepths } from './feature-depths.ts';
import type { PreparedExposure } from './layout/prepare-exposure.ts';
import { reachedNodes } from './layout/road-adjacency.ts';

/**
 * 1 for each road node that is cut off: while dry it is linked to a way out of the region or to a fire station, and now
 * no chain of edges open to cars links it to a way out or to a fire station that is itself dry. Null when the region has
 * no roads, or neither a way out nor a fire station: isolation is then unknown.
 */
export function cutOffNodes(
  prepared: PreparedExposure,
  depths: FeatureDepths,
  thresholds: Pick<ExposureThresholds, 'carDepthM' | 'hitDepthM'>,
): Uint8Array | null {
  const { roads } = prepared;
  const { roadDepthM, facilityDepthM } = depths;
  if (roads === null || roadDepthM === null) return null;
  if (roads.exitNodes.length + roads.fireStations.length === 0) return null;
  const dryStations = roads.fireStations.filter(
    ({ facility }) => (facilityDepthM?.[facility] ?? 0) < thresholds.hitDepthM,
  );
  const starts = [...roads.exitNodes, ...dryStations.map((station) => station.node)];
  const linked = reachedNodes(
    roads.graph,
    starts,
    (edge) => (roadDepthM[edge] as number) < thresholds.carDepthM,
  );
  return linked.map((isLinked, node) => (isLinked === 0 && roads.linkedWhenDry[node] === 1 ? 1 : 0));
}

/**
 * When each road node is cut off, s after the start: the latest time until which some chain of edges links it to a way
 * out or a dry fire station; -1 for never, or when it is not linked even while dry. Null as in `cutOffNodes`.
 * A widest-path search: the time of a chain is that of its first edge to close.
 * @param carClosesS when each edge closes to cars, -1 for never
 * @param facilityFloodsS when each facility floods, -1 for never
 */
export function cutOffTimesS(
  { roads }: PreparedExposure,
  carClosesS: Float64Array,
  facilityFloodsS: Float64Array | null,
): Float64Array | null {
  if (roads === null || roads.exitNodes.length + roads.fireStations.length === 0) return null;
  const { graph } = roads;
  const linkedUntilS = new Float64Array(graph.nodeCount).fill(-Infinity);
  const queue = new FlatQueue<number>();
  const reach = (node: number, untilS: number): void => {
    if (untilS <= (linkedUntilS[node] as number)) return;
    linkedUntilS[node] = untilS;
    queue.push(node, -untilS);
  };
  const endS = (timeS: number | undefined): number => (timeS === undefined || timeS < 0 ? Infinity : timeS);
  for (const node of roads.exitNodes) reach(node, Infinity);
  for (const { facility, node } of roads.fireStations) reach(node, endS(facilityFloodsS?.[facility]));
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    const untilS = linkedUntilS[node] as number;
    for (let k = graph.offsets[node] as number; k < (graph.offsets[node + 1] as number); k++) {
      reach(graph.target[k] as number, Math.min(untilS, endS(carClosesS[graph.edge[k] as number])));
    }
  }
  return linkedUntilS.map((untilS) => (Number.isFinite(untilS) ? untilS : -1));
}

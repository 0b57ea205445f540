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

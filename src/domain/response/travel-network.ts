import type { RoadAdjacency } from '../exposure/layout/road-adjacency.ts';
import { isForWalkers, type Roads, roadSpeedKmH } from '../region/roads.ts';
import type { EvacuationOptions } from './evacuation-plan.ts';

/**
 * The road graph as evacuees meet it. An edge must be left before it closes: leaving node u at time t along edge e is
 * allowed when t + travelS[e] <= closesS[e].
 */
export interface TravelNetwork {
  readonly graph: RoadAdjacency;
  readonly travelS: Float64Array;
  /** Infinity where the edge never closes, -Infinity where the user closed it or walkers may not go. */
  readonly closesS: Float64Array;
  /** 1 for edges that may be travelled in their own direction only. */
  readonly oneWay: Uint8Array;
  /** Speed off the road, between a door and its node, m/s. */
  readonly accessSpeedMPerS: number;
}

/** Driving between a door and the road, at the speed of a farm road, m/s. */
const accessDriveSpeedMPerS = 20 / 3.6;

/** Slack for rounding when times are compared, s. */
export const timeToleranceS = 1e-6;

/** @param floodsS when water closes each edge to this kind of travel, s after the start; -1 for never */
export function travelNetwork(
  roads: Roads,
  graph: RoadAdjacency,
  floodsS: Float64Array,
  options: Pick<EvacuationOptions, 'travel' | 'walkSpeedMPerS' | 'closedRoadEdges'>,
): TravelNetwork {
  const walks = options.travel === 'walk';
  const travelS = Float64Array.from(roads.lengthM, (lengthM, edge) =>
    walks ? lengthM / options.walkSpeedMPerS : lengthM / (roadSpeedKmH(roads, edge) / 3.6),
  );
  const closesS = floodsS.map((timeS) => (timeS < 0 ? Infinity : timeS));
  for (const edge of options.closedRoadEdges) closesS[edge] = -Infinity;
  if (walks) {
    for (let edge = 0; edge < roads.edgeCount; edge++)
      if (!isForWalkers(roads, edge)) closesS[edge] = -Infinity;
  }
  return {
    graph,
    travelS,
    closesS,
    oneWay: walks ? new Uint8Array(roads.edgeCount) : roads.oneWay,
    accessSpeedMPerS: walks ? options.walkSpeedMPerS : accessDriveSpeedMPerS,
  };
}

import type { EvacuationGroup } from './evacuation-plan.ts';
import type { FloodShelter } from './flood-shelters.ts';
import {
  edgesFromStart,
  edgesToGoal,
  latestDepartures,
  type WaysFromStart,
  type WaysToGoal,
  waysFromStart,
  waysToGoal,
} from './route-search.ts';
import { type TravelNetwork, timeToleranceS } from './travel-network.ts';

/** How the groups reach the open shelters when all leave at `departureS`. */
export interface ShelterReach {
  /** Door to shelter on the fastest way in time, s, at group * shelters + shelter; Infinity where none is in time. */
  readonly travelS: Float64Array;
  /** Latest departure from the door by any way, s; -Infinity where no way exists. Same index. */
  readonly latestS: Float64Array;
  routeEdges(group: number, shelter: number): number[];
}

/**
 * Two reverse searches per shelter serve all groups. A group whose shortest way would close before it has passed is
 * searched for on its own, forward in time, and only if some other way is still open to it.
 */
export function reachShelters(
  network: TravelNetwork,
  groups: readonly EvacuationGroup[],
  shelters: readonly FloodShelter[],
  departureS: number,
): ShelterReach {
  const count = shelters.length;
  const travelS = new Float64Array(groups.length * count).fill(Infinity);
  const latestS = new Float64Array(groups.length * count).fill(-Infinity);
  const detours = new Detours(network, groups, departureS);
  const ways = shelters.map(({ access }) => waysToGoal(network, access.node, departureS));
  for (const [s, { access }] of shelters.entries()) {
    const latest = latestDepartures(network, access.node);
    const toGoal = ways[s] as WaysToGoal;
    const lastLegS = access.distanceM / network.accessSpeedMPerS;
    for (const [g, group] of groups.entries()) {
      const firstLegS = group.accessM / network.accessSpeedMPerS;
      const byRoadS = (latest[group.roadNode] as number) - firstLegS;
      const latestDepartureS = Math.min(byRoadS, group.deadlineS);
      latestS[g * count + s] = latestDepartureS;
      if (departureS > latestDepartureS + timeToleranceS) continue;
      const roadS = isInTime(toGoal, group.roadNode, departureS + firstLegS)
        ? (toGoal.travelS[group.roadNode] as number)
        : (detours.of(g).arriveS[access.node] as number) - departureS - firstLegS;
      travelS[g * count + s] = firstLegS + roadS + lastLegS;
    }
  }
  return {
    travelS,
    latestS,
    routeEdges: (g, s) => {
      const { roadNode, accessM } = groups[g] as EvacuationGroup;
      const toGoal = ways[s] as WaysToGoal;
      return isInTime(toGoal, roadNode, departureS + accessM / network.accessSpeedMPerS)
        ? edgesToGoal(toGoal, roadNode)
        : edgesFromStart(detours.of(g), (shelters[s] as FloodShelter).access.node);
    },
  };
}

const isInTime = (ways: WaysToGoal, node: number, atS: number): boolean =>
  atS <= (ways.leaveByS[node] as number) + timeToleranceS;

/** Forward searches, made when first asked for. */
class Detours {
  readonly #network: TravelNetwork;
  readonly #groups: readonly EvacuationGroup[];
  readonly #departureS: number;
  readonly #found = new Map<number, WaysFromStart>();

  constructor(network: TravelNetwork, groups: readonly EvacuationGroup[], departureS: number) {
    this.#network = network;
    this.#groups = groups;
    this.#departureS = departureS;
  }

  of(index: number): WaysFromStart {
    const known = this.#found.get(index);
    if (known !== undefined) return known;
    const { roadNode, accessM } = this.#groups[index] as EvacuationGroup;
    const leaveS = this.#departureS + accessM / this.#network.accessSpeedMPerS;
    const ways = waysFromStart(this.#network, roadNode, leaveS);
    this.#found.set(index, ways);
    return ways;
  }
}

import { fail, ok, type Result } from '../../core/result.ts';
import type { ExposureThresholds } from '../exposure/exposure.ts';
import type { FeatureDepths } from '../exposure/feature-depths.ts';
import { facilityPassageS, roadClosureTimes, type TimedDepths } from '../exposure/flood-timeline.ts';
import type { PreparedExposure } from '../exposure/layout/prepare-exposure.ts';
import { buildingDeadlinesS, evacuationGroups } from './evacuation-groups.ts';
import type {
  EvacuationAssignment,
  EvacuationGroup,
  EvacuationOptions,
  EvacuationPlan,
  EvacuationShortfall,
  ShelterLoad,
} from './evacuation-plan.ts';
import {
  type FloodShelter,
  firstChoiceShelterTypes,
  floodShelters,
  overflowShelterTypes,
} from './flood-shelters.ts';
import { optionFault } from './option-fault.ts';
import { placePeople, type TransportSolution } from './people-transport.ts';
import type { PlanFault } from './plan-fault.ts';
import { reachShelters, type ShelterReach } from './shelter-reach.ts';
import { type TravelNetwork, travelNetwork } from './travel-network.ts';

export interface PlanInput {
  readonly prepared: PreparedExposure;
  /** Depths at the output times of the run, in order, the initial state first. */
  readonly frames: readonly TimedDepths[];
  /** Depths of the maximum of the run; null when it is not known. */
  readonly maximum: FeatureDepths | null;
  readonly thresholds: ExposureThresholds;
  readonly options: EvacuationOptions;
}

/**
 * Who goes where by which way, when all set out at `departureS`. As many people as can be brought to a fitting shelter
 * in time are placed; among all such placings as few as possible in overflow shelters; among those one of least total
 * travel time. Everybody else is a shortfall with its reason, so that assigned and short people add up to the total.
 * Leaves out: jams (travel times do not grow with the number on a road), help for people who cannot walk.
 */
export function planEvacuation(input: PlanInput): Result<EvacuationPlan, PlanFault> {
  const { prepared, frames, maximum, thresholds, options } = input;
  const { buildings, roads, facilities } = prepared;
  if (buildings === null) return fail({ kind: 'plan-layer-missing', layer: 'buildings' });
  if (roads === null) return fail({ kind: 'plan-layer-missing', layer: 'roads' });
  if (facilities === null) return fail({ kind: 'plan-layer-missing', layer: 'facilities' });
  const fault = optionFault(options, roads.roads, facilities);
  if (fault !== null) return fail(fault);
  const closures = roadClosureTimes(frames, maximum, thresholds);
  const deadlinesS = buildingDeadlinesS(prepared, frames, maximum, thresholds);
  if (frames.length === 0 || closures === null || deadlinesS === null)
    return fail({ kind: 'plan-no-frames' });
  const floodsS = facilityPassageS(frames, maximum, thresholds.hitDepthM);
  const shelters = floodShelters(facilities, floodsS, options.closedShelterIds);
  if (shelters.length === 0) return fail(noFloodShelter(prepared));
  const groups = evacuationGroups(buildings, deadlinesS, options.timeOfDay);
  const edgeFloodsS = options.travel === 'walk' ? closures.walkClosesS : closures.carClosesS;
  const network = travelNetwork(roads.roads, roads.graph, edgeFloodsS, options);
  return ok(assemblePlan(network, groups, shelters, options, roads.roads.lengthM));
}

function noFloodShelter({ facilities }: PreparedExposure): PlanFault {
  const shelterCount = (facilities ?? []).filter(({ facility }) => facility.type === 'shelter').length;
  const wantedTypes = [...firstChoiceShelterTypes, ...overflowShelterTypes];
  return { kind: 'plan-no-flood-shelter', shelterCount, wantedTypes };
}

function assemblePlan(
  network: TravelNetwork,
  groups: readonly EvacuationGroup[],
  shelters: readonly FloodShelter[],
  options: EvacuationOptions,
  lengthM: Float32Array,
): EvacuationPlan {
  const open = shelters.filter(({ state }) => state === 'open');
  const reach = reachShelters(network, groups, open, options.departureS);
  const placed = placePeople({
    people: groups.map(({ people }) => people),
    places: open.map(({ capacityPeople }) => capacityPeople),
    cost: placingCost(reach, open),
  });
  const assignments = assign({ network, groups, open, reach, placed, options, lengthM });
  const shortfalls = groups.flatMap((group, g) => shortfallOf(group, g, placed, reach, open.length));
  const totalPeople = groups.reduce((sum, { people }) => sum + people, 0);
  const capacity = open.reduce((sum, { capacityPeople }) => sum + capacityPeople, 0);
  const arrivals = assignments.map(({ arriveS }) => arriveS);
  return {
    options,
    groups,
    assignments,
    shortfalls,
    shelters: shelters.map((one) => loadOf(one, assignments)),
    totalPeople,
    assignedPeople: assignments.reduce((sum, { people }) => sum + people, 0),
    capacityShortPeople: Math.max(0, totalPeople - capacity),
    clearedS: arrivals.length === 0 ? null : arrivals.reduce((last, one) => Math.max(last, one)),
  };
}

/** Whole milliseconds of travel; an overflow place costs more than any chain of moves among first choices. */
function placingCost({ travelS }: ShelterReach, open: readonly FloodShelter[]): Float64Array {
  const cost = travelS.map((seconds) => Math.round(seconds * 1000));
  const dearest = cost.reduce((most, one) => (Number.isFinite(one) && one > most ? one : most), 0);
  const overflow = 2 * (open.length + 1) * (dearest + 1);
  return cost.map((one, k) => (open[k % open.length]?.use === 'overflow' ? one + overflow : one));
}

interface Placing {
  readonly network: TravelNetwork;
  readonly groups: readonly EvacuationGroup[];
  readonly open: readonly FloodShelter[];
  readonly reach: ShelterReach;
  readonly placed: TransportSolution;
  readonly options: EvacuationOptions;
  readonly lengthM: Float32Array;
}

function assign({ network, groups, open, reach, placed, options, lengthM }: Placing): EvacuationAssignment[] {
  return groups.flatMap((group, g) =>
    open.flatMap(({ shelter, access }, s) => {
      const people = placed.assigned[g * open.length + s] as number;
      if (people === 0) return [];
      const routeEdges = reach.routeEdges(g, s);
      const travelS = reach.travelS[g * open.length + s] as number;
      const roadM = routeEdges.reduce((sum, edge) => sum + (lengthM[edge] as number), 0);
      return [
        {
          groupId: group.id,
          shelterId: shelter.id,
          people,
          routeEdges,
          distanceM: group.accessM + roadM + access.distanceM,
          travelS,
          arriveS: options.departureS + travelS,
          lastSafeDepartureS: lastSafeDepartureS(network, group, routeEdges),
        },
      ];
    }),
  );
}

/** Latest departure from the door that leaves every edge of a route before it closes, s. */
export function lastSafeDepartureS(
  network: TravelNetwork,
  group: Pick<EvacuationGroup, 'accessM' | 'deadlineS'>,
  routeEdges: readonly number[],
): number {
  const firstLegS = group.accessM / network.accessSpeedMPerS;
  const leaveNodeByS = routeEdges.reduceRight(
    (byS, edge) => Math.min(network.closesS[edge] as number, byS) - (network.travelS[edge] as number),
    Infinity,
  );
  return Math.min(group.deadlineS, leaveNodeByS - firstLegS);
}

function shortfallOf(
  group: EvacuationGroup,
  g: number,
  placed: TransportSolution,
  reach: ShelterReach,
  count: number,
): EvacuationShortfall[] {
  const people = placed.left[g] as number;
  if (people === 0) return [];
  const row = (values: Float64Array): Float64Array => values.subarray(g * count, (g + 1) * count);
  const latestS = row(reach.latestS).reduce((latest, one) => Math.max(latest, one), -Infinity);
  const isInTime = row(reach.travelS).some(Number.isFinite);
  const reason =
    isInTime || count === 0 ? 'no-capacity' : latestS > -Infinity ? 'road-floods-first' : 'no-road';
  return [{ groupId: group.id, people, reason, lastSafeDepartureS: latestS >= 0 ? latestS : null }];
}

function loadOf(
  { shelter, capacityPeople, state, use }: FloodShelter,
  assignments: readonly EvacuationAssignment[],
): ShelterLoad {
  const assignedPeople = assignments.reduce(
    (sum, { shelterId, people }) => (shelterId === shelter.id ? sum + people : sum),
    0,
  );
  return { shelterId: shelter.id, capacityPeople, assignedPeople, state, use };
}

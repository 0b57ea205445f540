import { peopleInside } from '../exposure/compute-exposure.ts';
import type { ExposureThresholds, TimeOfDay } from '../exposure/exposure.ts';
import type { FeatureDepths } from '../exposure/feature-depths.ts';
import {
  buildingPassageS,
  facilityPassageS,
  roadClosureTimes,
  type TimedDepths,
} from '../exposure/flood-timeline.ts';
import type { PreparedBuildings, PreparedExposure } from '../exposure/layout/prepare-exposure.ts';
import { cutOffTimesS } from '../exposure/road-isolation.ts';
import type { EvacuationGroup } from './evacuation-plan.ts';

/** Buildings of one block whose deadlines lie in the same span of this length leave together, s. */
const deadlineSpanS = 600;

/**
 * When each building must have been left, s after the start: when water reaches the evacuation depth, or when its last
 * road out closes to cars, whichever is first; Infinity for a building that water never makes unfit to stay in, also when
 * it is cut off. Null without buildings.
 */
export function buildingDeadlinesS(
  prepared: PreparedExposure,
  frames: readonly TimedDepths[],
  maximum: FeatureDepths | null,
  thresholds: ExposureThresholds,
): Float64Array | null {
  const floodedS = buildingPassageS(frames, maximum, thresholds.evacuateDepthM);
  if (floodedS === null) return null;
  const closures = roadClosureTimes(frames, maximum, thresholds);
  const facilityFloodsS = facilityPassageS(frames, maximum, thresholds.hitDepthM);
  const cutOffS = closures === null ? null : cutOffTimesS(prepared, closures.carClosesS, facilityFloodsS);
  const nodes = prepared.buildings?.access?.node;
  const endS = (timeS: number | undefined): number => (timeS === undefined || timeS < 0 ? Infinity : timeS);
  return floodedS.map((timeS, i) =>
    timeS < 0 ? Infinity : Math.min(timeS, endS(cutOffS?.[nodes?.[i] ?? -1])),
  );
}

/**
 * People who must leave, by block: buildings with the same nearest road node, the same administrative area and deadlines
 * in the same ten minutes. Ordered by node, then deadline; buildings without people make no group.
 */
export function evacuationGroups(
  prepared: PreparedBuildings,
  deadlinesS: Float64Array,
  timeOfDay: TimeOfDay,
): EvacuationGroup[] {
  const { buildings, access } = prepared;
  if (access === null) return [];
  const people = peopleInside(buildings, timeOfDay);
  const blocks = new Map<string, Block>();
  for (let i = 0; i < buildings.count; i++) {
    const deadlineS = deadlinesS[i] as number;
    if (deadlineS === Infinity || people[i] === 0) continue;
    const node = access.node[i] as number;
    const span = Math.floor(deadlineS / deadlineSpanS);
    const admin = buildings.adminIndex[i] as number;
    const key = `${node}/${span}/${admin}`;
    const block = blocks.get(key);
    if (block === undefined) blocks.set(key, { node, span, admin, indices: [i] });
    else block.indices.push(i);
  }
  return [...blocks.values()]
    .sort((a, b) => a.node - b.node || a.span - b.span || a.admin - b.admin)
    .map((block) => groupOf(block, prepared, deadlinesS, people));
}

interface Block {
  readonly node: number;
  readonly span: number;
  readonly admin: number;
  readonly indices: number[];
}

function groupOf(
  { node, span, admin, indices }: Block,
  { buildings, access }: PreparedBuildings,
  deadlinesS: Float64Array,
  people: Uint16Array,
): EvacuationGroup {
  let [total, weightedX, weightedY, accessM, deadlineS] = [0, 0, 0, 0, Infinity];
  for (const i of indices) {
    const inside = people[i] as number;
    total += inside;
    weightedX += inside * (buildings.centroidXM[i] as number);
    weightedY += inside * (buildings.centroidYM[i] as number);
    accessM = Math.max(accessM, access?.distanceM[i] ?? 0);
    deadlineS = Math.min(deadlineS, deadlinesS[i] as number);
  }
  return {
    id: `g${node}-${span}-${admin}`,
    buildingIndices: indices,
    people: total,
    roadNode: node,
    xM: weightedX / total,
    yM: weightedY / total,
    accessM,
    deadlineS,
    adminIndex: admin,
  };
}

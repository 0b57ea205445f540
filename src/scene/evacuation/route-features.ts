import type { Feature, FeatureCollection, LineString } from 'geojson';
import type { Roads } from '../../domain/region/roads.ts';
import type { EvacuationPlan } from '../../domain/response/evacuation-plan.ts';
import type { RegionFrame } from '../region-frame.ts';
import { roadLine } from '../vectors/road-features.ts';

/** People who pass an edge in one direction. */
export interface EdgeFlow {
  readonly edge: number;
  /** True from the edge's first node to its second. */
  readonly forward: boolean;
  readonly people: number;
  /** True when others pass the same edge the other way. */
  readonly shared: boolean;
}

/** Streams of a plan summed per edge and direction, walked from each group's node. Edges that do not join are a bug. */
export function edgeFlows(plan: EvacuationPlan, roads: Roads): EdgeFlow[] {
  const people = new Map<number, number>();
  const startOf = new Map(plan.groups.map((group) => [group.id, group.roadNode]));
  for (const assignment of plan.assignments) {
    let node = startOf.get(assignment.groupId);
    if (node === undefined) throw new Error(`no group ${assignment.groupId}`);
    for (const edge of assignment.routeEdges) {
      const forward = roads.edgeFrom[edge] === node;
      if (!forward && roads.edgeTo[edge] !== node)
        throw new Error(`edge ${edge} does not touch node ${node}`);
      node = (forward ? roads.edgeTo[edge] : roads.edgeFrom[edge]) as number;
      const key = 2 * edge + (forward ? 1 : 0);
      people.set(key, (people.get(key) ?? 0) + assignment.people);
    }
  }
  return [...people].map(([key, count]) => ({
    edge: key >> 1,
    forward: (key & 1) === 1,
    people: count,
    shared: people.has(key ^ 1),
  }));
}

/** One line per edge and direction, pointing the way people go, for width and arrows. */
export function routeFeatures(
  plan: EvacuationPlan | null,
  roads: Roads | null,
  frame: RegionFrame,
): FeatureCollection<LineString> {
  const features =
    plan === null || roads === null
      ? []
      : edgeFlows(plan, roads).map((flow): Feature<LineString> => {
          const line = roadLine(roads, flow.edge, frame);
          return {
            type: 'Feature',
            properties: { people: flow.people, shared: flow.shared ? 1 : 0 },
            geometry: { type: 'LineString', coordinates: flow.forward ? line : line.reverse() },
          };
        });
  return { type: 'FeatureCollection', features };
}

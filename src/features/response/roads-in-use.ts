import type { EvacuationPlan } from '../../domain/response/evacuation-plan.ts';

export interface RoadInUse {
  readonly edge: number;
  /** Everybody whose route passes here. */
  readonly people: number;
}

/** Roads that the plan's routes use, with the people on each: a route that passes twice counts once. */
export function roadsInUse({ assignments }: Pick<EvacuationPlan, 'assignments'>): readonly RoadInUse[] {
  const people = new Map<number, number>();
  for (const { routeEdges, people: group } of assignments) {
    for (const edge of new Set(routeEdges)) people.set(edge, (people.get(edge) ?? 0) + group);
  }
  return [...people].map(([edge, count]) => ({ edge, people: count }));
}

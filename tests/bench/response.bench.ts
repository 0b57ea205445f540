import { computeExposure } from '../../src/domain/exposure/compute-exposure.ts';
import { defaultExposureThresholds } from '../../src/domain/exposure/default-thresholds.ts';
import { sampleDepths } from '../../src/domain/exposure/feature-depths.ts';
import { prepareExposure } from '../../src/domain/exposure/layout/prepare-exposure.ts';
import { defaultEvacuationOptions } from '../../src/domain/response/default-options.ts';
import { planEvacuation } from '../../src/domain/response/plan-evacuation.ts';
import { buildGridTown, levelField } from '../support/grid-town.ts';
import { risingFlood } from '../support/rising-flood.ts';

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

function medianMs(times: number, work: () => unknown): number {
  const spent = Array.from({ length: times }, () => {
    const begin = performance.now();
    work();
    return performance.now() - begin;
  });
  return Number(median(spent).toFixed(2));
}

/**
 * Exposure and planning on a synthetic town of the exercise region's size: 640,000 cells, 15,000 buildings, about 5,000
 * edges, 40 shelters, with half of the town under water at the end.
 */
export async function benchResponse(): Promise<object> {
  const town = buildGridTown({
    seed: 1,
    cells: 800,
    streets: 50,
    houses: 15_000,
    shelters: 80,
    placesPerShelter: 700,
  });
  const thresholds = defaultExposureThresholds;
  const flood = risingFlood(town, 20, 37);
  const field = levelField(town, 20);
  const options = { timeOfDay: 'night', thresholds } as const;
  const planWith = (closedRoadEdges: readonly number[]) =>
    planEvacuation({
      ...flood,
      thresholds,
      options: { ...defaultEvacuationOptions, departureS: 1800, closedRoadEdges },
    });
  const plan = planWith([]);
  if (!plan.ok) throw new Error(plan.fault.kind);
  const used = plan.value.assignments.find(({ routeEdges }) => routeEdges.length > 0)?.routeEdges[0] ?? 0;
  return {
    buildings: town.buildings?.count,
    edges: town.roads?.edgeCount,
    groups: plan.value.groups.length,
    openShelters: plan.value.shelters.filter(({ state }) => state === 'open').length,
    people: plan.value.totalPeople,
    assigned: plan.value.assignedPeople,
    prepareMs: medianMs(3, () => prepareExposure(town, town.grid)),
    sampleFrameMs: medianMs(15, () => sampleDepths(flood.prepared, field)),
    exposureMs: medianMs(15, () => computeExposure(flood.prepared, field, options)),
    planMs: medianMs(5, () => planWith([])),
    replanAfterClosingRoadMs: medianMs(5, () => planWith([used])),
  };
}

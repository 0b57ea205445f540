import fc from 'fast-check';
import highsLoader from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { defaultExposureThresholds } from '../../../src/domain/exposure/default-thresholds.ts';
import { roadClosureTimes } from '../../../src/domain/exposure/flood-timeline.ts';
import { defaultEvacuationOptions } from '../../../src/domain/response/default-options.ts';
import type {
  EvacuationAssignment,
  EvacuationGroup,
  EvacuationOptions,
  EvacuationPlan,
} from '../../../src/domain/response/evacuation-plan.ts';
import { planEvacuation } from '../../../src/domain/response/plan-evacuation.ts';
import { waysFromStart } from '../../../src/domain/response/route-search.ts';
import { travelNetwork } from '../../../src/domain/response/travel-network.ts';
import { buildGridTown } from '../../support/grid-town.ts';
import { type RisingFlood, risingFlood } from '../../support/rising-flood.ts';

type Highs = Awaited<ReturnType<typeof highsLoader>>;
let highs: Highs;
beforeAll(async () => {
  highs = await highsLoader();
});

const thresholds = defaultExposureThresholds;

const scene = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  levelM: fc.double({ min: 0.5, max: 3, noNaN: true }),
  departureS: fc.integer({ min: 0, max: 7200 }),
  places: fc.integer({ min: 5, max: 250 }),
  travel: fc.constantFrom('walk' as const, 'drive' as const),
});
type Scene = typeof scene extends fc.Arbitrary<infer T> ? T : never;

interface Planned {
  readonly flood: RisingFlood;
  readonly options: EvacuationOptions;
  readonly plan: EvacuationPlan;
}

function planned(given: Scene, closedRoadEdges: readonly number[] = []): Planned {
  const town = buildGridTown({
    seed: given.seed,
    cells: 60,
    streets: 6,
    houses: 120,
    shelters: 4,
    placesPerShelter: given.places,
  });
  const flood = risingFlood(town, given.levelM, 13);
  const { departureS, travel } = given;
  const options = { ...defaultEvacuationOptions, departureS, travel, closedRoadEdges };
  const plan = planEvacuation({ ...flood, thresholds, options });
  if (!plan.ok) throw new Error(plan.fault.kind);
  return { flood, options, plan: plan.value };
}

function networkOf({ flood, options }: Planned) {
  const { roads } = flood.prepared;
  const closures = roadClosureTimes(flood.frames, flood.maximum, thresholds);
  if (roads === null || closures === null) throw new Error('a town has roads');
  const floodsS = options.travel === 'walk' ? closures.walkClosesS : closures.carClosesS;
  return travelNetwork(roads.roads, roads.graph, floodsS, options);
}

const groupOf = (plan: EvacuationPlan, id: string): EvacuationGroup => {
  const group = plan.groups.find((one) => one.id === id);
  if (group === undefined) throw new Error(`no group ${id}`);
  return group;
};

/** Node and time at the end of a route, or where it breaks. */
function follow(given: Planned, group: EvacuationGroup, edges: readonly number[], departureS: number) {
  const network = networkOf(given);
  const roads = given.flood.prepared.roads?.roads;
  let node = group.roadNode;
  let atS = departureS + group.accessM / network.accessSpeedMPerS;
  let inTime = departureS <= group.deadlineS + 1e-6;
  for (const edge of edges) {
    const [from, to] = [roads?.edgeFrom[edge], roads?.edgeTo[edge]];
    if (node !== from && node !== to) return { node: -1, atS, inTime: false };
    node = (node === from ? to : from) as number;
    atS += network.travelS[edge] as number;
    inTime &&= atS <= (network.closesS[edge] as number) + 1e-6;
  }
  return { node, atS, inTime };
}

const shelterNode = ({ flood }: Planned, { shelterId }: EvacuationAssignment): number | undefined =>
  flood.prepared.facilities?.find(({ facility }) => facility.id === shelterId)?.access?.node;

const personSeconds = ({ plan }: Planned): number =>
  plan.assignments.reduce((sum, { people, travelS }) => sum + people * travelS, 0);

describe('every plan', () => {
  it('keeps account of all people and overfills no shelter', () => {
    fc.assert(
      fc.property(scene, (given) => {
        const { plan } = planned(given);
        const short = plan.shortfalls.reduce((sum, { people }) => sum + people, 0);
        expect(plan.assignedPeople + short).toBe(plan.totalPeople);
        expect(plan.groups.reduce((sum, { people }) => sum + people, 0)).toBe(plan.totalPeople);
        expect(plan.shelters.reduce((sum, one) => sum + one.assignedPeople, 0)).toBe(plan.assignedPeople);
        for (const one of plan.shelters) {
          expect(one.assignedPeople).toBeLessThanOrEqual(one.state === 'open' ? one.capacityPeople : 0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has routes that hang together, avoid closed roads, and pass every road before it floods', () => {
    fc.assert(
      fc.property(scene, fc.array(fc.integer({ min: 0, max: 59 }), { maxLength: 6 }), (given, closed) => {
        const made = planned(given, closed);
        for (const one of made.plan.assignments) {
          const end = follow(made, groupOf(made.plan, one.groupId), one.routeEdges, given.departureS);
          expect(end.node).toBe(shelterNode(made, one));
          expect(end.inTime).toBe(true);
          expect(one.arriveS).toBeGreaterThanOrEqual(end.atS - 1e-6);
          expect(one.routeEdges.some((edge) => closed.includes(edge))).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('gives the last safe departure of a route to the second', () => {
    fc.assert(
      fc.property(scene, (given) => {
        const made = planned(given);
        for (const one of made.plan.assignments) {
          const group = groupOf(made.plan, one.groupId);
          const passes = (departureS: number): boolean =>
            follow(made, group, one.routeEdges, departureS).inTime;
          expect(passes(one.lastSafeDepartureS)).toBe(true);
          expect(passes(one.lastSafeDepartureS + 1)).toBe(false);
          expect(one.lastSafeDepartureS).toBeGreaterThanOrEqual(given.departureS - 1e-6);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('places those it calls too late when they leave at the time it names, and not a second later', () => {
    fc.assert(
      fc.property(scene, (given) => {
        const made = planned({ ...given, places: 10_000 });
        const late = made.plan.shortfalls.filter(({ reason }) => reason === 'road-floods-first');
        for (const { groupId, lastSafeDepartureS } of late.slice(0, 3)) {
          if (lastSafeDepartureS === null) continue;
          expect(lastSafeDepartureS).toBeLessThan(given.departureS);
          const isShort = (departureS: number): boolean =>
            planned({ ...given, places: 10_000, departureS }).plan.shortfalls.some(
              (one) => one.groupId === groupId,
            );
          expect(isShort(lastSafeDepartureS)).toBe(false);
          expect(isShort(lastSafeDepartureS + 1)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('never gets better when a road is closed', () => {
    fc.assert(
      fc.property(scene, fc.integer({ min: 0, max: 59 }), (given, edge) => {
        const open = planned(given);
        const closed = planned(given, [edge]);
        expect(closed.plan.assignedPeople).toBeLessThanOrEqual(open.plan.assignedPeople);
        if (closed.plan.assignedPeople === open.plan.assignedPeople) {
          expect(personSeconds(closed)).toBeGreaterThanOrEqual(
            personSeconds(open) - 0.001 * open.plan.totalPeople,
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it('costs as little as the optimum that HiGHS proves over independently searched ways', () => {
    fc.assert(
      fc.property(scene, (given) => {
        const made = planned(given);
        const wanted = provenOptimum(made);
        expect(made.plan.assignedPeople).toBe(wanted.placed);
        expect(Math.abs(personSeconds(made) - wanted.personS)).toBeLessThanOrEqual(
          0.001 * made.plan.totalPeople,
        );
      }),
      { numRuns: 25 },
    );
  });
});

/** Travel times by one forward search per group; placement as an integer programme. */
function provenOptimum(made: Planned): { readonly placed: number; readonly personS: number } {
  const network = networkOf(made);
  const { departureS } = made.options;
  const open = made.plan.shelters.filter(({ state }) => state === 'open');
  const accessOf = (id: string) =>
    made.flood.prepared.facilities?.find(({ facility }) => facility.id === id)?.access;
  const arcs = made.plan.groups.flatMap((group, g) => {
    if (departureS > group.deadlineS) return [];
    const firstLegS = group.accessM / network.accessSpeedMPerS;
    const { arriveS } = waysFromStart(network, group.roadNode, departureS + firstLegS);
    return open.flatMap(({ shelterId }, s) => {
      const access = accessOf(shelterId);
      const thereS = arriveS[access?.node ?? -1] ?? Infinity;
      const travelS = thereS - departureS + (access?.distanceM ?? 0) / network.accessSpeedMPerS;
      return Number.isFinite(travelS) ? [{ g, s, travelS, variable: `x${g}_${s}` }] : [];
    });
  });
  if (arcs.length === 0) return { placed: 0, personS: 0 };
  const sum = (some: typeof arcs): string => some.map(({ variable }) => variable).join(' + ');
  const rows = [
    ...made.plan.groups.map(({ people }, g) => ({ limit: people, some: arcs.filter((arc) => arc.g === g) })),
    ...open.map(({ capacityPeople }, s) => ({
      limit: capacityPeople,
      some: arcs.filter((arc) => arc.s === s),
    })),
  ].filter(({ some }) => some.length > 0);
  const limits = rows.map(({ limit, some }, i) => ` c${i}: ${sum(some)} <= ${limit}`).join('\n');
  const general = `General\n ${arcs.map(({ variable }) => variable).join('\n ')}\nEnd`;
  const solve = (text: string): number => {
    const solution = highs.solve(text);
    expect(solution.Status).toBe('Optimal');
    return solution.ObjectiveValue;
  };
  const placed = Math.round(solve(`Maximize\n obj: ${sum(arcs)}\nSubject To\n${limits}\n${general}`));
  const objective = arcs.map(({ travelS, variable }) => `${travelS.toFixed(9)} ${variable}`).join('\n + ');
  const all = ` all: ${sum(arcs)} = ${placed}`;
  const personS = solve(`Minimize\n obj: ${objective}\nSubject To\n${limits}\n${all}\n${general}`);
  return { placed, personS };
}

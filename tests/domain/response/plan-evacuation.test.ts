import { describe, expect, it } from 'vitest';
import { defaultExposureThresholds } from '../../../src/domain/exposure/default-thresholds.ts';
import type { FeatureDepths } from '../../../src/domain/exposure/feature-depths.ts';
import type { TimedDepths } from '../../../src/domain/exposure/flood-timeline.ts';
import { prepareExposure } from '../../../src/domain/exposure/layout/prepare-exposure.ts';
import type { Facility } from '../../../src/domain/region/facilities.ts';
import type { Region } from '../../../src/domain/region/region.ts';
import { defaultEvacuationOptions } from '../../../src/domain/response/default-options.ts';
import type { EvacuationOptions, EvacuationPlan } from '../../../src/domain/response/evacuation-plan.ts';
import { planEvacuation } from '../../../src/domain/response/plan-evacuation.ts';
import { buildRegion, metricGrid, shelterAt } from '../../support/region-builder.ts';

const grid = metricGrid(100, 100);
const at = (eastM: number, southM: number): readonly [number, number] => [
  grid.westM + eastM,
  grid.northM - southM,
];

/**
 * A house at node 0; a short way 0-1-3 (200 m each) and a long one 0-2-3 (300 m each) to node 3, where a shelter stands;
 * node 4 with a second shelter lies 100 m beyond.
 */
const nodes = [at(200, 500), at(400, 500), at(400, 700), at(600, 500), at(700, 500)];
const edges = [
  { from: 0, to: 1 },
  { from: 1, to: 3 },
  { from: 0, to: 2, lengthM: 300 },
  { from: 2, to: 3, lengthM: 300 },
  { from: 3, to: 4 },
];
const shelter = (id: string, node: number, places: number, over = {}) =>
  shelterAt(id, nodes[node] as readonly [number, number], node, places, over);

const townWith = (facilities: readonly Facility[], people = 10): Region => {
  const [xM, yM] = nodes[0] as readonly [number, number];
  return buildRegion({
    grid,
    houses: [{ xM, yM, nightPeople: people, dayPeople: 2 }],
    nodes,
    edges,
    facilities,
  });
};

interface Water {
  readonly house?: number;
  readonly roads?: Readonly<Record<number, number>>;
  readonly facilities?: Readonly<Record<number, number>>;
}

const depthsOf = (region: Region, water: Water): FeatureDepths => ({
  buildingDepthM: Float32Array.of(water.house ?? 0),
  roadDepthM: Float32Array.from(edges, (_, edge) => water.roads?.[edge] ?? 0),
  facilityDepthM: Float32Array.from(region.facilities ?? [], (_, k) => water.facilities?.[k] ?? 0),
});

/** Dry at first, rising evenly to `end` at 10,000 s. */
const risingTo = (region: Region, end: Water): TimedDepths[] => [
  { timeS: 0, depths: depthsOf(region, {}) },
  { timeS: 10_000, depths: depthsOf(region, end) },
];

const ask = (region: Region, frames: readonly TimedDepths[], over: Partial<EvacuationOptions> = {}) => {
  const prepared = prepareExposure(region, grid);
  if (!prepared.ok) throw new Error(prepared.fault.kind);
  const options = { ...defaultEvacuationOptions, departureS: 0, ...over };
  return planEvacuation({
    prepared: prepared.value,
    frames,
    maximum: null,
    thresholds: defaultExposureThresholds,
    options,
  });
};

const planFor = (region: Region, end: Water, over: Partial<EvacuationOptions> = {}): EvacuationPlan => {
  const plan = ask(region, risingTo(region, end), over);
  if (!plan.ok) throw new Error(plan.fault.kind);
  return plan.value;
};

describe('a plan for one house', () => {
  const town = townWith([shelter('near', 3, 50), shelter('far', 4, 50)]);

  it('takes everybody to the nearest shelter by the shortest way, before the water is at the door', () => {
    const plan = planFor(town, { house: 0.6 });
    expect(plan.assignments).toEqual([
      {
        groupId: plan.groups[0]?.id,
        shelterId: 'near',
        people: 10,
        routeEdges: [0, 1],
        distanceM: 400,
        travelS: 400,
        arriveS: 400,
        lastSafeDepartureS: expect.closeTo(5000, 2),
      },
    ]);
    expect(plan.shortfalls).toEqual([]);
    expect([plan.totalPeople, plan.assignedPeople, plan.capacityShortPeople, plan.clearedS]).toEqual([
      10, 10, 0, 400,
    ]);
  });

  it('has nobody to move where the water stays under the evacuation depth', () => {
    const plan = planFor(town, { house: 0.2 });
    expect([plan.groups, plan.assignments, plan.totalPeople, plan.clearedS]).toEqual([[], [], 0, null]);
  });

  it('moves the people of the day by day', () => {
    expect(planFor(town, { house: 0.6 }, { timeOfDay: 'day' }).totalPeople).toBe(2);
  });

  it('goes round a road that floods on the way', () => {
    const plan = planFor(town, { house: 0.35, roads: { 1: 20 } }, { departureS: 0 });
    expect(plan.assignments[0]?.routeEdges).toEqual([2, 3]);
    expect(plan.assignments[0]?.travelS).toBe(600);
  });

  it('passes that road when it leaves just in time', () => {
    const plan = planFor(town, { house: 0.35, roads: { 1: 10 } }, { departureS: 100 });
    expect(plan.assignments[0]?.routeEdges).toEqual([0, 1]);
    expect(plan.assignments[0]?.lastSafeDepartureS).toBeCloseTo(100, 3);
    const later = planFor(town, { house: 0.35, roads: { 1: 10 } }, { departureS: 101 });
    expect(later.assignments[0]?.routeEdges).toEqual([2, 3]);
  });

  it('goes round a road that the user closed', () => {
    const plan = planFor(town, { house: 0.6 }, { closedRoadEdges: [0] });
    expect(plan.assignments[0]?.routeEdges).toEqual([2, 3]);
  });

  it('goes on to the next shelter when the user closed the first', () => {
    const plan = planFor(town, { house: 0.6 }, { closedShelterIds: ['near'] });
    expect(plan.assignments[0]).toMatchObject({ shelterId: 'far', routeEdges: [0, 1, 4] });
    expect(plan.shelters.map(({ shelterId, state }) => [shelterId, state])).toEqual([
      ['near', 'closed'],
      ['far', 'open'],
    ]);
  });

  it('never sends anybody to a shelter that floods, however late', () => {
    const plan = planFor(town, { house: 0.6, facilities: { 0: 0.16 } });
    expect(plan.assignments[0]?.shelterId).toBe('far');
    expect(plan.shelters[0]?.state).toBe('flooded');
  });

  it('drives at the speed of the road and closes roads at the depth for cars', () => {
    const plan = planFor(town, { house: 0.35, roads: { 1: 0.4 } }, { travel: 'drive' });
    expect(plan.assignments[0]?.travelS).toBeCloseTo(400 / (30 / 3.6), 6);
    expect(plan.assignments[0]?.lastSafeDepartureS).toBeCloseTo(7500 - 48, 2);
  });

  it('splits the house over both shelters when the first is full', () => {
    const small = townWith([shelter('near', 3, 6), shelter('far', 4, 50)]);
    const plan = planFor(small, { house: 0.6 });
    expect(plan.assignments.map(({ shelterId, people }) => [shelterId, people])).toEqual([
      ['near', 6],
      ['far', 4],
    ]);
  });
});

describe('people who cannot be brought to safety', () => {
  it('are short for want of places, and the plan says by how many', () => {
    const plan = planFor(townWith([shelter('near', 3, 7)]), { house: 0.6 });
    expect(plan.shortfalls).toEqual([
      {
        groupId: plan.groups[0]?.id,
        people: 3,
        reason: 'no-capacity',
        lastSafeDepartureS: expect.closeTo(5000, 2),
      },
    ]);
    expect([plan.assignedPeople, plan.capacityShortPeople]).toEqual([7, 3]);
  });

  it('are told the last departure that would have worked when the roads close first', () => {
    const roads = { 1: 5, 3: 5 };
    const inTime = planFor(townWith([shelter('near', 3, 50)]), { house: 0.35, roads }, { departureS: 600 });
    expect(inTime.assignments[0]?.lastSafeDepartureS).toBeCloseTo(600, 3);
    const late = planFor(townWith([shelter('near', 3, 50)]), { house: 0.35, roads }, { departureS: 601 });
    expect(late.assignments).toEqual([]);
    expect(late.shortfalls[0]).toMatchObject({ people: 10, reason: 'road-floods-first' });
    expect(late.shortfalls[0]?.lastSafeDepartureS).toBeCloseTo(600, 3);
  });

  it('are told so too when the water is at the door before they leave', () => {
    const plan = planFor(townWith([shelter('near', 3, 50)]), { house: 0.6 }, { departureS: 5001 });
    expect(plan.shortfalls[0]?.reason).toBe('road-floods-first');
    expect(plan.shortfalls[0]?.lastSafeDepartureS).toBeCloseTo(5000, 2);
  });

  it('have no last departure when the road is under water from the start', () => {
    const town = townWith([shelter('near', 3, 50)]);
    const flooded = { house: 0.6, roads: { 0: 1, 2: 1 } };
    const frames = [
      { timeS: 0, depths: depthsOf(town, { ...flooded, house: 0 }) },
      { timeS: 600, depths: depthsOf(town, flooded) },
    ];
    const plan = ask(town, frames);
    expect(plan.ok && plan.value.shortfalls[0]).toMatchObject({
      reason: 'road-floods-first',
      lastSafeDepartureS: null,
    });
  });

  it('have no road when the user closed every way', () => {
    const plan = planFor(townWith([shelter('near', 3, 50)]), { house: 0.6 }, { closedRoadEdges: [0, 2] });
    expect(plan.shortfalls[0]).toMatchObject({ people: 10, reason: 'no-road', lastSafeDepartureS: null });
  });

  it('are all of them when every shelter is lost', () => {
    const plan = planFor(townWith([shelter('near', 3, 50)]), { house: 0.6 }, { closedShelterIds: ['near'] });
    expect(plan.shortfalls[0]).toMatchObject({ people: 10, reason: 'no-capacity' });
    expect(plan.capacityShortPeople).toBe(10);
  });
});

describe('shelters of other kinds', () => {
  const types = (first: Partial<Parameters<typeof shelterAt>[4] & object>): EvacuationPlan =>
    planFor(townWith([shelter('other', 3, 50, first), shelter('housing', 4, 6)]), { house: 0.6 });

  it('take people only when the temporary housing in reach is full', () => {
    const plan = types({ shelterType: 'heat' });
    expect(plan.assignments.map(({ shelterId, people }) => [shelterId, people])).toEqual([
      ['other', 4],
      ['housing', 6],
    ]);
    expect(plan.shelters.map(({ use }) => use)).toEqual(['overflow', 'first']);
  });

  it('are never used below ground, nor if they are cellars or open low ground', () => {
    for (const unfit of [
      { underground: true },
      { shelterType: 'civil-defence' },
      { shelterType: 'earthquake-outdoor' },
    ] as const) {
      const plan = types(unfit);
      expect(plan.assignments.map(({ shelterId }) => shelterId)).toEqual(['housing']);
      expect(plan.capacityShortPeople).toBe(4);
    }
  });
});

describe('a house whose last road out closes', () => {
  const station: Facility = {
    type: 'fire-station',
    id: 'f',
    name: { ko: 'f', en: 'f' },
    xM: nodes[4]?.[0] as number,
    yM: nodes[4]?.[1] as number,
    buildingIndex: null,
    roadNode: 4,
  };
  const town = townWith([shelter('near', 3, 50), station]);
  const roads = { 0: 0.6, 3: 0.4 };

  it('must be left before then when water reaches it later', () => {
    const plan = planFor(town, { house: 0.375, roads });
    expect(plan.groups[0]?.deadlineS).toBeCloseTo(7500, 2);
    expect(plan.assignedPeople).toBe(10);
  });

  it('is not evacuated when it stays dry', () => {
    expect(planFor(town, { roads })).toMatchObject({ groups: [], totalPeople: 0, clearedS: null });
  });
});

describe('a plan is refused', () => {
  const town = townWith([shelter('near', 3, 50)]);
  const faultOf = (region: Region, frames: readonly TimedDepths[], over: Partial<EvacuationOptions> = {}) => {
    const plan = ask(region, frames, over);
    return plan.ok ? null : plan.fault;
  };

  it('without a layer it needs, naming it', () => {
    const wanted = [
      ['buildings', { ...town, buildings: null }],
      ['roads', { ...town, roads: null }],
      ['facilities', { ...town, facilities: null }],
    ] as const;
    for (const [layer, region] of wanted) {
      expect(faultOf(region, [])).toEqual({ kind: 'plan-layer-missing', layer });
    }
  });

  it('without a computed flood', () => {
    expect(faultOf(town, [])).toEqual({ kind: 'plan-no-frames' });
  });

  it('without a shelter fit for a flood, saying how many others there are', () => {
    const cellars = townWith([shelter('cellar', 3, 50, { shelterType: 'civil-defence' })]);
    expect(faultOf(cellars, risingTo(cellars, { house: 1 }))).toMatchObject({
      kind: 'plan-no-flood-shelter',
      shelterCount: 1,
    });
  });

  it('for options that make no sense, with what came and what was wanted', () => {
    const frames = risingTo(town, { house: 1 });
    expect(faultOf(town, frames, { walkSpeedMPerS: 0 })).toEqual({
      kind: 'plan-option-out-of-range',
      option: 'walkSpeedMPerS',
      value: 0,
      minimum: 0.2,
      maximum: 3,
    });
    expect(faultOf(town, frames, { departureS: Number.NaN })).toMatchObject({ option: 'departureS' });
    expect(faultOf(town, frames, { closedRoadEdges: [5] })).toEqual({
      kind: 'plan-unknown-road',
      edge: 5,
      edgeCount: 5,
    });
    expect(faultOf(town, frames, { closedShelterIds: ['nowhere'] })).toEqual({
      kind: 'plan-unknown-shelter',
      shelterId: 'nowhere',
    });
  });
});

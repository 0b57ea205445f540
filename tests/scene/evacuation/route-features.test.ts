import { describe, expect, test } from 'vitest';
import type { EvacuationPlan } from '../../../src/domain/response/evacuation-plan.ts';
import { edgeFlows } from '../../../src/scene/evacuation/route-features.ts';
import { buildRoads } from '../../support/region-builder.ts';

const roads = buildRoads(
  [
    [0, 0],
    [100, 0],
    [200, 0],
  ],
  [
    { from: 0, to: 1 },
    { from: 2, to: 1 },
  ],
);

const plan = (routes: readonly { node: number; people: number; routeEdges: number[] }[]): EvacuationPlan =>
  ({
    groups: routes.map(({ node, people }, k) => ({ id: `g${k}`, roadNode: node, people })),
    assignments: routes.map(({ people, routeEdges }, k) => ({ groupId: `g${k}`, people, routeEdges })),
  }) as never;

describe('flows of people over edges', () => {
  test('follow each route from its group and turn against an edge stored the other way', () => {
    expect(edgeFlows(plan([{ node: 0, people: 30, routeEdges: [0, 1] }]), roads)).toEqual([
      { edge: 0, forward: true, people: 30, shared: false },
      { edge: 1, forward: false, people: 30, shared: false },
    ]);
  });

  test('add up where routes join and stay apart where they meet head-on', () => {
    const flows = edgeFlows(
      plan([
        { node: 0, people: 30, routeEdges: [0] },
        { node: 0, people: 12, routeEdges: [0] },
        { node: 1, people: 5, routeEdges: [0] },
      ]),
      roads,
    );
    expect(flows).toContainEqual({ edge: 0, forward: true, people: 42, shared: true });
    expect(flows).toContainEqual({ edge: 0, forward: false, people: 5, shared: true });
  });

  test('refuse a route whose edges do not join', () => {
    expect(() => edgeFlows(plan([{ node: 0, people: 1, routeEdges: [1] }]), roads)).toThrow(/edge 1/);
  });
});

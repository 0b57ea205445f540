import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roadAdjacency } from '../../../src/domain/exposure/layout/road-adjacency.ts';
import type { EvacuationOptions } from '../../../src/domain/response/evacuation-plan.ts';
import {
  edgesFromStart,
  edgesToGoal,
  latestDepartures,
  waysFromStart,
  waysToGoal,
} from '../../../src/domain/response/route-search.ts';
import { type TravelNetwork, travelNetwork } from '../../../src/domain/response/travel-network.ts';
import { buildRoads, type EdgeSpec } from '../../support/region-builder.ts';

const walking: Pick<EvacuationOptions, 'travel' | 'walkSpeedMPerS' | 'closedRoadEdges'> = {
  travel: 'walk',
  walkSpeedMPerS: 1,
  closedRoadEdges: [],
};

const networkOf = (
  nodeCount: number,
  edges: readonly (EdgeSpec & { readonly closesS?: number })[],
  options = walking,
): TravelNetwork => {
  const roads = buildRoads(
    Array.from({ length: nodeCount }, (_, k): [number, number] => [k, 0]),
    edges,
  );
  const floodsS = Float64Array.from(edges, (edge) => edge.closesS ?? -1);
  return travelNetwork(roads, roadAdjacency(roads), floodsS, options);
};

/** A short way 0-1-3 that closes at 150 s on its second edge, and a long one 0-2-3. */
const twoWays = (closesS: number): TravelNetwork =>
  networkOf(4, [
    { from: 0, to: 1, lengthM: 50 },
    { from: 1, to: 3, lengthM: 50, closesS },
    { from: 0, to: 2, lengthM: 200 },
    { from: 2, to: 3, lengthM: 200 },
  ]);

describe('the fastest way in time', () => {
  it('is the short one for those who leave early enough to pass it, and the detour one second later', () => {
    const network = twoWays(150);
    expect(edgesFromStart(waysFromStart(network, 0, 50), 3)).toEqual([0, 1]);
    const late = waysFromStart(network, 0, 51);
    expect(edgesFromStart(late, 3)).toEqual([2, 3]);
    expect(late.arriveS[3]).toBe(451);
  });

  it('is found from the shelter for all who pass before the closing', () => {
    const ways = waysToGoal(twoWays(150), 3, 0);
    expect(ways.travelS[0]).toBe(100);
    expect(ways.leaveByS[0]).toBe(50);
    expect(edgesToGoal(ways, 0)).toEqual([0, 1]);
  });

  it('respects one-way streets when driving and ignores them on foot', () => {
    const street = [{ from: 0, to: 1, lengthM: 300, roadClass: 3, oneWay: true }];
    const drive = networkOf(2, street, { ...walking, travel: 'drive' });
    expect(waysFromStart(drive, 0, 0).arriveS[1]).toBeCloseTo(36, 9);
    expect(waysFromStart(drive, 1, 0).arriveS[0]).toBe(Infinity);
    expect(waysToGoal(drive, 0, 0).travelS[1]).toBe(Infinity);
    expect(latestDepartures(drive, 0)[1]).toBe(-Infinity);
    expect(waysFromStart(networkOf(2, street), 1, 0).arriveS[0]).toBe(300);
  });

  it('leads walkers nowhere over an expressway, which drivers may take', () => {
    const edges = [{ from: 0, to: 1, lengthM: 500, roadClass: 5 }];
    expect(waysFromStart(networkOf(2, edges), 0, 0).arriveS[1]).toBe(Infinity);
    const drive = networkOf(2, edges, { ...walking, travel: 'drive' });
    expect(waysFromStart(drive, 0, 0).arriveS[1]).toBeCloseTo(18, 9);
  });

  it('goes at the speed of the edge where the region knows it', () => {
    const roads = {
      ...buildRoads([[0, 0] as const, [1, 0] as const], [{ from: 0, to: 1, lengthM: 500 }]),
      speedKmH: Float32Array.of(90),
    };
    const options = { ...walking, travel: 'drive' as const };
    const network = travelNetwork(roads, roadAdjacency(roads), Float64Array.of(-1), options);
    expect(waysFromStart(network, 0, 0).arriveS[1]).toBeCloseTo(20, 9);
  });

  it('never takes an edge that the user closed', () => {
    const network = networkOf(2, [{ from: 0, to: 1, lengthM: 10 }], { ...walking, closedRoadEdges: [0] });
    expect(waysFromStart(network, 0, 0).arriveS[1]).toBe(Infinity);
    expect(latestDepartures(network, 1)[0]).toBe(-Infinity);
  });
});

describe('the latest departure', () => {
  it('is unlimited where a way never closes', () => {
    expect(latestDepartures(twoWays(150), 3)[0]).toBe(Infinity);
  });

  it('is that of the better of two closing ways', () => {
    const network = networkOf(3, [
      { from: 0, to: 2, lengthM: 100, closesS: 300 },
      { from: 0, to: 1, lengthM: 100, closesS: 500 },
      { from: 1, to: 2, lengthM: 100, closesS: 700 },
    ]);
    expect(Array.from(latestDepartures(network, 2))).toEqual([400, 600, Infinity]);
  });
});

const randomNetwork = fc.integer({ min: 2, max: 6 }).chain((nodeCount) =>
  fc
    .array(
      fc.record({
        from: fc.integer({ min: 0, max: nodeCount - 1 }),
        to: fc.integer({ min: 0, max: nodeCount - 1 }),
        lengthM: fc.integer({ min: 1, max: 100 }),
        closesS: fc.oneof(fc.constant(-1), fc.integer({ min: 0, max: 300 })),
        oneWay: fc.boolean(),
      }),
      { minLength: 1, maxLength: 12 },
    )
    .map((edges) => networkOf(nodeCount, edges, { ...walking, travel: 'drive' })),
);

/** Arrival over every simple way, by plain enumeration. */
function arrivalByEnumeration(network: TravelNetwork, start: number, goal: number, leaveS: number): number {
  const { graph } = network;
  const visit = (node: number, atS: number, seen: readonly number[]): number => {
    if (node === goal) return atS;
    let best = Infinity;
    for (let k = graph.offsets[node] as number; k < (graph.offsets[node + 1] as number); k++) {
      const edge = graph.edge[k] as number;
      const to = graph.target[k] as number;
      const thereS = atS + (network.travelS[edge] as number);
      const against = network.oneWay[edge] === 1 && graph.along[k] === 0;
      if (against || seen.includes(to) || thereS > (network.closesS[edge] as number) + 1e-6) continue;
      best = Math.min(best, visit(to, thereS, [...seen, to]));
    }
    return best;
  };
  return visit(start, leaveS, [start]);
}

describe('searches on random networks', () => {
  it('find the same arrival as trying every way', () => {
    fc.assert(
      fc.property(randomNetwork, fc.integer({ min: 0, max: 200 }), (network, leaveS) => {
        const { arriveS } = waysFromStart(network, 0, leaveS);
        for (let goal = 0; goal < network.graph.nodeCount; goal++) {
          const wanted = arrivalByEnumeration(network, 0, goal, leaveS);
          if (wanted === Infinity) expect(arriveS[goal]).toBe(Infinity);
          else expect(arriveS[goal]).toBeCloseTo(wanted, 6);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('give the latest departure as a true boundary: at it one arrives, a second later one does not', () => {
    fc.assert(
      fc.property(randomNetwork, (network) => {
        const goal = network.graph.nodeCount - 1;
        const latestS = latestDepartures(network, goal);
        for (let node = 0; node < goal; node++) {
          const byS = latestS[node] as number;
          const arrives = (leaveS: number): boolean =>
            Number.isFinite(arrivalByEnumeration(network, node, goal, leaveS));
          if (byS === Infinity) expect(arrives(1e6)).toBe(true);
          else if (byS === -Infinity) expect(arrives(-1e6)).toBe(false);
          else {
            expect(arrives(byS)).toBe(true);
            expect(arrives(byS + 1)).toBe(false);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('agree from both ends wherever the shortest way is in time', () => {
    fc.assert(
      fc.property(randomNetwork, fc.integer({ min: 0, max: 200 }), (network, leaveS) => {
        const goal = network.graph.nodeCount - 1;
        const ways = waysToGoal(network, goal, leaveS);
        for (let node = 0; node < goal; node++) {
          const arriveS = waysFromStart(network, node, leaveS).arriveS[goal] as number;
          if (leaveS <= (ways.leaveByS[node] as number)) {
            expect(leaveS + (ways.travelS[node] as number)).toBeCloseTo(arriveS, 6);
          } else expect(arriveS).toBeGreaterThanOrEqual(leaveS + (ways.travelS[node] as number) - 1e-6);
        }
      }),
      { numRuns: 300 },
    );
  });
});

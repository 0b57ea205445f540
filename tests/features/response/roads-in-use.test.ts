import { describe, expect, it } from 'vitest';
import { roadsInUse } from '../../../src/features/response/roads-in-use.ts';

const route = (people: number, ...routeEdges: number[]) => ({
  groupId: 'g',
  shelterId: 's',
  people,
  routeEdges,
  distanceM: 0,
  travelS: 0,
  arriveS: 0,
  lastSafeDepartureS: 0,
});

describe('roads in use', () => {
  it('carry everybody whose route passes, once each', () => {
    const roads = roadsInUse({ assignments: [route(10, 1, 2), route(5, 2, 3), route(7, 4, 2, 4)] });
    expect(new Map(roads.map(({ edge, people }) => [edge, people]))).toEqual(
      new Map([
        [1, 10],
        [2, 22],
        [3, 5],
        [4, 7],
      ]),
    );
  });

  it('are none where nobody moves', () => {
    expect(roadsInUse({ assignments: [] })).toEqual([]);
  });
});

import fc from 'fast-check';
import highsLoader from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { placePeople, type TransportProblem } from '../../../src/domain/response/people-transport.ts';

type Highs = Awaited<ReturnType<typeof highsLoader>>;
let highs: Highs;
beforeAll(async () => {
  highs = await highsLoader();
});

const problem = (
  people: readonly number[],
  places: readonly number[],
  rows: readonly (readonly number[])[],
): TransportProblem => ({ people, places, cost: Float64Array.from(rows.flat()) });

interface Outcome {
  readonly placed: number;
  readonly cost: number;
}

function outcomeOf(given: TransportProblem): Outcome {
  const { assigned } = placePeople(given);
  let [placed, cost] = [0, 0];
  for (const [k, people] of assigned.entries()) {
    placed += people;
    if (people > 0) cost += people * (given.cost[k] as number);
  }
  return { placed, cost };
}

/** The same problem as an integer programme: first the most people, then the least cost with that many. */
function provenOptimum({ people, places, cost }: TransportProblem): Outcome {
  const shelters = places.length;
  const arcs = Array.from(cost.keys()).filter((k) => Number.isFinite(cost[k]));
  if (arcs.length === 0) return { placed: 0, cost: 0 };
  const sumOf = (some: readonly number[]): string => some.map((k) => `x${k}`).join(' + ');
  const rows = [
    ...people.map((limit, g) => ({ limit, arcs: arcs.filter((k) => Math.floor(k / shelters) === g) })),
    ...places.map((limit, s) => ({ limit, arcs: arcs.filter((k) => k % shelters === s) })),
  ].filter((row) => row.arcs.length > 0);
  const limits = rows.map((row, i) => ` c${i}: ${sumOf(row.arcs)} <= ${row.limit}`).join('\n');
  const general = `General\n ${arcs.map((k) => `x${k}`).join(' ')}\nEnd`;
  const solve = (text: string): number => {
    const solution = highs.solve(text);
    expect(solution.Status).toBe('Optimal');
    return Math.round(solution.ObjectiveValue);
  };
  const placed = solve(`Maximize\n obj: ${sumOf(arcs)}\nSubject To\n${limits}\n${general}`);
  const objective = arcs.map((k) => `${cost[k]} x${k}`).join(' + ');
  const all = ` all: ${sumOf(arcs)} = ${placed}`;
  return { placed, cost: solve(`Minimize\n obj: ${objective}\nSubject To\n${limits}\n${all}\n${general}`) };
}

const randomProblem = fc
  .record({ groups: fc.integer({ min: 1, max: 6 }), shelters: fc.integer({ min: 1, max: 4 }) })
  .chain(({ groups, shelters }) =>
    fc.record({
      people: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: groups, maxLength: groups }),
      places: fc.array(fc.integer({ min: 0, max: 50 }), { minLength: shelters, maxLength: shelters }),
      cost: fc
        .array(fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 99 }) }, fc.constant(Infinity)), {
          minLength: groups * shelters,
          maxLength: groups * shelters,
        })
        .map((values) => Float64Array.from(values)),
    }),
  );

describe('placing people in shelters', () => {
  it('sends the nearer group on when that saves time for both together', () => {
    const { assigned, left } = placePeople(
      problem(
        [10, 10],
        [10, 10],
        [
          [1, 3],
          [2, 9],
        ],
      ),
    );
    expect(Array.from(assigned)).toEqual([0, 10, 10, 0]);
    expect(left).toEqual([0, 0]);
  });

  it('splits a group over two shelters rather than leave anyone out', () => {
    const { assigned, left } = placePeople(problem([15], [10, 10], [[1, 5]]));
    expect(Array.from(assigned)).toEqual([10, 5]);
    expect(left).toEqual([0]);
  });

  it('moves people already placed to make room for a group with one choice', () => {
    const { assigned, left } = placePeople(
      problem(
        [10, 10],
        [10, 10],
        [
          [1, 90],
          [1, Infinity],
        ],
      ),
    );
    expect(Array.from(assigned)).toEqual([0, 10, 10, 0]);
    expect(left).toEqual([0, 0]);
  });

  it('leaves out those who would travel longest when places are short', () => {
    const { left } = placePeople(problem([10, 10, 10], [15], [[30], [10], [20]]));
    expect(left).toEqual([10, 0, 5]);
  });

  it('keeps every total and never overfills a shelter', () => {
    fc.assert(
      fc.property(randomProblem, (given) => {
        const { assigned, left } = placePeople(given);
        const shelters = given.places.length;
        for (const [g, people] of given.people.entries()) {
          const row = Array.from(assigned.subarray(g * shelters, (g + 1) * shelters));
          expect(row.reduce((sum, one) => sum + one, left[g] as number)).toBe(people);
          expect(Math.min(...row, left[g] as number)).toBeGreaterThanOrEqual(0);
        }
        for (const [s, places] of given.places.entries()) {
          let inside = 0;
          for (let k = s; k < assigned.length; k += shelters) inside += assigned[k] as number;
          expect(inside).toBeLessThanOrEqual(places);
        }
        for (const [k, people] of assigned.entries())
          if (people > 0) expect(given.cost[k]).toBeLessThan(Infinity);
      }),
      { numRuns: 500 },
    );
  });

  it('is as good as the optimum that HiGHS proves', () => {
    fc.assert(
      fc.property(randomProblem, (given) => {
        expect(outcomeOf(given)).toEqual(provenOptimum(given));
      }),
      { numRuns: 150 },
    );
  });
});

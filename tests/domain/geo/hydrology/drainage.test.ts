import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../src/core/random.ts';
import { cellCount, type GridSpec } from '../../../../src/domain/geo/grid.ts';
import {
  downstreamOfCodes,
  drainageOf,
  flowDirectionCodes,
} from '../../../../src/domain/geo/hydrology/drainage.ts';
import { contributingArea } from '../../../../src/domain/geo/hydrology/flow-routing.ts';
import { edgeCells, priorityFlood } from '../../../../src/domain/geo/hydrology/priority-flood.ts';
import { centredGrid, heightsOf } from '../../../support/analytic-terrain.ts';
import { moved, neighboursOf, roughGrid, roughTerrain } from '../../../support/rough-terrain.ts';

function drained(grid: GridSpec, heights: ArrayLike<number>, outlets = edgeCells(grid)) {
  const flooded = priorityFlood(grid, heights, outlets);
  return { flooded, outlets, ...drainageOf(grid, flooded) };
}

/** Distance of each cell of a set from a set of starts, over cells of the set; infinite where none can be reached. */
function distances(grid: GridSpec, starts: readonly number[], passable: (cell: number) => boolean): number[] {
  const distance = new Array<number>(cellCount(grid)).fill(Number.POSITIVE_INFINITY);
  for (const cell of starts) distance[cell] = 0;
  for (let ring = starts; ring.length > 0; ) {
    const next: number[] = [];
    for (const cell of ring) {
      for (const side of neighboursOf(grid, cell)) {
        if (!passable(side) || distance[side] !== Number.POSITIVE_INFINITY) continue;
        distance[side] = (distance[cell] as number) + 1;
        next.push(side);
      }
    }
    ring = next;
  }
  return distance;
}

describe('the ways of water', () => {
  it('take every cell to an outlet in finite steps, over ground that never rises', () => {
    fc.assert(
      fc.property(roughTerrain(), ({ grid, heights }) => {
        const { downstream, outlets, flooded } = drained(grid, heights);
        for (let start = 0; start < heights.length; start++) {
          let cell = start;
          for (let steps = 0; (downstream[cell] as number) >= 0; steps++) {
            const next = downstream[cell] as number;
            expect(neighboursOf(grid, cell)).toContain(next);
            expect(flooded.filledM[next] as number).toBeLessThanOrEqual(flooded.filledM[cell] as number);
            expect(steps).toBeLessThan(heights.length);
            cell = next;
          }
          expect(outlets[cell]).toBe(1);
        }
      }),
    );
  });

  it('are ordered so that each cell comes after the one it drains to', () => {
    fc.assert(
      fc.property(roughTerrain(2), ({ grid, heights }) => {
        const { downstream, order } = drained(grid, heights);
        const place = new Map([...order].map((cell, i) => [cell, i]));
        expect(place.size).toBe(heights.length);
        for (const [cell, i] of place) {
          const next = downstream[cell] as number;
          if (next >= 0) expect(place.get(next)).toBeLessThan(i);
        }
      }),
    );
  });

  it('lose no area: what reaches the outlets is that of all cells, and no cell has less than its own', () => {
    fc.assert(
      fc.property(roughTerrain(3), ({ grid, heights }) => {
        const { downstream, order } = drained(grid, heights);
        const areaM2 = contributingArea(grid, order, downstream);
        const leavingM2 = areaM2.reduce(
          (sum, a, cell) => ((downstream[cell] as number) < 0 ? sum + a : sum),
          0,
        );
        expect(leavingM2).toBe(cellCount(grid) * 100);
        expect(Math.min(...areaM2)).toBeGreaterThanOrEqual(100);
      }),
    );
  });

  it('fall as steeply as any neighbour wherever one is lower', () => {
    fc.assert(
      fc.property(roughTerrain(), ({ grid, heights }) => {
        const { downstream, flooded } = drained(grid, heights);
        const fallM = (from: number, to: number): number => {
          const askew =
            from % grid.columns !== to % grid.columns &&
            Math.floor(from / grid.columns) !== Math.floor(to / grid.columns);
          return (
            ((flooded.filledM[from] as number) - (flooded.filledM[to] as number)) / (askew ? Math.SQRT2 : 1)
          );
        };
        for (let cell = 0; cell < heights.length; cell++) {
          const steepest = Math.max(...neighboursOf(grid, cell).map((next) => fallM(cell, next)));
          if (steepest > 0) expect(fallM(cell, downstream[cell] as number)).toBeCloseTo(steepest, 12);
        }
      }),
    );
  });

  it('turn and mirror with the ground where no two neighbours are equal', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: 5, max: 20 }),
        fc.constantFrom('mirror', 'turn'),
        (seed, side, move) => {
          const grid = centredGrid(side);
          const random = seededRandom(seed);
          const heights = heightsOf(grid, (x, y) => 0.5 * x + 0.3 * y + random.between(0, 1.5));
          const areaOf = (ground: Float32Array): Float64Array => {
            const { order, downstream } = drained(grid, ground);
            return contributingArea(grid, order, downstream);
          };
          const here = drained(grid, heights);
          fc.pre(here.flooded.filledM.every((level, cell) => level === heights[cell]));
          const there = moved(heights, side, move as 'mirror' | 'turn');
          expect(areaOf(there)).toEqual(moved(areaOf(heights), side, move as 'mirror' | 'turn'));
        },
      ),
      { numRuns: 40 },
    );
  });

  it('come back from their codes, on grids of every width', () => {
    fc.assert(
      fc.property(roughTerrain(), ({ grid, heights }) => {
        const { downstream } = drained(grid, heights);
        expect(downstreamOfCodes(grid, flowDirectionCodes(grid, downstream))).toEqual(downstream);
      }),
    );
  });

  it('are coded clockwise from east, 0 where water leaves', () => {
    const grid = roughGrid(3, 3);
    const outlets = new Uint8Array(9);
    outlets[5] = 1;
    const { downstream } = drained(grid, [9, 8, 7, 8, 5, 1, 9, 8, 7], outlets);
    expect([...flowDirectionCodes(grid, downstream)]).toEqual([2, 2, 4, 1, 1, 0, 128, 128, 64]);
  });
});

describe('flow over a flat', () => {
  /** A level floor between walls, open at one cell of its eastern rim. */
  const floor = (columns: number, rows: number, openRow: number) => {
    const grid = roughGrid(columns, rows);
    const heights = Float32Array.from({ length: cellCount(grid) }, (_, cell) => {
      const row = Math.floor(cell / columns);
      const column = cell % columns;
      if (column === columns - 1 && row === openRow) return 0;
      return row === 0 || column === 0 || row === rows - 1 || column === columns - 1 ? 9 : 1;
    });
    const outlets = new Uint8Array(heights.length);
    outlets[openRow * columns + columns - 1] = 1;
    return { grid, heights, outlets };
  };

  it('gathers along the middle of the floor and not along its walls', () => {
    const { grid, heights, outlets } = floor(21, 9, 4);
    const { downstream, order } = drained(grid, heights, outlets);
    const areaM2 = contributingArea(grid, order, downstream);
    const column = (row: number): number => areaM2[row * 21 + 15] as number;
    expect(Math.max(...[1, 2, 3, 5, 6, 7].map(column))).toBeLessThan(column(4) / 4);
  });

  it('runs alike on both sides of a symmetric floor', () => {
    const { grid, heights, outlets } = floor(20, 11, 5);
    const { downstream } = drained(grid, heights, outlets);
    const codes = flowDirectionCodes(grid, downstream);
    const mirrored = new Map([
      [1, 1],
      [16, 16],
      [2, 128],
      [128, 2],
      [4, 64],
      [64, 4],
      [8, 32],
      [32, 8],
    ]);
    let alike = 0;
    for (let row = 1; row < 5; row++) {
      for (let column = 1; column < 19; column++) {
        const twin = codes[(10 - row) * 20 + column] as number;
        if (mirrored.get(codes[row * 20 + column] as number) === twin) alike++;
      }
    }
    expect(alike).toBeGreaterThan(0.9 * 4 * 18);
  });

  it('follows the steps that the definition gives: twice the way out, less the way from higher ground', () => {
    fc.assert(
      fc.property(roughTerrain(2), ({ grid, heights }) => {
        const { downstream, flooded, outlets } = drained(grid, heights);
        const level = flooded.filledM;
        const lower = (cell: number): boolean =>
          neighboursOf(grid, cell).some((next) => (level[next] as number) < (level[cell] as number));
        const isFlat = (cell: number): boolean => outlets[cell] !== 1 && !lower(cell);
        for (let cell = 0; cell < heights.length; cell++) {
          if (!isFlat(cell)) continue;
          const next = downstream[cell] as number;
          expect(level[next]).toBe(level[cell]);
          if (!isFlat(next)) continue;
          const onFlat = (other: number): boolean => level[other] === level[cell] && isFlat(other);
          const wayOut = distances(
            grid,
            [...level.keys()].filter((other) => level[other] === level[cell] && !isFlat(other)),
            onFlat,
          );
          const fromHigher = distances(
            grid,
            [...level.keys()].filter(
              (other) =>
                onFlat(other) &&
                neighboursOf(grid, other).some((side) => (level[side] as number) > (level[other] as number)),
            ),
            onFlat,
          );
          const steps = (other: number): number =>
            2 * (wayOut[other] as number) -
            (Number.isFinite(fromHigher[other]) ? (fromHigher[other] as number) : 0);
          const choices = neighboursOf(grid, cell).filter(onFlat).map(steps);
          expect(steps(next)).toBe(Math.min(...choices));
          expect(steps(next)).toBeLessThan(steps(cell));
        }
      }),
    );
  });
});

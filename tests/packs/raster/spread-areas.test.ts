import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CellQuad, spreadQuad } from '../../../src/packs/raster/spread-areas.ts';

function sharesOf(quad: CellQuad, columns: number, rows: number): Map<number, number> {
  const shares = new Map<number, number>();
  spreadQuad(quad, columns, rows, (cell, share) => shares.set(cell, (shares.get(cell) ?? 0) + share));
  return shares;
}

const areaOf = ({ u, v }: CellQuad): number =>
  Math.abs((u[2] - u[0]) * (v[3] - v[1]) - (u[3] - u[1]) * (v[2] - v[0])) / 2;

/** A slightly skewed box, as a pixel of degrees is on a metric grid. */
const skewedBox = fc
  .record({
    left: fc.double({ min: -3, max: 9, noNaN: true }),
    top: fc.double({ min: -3, max: 9, noNaN: true }),
    width: fc.double({ min: 0.05, max: 6, noNaN: true }),
    height: fc.double({ min: 0.05, max: 6, noNaN: true }),
    skew: fc.array(fc.double({ min: -0.01, max: 0.01, noNaN: true }), { minLength: 8, maxLength: 8 }),
  })
  .map(({ left, top, width, height, skew }): CellQuad => {
    const at = (value: number, i: number): number => value + (skew[i] as number);
    return {
      u: [at(left, 0), at(left + width, 1), at(left + width, 2), at(left, 3)],
      v: [at(top, 4), at(top, 5), at(top + height, 6), at(top + height, 7)],
    };
  });

describe('the areas that a quadrilateral shares with cells', () => {
  test('are those of a rectangle, cell by cell', () => {
    const quad: CellQuad = { u: [0.5, 2.25, 2.25, 0.5], v: [1, 1, 2.5, 2.5] };
    expect([...sharesOf(quad, 4, 4)]).toEqual([
      [4, 0.5],
      [5, 1],
      [6, 0.25],
      [8, 0.25],
      [9, 0.5],
      [10, 0.125],
    ]);
  });

  test('are those of a diamond, half of each of four cells', () => {
    const quad: CellQuad = { u: [1, 2, 1, 0], v: [0, 1, 2, 1] };
    const shares = [...sharesOf(quad, 2, 2).values()];
    expect(shares).toHaveLength(4);
    for (const share of shares) expect(share).toBeCloseTo(0.5, 12);
  });

  test('are numbers even where an edge is level to the last digit there is', () => {
    const quad: CellQuad = { u: [0, 0.5, 0.5, 0], v: [0, -5e-324, 1, 1] };
    expect([...sharesOf(quad, 2, 2)]).toEqual([[0, 0.5]]);
  });

  test('add up to the whole of one that lies inside, whichever way it turns', () => {
    fc.assert(
      fc.property(skewedBox, ({ u, v }) => {
        const inside = { u: u.map((x) => x + 4), v: v.map((y) => y + 4) } as unknown as CellQuad;
        const turned = { u: [...inside.u].reverse(), v: [...inside.v].reverse() } as unknown as CellQuad;
        for (const quad of [inside, turned]) {
          const shares = [...sharesOf(quad, 24, 24).values()];
          const sum = shares.reduce((a, b) => a + b, 0);
          expect(sum).toBeCloseTo(areaOf(quad), 9);
          for (const share of shares) expect(share).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });

  test('are those that counting points gives', () => {
    fc.assert(
      fc.property(skewedBox, (quad) => {
        const shares = sharesOf(quad, 10, 10);
        const fine = 40;
        for (let cell = 0; cell < 100; cell++) {
          let hits = 0;
          for (let k = 0; k < fine * fine; k++) {
            const x = (cell % 10) + ((k % fine) + 0.5) / fine;
            const y = Math.floor(cell / 10) + (Math.floor(k / fine) + 0.5) / fine;
            if (holds(quad, x, y)) hits += 1;
          }
          expect(Math.abs((shares.get(cell) ?? 0) - hits / fine ** 2)).toBeLessThan(0.06);
        }
      }),
      { numRuns: 25 },
    );
  });
});

function holds({ u, v }: CellQuad, x: number, y: number): boolean {
  let isInside = false;
  for (let i = 0; i < 4; i++) {
    const j = (i + 3) % 4;
    const [ui, uj, vi, vj] = [u[i], u[j], v[i], v[j]] as [number, number, number, number];
    if (vi > y !== vj > y && x < ((uj - ui) * (y - vi)) / (vj - vi) + ui) isInside = !isInside;
  }
  return isInside;
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellIndexAt } from '../../../../src/domain/geo/grid.ts';
import { coursesOf } from '../../../../src/domain/region/terrain/river-course.ts';
import { metricGrid } from '../../../support/region-builder.ts';

const grid = metricGrid(12, 9);
const inside = fc.tuple(
  fc.double({ min: 200_000.001, max: 200_119.999, noNaN: true }),
  fc.double({ min: 399_910.001, max: 399_999.999, noNaN: true }),
);
const around = fc.tuple(
  fc.double({ min: 199_900, max: 200_220, noNaN: true }),
  fc.double({ min: 399_800, max: 400_110, noNaN: true }),
);

const isSide = (a: number, b: number): boolean =>
  Math.abs((a % 12) - (b % 12)) + Math.abs(Math.floor(a / 12) - Math.floor(b / 12)) === 1;

describe('the course of a line over a grid', () => {
  it('holds every cell that a walk along the line meets, in its order and side by side', () => {
    fc.assert(
      fc.property(fc.array(inside, { minLength: 2, maxLength: 5 }), (points) => {
        const courses = coursesOf(grid, points.flat());
        expect(courses).toHaveLength(1);
        const course = [...(courses[0] as Int32Array)];
        for (let i = 1; i < course.length; i++) {
          expect(isSide(course[i - 1] as number, course[i] as number)).toBe(true);
        }
        let reached = 0;
        for (let k = 1; k < points.length; k++) {
          const [x0, y0] = points[k - 1] as [number, number];
          const [x1, y1] = points[k] as [number, number];
          for (let step = 0; step <= 200; step++) {
            const cell = cellIndexAt(grid, x0 + ((x1 - x0) * step) / 200, y0 + ((y1 - y0) * step) / 200);
            const found = course.indexOf(cell, reached);
            expect(found).toBeGreaterThanOrEqual(0);
            reached = found;
          }
        }
      }),
    );
  });

  it('is cut at the edge of the grid, wherever the line wanders', () => {
    fc.assert(
      fc.property(fc.array(around, { minLength: 2, maxLength: 8 }), (points) => {
        for (const course of coursesOf(grid, points.flat())) {
          expect(course.length).toBeGreaterThan(0);
          for (const [i, cell] of course.entries()) {
            expect(cell).toBeGreaterThanOrEqual(0);
            expect(cell).toBeLessThan(12 * 9);
            if (i > 0) expect(isSide(course[i - 1] as number, cell)).toBe(true);
          }
        }
      }),
    );
  });

  it('comes in parts when the line leaves and returns, and in none when it passes by', () => {
    const out = [200_005, 399_995, 200_005, 400_050, 200_095, 400_050, 200_095, 399_995];
    expect(coursesOf(grid, out).map((course) => [...course])).toEqual([[0], [9]]);
    expect(coursesOf(grid, [199_000, 399_950, 199_000, 400_500])).toEqual([]);
  });
});

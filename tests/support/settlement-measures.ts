import { landCoverCode } from '../../src/domain/region/land-cover.ts';
import type { Region } from '../../src/domain/region/region.ts';
import type { Roads } from '../../src/domain/region/roads.ts';

export const sumOf = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number;
  return sum;
};

/** Area of all cells that are not sea, m². */
export const landAreaM2 = (region: Region): number =>
  (region.landCover as Uint8Array).filter((code) => code !== landCoverCode('sea')).length *
  region.grid.cellSizeM ** 2;

export const edgePolyline = (roads: Roads, edge: number): number[] =>
  Array.from(
    roads.lineXY.subarray(
      2 * (roads.lineOffsets[edge] as number),
      2 * (roads.lineOffsets[edge + 1] as number),
    ),
  );

/** Steepest mean grade of a line over any stretch of the given length, m/m; 0 for a shorter line. */
export function steepestGrade(
  line: readonly number[],
  heightAt: (xM: number, yM: number) => number,
  stretchM: number,
): number {
  const stepM = 5;
  const heights: number[] = [];
  let carry = 0;
  for (let k = 2; k < line.length; k += 2) {
    const [ax, ay, bx, by] = line.slice(k - 2, k + 2) as [number, number, number, number];
    const length = Math.hypot(bx - ax, by - ay);
    for (; carry <= length; carry += stepM) {
      heights.push(heightAt(ax + ((bx - ax) * carry) / length, ay + ((by - ay) * carry) / length));
    }
    carry -= length;
  }
  const reach = Math.round(stretchM / stepM);
  let steepest = 0;
  for (let k = reach; k < heights.length; k++) {
    const rise = Math.abs((heights[k] as number) - (heights[k - reach] as number));
    steepest = Math.max(steepest, rise / stretchM);
  }
  return steepest;
}

import { describe, expect, it } from 'vitest';
import { footprintCells } from '../../../src/domain/exposure/layout/footprint-cells.ts';
import type { Buildings } from '../../../src/domain/region/buildings.ts';
import { buildHouses, metricGrid } from '../../support/region-builder.ts';

const grid = metricGrid(10, 10);
const { westM, northM } = grid;

/** Coordinates in metres from the north-west corner, south positive. */
const cellsOf = (ring: readonly (readonly [number, number])[]): number[] => {
  const points = ring.map(([x, y]): [number, number] => [westM + x, northM - y]);
  const meanOf = (axis: 0 | 1): number => points.reduce((sum, p) => sum + p[axis], 0) / points.length;
  const buildings: Buildings = {
    ...buildHouses([{ xM: meanOf(0), yM: meanOf(1) }]),
    ringOffsets: Uint32Array.of(0, points.length),
    ringXY: Float64Array.from(points.flat()),
  };
  return Array.from(footprintCells(buildings, grid).cells);
};

const box = (x: number, y: number, width: number, height: number) =>
  [
    [x, y],
    [x, y + height],
    [x + width, y + height],
    [x + width, y],
  ] as const;

describe('the cells under a building', () => {
  it('are those it fills', () => {
    expect(cellsOf(box(20, 30, 20, 10))).toEqual([32, 33]);
  });

  it('leave out slivers on either side', () => {
    expect(cellsOf(box(19.5, 30, 11, 10))).toEqual([32]);
  });

  it('keep a cell covered by a quarter although it is a small part of a hall', () => {
    const hall = cellsOf(box(10, 10, 62.5, 40));
    expect(hall).toContain(17);
    expect(hall).toHaveLength(28);
  });

  it('keep the whole of a small house that lies in one cell', () => {
    expect(cellsOf(box(42, 51, 3, 3))).toEqual([54]);
  });

  it('keep all four cells of a house on a corner', () => {
    expect(cellsOf(box(36, 36, 8, 8))).toEqual([33, 34, 43, 44]);
  });

  it('skip the notch of an L-shaped block', () => {
    const lShape = [
      [0, 0],
      [0, 20],
      [20, 20],
      [20, 10],
      [10, 10],
      [10, 0],
    ] as const;
    expect(cellsOf(lShape)).toEqual([0, 10, 11]);
  });

  it('fall back to the centroid for a footprint without area', () => {
    expect(
      cellsOf([
        [15, 15],
        [15, 15],
        [15, 15],
      ]),
    ).toEqual([11]);
  });

  it('are none beyond the grid', () => {
    expect(cellsOf(box(150, 10, 10, 10))).toEqual([]);
  });
});

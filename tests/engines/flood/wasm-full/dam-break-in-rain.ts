import { seededRandom } from '../../../../src/core/random.ts';
import type { FloodCase } from '../../../../src/domain/hazard/flood/flood-case.ts';
import { timeSeries } from '../../../../src/domain/hazard/flood/forcing/time-series.ts';
import { fullCase } from '../../../support/flood-cases/full-case.ts';

/**
 * A dam of water that breaks over rough ground with pits and hills, in rain, with a river coming in at the western edge:
 * every kind of cell, on a grid whose columns are no multiple of four.
 */
export function damBreakInRain(order: 1 | 2, changes: Partial<FloodCase> = {}): FloodCase {
  const [columns, rows] = [46, 34];
  const random = seededRandom('rough');
  const rough = Array.from({ length: columns * rows }, () => random.between(-0.1, 0.1));
  const bedM = (column: number, row: number): number =>
    40 -
    0.08 * column +
    3 * Math.sin(row / 6) * Math.cos(column / 9) +
    (rough[row * columns + column] as number);
  const flood = fullCase({ columns, rows, cellSizeM: 10, bedM }, order);
  return {
    ...flood,
    manning: flood.manning.fill(0.04),
    initialDepthM: flood.bedM.map((bed, cell) => (cell % columns < 12 ? Math.max(0, 42 - bed) : 0)),
    rainMPerS: timeSeries([
      [0, 60 / 3.6e6],
      [3600, 60 / 3.6e6],
      [3700, 0],
    ]),
    inflows: [
      {
        id: 'river',
        cells: Uint32Array.of(14 * columns, 15 * columns),
        dischargeM3PerS: timeSeries([
          [0, 0],
          [1200, 40],
          [5000, 0],
        ]),
      },
    ],
    boundary: { ...flood.boundary, east: { kind: 'open' } },
    endS: 7200,
    outputEveryS: 1800,
    ...changes,
  };
}

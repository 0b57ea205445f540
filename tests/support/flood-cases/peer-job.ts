import type { FloodCase } from '../../../src/domain/hazard/flood/flood-case.ts';
import { timeSeries } from '../../../src/domain/hazard/flood/forcing/time-series.ts';
import { floodCase } from '../flood-run.ts';

/**
 * The job that the peers of the flood notes were measured with: cells of 10 m, 100 mm/h for 1 h, a trapezoid of 500 m³/s,
 * closed, Manning 0.035, 2 h. Rolling ground of our own: the peers' terrain is not known.
 * @param size cells along each side, 512 in the peers' job
 */
export function peerJob(size: number, changes: Partial<FloodCase> = {}): FloodCase {
  const flood = floodCase({
    columns: size,
    rows: size,
    cellSizeM: 10,
    bedM: (column, row) =>
      20 +
      10 * Math.sin(row / 40) * Math.cos(column / 37) +
      0.02 * column +
      3 * Math.sin(column / 7 + row / 9),
  });
  const middle = size / 2;
  return {
    ...flood,
    manning: new Float32Array(size * size).fill(0.035),
    rainMPerS: timeSeries([
      [0, 100 / 3.6e6],
      [3600, 100 / 3.6e6],
      [3600, 0],
    ]),
    inflows: [
      {
        id: 'inflow',
        cells: Uint32Array.from([0, 1, 2, 3], (k) => (middle + k) * size),
        dischargeM3PerS: timeSeries([
          [0, 0],
          [1800, 500],
          [5400, 500],
          [7200, 0],
        ]),
      },
    ],
    endS: 7200,
    outputEveryS: 600,
    ...changes,
  };
}

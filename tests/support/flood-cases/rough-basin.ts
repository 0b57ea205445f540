import { seededRandom } from '../../../src/core/random.ts';
import type { FloodCase, FloodScheme } from '../../../src/domain/hazard/flood/flood-case.ts';
import { timeSeries } from '../../../src/domain/hazard/flood/forcing/time-series.ts';
import { floodCase } from '../flood-run.ts';

/** Intensity of the first hour, m/s: 100 mm/h. */
const rainMPerS = 2.78e-5;
const peakM3PerS = 5;

/** A closed basin with rough ground under an hour of rain and an hour of a river, for two hours. */
export function roughBasinCase(scheme: FloodScheme, [columns, rows]: readonly [number, number]): FloodCase {
  const random = seededRandom('basin');
  return floodCase(
    {
      columns,
      rows,
      cellSizeM: 10,
      bedM: (column, row) =>
        0.02 * ((column - columns / 2) ** 2 + (row - rows / 2) ** 2) + random.between(0, 1),
    },
    {
      scheme,
      manning: new Float32Array(columns * rows).fill(0.035),
      rainMPerS: timeSeries([
        [0, rainMPerS],
        [3600, rainMPerS],
        [3600, 0],
      ]),
      inflows: [
        {
          id: 'river',
          cells: Uint32Array.of(Math.floor(rows / 2) * columns + 3),
          dischargeM3PerS: timeSeries([
            [0, 0],
            [1800, peakM3PerS],
            [3600, 0],
          ]),
        },
      ],
      endS: 7200,
      outputEveryS: 7200,
    },
  );
}

/** Rain and inflow of the basin over the two hours, m³, by hand. */
export const roughBasinVolumes = ({
  grid,
}: FloodCase): { readonly rainM3: number; readonly inflowM3: number } => ({
  rainM3: rainMPerS * 3600 * grid.columns * grid.rows * grid.cellSizeM ** 2,
  inflowM3: (peakM3PerS * 3600) / 2,
});

import { unzipSync } from 'fflate';
import type { FloodCase, FloodSummary } from '../../../../src/domain/hazard/flood/flood-case.ts';
import { timeSeries, valueAt } from '../../../../src/domain/hazard/flood/forcing/time-series.ts';
import { floodCase } from '../../../support/flood-run.ts';
import { readSharedData } from '../../../support/shared-data.ts';

export const okushiriFolder = 'flood-benchmarks/okushiri';

const cellSizeM = 0.014;
/** Points of the published bathymetry from x = 0 (the sea) and from y = 0. */
const [columns, rows] = [393, 244];
const endS = 22.5;
/** Smooth tank; the published models use 0 to 0.01 and differ little. */
const manning = 0.01;

/** Gauges of the tank, m. Source: Benchmark 2 of the Third International Workshop on Long-Wave Runup Models, 2004. */
const gauges = [
  { id: '5', xM: 4.521, yM: 1.196 },
  { id: '7', xM: 4.521, yM: 1.696 },
  { id: '9', xM: 4.521, yM: 2.196 },
] as const;

/**
 * The tsunami of 1993 at Monai, Okushiri, in a tank at 1:400 (CRIEPI). Cells are centred on the points of the published
 * bathymetry, `coarsening` of them to a side; the published wave comes in over the edge x = 0, the other edges are walls.
 */
export function okushiriCase(coarsening = 1): FloodCase {
  const heights = bedHeights();
  const [coarseColumns, coarseRows] = [Math.floor(columns / coarsening), Math.floor(rows / coarsening)];
  const sizeM = cellSizeM * coarsening;
  const mean = (column: number, row: number): number => {
    let sum = 0;
    for (let r = 0; r < coarsening; r++)
      for (let c = 0; c < coarsening; c++)
        sum += heights[(row * coarsening + r) * columns + column * coarsening + c] as number;
    return sum / coarsening ** 2;
  };
  const lines = readSharedData(`${okushiriFolder}/Benchmark_2_input.txt`)
    .toString('utf8')
    .trim()
    .split(/\r?\n/);
  const flood = floodCase(
    { columns: coarseColumns, rows: coarseRows, cellSizeM: sizeM, bedM: mean },
    {
      scheme: { kind: 'full', order: 2 },
      manning: new Float32Array(coarseColumns * coarseRows).fill(manning),
      gauges: gauges.map(({ id, xM, yM }) => {
        // Rows of points from the north; a point lies in the middle of its cell.
        const column = Math.floor(Math.round(xM / cellSizeM) / coarsening);
        const row = Math.floor((rows - 1 - Math.round(yM / cellSizeM)) / coarsening);
        return { id, cell: row * coarseColumns + column };
      }),
      endS,
      outputEveryS: 0.1,
      arrivalDepthM: 0.002,
    },
  );
  const wave = timeSeries(
    lines.slice(1).map((line) => line.trim().split(/\s+/).map(Number) as [number, number]),
  );
  return {
    ...flood,
    initialDepthM: flood.bedM.map((bed) => Math.max(0, -bed)),
    boundary: { ...flood.boundary, west: { kind: 'stage', stageM: wave } },
  };
}

/** Height of the bed at each point from the north-west, m over still water. The file is positive upwards. */
function bedHeights(): Float64Array {
  const files = unzipSync(readSharedData(`${okushiriFolder}/Benchmark_2_Bathymetry.zip`));
  const text = new TextDecoder().decode(files['Benchmark_2_Bathymetry.xya']);
  const heights = new Float64Array(columns * rows).fill(Number.NaN);
  for (const line of text.trim().split(/\r?\n/).slice(1)) {
    const [x, y, z] = line.split(',').map(Number) as [number, number, number];
    heights[(rows - 1 - Math.round(y / cellSizeM)) * columns + Math.round(x / cellSizeM)] = z;
  }
  if (heights.some(Number.isNaN)) throw new Error('the bathymetry of the tank has holes');
  return heights;
}

export interface GaugeMatch {
  readonly id: string;
  /** Root of the mean square error over the range of the measured series. */
  readonly normalisedRmse: number;
  /** Computed over measured highest surface, less 1. */
  readonly peakError: number;
}

/** How the computed surface at each gauge follows the measured one until the end of the published wave. */
export function okushiriMatches(summary: FloodSummary): readonly GaugeMatch[] {
  const lines = readSharedData(`${okushiriFolder}/output_ch5-7-9.txt`).toString('utf8').trim().split(/\r?\n/);
  const measured = lines
    .slice(1)
    .map((line) => line.split(/\s+/).map(Number))
    .filter(([timeS]) => (timeS as number) <= endS);
  return summary.gauges.map(({ id, timeS, stageM }, k) => {
    const levels = measured.map((row) => (row[k + 1] as number) / 100);
    const computed = measured.map(([t]) => valueAt({ timeS, value: stageM }, t as number));
    const square = levels.reduce((sum, level, i) => sum + ((computed[i] as number) - level) ** 2, 0);
    return {
      id,
      normalisedRmse: Math.sqrt(square / levels.length) / (Math.max(...levels) - Math.min(...levels)),
      peakError: Math.max(...computed) / Math.max(...levels) - 1,
    };
  });
}

import type { TimeSeries } from '../flood-case.ts';
import type { RiverHydrograph } from '../scenario.ts';
import { timeSeries } from './time-series.ts';

/**
 * Ratios t/Tp and Q/Qp of the dimensionless curvilinear unit hydrograph.
 * Source: USDA NRCS, National Engineering Handbook Part 630, chapter 16, table 16-1.
 */
const curvilinear: readonly (readonly [timeRatio: number, dischargeRatio: number])[] = [
  [0, 0],
  [0.1, 0.03],
  [0.2, 0.1],
  [0.3, 0.19],
  [0.4, 0.31],
  [0.5, 0.47],
  [0.6, 0.66],
  [0.7, 0.82],
  [0.8, 0.93],
  [0.9, 0.99],
  [1, 1],
  [1.1, 0.99],
  [1.2, 0.93],
  [1.3, 0.86],
  [1.4, 0.78],
  [1.5, 0.68],
  [1.6, 0.56],
  [1.7, 0.46],
  [1.8, 0.39],
  [1.9, 0.33],
  [2, 0.28],
  [2.2, 0.207],
  [2.4, 0.147],
  [2.6, 0.107],
  [2.8, 0.077],
  [3, 0.055],
  [3.2, 0.04],
  [3.4, 0.029],
  [3.6, 0.021],
  [3.8, 0.015],
  [4, 0.011],
  [4.5, 0.005],
  [5, 0],
];

const fallingLength = 4;

/**
 * Discharge of a design flood, m³/s: base flow plus the NRCS curvilinear shape, whose rising limb is stretched to the
 * time to peak and whose falling limb to the recession time.
 */
export function dischargeSeriesOf(hydrograph: RiverHydrograph): TimeSeries {
  const { baseM3PerS, peakM3PerS, timeToPeakS, recessionS } = hydrograph;
  return timeSeries(
    curvilinear.map(([timeRatio, dischargeRatio]) => [
      timeRatio <= 1 ? timeRatio * timeToPeakS : timeToPeakS + ((timeRatio - 1) / fallingLength) * recessionS,
      baseM3PerS + (peakM3PerS - baseM3PerS) * dischargeRatio,
    ]),
  );
}

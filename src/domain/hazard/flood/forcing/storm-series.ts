import type { TimeSeries } from '../flood-case.ts';
import type { Storm } from '../scenario.ts';
import { huffCumulative } from './huff-curves.ts';
import { timeSeries } from './time-series.ts';

const mmPerHInMPerS = 1 / 3.6e6;

/**
 * Rain of a storm, m/s, from its start; dry before and after. A design storm brings its total exactly whatever its
 * pattern: constant; triangular with the peak in the middle (Yen & Chow 1980 with an advancement coefficient of 0.5);
 * Huff quartiles with constant intensity inside each twentieth of the duration. A storm given as a series is linear
 * between its points.
 */
export function rainSeriesOf(storm: Storm): TimeSeries {
  if (storm.kind === 'series') return seriesStorm(storm.timeS, storm.mmPerH);
  const totalM = storm.totalMm / 1000;
  const { durationS, pattern } = storm;
  if (totalM === 0 || durationS === 0) return timeSeries([[0, 0]]);
  const meanMPerS = totalM / durationS;
  if (pattern === 'constant') {
    return timeSeries([
      [0, meanMPerS],
      [durationS, meanMPerS],
      [durationS, 0],
    ]);
  }
  if (pattern === 'triangular') {
    return timeSeries([
      [0, 0],
      [durationS / 2, 2 * meanMPerS],
      [durationS, 0],
    ]);
  }
  const cumulative = huffCumulative(pattern);
  const intervals = cumulative.length - 1;
  const points: [number, number][] = [];
  for (let i = 0; i < intervals; i++) {
    const share = (cumulative[i + 1] as number) - (cumulative[i] as number);
    const intensity = share * intervals * meanMPerS;
    points.push([(i * durationS) / intervals, intensity], [((i + 1) * durationS) / intervals, intensity]);
  }
  points.push([durationS, 0]);
  return timeSeries(points);
}

function seriesStorm(timeS: readonly number[], mmPerH: readonly number[]): TimeSeries {
  const points = timeS.map((time, i): [number, number] => [time, (mmPerH[i] as number) * mmPerHInMPerS]);
  const first = points[0];
  const last = points[points.length - 1];
  if (first === undefined || last === undefined) return timeSeries([[0, 0]]);
  return timeSeries([[first[0], 0], ...points, [last[0], 0]]);
}

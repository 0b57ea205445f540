import { parseBdy } from '../../../../src/cli/flood/lisflood/bdy.ts';
import { textLines } from '../../../../src/cli/flood/lisflood/lisflood-text.ts';
import type {
  FloodCase,
  FloodScheme,
  FloodSummary,
  TimeSeries,
} from '../../../../src/domain/hazard/flood/flood-case.ts';
import { timeSeries } from '../../../../src/domain/hazard/flood/forcing/time-series.ts';
import { floodCase } from '../../../support/flood-run.ts';
import { readSharedData } from '../../../support/shared-data.ts';

export const ea4Folder = 'flood-benchmarks/ea4';

/** What the folder's `expected.json` says of the gauges. */
export interface Ea4Expected {
  readonly gauges_xy: readonly (readonly [xM: number, yM: number])[];
  /** Peaks of LISFLOOD-FP 8.0, DG2 on 5 m cells. */
  readonly peak_depth_m_dg2_5m: readonly number[];
}

export const ea4Expected = (): Ea4Expected =>
  JSON.parse(readSharedData(`${ea4Folder}/expected.json`).toString('utf8')) as Ea4Expected;

/** The inlet lies around the middle of the western edge, m from the south. */
const [inletFromM, inletToM] = [990, 1010];
const [widthM, heightM] = [1000, 2000];
const manning = 0.05;

export interface Ea4Set {
  readonly scheme: FloodScheme;
  readonly cellSizeM: number;
  readonly half?: boolean;
}

/**
 * Environment Agency 2D benchmark, Test 4: a flood spreads over a dry plain from an inlet of 20 m in its western edge. The
 * other edges are open, as in the files of Shaw et al. 2021. The southern half of the plain mirrors the northern one: with
 * `half`, a wall stands in its place.
 */
export function ea4Case({ scheme, cellSizeM, half = false }: Ea4Set): FloodCase {
  const southM = half ? heightM / 2 : 0;
  const [columns, rows] = [widthM / cellSizeM, (heightM - southM) / cellSizeM];
  const rowOf = (yM: number): number => Math.min(rows - 1, Math.floor((heightM - yM) / cellSizeM));
  const inlet: number[] = [];
  for (let y = Math.max(southM, inletFromM) + cellSizeM / 2; y < inletToM; y += cellSizeM) {
    inlet.push(rowOf(y) * columns);
  }
  const share = half ? 0.5 : 1;
  const open = { kind: 'open' } as const;
  const closed = { kind: 'closed' } as const;
  return floodCase(
    { columns, rows, cellSizeM, bedM: () => 0 },
    {
      scheme,
      manning: new Float32Array(columns * rows).fill(manning),
      boundary: { north: open, south: half ? closed : open, east: open, west: closed },
      inflows: [{ id: 'inlet', cells: Uint32Array.from(inlet), dischargeM3PerS: inletDischarge(share) }],
      gauges: ea4Expected().gauges_xy.map(([xM, yM], i) => ({
        id: String(i + 1),
        cell: rowOf(yM) * columns + Math.floor(xM / cellSizeM),
      })),
      endS: 18_000,
      outputEveryS: 600,
    },
  );
}

/** The published series is per metre of the inlet. */
function inletDischarge(share: number): TimeSeries {
  const file = `${ea4Folder}/ea4.bdy`;
  const series = parseBdy(file, textLines(readSharedData(file).toString('utf8')));
  const perM = series.ok ? series.value.get('test4') : undefined;
  if (perM === undefined) throw new Error(`${file} has no series test4`);
  return timeSeries(perM.map(([timeS, value]) => [timeS, value * share * (inletToM - inletFromM)] as const));
}

/** Largest depth at each gauge, m. */
export const ea4Peaks = (summary: FloodSummary, flood: FloodCase): readonly number[] =>
  flood.gauges.map(({ cell }) => summary.maximumDepthM[cell] as number);

/** Time at which each gauge first stood in more than the arrival depth of the case, s. */
export const ea4Arrivals = (summary: FloodSummary, flood: FloodCase): readonly number[] =>
  flood.gauges.map(({ cell }) => summary.arrivalS[cell] as number);

import { existsSync } from 'node:fs';
import type { FloodScheme } from '../../src/domain/hazard/flood/flood-case.ts';
import type { EvidenceCase } from '../../src/features/evidence/evidence-format.ts';
import {
  ea4Arrivals,
  ea4Case,
  ea4Expected,
  ea4Folder,
  ea4Peaks,
} from '../benchmarks/flood/published/ea4-case.ts';
import {
  merewetherCase,
  merewetherFolder,
  merewetherMatch,
} from '../benchmarks/flood/published/merewether-case.ts';
import {
  okushiriCase,
  okushiriFolder,
  okushiriMatches,
} from '../benchmarks/flood/published/okushiri-case.ts';
import { sharedDataPath } from '../support/shared-data.ts';
import type { EvidenceMaker } from './flood-evidence-analytic.ts';
import { curve, type EvidenceRun, evidenceOf, metric, runEvidence } from './flood-evidence-engine.ts';

const full: FloodScheme = { kind: 'full', order: 2 };

const gaugeCurves = ({ summary }: EvidenceRun, field: 'depthM' | 'stageM') =>
  summary.gauges.map((gauge) => curve('computed', gauge.timeS, gauge[field], gauge.id));

/**
 * The published series of this case are not at hand, only their peaks. Arrival is therefore held to our own run of the
 * same scheme on cells twice as wide. The plain is its own mirror image, so half of it is run.
 */
async function ea4(scheme: FloodScheme): Promise<EvidenceCase> {
  const run = await runEvidence(ea4Case({ scheme, cellSizeM: 5, half: true }));
  const coarse = await runEvidence(ea4Case({ scheme, cellSizeM: 10, half: true }));
  const published = ea4Expected().peak_depth_m_dg2_5m;
  const peaks = ea4Peaks(run.summary, run.flood);
  const arrivals = ea4Arrivals(run.summary, run.flood);
  const coarseArrivals = ea4Arrivals(coarse.summary, coarse.flood);
  const limit = scheme.kind === 'full' ? 0.014 : 0.03;
  return evidenceOf(run, {
    case: 'ea4',
    source:
      'Environment Agency SC120002, Test 4; peaks of LISFLOOD-FP 8.0 DG2, Shaw et al. 2021, doi:10.5281/zenodo.4066824 (CC BY 4.0)',
    metrics: [
      ...run.flood.gauges.map(({ id }, i) =>
        metric('peakError', (peaks[i] as number) / (published[i] as number) - 1, limit, { of: id }),
      ),
      ...run.flood.gauges.map(({ id }, i) =>
        metric('arrivalShift', (arrivals[i] as number) - (coarseArrivals[i] as number), 300, {
          unit: 's',
          of: id,
        }),
      ),
    ],
    plot: { x: 'timeS', y: 'depthM', curves: gaugeCurves(run, 'depthM') },
  });
}

async function okushiri(): Promise<EvidenceCase> {
  const run = await runEvidence(okushiriCase());
  return evidenceOf(run, {
    case: 'okushiri',
    source:
      'Third International Workshop on Long-Wave Runup Models 2004, Benchmark 2 (CRIEPI), as in anuga_core (Apache-2.0)',
    metrics: okushiriMatches(run.summary).flatMap(({ id, normalisedRmse, peakError }) => [
      metric('normalisedRmse', normalisedRmse, 0.12, { of: id }),
      metric('peakError', peakError, 0.1, { of: id }),
    ]),
    plot: { x: 'timeS', y: 'levelM', curves: gaugeCurves(run, 'stageM') },
  });
}

async function merewether(): Promise<EvidenceCase> {
  const run = await runEvidence(merewetherCase(full));
  const { rmseM } = merewetherMatch(run.flood, run.last);
  return evidenceOf(run, {
    case: 'merewether',
    source:
      'Smith & Wasko 2012, Australian Rainfall and Runoff, Project 15 (WRL, UNSW), as in anuga_core (Apache-2.0)',
    metrics: [metric('levelRmse', rmseM, 0.148, { unit: 'm' })],
    plot: { x: 'timeS', y: 'levelM', curves: gaugeCurves(run, 'stageM') },
  });
}

const withData = (folder: string, makers: readonly (readonly [string, EvidenceMaker])[]) => {
  if (existsSync(sharedDataPath(folder))) return makers;
  console.error(`left out: ${makers.map(([id]) => id).join(', ')} (needs ../shared/data/${folder})`);
  return [];
};

/** The rows of evidence whose published files lie beside the checkout, by id. */
export const publishedEvidence = (): ReadonlyMap<string, EvidenceMaker> =>
  new Map([
    ...withData(ea4Folder, [
      ['ea4-inertial', () => ea4({ kind: 'inertial' })],
      ['ea4-full', () => ea4(full)],
    ]),
    ...withData(okushiriFolder, [['okushiri-full', okushiri]]),
    ...withData(merewetherFolder, [['merewether-full', merewether]]),
  ]);

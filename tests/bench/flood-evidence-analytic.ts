import type { FloodScheme } from '../../src/domain/hazard/flood/flood-case.ts';
import type { EvidenceCase } from '../../src/features/evidence/evidence-format.ts';
import {
  type Bowl,
  bowlCase,
  bowlDepths,
  bowlEnergy,
  energyRise,
  planarBowl,
  publishedEnergyRise,
  radialBowl,
} from '../support/flood-cases/bowl.ts';
import {
  alongDamBreak,
  type DamBreak,
  type DamBreakLaw,
  damBreakCase,
  damBreakCells,
  dryDamBreak,
  frontPlace,
  ritterLaw,
  sampledDamBreak,
  stokerLaw,
  wetDamBreak,
} from '../support/flood-cases/dam-break.ts';
import { lakeCase } from '../support/flood-cases/lake.ts';
import {
  type MacDonaldChannel,
  macDonaldCase,
  macDonaldChannels,
  macDonaldDepths,
  macDonaldPlaces,
  reachColumn,
} from '../support/flood-cases/macdonald-channel.ts';
import {
  fastWave,
  publishedWaveM,
  slowWave,
  type Wave,
  waveCase,
} from '../support/flood-cases/non-breaking-wave.ts';
import { relativeL1, relativeL2 } from '../support/flood-cases/norms.ts';
import { roughBasinCase } from '../support/flood-cases/rough-basin.ts';
import { axisChanges, turnedBack, turnedValleyCase } from '../support/flood-cases/turned-valley.ts';
import { curve, evidenceOf, metric, runEvidence } from './flood-evidence-engine.ts';

export type EvidenceMaker = () => Promise<EvidenceCase>;

const inertial: FloodScheme = { kind: 'inertial' };
const full: FloodScheme = { kind: 'full', order: 2 };

async function lake(scheme: FloodScheme): Promise<EvidenceCase> {
  const run = await runEvidence(lakeCase(scheme));
  const { depthM } = run.last;
  const moved = depthM.reduce(
    (most, depth, i) => Math.max(most, Math.abs(depth - (run.flood.initialDepthM[i] as number))),
    0,
  );
  return evidenceOf(run, {
    case: 'lake',
    source: null,
    metrics: [
      metric('depthChange', moved, 2e-5, { unit: 'm' }),
      metric('speed', Math.max(...run.summary.maximumSpeedMPerS), 1e-4, { unit: 'm/s' }),
      metric('volumeError', run.summary.balance.relativeError, 1e-6),
    ],
    plot: null,
  });
}

async function damBreak(name: 'ritter' | 'stoker', dam: DamBreak, law: DamBreakLaw): Promise<EvidenceCase> {
  const run = await runEvidence(damBreakCase(dam, 2));
  const found = alongDamBreak(run.last.depthM);
  const wanted = sampledDamBreak(law, dam);
  const x = found.map((_, i) => i + 0.5 - damBreakCells / 2);
  return evidenceOf(run, {
    case: name,
    source: name === 'ritter' ? 'Ritter 1892' : 'Stoker 1957',
    metrics: [
      metric('l1', relativeL1(found, wanted), 0.01),
      ...(name === 'ritter'
        ? [metric('front', frontPlace(found) - frontPlace(wanted), 2, { unit: 'cells' })]
        : []),
    ],
    plot: {
      x: 'distanceM',
      y: 'depthM',
      curves: [curve('analytic', x, wanted), curve('computed', x, found)],
    },
  });
}

async function bowl(name: 'bowlPlanar' | 'bowlRadial', shape: Bowl): Promise<EvidenceCase> {
  const run = await runEvidence(bowlCase(shape));
  const { bedM } = run.flood;
  const wanted = run.frames.map(({ timeS }) => bowlDepths(shape, bedM, timeS));
  const errors = run.frames.map(({ depthM }, k) => relativeL2(depthM, wanted[k] as Float32Array));
  const energies = run.frames.map((frame) => bowlEnergy(frame, bedM));
  const { size } = shape;
  const probe = Math.floor(size / 2) * size + Math.floor((name === 'bowlRadial' ? 0.5 : 0.75) * size);
  const times = run.frames.map(({ timeS }) => timeS);
  return evidenceOf(run, {
    case: name,
    source: 'Thacker 1981, doi:10.1017/S0022112081001882',
    metrics: [
      metric('l2', Math.max(...errors), 0.02),
      metric('periodEnergyGrowth', energyRise(energies, 20), 0),
      metric('frameEnergyGrowth', energyRise(energies), publishedEnergyRise(shape, bedM)),
    ],
    plot: {
      x: 'timeS',
      y: 'depthM',
      curves: [
        curve(
          'analytic',
          times,
          wanted.map((depths) => depths[probe] as number),
        ),
        curve(
          'computed',
          times,
          run.frames.map(({ depthM }) => depthM[probe] as number),
        ),
      ],
    },
  });
}

const macDonaldNames = {
  subcritical: 'macdonaldSubcritical',
  supercritical: 'macdonaldSupercritical',
  transcritical: 'macdonaldTranscritical',
} as const;

async function macDonald(channel: MacDonaldChannel): Promise<EvidenceCase> {
  const run = await runEvidence(macDonaldCase(channel, 2));
  const found = run.last.depthM.subarray(reachColumn);
  const wanted = macDonaldDepths(channel).subarray(reachColumn);
  const x = macDonaldPlaces().subarray(reachColumn);
  return evidenceOf(run, {
    case: macDonaldNames[channel.name],
    source: 'MacDonald et al. 1997; SWASHES, Delestre et al. 2013, doi:10.1002/fld.3741',
    metrics: [metric('l2', relativeL2(found, wanted), 0.01)],
    plot: {
      x: 'distanceM',
      y: 'depthM',
      curves: [curve('analytic', x, wanted), curve('computed', x, found)],
    },
  });
}

async function wave(name: 'slowWave' | 'fastWave', law: Wave, scheme: FloodScheme): Promise<EvidenceCase> {
  const { flood, wantedM, placesM } = waveCase(law, publishedWaveM, { scheme, cellSizeM: 10 });
  const run = await runEvidence(flood);
  return evidenceOf(run, {
    case: name,
    source: 'Hunter et al. 2005, doi:10.1016/j.advwatres.2005.03.007; Bates et al. 2010',
    metrics: [metric('l2', relativeL2(run.last.depthM, wantedM), 0.02)],
    plot: {
      x: 'distanceM',
      y: 'depthM',
      curves: [curve('analytic', placesM, wantedM), curve('computed', placesM, run.last.depthM)],
    },
  });
}

async function basin(scheme: FloodScheme): Promise<EvidenceCase> {
  const run = await runEvidence(roughBasinCase(scheme, [100, 80]));
  return evidenceOf(run, {
    case: 'basin',
    source: null,
    metrics: [metric('volumeError', run.summary.balance.relativeError, 1e-6)],
    plot: null,
  });
}

async function symmetry(scheme: FloodScheme): Promise<EvidenceCase> {
  const endS = 300;
  const run = await runEvidence(turnedValleyCase(scheme, endS));
  const metrics = [];
  for (const [name, change] of axisChanges) {
    const changed = await runEvidence(turnedValleyCase(scheme, endS, change));
    const error = relativeL2(turnedBack(changed.last.depthM, change), run.last.depthM);
    metrics.push(metric('symmetry', error, 1e-5, { of: name }));
  }
  return evidenceOf(run, { case: 'symmetry', source: null, metrics, plot: null });
}

/** The rows of evidence that need no file, by id. */
export const analyticEvidence: ReadonlyMap<string, EvidenceMaker> = new Map<string, EvidenceMaker>([
  ['lake-inertial', () => lake(inertial)],
  ['lake-full', () => lake(full)],
  ['ritter-full', () => damBreak('ritter', dryDamBreak, ritterLaw(dryDamBreak.upM))],
  ['stoker-full', () => damBreak('stoker', wetDamBreak, stokerLaw(wetDamBreak.upM, wetDamBreak.downM))],
  ['bowlPlanar-full', () => bowl('bowlPlanar', planarBowl())],
  ['bowlRadial-full', () => bowl('bowlRadial', radialBowl())],
  ...macDonaldChannels.map(
    (channel) => [`${macDonaldNames[channel.name]}-full`, () => macDonald(channel)] as const,
  ),
  ...[inertial, full].flatMap((scheme) => [
    [`slowWave-${scheme.kind}`, () => wave('slowWave', slowWave, scheme)] as const,
    [`fastWave-${scheme.kind}`, () => wave('fastWave', fastWave, scheme)] as const,
    [`basin-${scheme.kind}`, () => basin(scheme)] as const,
    [`symmetry-${scheme.kind}`, () => symmetry(scheme)] as const,
  ]),
]);

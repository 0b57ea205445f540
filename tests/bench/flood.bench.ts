import { floodEngineFor } from '../../src/cli/flood/flood-engine.ts';
import { buildFloodCase } from '../../src/domain/hazard/flood/build-case.ts';
import { defaultFloodScenario } from '../../src/domain/hazard/flood/default-scenario.ts';
import { defaultCourant } from '../../src/domain/hazard/flood/engine-defaults.ts';
import type { FloodCase, FloodScheme } from '../../src/domain/hazard/flood/flood-case.ts';
import type { FloodEngine } from '../../src/domain/ports.ts';
import {
  defaultExerciseSeed,
  generateExerciseRegion,
} from '../../src/domain/region/exercise/exercise-region.ts';
import { openWebgpuPage } from '../engines/flood/webgpu/webgpu-page.ts';
import { peerJob } from '../support/flood-cases/peer-job.ts';
import { type FloodFigures, measureFlood } from './measure-flood.ts';
import {
  type CopyRates,
  copyRates,
  type TrafficFigures,
  trafficAssumptions,
  withTraffic,
} from './memory-traffic.ts';

const full = (order: 1 | 2): { readonly scheme: FloodScheme; readonly courant: number } => ({
  scheme: { kind: 'full', order },
  courant: defaultCourant.full,
});

/**
 * Parts of the flood bench, each to be had alone: the peers' job on one and two threads, inertial and full; its first 300 s
 * on 0.25, 1 and 4 million cells; the plain engine for a tenth of it; Chromium; the default storm of the exercise region.
 */
export const floodParts = {
  job: benchJob,
  full: benchFull,
  growth: benchGrowth,
  plain: async () => measureFlood(plain(), peerJob(512, { endS: 720 })),
  chromium: inChromium,
  storm: benchStorm,
} as const satisfies Readonly<Record<string, () => Promise<unknown>>>;

/** All parts, one after another. */
export async function benchFlood(): Promise<object> {
  const figures: Record<string, unknown> = {};
  for (const [part, bench] of Object.entries(floodParts)) {
    console.error(`measuring flood-${part} …`);
    figures[part] = await bench();
  }
  return figures;
}

async function benchJob(): Promise<object> {
  return { ...(await onBothThreads(peerJob(512), await copyRates())), assumptions: trafficAssumptions };
}

async function benchFull(): Promise<object> {
  const copyGBPerS = await copyRates();
  return {
    firstOrder: await onBothThreads(peerJob(512, full(1)), copyGBPerS),
    secondOrder: await onBothThreads(peerJob(512, { ...full(2), endS: 900 }), copyGBPerS),
    assumptions: trafficAssumptions,
  };
}

async function benchGrowth(): Promise<object> {
  const copyGBPerS = await copyRates();
  const table: object[] = [];
  for (const size of [512, 1024, 2048]) {
    const { oneThread, twoThreads, scaling } = await onBothThreads(peerJob(size, { endS: 300 }), copyGBPerS);
    for (const figures of [oneThread, twoThreads]) table.push(rowOf(figures));
    table.push({ cells: oneThread.cells, scaling });
  }
  return { table, copyGBPerS, assumptions: trafficAssumptions };
}

const tableColumns = [
  'cells',
  'threads',
  'wallS',
  'processorS',
  'steps',
  'millionCellStepsPerS',
  'millionUpdatesPerS',
  'movedGBPerS',
  'shareOfCopyRate',
  'shareByProcessorTime',
  'bytesPerCell',
] as const satisfies readonly (keyof TrafficFigures)[];

/** What of a run goes into the table of growth. */
const rowOf = (figures: TrafficFigures): object =>
  Object.fromEntries(tableColumns.map((column) => [column, figures[column]]));

async function benchStorm(): Promise<FloodFigures> {
  const region = generateExerciseRegion(defaultExerciseSeed);
  const storm = buildFloodCase(region, defaultFloodScenario(region));
  if (!storm.ok) throw new Error(JSON.stringify(storm.fault));
  return measureFlood(compiled(2), storm.value);
}

/** A case on one and on two threads, and how much faster two are. */
async function onBothThreads(
  flood: FloodCase,
  copyGBPerS: CopyRates,
): Promise<{
  readonly oneThread: TrafficFigures;
  readonly twoThreads: TrafficFigures;
  readonly scaling: number;
}> {
  const oneThread = withTraffic(await measureFlood(compiled(1), flood), flood.scheme, copyGBPerS);
  const twoThreads = withTraffic(await measureFlood(compiled(2), flood), flood.scheme, copyGBPerS);
  return { oneThread, twoThreads, scaling: oneThread.wallS / twoThreads.wallS };
}

/** The peers' job in a worker of Chromium, on one and two threads. */
async function inChromium(): Promise<readonly FloodFigures[]> {
  const page = await openWebgpuPage();
  try {
    const job = { size: 512, endS: 7200, scheme: 'inertial' } as const;
    return [
      await page.ask('floodJob', { ...job, threads: 1 }),
      await page.ask('floodJob', { ...job, threads: 2 }),
    ];
  } finally {
    await page.close();
  }
}

const compiled = (threads: number): FloodEngine => engineNamed('wasm', threads);
const plain = (): FloodEngine => engineNamed('reference', null);

function engineNamed(engine: string, threads: number | null): FloodEngine {
  const found = floodEngineFor({ engine, threads });
  if (!found.ok) throw new Error(JSON.stringify(found.fault));
  return found.value;
}

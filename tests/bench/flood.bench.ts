import { floodEngineFor } from '../../src/cli/flood/flood-engine.ts';
import { buildFloodCase } from '../../src/domain/hazard/flood/build-case.ts';
import { defaultFloodScenario } from '../../src/domain/hazard/flood/default-scenario.ts';
import { defaultCourant } from '../../src/domain/hazard/flood/engine-defaults.ts';
import type { FloodScheme } from '../../src/domain/hazard/flood/flood-case.ts';
import type { FloodEngine } from '../../src/domain/ports.ts';
import {
  defaultExerciseSeed,
  generateExerciseRegion,
} from '../../src/domain/region/exercise/exercise-region.ts';
import { openWebgpuPage } from '../engines/flood/webgpu/webgpu-page.ts';
import { peerJob } from '../support/flood-cases/peer-job.ts';
import { type FloodFigures, measureFlood } from './measure-flood.ts';

const full: { readonly scheme: FloodScheme; readonly courant: number } = {
  scheme: { kind: 'full', order: 1 },
  courant: defaultCourant.full,
};

/**
 * The peers' job on one and two threads, inertial and full, in Node and in Chromium; its first 300 s on 0.25, 1 and 4
 * million cells; the plain engine for a tenth of it; and the default storm of the exercise region.
 */
export async function benchFlood(): Promise<object> {
  const [one, two] = [compiled(1), compiled(2)];
  const region = generateExerciseRegion(defaultExerciseSeed);
  const storm = buildFloodCase(region, defaultFloodScenario(region));
  if (!storm.ok) throw new Error(JSON.stringify(storm.fault));
  const growth: FloodFigures[] = [];
  for (const size of [512, 1024, 2048]) growth.push(await measureFlood(two, peerJob(size, { endS: 300 })));
  return {
    inertialOneThread: await measureFlood(one, peerJob(512)),
    inertialTwoThreads: await measureFlood(two, peerJob(512)),
    fullTwoThreads: await measureFlood(two, peerJob(512, full)),
    growth,
    plain: await measureFlood(plain(), peerJob(512, { endS: 720 })),
    chromium: await inChromium(),
    defaultStorm: await measureFlood(two, storm.value),
    memoryGBPerS: memoryRate(),
  };
}

/** The peers' job in a worker of Chromium, on one and two threads. */
export async function inChromium(): Promise<readonly FloodFigures[]> {
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

/** Bytes read and written a second by copying arrays too large for any cache: what bounds a solver without one. */
function memoryRate(): number {
  const bytes = 256e6;
  const from = new Uint8Array(bytes).fill(1);
  const to = new Uint8Array(bytes);
  to.set(from);
  const startedMs = performance.now();
  for (let k = 0; k < 8; k++) to.set(from);
  return (2 * 8 * bytes) / ((performance.now() - startedMs) / 1000) / 1e9;
}

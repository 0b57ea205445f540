import { defaultCourant } from '../../src/domain/hazard/flood/engine-defaults.ts';
import { referenceFloodEngine } from '../../src/engines/flood/reference/reference-engine.ts';
import { wasmFloodEngine } from '../../src/engines/flood/wasm/wasm-engine.ts';
import { floodWorkerThreads } from '../../src/workers/flood-worker-threads.ts';
import { peerJob } from '../support/flood-cases/peer-job.ts';
import { type FloodFigures, measureFlood } from './measure-flood.ts';

export interface FloodJob {
  readonly size: number;
  readonly endS: number;
  /** 0: the plain engine. */
  readonly threads: number;
  readonly scheme: 'inertial' | 'full';
}

async function run({ size, endS, threads, scheme }: FloodJob): Promise<FloodFigures> {
  const flood = peerJob(size, {
    endS,
    ...(scheme === 'full' ? { scheme: { kind: 'full', order: 1 }, courant: defaultCourant.full } : {}),
  });
  if (threads === 0) return measureFlood(referenceFloodEngine, flood);
  const answer = await fetch('/src/engines/flood/wasm/flood-kernel.wasm');
  const module = await WebAssembly.compile(await answer.arrayBuffer());
  return measureFlood(
    wasmFloodEngine({ module, threads: floodWorkerThreads(), threadCount: threads }),
    flood,
  );
}

addEventListener('message', ({ data }: MessageEvent<FloodJob>) => {
  void run(data).then(
    (figures) => postMessage({ figures }),
    (error) => postMessage({ error: String(error) }),
  );
});

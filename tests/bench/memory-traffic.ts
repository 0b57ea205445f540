import { Worker } from 'node:worker_threads';
import type { FloodScheme } from '../../src/domain/hazard/flood/flood-case.ts';
import type { FloodFigures } from './measure-flood.ts';

/** Bytes that memory gives to and takes from the processor when it updates one cell once. */
interface Traffic {
  readonly read: readonly string[];
  readonly written: readonly string[];
}

const waterRead = ['bed', 'depth', 'rest of depth', 'largest depth'];

/** The 32-bit fields of the layout that one update of a cell goes through; a stage is one update in second order. */
const trafficOf: Readonly<Record<'inertial' | 'full1' | 'full2', Traffic>> = {
  inertial: {
    read: [...waterRead, 'friction east', 'friction south', 'discharge east', 'discharge south'],
    written: ['depth', 'rest of depth', 'discharge east', 'discharge south'],
  },
  full1: {
    read: [...waterRead, 'friction', 'momentum east', 'momentum south'],
    written: ['depth', 'rest of depth', 'momentum east', 'momentum south'],
  },
  // The first stage writes the three fields that the second reads: one and a half of each in a stage.
  full2: {
    read: [...waterRead, 'friction', 'momentum east', 'momentum south', '1.5 fields between the stages'],
    written: ['depth', 'rest of depth', 'momentum east', 'momentum south', '1.5 fields between the stages'],
  },
};

const bytesOf = (field: string): number => (field.startsWith('1.5') ? 6 : 4);

/** What the figures below take for granted. */
export const trafficAssumptions = [
  'A row goes through the cache once a step: bytes are those of the 32-bit fields named for its scheme, each read or written once.',
  'Only cells that are counted as updated move bytes: what else a step touches (depths of cells whose faces wait, rain, soil and speeds every 5 s) is left out, so the share is a lower bound.',
  'A store costs its own bytes only, as in the copy it is held against.',
  'The limit is the copy of arrays larger than any cache by as many threads as the run had, bytes read and bytes written counted.',
  'Beside other work (see loadAverage) wall time tells of that work too; shareByProcessorTime takes the time that the process had on its processors, in which waiting threads count as busy, and holds it against a copy taken in the same way.',
  'A grid smaller than the last cache is not served by memory: compare its share with those of larger grids.',
] as const;

/** Bytes of one update of a cell. */
export function bytesPerUpdate(scheme: FloodScheme): number {
  const { read, written } =
    trafficOf[scheme.kind === 'inertial' ? 'inertial' : (`full${scheme.order}` as const)];
  return [...read, ...written].reduce((sum, field) => sum + bytesOf(field), 0);
}

/** Figures of a run with the memory traffic of its updates and the share that this is of a copy. */
export interface TrafficFigures extends FloodFigures {
  readonly bytesPerUpdate: number;
  readonly movedGBPerS: number;
  readonly shareOfCopyRate: number;
  readonly shareByProcessorTime: number | null;
}

export function withTraffic(
  figures: FloodFigures,
  scheme: FloodScheme,
  copyGBPerS: CopyRates,
): TrafficFigures {
  const bytes = bytesPerUpdate(scheme);
  const movedGBPerS = (figures.millionUpdatesPerS * bytes) / 1000;
  const limit = copyGBPerS[figures.threads === 1 ? 'oneThread' : 'twoThreads'];
  const { cellUpdates, processorS } = figures;
  return {
    ...figures,
    bytesPerUpdate: bytes,
    movedGBPerS,
    shareOfCopyRate: movedGBPerS / limit,
    shareByProcessorTime:
      processorS === null ? null : (cellUpdates * bytes) / processorS / 1e9 / copyGBPerS.perProcessorS,
  };
}

export interface CopyRates {
  readonly oneThread: number;
  readonly twoThreads: number;
  /** Of one thread in a second that it has on a processor. */
  readonly perProcessorS: number;
}

/** Bytes read and written a second by copying arrays too large for any cache, on one and on two threads, GB/s. */
export async function copyRates(): Promise<CopyRates> {
  const [oneThread, twoThreads] = [await copyRate(1), await copyRate(2)];
  return { oneThread, twoThreads, perProcessorS: copyRateByProcessor() };
}

/** The rate of a copy by the time that the process had on processors, the best of three goes. */
function copyRateByProcessor(): number {
  const from = new Uint8Array(bytesOfCopy).fill(1);
  const to = new Uint8Array(bytesOfCopy);
  to.set(from);
  const seconds = [0, 1, 2].map(() => {
    const before = process.cpuUsage();
    for (let k = 0; k < copies; k++) to.set(from);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  });
  return (2 * copies * bytesOfCopy) / Math.min(...seconds) / 1e9;
}

const bytesOfCopy = 256e6;
const copies = 8;

/** Each thread copies its own arrays once all have theirs; the best of three goes, for the machine may be busy. */
async function copyRate(threads: number): Promise<number> {
  const gate = new Int32Array(new SharedArrayBuffer(8));
  const workers = Array.from(
    { length: threads },
    () => new Worker(copier, { eval: true, workerData: { gate, threads, bytes: bytesOfCopy, copies } }),
  );
  const seconds = await Promise.all(
    workers.map(
      (worker) =>
        new Promise<number[]>((resolve, reject) => {
          worker.once('message', resolve);
          worker.once('error', reject);
        }),
    ),
  );
  const best = Math.min(...[0, 1, 2].map((k) => Math.max(...seconds.map((each) => each[k] as number))));
  return (2 * threads * copies * bytesOfCopy) / best / 1e9;
}

const copier = `
const { parentPort, workerData: { gate, threads, bytes, copies } } = require('node:worker_threads');
const from = new Uint8Array(bytes).fill(1);
const to = new Uint8Array(bytes);
to.set(from);
const seconds = [];
for (let round = 1; round <= 3; round++) {
  Atomics.add(gate, 0, 1);
  Atomics.notify(gate, 0);
  for (let seen; (seen = Atomics.load(gate, 0)) < round * threads; ) Atomics.wait(gate, 0, seen);
  const began = performance.now();
  for (let k = 0; k < copies; k++) to.set(from);
  seconds.push((performance.now() - began) / 1000);
}
parentPort.postMessage(seconds);
`;

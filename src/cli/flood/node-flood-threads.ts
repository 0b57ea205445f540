import { Worker } from 'node:worker_threads';
import type { FloodThreads, RunningThreads, ThreadStart } from '../../engines/flood/wasm/flood-threads.ts';

/** The life of a thread: plain JavaScript, so that no loader has to start in it. */
const life = `
const { parentPort, workerData } = require('node:worker_threads');
const { module, memory, table, thread } = workerData;
const numbers = new Int32Array(memory.buffer);
const sleep = (at, value) => void Atomics.wait(numbers, at / 4, value, 1000);
const { exports } = new WebAssembly.Instance(module, { env: { memory, sleep } });
exports.setup(table);
parentPort.postMessage('ready');
exports.follow(thread);
`;

/** Threads of the flood kernel in Node. */
export const nodeFloodThreads: FloodThreads = { start };

async function start({ count, ...place }: ThreadStart & { readonly count: number }): Promise<RunningThreads> {
  const workers = Array.from(
    { length: count },
    (_, k) => new Worker(life, { eval: true, workerData: { ...place, thread: k + 1 } }),
  );
  const terminate = (): void => {
    for (const worker of workers) void worker.terminate();
  };
  try {
    await Promise.all(workers.map(isReady));
  } catch (error) {
    terminate();
    throw error;
  }
  return { terminate };
}

const isReady = (worker: Worker): Promise<void> =>
  new Promise((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('a flood thread ended before it was ready')));
  });

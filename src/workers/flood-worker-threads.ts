import type { FloodThreads, RunningThreads, ThreadStart } from '../engines/flood/wasm/flood-threads.ts';
import type { ThreadMessage } from './flood-thread.worker.ts';
import type { WorkerLike } from './worker-client.ts';

const createThread = (): WorkerLike =>
  new Worker(new URL('./flood-thread.worker.ts', import.meta.url), { type: 'module' });

/**
 * Threads of the flood kernel as workers of the flood worker. A thread that waits in the kernel hears no message, so ending
 * it is the only way out; whoever starts a run ends its threads.
 */
export const floodWorkerThreads = (create: () => WorkerLike = createThread): FloodThreads => ({
  start: ({ count, ...place }) => start(create, place, count),
});

async function start(create: () => WorkerLike, place: ThreadStart, count: number): Promise<RunningThreads> {
  const threads = Array.from({ length: count }, create);
  const terminate = (): void => {
    for (const thread of threads) thread.terminate();
  };
  try {
    await Promise.all(threads.map((thread, k) => becomesReady(thread, { ...place, thread: k + 1 })));
  } catch (error) {
    terminate();
    throw error;
  }
  return { terminate };
}

const becomesReady = (thread: WorkerLike, message: ThreadMessage): Promise<void> =>
  new Promise((resolve, reject) => {
    const refuse = (): void => reject(new Error('a flood thread ended before it was ready'));
    thread.addEventListener('message', () => resolve(), { once: true });
    thread.addEventListener('error', refuse, { once: true });
    thread.addEventListener('messageerror', refuse, { once: true });
    thread.postMessage(message);
  });

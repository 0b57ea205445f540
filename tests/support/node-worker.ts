import { fileURLToPath } from 'node:url';
import { Worker as ThreadWorker } from 'node:worker_threads';
import type { WorkerLike } from '../../src/workers/worker-client.ts';

const bootstrap = new URL('./workers/web-worker-scope.mjs', import.meta.url);

/**
 * Runs a web-worker entry in a thread of Node with the web interface: messages both ways, an `error` event when the
 * thread throws or exits. @param entry URL of the entry, TypeScript included.
 */
export function nodeWorker(entry: URL): WorkerLike {
  const thread = new ThreadWorker(fileURLToPath(bootstrap), {
    workerData: { entry: entry.href },
  });
  const target = new EventTarget();
  thread.on('message', (data) => target.dispatchEvent(new MessageEvent('message', { data })));
  thread.on('messageerror', () => target.dispatchEvent(new Event('messageerror')));
  thread.on('error', () => target.dispatchEvent(new Event('error')));
  thread.on('exit', () => target.dispatchEvent(new Event('error')));
  return {
    postMessage: (message: unknown, transfer?: unknown) => thread.postMessage(message, transfer as never),
    addEventListener: target.addEventListener.bind(target),
    removeEventListener: target.removeEventListener.bind(target),
    terminate: () => {
      thread.removeAllListeners('exit');
      void thread.terminate();
    },
  } as WorkerLike;
}

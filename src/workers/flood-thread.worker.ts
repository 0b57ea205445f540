import { kernelInstance, type ThreadStart } from '../engines/flood/wasm/flood-threads.ts';

/** What one thread is given: the module and memory that all share, and its own number. */
export type ThreadMessage = ThreadStart & { readonly thread: number };

addEventListener('message', ({ data }: MessageEvent<ThreadMessage>) => {
  const kernel = kernelInstance(data);
  postMessage('ready');
  kernel.follow(data.thread);
});

/** Threads beside the caller's own that run the kernel's loop on a shared memory. */
export interface FloodThreads {
  /** Starts threads 1 to `count`, each with an instance of the module; resolves when all wait for commands. Rejects when one cannot start. */
  start(start: ThreadStart & { readonly count: number }): Promise<RunningThreads>;
}

/** What a thread needs: it calls `setup(table)`, says that it is ready, and then `follow(thread)`, which returns at the end of the run. */
export interface ThreadStart {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  readonly table: number;
}

export interface RunningThreads {
  /** Ends the threads, whatever they are doing. */
  terminate(): void;
}

/** Functions of the compiled kernel. */
export interface KernelExports {
  setup(table: number): void;
  lead(): void;
  release(): void;
  follow(thread: number): void;
}

/** Longest sleep of a waiting thread before it looks again, ms. */
const longestSleepMs = 1000;

/** An instance of the kernel on a memory. */
export function kernelInstance({ module, memory, table }: ThreadStart): KernelExports {
  const numbers = new Int32Array(memory.buffer);
  const sleep = (at: number, value: number): void => {
    Atomics.wait(numbers, at / 4, value, longestSleepMs);
  };
  const { exports } = new WebAssembly.Instance(module, { env: { memory, sleep } });
  const kernel = exports as unknown as KernelExports;
  kernel.setup(table);
  return kernel;
}

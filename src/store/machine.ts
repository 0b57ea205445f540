import { createStore, type StoreApi } from 'zustand/vanilla';

/** What the browser can do here; a lack is a state on screen, not a failure. */
export interface Machine {
  /** Cross-origin isolation: without it WebAssembly runs on one thread. */
  readonly hasThreads: boolean;
  readonly hasWebgl2: boolean;
  readonly logicalCores: number;
}

export type MachineStore = StoreApi<Machine>;

export const createMachineStore = (machine: Machine): MachineStore => createStore<Machine>(() => machine);

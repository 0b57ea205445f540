import { createStore, type StoreApi } from 'zustand/vanilla';

/** What the browser was found able to do here; a lack is a state on screen, not a failure. */
export interface MachineFacts {
  /** Cross-origin isolation: without it WebAssembly runs on one thread. */
  readonly hasThreads: boolean;
  readonly hasWebgl2: boolean;
  readonly logicalCores: number;
}

export interface Machine extends MachineFacts {
  /** Whether the app itself opens without a network: still being kept, kept, or refused by the browser. */
  readonly offline: 'preparing' | 'ready' | 'refused';
}

export type MachineStore = StoreApi<Machine>;

export const createMachineStore = (facts: MachineFacts): MachineStore =>
  createStore<Machine>(() => ({ ...facts, offline: 'preparing' }));

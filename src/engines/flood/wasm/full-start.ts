import type { FloodCase } from '../../../domain/hazard/flood/flood-case.ts';
import type { FloodStepper } from '../driver/flood-stepper.ts';
import { FullSimulation } from '../reference/full/full-simulation.ts';
import { fullStateOf } from '../reference/full/full-state.ts';
import { type FloodThreads, kernelInstance, type RunningThreads } from './flood-threads.ts';
import { asInertial, fullFieldsOf } from './full-layout.ts';
import { KernelMemory } from './kernel-memory.ts';
import { kernelFieldsOf, writeTable } from './memory-layout.ts';
import { threadsFor } from './row-bands.ts';
import type { SoilClasses } from './soil-classes.ts';
import { WasmFullKernel } from './wasm-full-kernel.ts';

/** Starts the full equations on the compiled kernel; on one thread where others cannot start. */
export async function startFull(
  flood: FloodCase,
  order: 1 | 2,
  host: {
    readonly module: WebAssembly.Module;
    readonly threads: FloodThreads | null;
    readonly threadCount: number;
    readonly soil: SoilClasses | null;
  },
): Promise<FloodStepper> {
  const { module, soil } = host;
  const threads = host.threads === null ? 1 : threadsFor(flood.grid.rows, host.threadCount);
  const memory = new KernelMemory();
  const state = fullStateOf(flood, order, memory);
  const shown = asInertial(state);
  const fields = kernelFieldsOf(memory, shown, { flood, soil, threads });
  const full = fullFieldsOf(memory, state, threads);
  const table = writeTable(memory, shown, fields, threads, full.table);
  const place = { module, memory: memory.memory, table };
  const kernel = kernelInstance(place);
  let others: RunningThreads | null = null;
  try {
    if (host.threads !== null && threads > 1) {
      others = await host.threads.start({ ...place, count: threads - 1 });
    }
  } catch {
    return startFull(flood, order, { ...host, threads: null });
  }
  const parts = { flood, state, memory, fields, full, soil, threads, kernel, others };
  return new FullSimulation(flood, state, (_, waking) => new WasmFullKernel(parts, waking));
}

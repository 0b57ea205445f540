import {
  type SavedArray,
  type SavedState,
  savedBytes,
} from '../../../domain/hazard/flood/checkpoint/saved-state.ts';
import { blockOf } from '../driver/blocks.ts';
import type { GroundVolumes } from '../driver/rain-and-soil.ts';
import type { FullKernel, StageFindings, StageNumbers } from '../reference/full/full-kernel.ts';
import type { FullState } from '../reference/full/full-state.ts';
import { CompiledGround, type GroundParts, sumOf } from './compiled-ground.ts';
import type { RunningThreads } from './flood-threads.ts';
import { type FullFields, markFullBlocks } from './full-layout.ts';
import type { KernelMemory } from './kernel-memory.ts';
import { rowBands } from './row-bands.ts';

const command = { stage: 4, ground: 5 } as const;

export interface FullKernelParts extends GroundParts {
  readonly state: FullState;
  readonly memory: KernelMemory;
  /** What only the full equations keep. */
  readonly full: FullFields;
  readonly threads: number;
  readonly others: RunningThreads | null;
}

/** The full equations compiled to WebAssembly: four cells at a time, rows shared among threads, the same bits for any number of them. */
export class WasmFullKernel implements FullKernel {
  readonly state: FullState;
  readonly threads: number;
  readonly #parts: FullKernelParts;
  readonly #ground: CompiledGround;

  constructor(parts: FullKernelParts, waking: Iterable<number>) {
    const { state, fields, full, threads } = parts;
    this.#parts = parts;
    this.state = state;
    this.threads = threads;
    const { numbers, integers } = full;
    this.#ground = new CompiledGround(parts, {
      command: command.ground,
      numbers,
      integers,
      timeAt: 4,
      rainAt: 6,
    });
    for (const index of waking) fields.blockAlways[blockOf(state, index)] = 1;
    fields.bands.set(rowBands(null, state.rows, threads));
    markFullBlocks(state, full, fields);
    full.numbers[1] = state.cellSizeM;
    full.numbers[2] = state.stillDepthM;
    full.numbers[5] = state.arrivalDepthM;
  }

  get memoryBytes(): number {
    return this.#parts.memory.usedBytes;
  }

  wake(index: number): void {
    const { depthM, stillDepthM } = this.state;
    if ((depthM[index] as number) > stillDepthM) this.#parts.full.blockMoving[blockOf(this.state, index)] = 1;
  }

  advance({ timeStepS, endTimeS, stage }: StageNumbers): StageFindings {
    const { fields, full, kernel } = this.#parts;
    full.numbers[0] = timeStepS;
    full.integers[3] = stage;
    full.numbers[4] = endTimeS;
    fields.control[0] = command.stage;
    kernel.lead();
    let fastestMPerS = 0;
    let activeCells = 0;
    let bad = 0;
    for (let thread = 0; thread < this.threads; thread++) {
      fastestMPerS = Math.max(fastestMPerS, fields.findingsAsFloats[16 * thread] as number);
      activeCells += fields.findings[16 * thread + 1] as number;
      bad = Math.max(bad, fields.findings[16 * thread + 2] as number);
    }
    return {
      outM2PerS: sumOf(full.rowOutM2PerS),
      heldGainM: sumOf(full.rowHeldM),
      fastestMPerS,
      activeCells,
      badIndex: bad === 0 ? -1 : bad / 4,
    };
  }

  applyGround(fromS: number, toS: number): GroundVolumes {
    const { fields, state } = this.#parts;
    const volumes = this.#ground.apply(fromS, toS);
    fields.bands.set(rowBands(fields.rowActive, state.rows, this.threads));
    return volumes;
  }

  save(into: Map<string, SavedArray>): void {
    into.set('block moving', this.#parts.full.blockMoving.slice());
    this.#ground.save(into);
  }

  restore(from: SavedState): void {
    this.#parts.full.blockMoving.set(savedBytes(from, 'block moving'));
    this.#ground.restore(from);
  }

  dispose(): void {
    const { kernel, others } = this.#parts;
    if (others === null) return;
    kernel.release();
    others.terminate();
  }
}

import {
  type SavedArray,
  type SavedState,
  savedBytes,
  savedFloats,
} from '../../../domain/hazard/flood/checkpoint/saved-state.ts';
import { blockColumns, blockOf } from '../driver/blocks.ts';
import type { GroundVolumes } from '../driver/rain-and-soil.ts';
import { filmDepthM } from '../driver/water-state.ts';
import { blocksAround, openSeaBlocks } from '../reference/inertial/activity.ts';
import type { InertialKernel, StepFindings, StepNumbers } from '../reference/inertial/inertial-kernel.ts';
import type { InertialState } from '../reference/inertial/inertial-state.ts';
import { CompiledGround, type GroundParts } from './compiled-ground.ts';
import type { RunningThreads } from './flood-threads.ts';
import type { KernelMemory } from './kernel-memory.ts';
import { rowBands } from './row-bands.ts';

const command = { advance: 1, ground: 2 } as const;

interface Parts extends GroundParts {
  readonly state: InertialState;
  readonly memory: KernelMemory;
  readonly threads: number;
  readonly others: RunningThreads | null;
}

/** The local-inertial scheme compiled to WebAssembly: four cells at a time, rows shared among threads, the same bits for any number of them. */
export class WasmInertialKernel implements InertialKernel {
  readonly state: InertialState;
  readonly threads: number;
  readonly #parts: Parts;
  readonly #ground: CompiledGround;
  /** Whether bands lie elsewhere than in the step before, so that each must leave anew what its neighbours need. */
  #bandsMoved = true;

  constructor(
    parts: Parts,
    { waking, restless }: { readonly waking: Iterable<number>; readonly restless: Iterable<number> },
  ) {
    this.#parts = parts;
    this.state = parts.state;
    this.threads = parts.threads;
    const { state, fields } = parts;
    const { numbers, integers } = fields;
    this.#ground = new CompiledGround(parts, {
      command: command.ground,
      numbers,
      integers,
      timeAt: 4,
      rainAt: 5,
    });
    for (const index of waking) fields.blockAlways[blockOf(state, index)] = 1;
    for (const index of restless)
      for (const block of blocksAround(state, index)) fields.blockRestless[block] = 1;
    fields.blockSleeper.set(openSeaBlocks(state));
    fields.bands.set(rowBands(null, state.rows, this.threads));
    this.#readDepths();
  }

  get memoryBytes(): number {
    return this.#parts.memory.usedBytes;
  }

  wake(index: number): void {
    const { state, fields } = this.#parts;
    const depth = state.depthM[index] as number;
    const block = blockOf(state, index);
    if (depth > filmDepthM && depth > (fields.blockDeepestM[block] as number))
      fields.blockDeepestM[block] = depth;
  }

  advance(step: StepNumbers): StepFindings {
    const { fields, kernel, state } = this.#parts;
    const { numbers, integers } = fields;
    if (step.renewsShallow) {
      fields.bands.set(rowBands(fields.rowActive, state.rows, this.threads));
      this.#bandsMoved = true;
    }
    numbers[0] = step.timeStepS;
    numbers[1] = state.cellSizeM;
    integers[2] = step.renewsShallow ? 1 : 0;
    numbers[3] = state.arrivalDepthM;
    numbers[4] = step.endTimeS;
    numbers[9] = step.theta;
    numbers[10] = step.shallowM;
    numbers[11] = step.shallowStepS;
    integers[13] = this.#bandsMoved ? 1 : 0;
    this.#bandsMoved = false;
    fields.control[0] = command.advance;
    kernel.lead();
    let deepestM = 0;
    let dueCells = 0;
    let bad = 0;
    for (let thread = 0; thread < this.threads; thread++) {
      deepestM = Math.max(deepestM, fields.findingsAsFloats[16 * thread] as number);
      dueCells += fields.findings[16 * thread + 1] as number;
      bad = Math.max(bad, fields.findings[16 * thread + 2] as number);
    }
    return { deepestM, dueCells, badIndex: bad === 0 ? -1 : this.#badIndexFrom(bad / 4) };
  }

  applyGround(fromS: number, toS: number): GroundVolumes {
    this.#parts.fields.numbers[3] = this.state.arrivalDepthM;
    return this.#ground.apply(fromS, toS);
  }

  save(into: Map<string, SavedArray>): void {
    const { fields } = this.#parts;
    into.set('block deepestM', fields.blockDeepestM.slice());
    into.set('block active', fields.blockActive.slice());
    this.#ground.save(into);
  }

  restore(from: SavedState): void {
    const { fields } = this.#parts;
    fields.blockDeepestM.set(savedFloats(from, 'block deepestM'));
    fields.blockActive.set(savedBytes(from, 'block active'));
    this.#ground.restore(from);
    this.#bandsMoved = true;
  }

  dispose(): void {
    const { kernel, others } = this.#parts;
    if (others === null) return;
    kernel.release();
    others.terminate();
  }

  /** First of the four cells from `index` on whose depth is not a sensible number. */
  #badIndexFrom(index: number): number {
    for (let i = index; i < index + 4; i++) {
      if (!((this.state.depthM[i] as number) > -1e-6)) return i;
    }
    return index;
  }

  #readDepths(): void {
    const { columns, rows, stride, depthM } = this.state;
    const { blockDeepestM, blocksPerRow } = this.#parts.fields;
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const depth = depthM[(row + 1) * stride + column + 1] as number;
        const block = row * blocksPerRow + Math.floor(column / blockColumns);
        if (depth > filmDepthM && depth > (blockDeepestM[block] as number)) blockDeepestM[block] = depth;
      }
    }
  }
}

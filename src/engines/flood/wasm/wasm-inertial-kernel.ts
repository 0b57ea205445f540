import type { FloodCase } from '../../../domain/hazard/flood/flood-case.ts';
import { integralBetween } from '../../../domain/hazard/flood/forcing/time-series.ts';
import { blockColumns, blockOf } from '../driver/blocks.ts';
import type { GroundVolumes } from '../driver/rain-and-soil.ts';
import { RainFall } from '../driver/rain-fall.ts';
import { filmDepthM, intoPadded } from '../driver/water-state.ts';
import { openSeaBlocks } from '../reference/inertial/activity.ts';
import type { InertialKernel, StepFindings, StepNumbers } from '../reference/inertial/inertial-kernel.ts';
import type { InertialState } from '../reference/inertial/inertial-state.ts';
import type { KernelExports, RunningThreads } from './flood-threads.ts';
import type { KernelMemory } from './kernel-memory.ts';
import type { KernelFields } from './memory-layout.ts';
import { rowBands } from './row-bands.ts';
import type { SoilClasses } from './soil-classes.ts';

const command = { advance: 1, ground: 2 } as const;

interface Parts {
  readonly flood: FloodCase;
  readonly state: InertialState;
  readonly memory: KernelMemory;
  readonly fields: KernelFields;
  readonly soil: SoilClasses | null;
  readonly threads: number;
  readonly kernel: KernelExports;
  readonly others: RunningThreads | null;
}

/** The local-inertial scheme compiled to WebAssembly: four cells at a time, rows shared among threads, the same bits for any number of them. */
export class WasmInertialKernel implements InertialKernel {
  readonly state: InertialState;
  readonly threads: number;
  readonly rowNeedsLimit: Uint8Array;
  readonly #parts: Parts;
  readonly #fall = new RainFall();
  #shallowDeepestM = 0;

  constructor(
    parts: Parts,
    { waking, restless }: { readonly waking: Iterable<number>; readonly restless: Iterable<number> },
  ) {
    this.#parts = parts;
    this.state = parts.state;
    this.threads = parts.threads;
    this.rowNeedsLimit = parts.fields.rowNeedsLimit;
    const { state, fields, flood, soil } = parts;
    for (const index of waking) fields.blockAlways[blockOf(state, index)] = 1;
    for (const index of restless) fields.blockRestless[blockOf(state, index)] = 1;
    fields.blockSleeper.set(openSeaBlocks(state));
    if (soil !== null) {
      intoPadded(state, soil.classOfCell, fields.soilClass as Uint16Array);
      fields.soilTable?.set(soil.table);
    }
    if (flood.rainZones !== null) intoPadded(state, flood.rainZones.zone, fields.rainZone as Uint16Array);
    fields.blockPlain.set(evenBlocks(parts));
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
    if (step.renewsShallow) fields.bands.set(rowBands(fields.rowActive, state.rows, this.threads));
    numbers[0] = step.timeStepS;
    numbers[1] = state.cellSizeM;
    numbers[2] = step.shallowM;
    integers[3] = step.renewsShallow ? 1 : 0;
    numbers[4] = step.shallowStepS;
    numbers[5] = step.shallowHoldS;
    numbers[6] = step.theta;
    numbers[7] = state.arrivalDepthM;
    numbers[8] = step.endTimeS;
    fields.control[0] = command.advance;
    kernel.lead();
    let deepestM = step.renewsShallow ? 0 : this.#shallowDeepestM;
    let dueCells = 0;
    let bad = 0;
    for (let thread = 0; thread < this.threads; thread++) {
      deepestM = Math.max(deepestM, fields.findingsAsFloats[16 * thread] as number);
      dueCells += fields.findings[16 * thread + 1] as number;
      bad = Math.max(bad, fields.findings[16 * thread + 2] as number);
    }
    this.#shallowDeepestM = Math.min(deepestM, step.shallowM);
    return { deepestM, dueCells, badIndex: bad === 0 ? -1 : this.#badIndexFrom(bad / 4) };
  }

  applyGround(fromS: number, toS: number): GroundVolumes {
    const { fields, kernel, state, flood, soil } = this.#parts;
    const { numbers, integers } = fields;
    const elapsedS = toS - fromS;
    const rainM = integralBetween(flood.rainMPerS, fromS, toS);
    let falls = rainM > 0;
    flood.rainZones?.rainMPerS.forEach((series, zone) => {
      const depthM = integralBetween(series, fromS, toS);
      (fields.rainTableM as Float32Array)[zone] = depthM;
      falls ||= depthM > 0;
    });
    const acts = elapsedS > 0 && (falls || soil !== null);
    numbers[7] = state.arrivalDepthM;
    numbers[8] = toS;
    if (acts) numbers[9] = this.#fall.take(rainM);
    numbers[10] = elapsedS;
    integers[11] = acts ? 1 : 0;
    integers[12] = isVaried(flood) ? 1 : 0;
    fields.control[0] = command.ground;
    kernel.lead();
    if (!acts) return { rainM3: 0, infiltratedM3: 0, drainedM3: 0 };
    const area = state.cellSizeM * state.cellSizeM;
    return {
      rainM3: sumOf(fields.rowRainedM) * area,
      infiltratedM3: sumOf(fields.rowSoakedM) * area,
      drainedM3: sumOf(fields.rowDrainedM) * area,
    };
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

const sumOf = (values: Float64Array): number => {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
};

/** Whether rain, soil and drains act cell by cell: zones or drains. */
const isVaried = ({ rainZones, drainageMPerS }: FloodCase): boolean =>
  rainZones !== null || drainageMPerS !== null;

/** How rain may fall on each block: 1 evenly, 2 evenly on soil, 0 cell by cell. */
export function evenBlocks({
  state,
  flood,
  soil,
  fields,
}: Pick<Parts, 'state' | 'flood' | 'soil' | 'fields'>): Uint8Array {
  const even = new Uint8Array(fields.blockPlain.length);
  if (isVaried(flood)) return even;
  even.fill(soil === null ? 1 : 2);
  for (let row = 0; row < state.rows; row++) {
    for (let column = 0; column < state.columns; column++) {
      const i = (row + 1) * state.stride + column + 1;
      if (state.held[i] === 1 || state.closed[i] === 1) even[blockOf(state, i)] = 0;
    }
  }
  return even;
}

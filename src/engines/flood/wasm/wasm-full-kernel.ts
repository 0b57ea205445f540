import type { FloodCase } from '../../../domain/hazard/flood/flood-case.ts';
import { integralBetween } from '../../../domain/hazard/flood/forcing/time-series.ts';
import { blockOf } from '../driver/blocks.ts';
import type { GroundVolumes } from '../driver/rain-and-soil.ts';
import { RainFall } from '../driver/rain-fall.ts';
import { intoPadded } from '../driver/water-state.ts';
import type { FullKernel, StageFindings, StageNumbers } from '../reference/full/full-kernel.ts';
import type { FullState } from '../reference/full/full-state.ts';
import type { KernelExports, RunningThreads } from './flood-threads.ts';
import { type FullFields, markFullBlocks } from './full-layout.ts';
import type { KernelMemory } from './kernel-memory.ts';
import type { KernelFields } from './memory-layout.ts';
import { rowBands } from './row-bands.ts';
import type { SoilClasses } from './soil-classes.ts';

const command = { stage: 4, ground: 5 } as const;

export interface FullKernelParts {
  readonly flood: FloodCase;
  readonly state: FullState;
  readonly memory: KernelMemory;
  readonly shared: KernelFields;
  readonly fields: FullFields;
  readonly soil: SoilClasses | null;
  /** How rain may fall on each block. */
  readonly evenBlocks: Uint8Array;
  readonly threads: number;
  readonly kernel: KernelExports;
  readonly others: RunningThreads | null;
}

/** The full equations compiled to WebAssembly: four cells at a time, rows shared among threads, the same bits for any number of them. */
export class WasmFullKernel implements FullKernel {
  readonly state: FullState;
  readonly threads: number;
  readonly #parts: FullKernelParts;
  readonly #fall = new RainFall();

  constructor(parts: FullKernelParts, waking: Iterable<number>) {
    const { state, shared, fields, flood, soil, threads } = parts;
    this.#parts = parts;
    this.state = state;
    this.threads = threads;
    for (const index of waking) shared.blockAlways[blockOf(state, index)] = 1;
    if (soil !== null) {
      intoPadded(state, soil.classOfCell, shared.soilClass as Uint16Array);
      shared.soilTable?.set(soil.table);
    }
    if (flood.rainZones !== null) intoPadded(state, flood.rainZones.zone, shared.rainZone as Uint16Array);
    shared.blockPlain.set(parts.evenBlocks);
    shared.bands.set(rowBands(null, state.rows, threads));
    markFullBlocks(state, fields, shared);
    fields.numbers[1] = state.cellSizeM;
    fields.numbers[2] = state.stillDepthM;
    fields.numbers[5] = state.arrivalDepthM;
  }

  get memoryBytes(): number {
    return this.#parts.memory.usedBytes;
  }

  wake(index: number): void {
    const { depthM, stillDepthM } = this.state;
    if ((depthM[index] as number) > stillDepthM)
      this.#parts.fields.blockMoving[blockOf(this.state, index)] = 1;
  }

  advance({ timeStepS, endTimeS, stage }: StageNumbers): StageFindings {
    const { shared, fields, kernel } = this.#parts;
    fields.numbers[0] = timeStepS;
    fields.integers[3] = stage;
    fields.numbers[4] = endTimeS;
    shared.control[0] = command.stage;
    kernel.lead();
    let fastestMPerS = 0;
    let activeCells = 0;
    let bad = 0;
    for (let thread = 0; thread < this.threads; thread++) {
      fastestMPerS = Math.max(fastestMPerS, shared.findingsAsFloats[16 * thread] as number);
      activeCells += shared.findings[16 * thread + 1] as number;
      bad = Math.max(bad, shared.findings[16 * thread + 2] as number);
    }
    return {
      outM2PerS: sumOf(fields.rowOutM2PerS),
      heldGainM: sumOf(fields.rowHeldM),
      fastestMPerS,
      activeCells,
      badIndex: bad === 0 ? -1 : bad / 4,
    };
  }

  applyGround(fromS: number, toS: number): GroundVolumes {
    const { shared, fields, kernel, state, flood, soil } = this.#parts;
    const elapsedS = toS - fromS;
    const rainM = integralBetween(flood.rainMPerS, fromS, toS);
    let falls = rainM > 0;
    flood.rainZones?.rainMPerS.forEach((series, zone) => {
      const depthM = integralBetween(series, fromS, toS);
      (shared.rainTableM as Float32Array)[zone] = depthM;
      falls ||= depthM > 0;
    });
    const acts = elapsedS > 0 && (falls || soil !== null);
    fields.numbers[4] = toS;
    if (acts) fields.numbers[6] = this.#fall.take(rainM);
    fields.numbers[7] = elapsedS;
    fields.integers[8] = acts ? 1 : 0;
    fields.integers[9] = isVaried(flood) ? 1 : 0;
    shared.control[0] = command.ground;
    kernel.lead();
    shared.bands.set(rowBands(shared.rowActive, state.rows, this.threads));
    if (!acts) return { rainM3: 0, infiltratedM3: 0, drainedM3: 0 };
    const area = state.cellSizeM * state.cellSizeM;
    return {
      rainM3: sumOf(shared.rowRainedM) * area,
      infiltratedM3: sumOf(shared.rowSoakedM) * area,
      drainedM3: sumOf(shared.rowDrainedM) * area,
    };
  }

  dispose(): void {
    const { kernel, others } = this.#parts;
    if (others === null) return;
    kernel.release();
    others.terminate();
  }
}

/** Whether rain, soil and drains act cell by cell. */
const isVaried = ({ rainZones, drainageMPerS }: FloodCase): boolean =>
  rainZones !== null || drainageMPerS !== null;

const sumOf = (values: Float64Array): number => {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
};

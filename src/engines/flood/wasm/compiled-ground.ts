import {
  type SavedArray,
  type SavedState,
  savedFloats,
} from '../../../domain/hazard/flood/checkpoint/saved-state.ts';
import type { FloodCase } from '../../../domain/hazard/flood/flood-case.ts';
import { integralBetween } from '../../../domain/hazard/flood/forcing/time-series.ts';
import { blockOf } from '../driver/blocks.ts';
import { isClosed, isHeld } from '../driver/cell-marks.ts';
import type { GroundVolumes } from '../driver/rain-and-soil.ts';
import { RainFall } from '../driver/rain-fall.ts';
import { intoPadded, unpadded, type WaterState } from '../driver/water-state.ts';
import type { KernelExports } from './flood-threads.ts';
import type { KernelFields } from './memory-layout.ts';
import type { SoilClasses } from './soil-classes.ts';

/** Rain, soil and drains as a kernel does them. */
export interface GroundParts {
  readonly flood: FloodCase;
  readonly state: WaterState;
  readonly fields: KernelFields;
  readonly soil: SoilClasses | null;
  readonly kernel: KernelExports;
}

/** How a kernel is told of a period: its command, and its numbers seen as floats and as integers. */
export interface GroundCall {
  readonly command: number;
  readonly numbers: Float32Array;
  readonly integers: Int32Array;
  /** Where the time at the end of the period lies among the numbers. */
  readonly timeAt: number;
  /** Where rain (m), elapsed time (s), whether anything acts and whether cell by cell lie, one after another. */
  readonly rainAt: number;
}

/** Rain, soil and drains of a case on a compiled kernel, whatever its scheme. */
export class CompiledGround {
  readonly #parts: GroundParts;
  readonly #call: GroundCall;
  readonly #isVaried: boolean;
  readonly #fall = new RainFall();

  constructor(parts: GroundParts, call: GroundCall) {
    const { flood, state, fields, soil } = parts;
    this.#parts = parts;
    this.#call = call;
    this.#isVaried = flood.rainZones !== null || flood.drainageMPerS !== null || flood.porosity !== null;
    if (soil !== null) {
      intoPadded(state, soil.classOfCell, fields.soilClass as Uint16Array);
      fields.soilTable?.set(soil.table);
    }
    if (flood.rainZones !== null) intoPadded(state, flood.rainZones.zone, fields.rainZone as Uint16Array);
    if (!this.#isVaried) this.#markEvenBlocks();
  }

  /** Gives the kernel its command for a period, and sums what it did. */
  apply(fromS: number, toS: number): GroundVolumes {
    const { fields, kernel, flood, soil, state } = this.#parts;
    const { command, numbers, integers, timeAt, rainAt } = this.#call;
    const elapsedS = toS - fromS;
    const rainM = integralBetween(flood.rainMPerS, fromS, toS);
    let falls = rainM > 0;
    flood.rainZones?.rainMPerS.forEach((series, zone) => {
      const depthM = integralBetween(series, fromS, toS);
      (fields.rainTableM as Float32Array)[zone] = depthM;
      falls ||= depthM > 0;
    });
    const acts = elapsedS > 0 && (falls || soil !== null);
    numbers[timeAt] = toS;
    if (acts) numbers[rainAt] = this.#fall.take(rainM);
    numbers[rainAt + 1] = elapsedS;
    integers[rainAt + 2] = acts ? 1 : 0;
    integers[rainAt + 3] = this.#isVaried ? 1 : 0;
    fields.control[0] = command;
    kernel.lead();
    if (!acts) return { rainM3: 0, infiltratedM3: 0, drainedM3: 0 };
    const area = state.cellSizeM * state.cellSizeM;
    return {
      rainM3: sumOf(fields.rowRainedM) * area,
      infiltratedM3: sumOf(fields.rowSoakedM) * area,
      drainedM3: sumOf(fields.rowDrainedM) * area,
    };
  }

  save(into: Map<string, SavedArray>): void {
    const { state, fields, flood } = this.#parts;
    this.#fall.save(into);
    if (fields.soakedM === null || flood.infiltration.kind !== 'green-ampt') return;
    into.set('soakedM', unpadded(state, fields.soakedM));
  }

  restore(from: SavedState): void {
    const { state, fields, flood } = this.#parts;
    this.#fall.restore(from);
    if (fields.soakedM === null || flood.infiltration.kind !== 'green-ampt') return;
    intoPadded(state, savedFloats(from, 'soakedM'), fields.soakedM);
  }

  /** How rain may fall on each block: 1 evenly, 2 evenly on soil, 0 cell by cell. */
  #markEvenBlocks(): void {
    const { state, fields, soil } = this.#parts;
    const { blockPlain } = fields;
    blockPlain.fill(soil === null ? 1 : 2);
    for (let row = 0; row < state.rows; row++) {
      for (let column = 0; column < state.columns; column++) {
        const i = (row + 1) * state.stride + column + 1;
        if (isHeld(state.marks, i) || isClosed(state.marks, i)) blockPlain[blockOf(state, i)] = 0;
      }
    }
  }
}

/** Sum of what the rows of a grid found, in their order. */
export const sumOf = (values: Float64Array): number => {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
};

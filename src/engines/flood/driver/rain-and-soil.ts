import {
  type SavedArray,
  type SavedState,
  savedFloats,
} from '../../../domain/hazard/flood/checkpoint/saved-state.ts';
import type { FloodCase, Infiltration } from '../../../domain/hazard/flood/flood-case.ts';
import { integralBetween } from '../../../domain/hazard/flood/forcing/time-series.ts';
import { isClosed, isHeld } from './cell-marks.ts';
import { RainFall } from './rain-fall.ts';
import { addDepth32, noteDepth, type WaterState } from './water-state.ts';

/**
 * Depth that soaks into ponded soil in a step, m. Source: Green & Ampt 1911; explicit in the step by Li, Stevens & Simons
 * 1976, Journal of the Irrigation and Drainage Division ASCE 102(IR2): the logarithm of
 * dF - S ln(1 + dF / (F + S)) = K dt is replaced by 2x / (2 + x), which leaves a quadratic. Leaves out the head of the
 * ponded water itself.
 * @param soakedM F, depth soaked in before the step   @param conductanceM K dt
 * @param storageM S, suction head times moisture deficit
 */
export function greenAmptDepthM(soakedM: number, conductanceM: number, storageM: number): number {
  const p = conductanceM - 2 * soakedM;
  return (p + Math.sqrt(p * p + 8 * conductanceM * (soakedM + storageM))) / 2;
}

/**
 * `greenAmptDepthM` in 32-bit arithmetic; where much has soaked in, the root is taken as c / (2 (sqrt(p p + c) - p)),
 * which loses no digits.
 */
function greenAmpt32(soakedM: number, conductanceM: number, storageM: number): number {
  const f = Math.fround;
  const p = f(conductanceM - f(soakedM + soakedM));
  const c = f(f(8 * conductanceM) * f(soakedM + storageM));
  const root = f(Math.sqrt(f(f(p * p) + c)));
  return p > 0 ? f(0.5 * f(p + root)) : f(c / f(2 * f(root - p)));
}

/** Volumes that rain brought, soil took and drains led away, m³. */
export interface GroundVolumes {
  readonly rainM3: number;
  readonly infiltratedM3: number;
  readonly drainedM3: number;
}

const nothing: GroundVolumes = { rainM3: 0, infiltratedM3: 0, drainedM3: 0 };

/**
 * Rain onto and losses from all cells that take part and are not held. Rain, soil and drains are given over the whole of
 * a cell; where only a share of it holds water, its depth changes by as much more. Soil takes before the drains do.
 */
export class RainAndSoil {
  readonly #state: WaterState;
  readonly #flood: FloodCase;
  /** Depth soaked in so far, per cell of the grid. */
  readonly #soakedM: Float32Array;
  /** Whether one depth of rain falls everywhere and only soil takes it. */
  readonly #isPlain: boolean;
  readonly #fall = new RainFall();

  constructor(state: WaterState, flood: FloodCase) {
    this.#state = state;
    this.#flood = flood;
    this.#soakedM = new Float32Array(flood.infiltration.kind === 'green-ampt' ? flood.bedM.length : 0);
    this.#isPlain = flood.rainZones === null && flood.porosity === null && flood.drainageMPerS === null;
  }

  get memoryBytes(): number {
    return this.#soakedM.byteLength;
  }

  /** Applies what fell, soaked in and drained in a period. */
  apply(fromS: number, toS: number): GroundVolumes {
    if (toS <= fromS) return nothing;
    const rainM = integralBetween(this.#flood.rainMPerS, fromS, toS);
    return this.#isPlain ? this.#plain(rainM, fromS, toS) : this.#varied(rainM, fromS, toS);
  }

  save(into: Map<string, SavedArray>): void {
    this.#fall.save(into);
    if (this.#soakedM.length > 0) into.set('soakedM', this.#soakedM.slice());
  }

  restore(from: SavedState): void {
    this.#fall.restore(from);
    if (this.#soakedM.length > 0) this.#soakedM.set(savedFloats(from, 'soakedM'));
  }

  #plain(rainM: number, fromS: number, timeS: number): GroundVolumes {
    const { infiltration } = this.#flood;
    if (rainM === 0 && infiltration.kind === 'none') return nothing;
    const { columns, rows, stride, marks, cellSizeM } = this.#state;
    const fallM = this.#fall.take(rainM);
    const durationS = Math.fround(timeS - fromS);
    const soil = infiltration.kind === 'none' ? null : infiltration;
    let rainedM = 0;
    let soakedM = 0;
    for (let row = 0; row < rows; row++) {
      let cell = row * columns;
      const first = (row + 1) * stride + 1;
      for (let i = first; i < first + columns; i++, cell++) {
        if (isHeld(marks, i) || isClosed(marks, i)) continue;
        rainedM += fallM;
        if (soil !== null) soakedM += this.#rainOnSoil(soil, { i, cell, fallM, durationS }, timeS);
        else noteDepth(this.#state, i, addDepth32(this.#state, i, fallM), timeS);
      }
    }
    const area = cellSizeM * cellSizeM;
    return { rainM3: rainedM * area, infiltratedM3: soakedM * area, drainedM3: 0 };
  }

  /** Rain on one cell less what soaks in, in the 32-bit arithmetic of the compiled kernel; returns what soaked in, m. */
  #rainOnSoil(
    soil: Exclude<Infiltration, { kind: 'none' }>,
    at: { readonly i: number; readonly cell: number; readonly fallM: number; readonly durationS: number },
    timeS: number,
  ): number {
    const f = Math.fround;
    const { i, cell, fallM, durationS } = at;
    const { depthM, depthRestM } = this.#state;
    const sum = f(f((depthM[i] as number) + (depthRestM[i] as number)) + fallM);
    const available = Math.max(sum, 0);
    if (available <= 0 && fallM === 0) return 0;
    const isConstant = soil.kind === 'constant';
    const rate = (isConstant ? soil.rateMPerS[cell] : soil.conductivityMPerS[cell]) as number;
    const conductance = f(rate * durationS);
    let soaks = conductance;
    if (!isConstant) {
      const storage = f((soil.suctionHeadM[cell] as number) * (soil.moistureDeficit[cell] as number));
      soaks = greenAmpt32(this.#soakedM[cell] as number, conductance, storage);
    }
    const loss = conductance > 0 ? Math.min(available, soaks) : 0;
    if (!isConstant) this.#soakedM[cell] = f((this.#soakedM[cell] as number) + loss);
    let depth = addDepth32(this.#state, i, f(fallM - loss));
    if (loss >= available && available > 0) {
      depth = 0;
      depthM[i] = 0;
      depthRestM[i] = 0;
    }
    noteDepth(this.#state, i, depth, timeS);
    return loss;
  }

  /** Zones, drains or porosity. Depths are those of water over the whole cell until they go back into the state. */
  #varied(uniformM: number, fromS: number, timeS: number): GroundVolumes {
    const { infiltration, rainZones, drainageMPerS } = this.#flood;
    const { columns, rows, stride, marks, depthM, depthRestM, porosity, cellSizeM } = this.#state;
    const zoneRainM =
      rainZones?.rainMPerS.map((series) => Math.fround(integralBetween(series, fromS, timeS))) ?? [];
    const falls = uniformM > 0 || zoneRainM.some((rainM) => rainM > 0);
    if (!falls && infiltration.kind === 'none' && drainageMPerS === null) return nothing;
    const durationS = Math.fround(timeS - fromS);
    const uniform = this.#fall.take(uniformM);
    let rainedM = 0;
    let soakedM = 0;
    let drainedM = 0;
    for (let row = 0; row < rows; row++) {
      let cell = row * columns;
      const first = (row + 1) * stride + 1;
      for (let i = first; i < first + columns; i++, cell++) {
        if (isHeld(marks, i) || isClosed(marks, i)) continue;
        const share = porosity === null ? 1 : (porosity[i] as number);
        const rainM =
          rainZones === null
            ? uniform
            : Math.fround(uniform + (zoneRainM[rainZones.zone[cell] as number] as number));
        const available = share * ((depthM[i] as number) + (depthRestM[i] as number)) + rainM;
        if (available <= 0) continue;
        const soaked = this.#soak(infiltration, cell, durationS, available);
        const capacity = drainageMPerS === null ? 0 : (drainageMPerS[cell] as number) * durationS;
        const drained = Math.min(capacity, available - soaked);
        const total = (available - soaked - drained) / share;
        const depth = Math.fround(total);
        depthM[i] = depth;
        depthRestM[i] = total - depth;
        rainedM += rainM;
        soakedM += soaked;
        drainedM += drained;
        noteDepth(this.#state, i, depth, timeS);
      }
    }
    const area = cellSizeM * cellSizeM;
    return { rainM3: rainedM * area, infiltratedM3: soakedM * area, drainedM3: drainedM * area };
  }

  #soak(infiltration: Infiltration, cell: number, durationS: number, availableM: number): number {
    if (infiltration.kind === 'none') return 0;
    if (infiltration.kind === 'constant') {
      return Math.min((infiltration.rateMPerS[cell] as number) * durationS, availableM);
    }
    const conductanceM = (infiltration.conductivityMPerS[cell] as number) * durationS;
    if (conductanceM === 0) return 0;
    const storageM = Math.fround(
      (infiltration.suctionHeadM[cell] as number) * (infiltration.moistureDeficit[cell] as number),
    );
    const before = this.#soakedM[cell] as number;
    const soaked = Math.min(greenAmptDepthM(before, conductanceM, storageM), availableM);
    this.#soakedM[cell] = before + soaked;
    return soaked;
  }
}

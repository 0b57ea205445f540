import type { FloodCase, TimeSeries } from '../../../domain/hazard/flood/flood-case.ts';
import { integralBetween, valueAt } from '../../../domain/hazard/flood/forcing/time-series.ts';
import { addDepth, noteDepth, paddedIndex, type WaterState } from './water-state.ts';

interface InflowCells {
  readonly indices: Uint32Array;
  readonly dischargeM3PerS: TimeSeries;
}

/** Discharges given at cells, shared equally among them. */
export class PointInflows {
  readonly #state: WaterState;
  readonly #inflows: readonly InflowCells[];

  constructor(state: WaterState, flood: FloodCase) {
    this.#state = state;
    this.#inflows = flood.inflows.map(({ cells, dischargeM3PerS }) => ({
      indices: Uint32Array.from(cells, (cell) => paddedIndex(state, cell)),
      dischargeM3PerS,
    }));
  }

  /** Depth of the deepest inflow cell after a step of this length, m: what bounds that step. */
  deepestAfterM(timeS: number, timeStepS: number): number {
    const { porosity, depthM } = this.#state;
    let deepest = 0;
    for (const { indices, dischargeM3PerS } of this.#inflows) {
      const discharge = Math.max(
        valueAt(dischargeM3PerS, timeS),
        valueAt(dischargeM3PerS, timeS + timeStepS),
      );
      const rise = (discharge * timeStepS) / (indices.length * this.#state.cellSizeM ** 2);
      for (const i of indices) {
        const share = porosity === null ? 1 : (porosity[i] as number);
        deepest = Math.max(deepest, (depthM[i] as number) + rise / share);
      }
    }
    return deepest;
  }

  /**
   * Puts in the water of [fromS, toS] and returns its volume, m³. Called after the discharges of the step: put in before
   * them, the surface they see would depend on the length of the step and every change of it would send a wave.
   */
  apply(fromS: number, toS: number, wake: (index: number) => void): number {
    const { porosity, cellSizeM } = this.#state;
    let volumeM3 = 0;
    for (const { indices, dischargeM3PerS } of this.#inflows) {
      const volume = integralBetween(dischargeM3PerS, fromS, toS);
      if (volume === 0) continue;
      volumeM3 += volume;
      const rise = volume / (indices.length * cellSizeM * cellSizeM);
      for (const i of indices) {
        const depth = addDepth(this.#state, i, porosity === null ? rise : rise / (porosity[i] as number));
        noteDepth(this.#state, i, depth, toS);
        wake(i);
      }
    }
    return volumeM3;
  }
}

import type { FloodCase, FloodGaugeSeries } from '../../../domain/hazard/flood/flood-case.ts';
import { type FloodState, paddedIndex } from './flood-state.ts';

/** Longest time between two samples of a gauge, s. */
const longestSampleS = 60;

/** Time between samples: the largest part of the output interval that is no longer than a minute. */
export const sampleEveryS = (outputEveryS: number): number =>
  outputEveryS / Math.max(1, Math.ceil(outputEveryS / longestSampleS));

/** Level and depth at the gauges of a case, sample by sample. */
export class GaugeRecorder {
  readonly #state: FloodState;
  readonly #gauges: readonly { readonly id: string; readonly index: number; readonly depthM: number[] }[];
  readonly #timeS: number[] = [];

  constructor(state: FloodState, flood: FloodCase) {
    this.#state = state;
    this.#gauges = flood.gauges.map(({ id, cell }) => ({ id, index: paddedIndex(state, cell), depthM: [] }));
  }

  sample(timeS: number): void {
    this.#timeS.push(timeS);
    for (const { index, depthM } of this.#gauges) depthM.push(this.#state.depthM[index] as number);
  }

  series(): readonly FloodGaugeSeries[] {
    return this.#gauges.map(({ id, index, depthM }) => ({
      id,
      timeS: Float64Array.from(this.#timeS),
      depthM: Float64Array.from(depthM),
      stageM: Float64Array.from(depthM, (depth) => depth + (this.#state.bedM[index] as number)),
    }));
  }
}

import type {
  FloodCase,
  FloodDischargeSeries,
  FloodGaugeSeries,
} from '../../../domain/hazard/flood/flood-case.ts';
import type { FloodStepper } from './flood-stepper.ts';
import { paddedIndex } from './water-state.ts';

/** Longest time between two samples of a gauge, s. */
const longestSampleS = 60;

/** Time between samples: the largest part of the output interval that is no longer than a minute. */
export const sampleEveryS = (outputEveryS: number): number =>
  outputEveryS / Math.max(1, Math.ceil(outputEveryS / longestSampleS));

/** What a gauge sees of a run. */
export type GaugedWater = Pick<FloodStepper, 'state' | 'eastwardMPerS' | 'southwardMPerS'>;

interface GaugeSamples {
  readonly id: string;
  readonly index: number;
  readonly depthM: number[];
  readonly stageM: number[];
  readonly speedMPerS: number[];
}

interface LineSamples {
  readonly id: string;
  readonly indices: Uint32Array;
  /** Components of the line from its first to its last cell, m: to the east and to the south. */
  readonly eastM: number;
  readonly southM: number;
  readonly dischargeM3PerS: number[];
}

/** What the gauges of a case show, sample by sample. */
export class GaugeRecorder {
  readonly #stepper: GaugedWater;
  readonly #gauges: readonly GaugeSamples[];
  readonly #lines: readonly LineSamples[];
  readonly #timeS: number[] = [];

  constructor(stepper: GaugedWater, flood: FloodCase) {
    this.#stepper = stepper;
    const { state } = stepper;
    this.#gauges = flood.gauges.map(({ id, cell }) => ({
      id,
      index: paddedIndex(state, cell),
      depthM: [],
      stageM: [],
      speedMPerS: [],
    }));
    this.#lines = flood.gaugeLines.map(({ id, cells }) => ({
      id,
      ...lineOf(stepper, cells),
      dischargeM3PerS: [],
    }));
  }

  sample(timeS: number): void {
    const stepper = this.#stepper;
    const { depthM, bedM } = stepper.state;
    this.#timeS.push(timeS);
    for (const gauge of this.#gauges) {
      const depth = depthM[gauge.index] as number;
      gauge.depthM.push(depth);
      gauge.stageM.push(depth + (bedM[gauge.index] as number));
      gauge.speedMPerS.push(
        Math.hypot(stepper.eastwardMPerS(gauge.index), stepper.southwardMPerS(gauge.index)),
      );
    }
    for (const line of this.#lines) line.dischargeM3PerS.push(dischargeThrough(stepper, line));
  }

  series(): readonly FloodGaugeSeries[] {
    return this.#gauges.map(({ id, depthM, stageM, speedMPerS }) => ({
      id,
      timeS: Float64Array.from(this.#timeS),
      depthM: Float64Array.from(depthM),
      stageM: Float64Array.from(stageM),
      speedMPerS: Float64Array.from(speedMPerS),
    }));
  }

  lineSeries(): readonly FloodDischargeSeries[] {
    return this.#lines.map(({ id, dischargeM3PerS }) => ({
      id,
      timeS: Float64Array.from(this.#timeS),
      dischargeM3PerS: Float64Array.from(dischargeM3PerS),
    }));
  }
}

function lineOf({ state }: GaugedWater, cells: Uint32Array): Omit<LineSamples, 'id' | 'dischargeM3PerS'> {
  const { columns, cellSizeM } = state;
  const first = cells[0] as number;
  const last = cells[cells.length - 1] as number;
  const acrossColumns = (last % columns) - (first % columns);
  const acrossRows = Math.floor(last / columns) - Math.floor(first / columns);
  // The line runs through whole cells: one cell longer than the distance of its end cells.
  const reach = Math.max(Math.abs(acrossColumns), Math.abs(acrossRows));
  const lengthen = reach === 0 ? 1 : (reach + 1) / reach;
  return {
    indices: cells.map((cell) => paddedIndex(state, cell)),
    eastM: (reach === 0 ? 1 : acrossColumns * lengthen) * cellSizeM,
    southM: acrossRows * lengthen * cellSizeM,
  };
}

/** Integral of depth times the velocity across the line, m³/s, the cells sharing its length equally. */
function dischargeThrough(stepper: GaugedWater, { indices, eastM, southM }: LineSamples): number {
  let sum = 0;
  for (const i of indices) {
    const depth = stepper.state.depthM[i] as number;
    sum += depth * (stepper.eastwardMPerS(i) * southM - stepper.southwardMPerS(i) * eastM);
  }
  return sum / indices.length;
}

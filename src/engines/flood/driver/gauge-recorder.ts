import {
  type SavedArray,
  type SavedState,
  savedNumbers,
} from '../../../domain/hazard/flood/checkpoint/saved-state.ts';
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
  readonly cell: number;
  readonly index: number;
  readonly timeS: number[];
  readonly depthM: number[];
  readonly stageM: number[];
  readonly speedMPerS: number[];
}

interface LineSamples {
  readonly id: string;
  readonly cells: Uint32Array;
  readonly indices: Uint32Array;
  readonly timeS: number[];
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

  constructor(stepper: GaugedWater, flood: FloodCase) {
    this.#stepper = stepper;
    const { state } = stepper;
    this.#gauges = flood.gauges.map(({ id, cell }) => ({
      id,
      cell,
      index: paddedIndex(state, cell),
      timeS: [],
      depthM: [],
      stageM: [],
      speedMPerS: [],
    }));
    this.#lines = flood.gaugeLines.map(({ id, cells }) => ({
      id,
      cells,
      timeS: [],
      ...lineOf(stepper, cells),
      dischargeM3PerS: [],
    }));
  }

  sample(timeS: number): void {
    const stepper = this.#stepper;
    const { depthM, bedM } = stepper.state;
    for (const gauge of this.#gauges) {
      const depth = depthM[gauge.index] as number;
      gauge.timeS.push(timeS);
      gauge.depthM.push(depth);
      gauge.stageM.push(depth + (bedM[gauge.index] as number));
      gauge.speedMPerS.push(
        Math.hypot(stepper.eastwardMPerS(gauge.index), stepper.southwardMPerS(gauge.index)),
      );
    }
    for (const line of this.#lines) {
      line.timeS.push(timeS);
      line.dischargeM3PerS.push(dischargeThrough(stepper, line));
    }
  }

  save(into: Map<string, SavedArray>): void {
    for (const gauge of this.#gauges) saveSeries(into, gaugeNames(gauge), [gauge.cell], seriesOf(gauge));
    for (const line of this.#lines) {
      saveSeries(into, lineNames(line), [...line.cells], [line.timeS, line.dischargeM3PerS]);
    }
  }

  /** Puts the samples so far before those to come; a gauge that was not there, or elsewhere, begins now. */
  restore(from: SavedState): void {
    for (const gauge of this.#gauges) restoreSeries(from, gaugeNames(gauge), [gauge.cell], seriesOf(gauge));
    for (const line of this.#lines) {
      restoreSeries(from, lineNames(line), [...line.cells], [line.timeS, line.dischargeM3PerS]);
    }
  }

  series(): readonly FloodGaugeSeries[] {
    return this.#gauges.map(({ id, timeS, depthM, stageM, speedMPerS }) => ({
      id,
      timeS: Float64Array.from(timeS),
      depthM: Float64Array.from(depthM),
      stageM: Float64Array.from(stageM),
      speedMPerS: Float64Array.from(speedMPerS),
    }));
  }

  lineSeries(): readonly FloodDischargeSeries[] {
    return this.#lines.map(({ id, timeS, dischargeM3PerS }) => ({
      id,
      timeS: Float64Array.from(timeS),
      dischargeM3PerS: Float64Array.from(dischargeM3PerS),
    }));
  }
}

/** Names in a checkpoint. The id comes last, so that no id makes one name of two. */
interface SavedNames {
  readonly samples: string;
  readonly cells: string;
}

const gaugeNames = ({ id }: GaugeSamples): SavedNames => ({
  samples: `gauge samples ${id}`,
  cells: `gauge cells ${id}`,
});

const lineNames = ({ id }: LineSamples): SavedNames => ({
  samples: `line samples ${id}`,
  cells: `line cells ${id}`,
});

const seriesOf = ({ timeS, depthM, stageM, speedMPerS }: GaugeSamples): number[][] => [
  timeS,
  depthM,
  stageM,
  speedMPerS,
];

/** Where a gauge or line of the case lies, so that its samples are not joined to those of another place. */
const sameCells = (saved: Float64Array, cells: readonly number[]): boolean =>
  saved.length === cells.length && cells.every((cell, k) => cell === saved[k]);

/** Keeps the samples of one gauge or line. */
function saveSeries(
  into: Map<string, SavedArray>,
  { samples, cells }: SavedNames,
  place: readonly number[],
  series: readonly (readonly number[])[],
): void {
  into.set(cells, Float64Array.from(place));
  into.set(samples, Float64Array.from(series.flat()));
}

/** Puts saved samples before those of one gauge or line; nothing where none were kept of its place. */
function restoreSeries(
  from: SavedState,
  { samples, cells }: SavedNames,
  place: readonly number[],
  series: readonly number[][],
): void {
  if (!from.has(samples) || !sameCells(savedNumbers(from, cells), place)) return;
  const values = savedNumbers(from, samples);
  const length = values.length / series.length;
  for (const [k, one] of series.entries()) {
    for (const value of values.subarray(k * length, (k + 1) * length)) one.push(value);
  }
}

function lineOf(
  { state }: GaugedWater,
  cells: Uint32Array,
): Pick<LineSamples, 'indices' | 'eastM' | 'southM'> {
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

import type { SavedArray, SavedState } from '../../../../domain/hazard/flood/checkpoint/saved-state.ts';
import type { FloodCase } from '../../../../domain/hazard/flood/flood-case.ts';
import { type BlockRun, nextRun } from '../../driver/blocks.ts';
import { type GroundVolumes, RainAndSoil } from '../../driver/rain-and-soil.ts';
import { ActivityMap } from './activity.ts';
import { noteSpeeds } from './cell-velocity.ts';
import { limitRow, updateRow } from './depth-update.ts';
import { type FaceNumbers, faceNumbersOf, rowDischarges } from './face-discharge.ts';
import type { InertialKernel, InertialKernelFactory, StepFindings, StepNumbers } from './inertial-kernel.ts';
import type { InertialState } from './inertial-state.ts';
import { porousLimitRow, porousUpdateRow } from './porous-depth-update.ts';

/** The plain TypeScript kernel of a case. */
export const plainKernelOf =
  (flood: FloodCase): InertialKernelFactory =>
  (state, { waking, restless }) =>
    new PlainKernel(state, new RainAndSoil(state, flood), new ActivityMap(state, waking, restless));

class PlainKernel implements InertialKernel {
  readonly state: InertialState;
  readonly threads = 1;
  readonly #ground: RainAndSoil;
  readonly #limitRow: typeof limitRow;
  readonly #updateRow: typeof updateRow;
  readonly #activity: ActivityMap;
  readonly #memory: Parameters<typeof rowDischarges>[2];
  readonly #run: BlockRun = { first: 0, end: 0 };

  constructor(state: InertialState, ground: RainAndSoil, activity: ActivityMap) {
    this.state = state;
    this.#ground = ground;
    this.#activity = activity;
    this.#limitRow = state.porosity === null ? limitRow : porousLimitRow;
    this.#updateRow = state.porosity === null ? updateRow : porousUpdateRow;
    this.#memory = {
      east: new Float32Array(state.stride),
      south: new Float32Array(state.stride),
      southAbove: new Float32Array(state.stride),
      deepestM: 0,
    };
  }

  /** Twelve 32-bit fields, one more with porosity, 8-bit marks and, with Green-Ampt soil, the depth soaked in. */
  get memoryBytes(): number {
    const fields = this.state.porosity === null ? 12 : 13;
    return this.state.depthM.length * (4 * fields + 1) + this.#ground.memoryBytes;
  }

  wake(index: number): void {
    this.#activity.wake(index);
  }

  /** Discharges, limits and depths, row after row, each row's depths as soon as its faces are settled. */
  advance(step: StepNumbers): StepFindings {
    const { state } = this;
    const activity = this.#activity;
    const { rows, columns, stride } = state;
    const run = this.#run;
    activity.refresh(step.shallowM, step.renewsShallow);
    const { timeStepS, endTimeS } = step;
    const update = { timeStepS, endTimeS, deepestInBlock: activity.deepestM };
    const memory = this.#memory;
    memory.south.set(state.dischargeSouth.subarray(0, stride));
    memory.deepestM = 0;
    const numbers = faceNumbersOf(step, state.cellSizeM);
    let badIndex = -1;
    for (let row = 0; row <= rows; row++) {
      if (row < rows) {
        this.#rowDischarges(row, numbers);
        run.end = 0;
        while (run.end < columns && nextRun(state, activity.active, row, run)) {
          this.#limitRow(state, row, run, timeStepS);
        }
      }
      run.end = 0;
      while (row > 0 && run.end < columns && nextRun(state, activity.active, row - 1, run)) {
        const found = this.#updateRow(state, row - 1, run, update);
        if (found >= 0) badIndex = found;
      }
    }
    return { deepestM: memory.deepestM, dueCells: activity.dueCells, badIndex };
  }

  applyGround(fromS: number, toS: number): GroundVolumes {
    const volumes = this.#ground.apply(fromS, toS);
    const { state } = this;
    const activity = this.#activity;
    const run = { first: 0, end: 0, elapsedS: toS - fromS };
    for (let row = 0; row < state.rows; row++) {
      run.end = 0;
      while (run.end < state.columns && nextRun(state, activity.active, row, run))
        noteSpeeds(state, row, run);
    }
    activity.readDepths();
    return volumes;
  }

  save(into: Map<string, SavedArray>): void {
    this.#activity.save(into);
    this.#ground.save(into);
  }

  restore(from: SavedState): void {
    this.#activity.restore(from);
    this.#ground.restore(from);
  }

  dispose(): void {}

  /** Discharges of the due blocks of a row, from those before the step. */
  #rowDischarges(row: number, numbers: FaceNumbers): void {
    const { state } = this;
    const activity = this.#activity;
    const run = this.#run;
    const memory = this.#memory;
    const start = (row + 1) * state.stride;
    memory.southAbove.set(memory.south);
    memory.south.set(state.dischargeSouth.subarray(start, start + state.stride));
    memory.east.set(state.dischargeEast.subarray(start, start + state.stride));
    run.end = 0;
    while (run.end < state.columns && nextRun(state, activity.due, row, run)) {
      rowDischarges({ state, row, first: run.first, end: run.end }, numbers, memory);
    }
  }
}

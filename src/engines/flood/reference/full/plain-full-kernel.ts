import {
  type SavedArray,
  type SavedState,
  savedBytes,
} from '../../../../domain/hazard/flood/checkpoint/saved-state.ts';
import type { FloodCase } from '../../../../domain/hazard/flood/flood-case.ts';
import { blockColumns, nextRun } from '../../driver/blocks.ts';
import { type GroundVolumes, RainAndSoil } from '../../driver/rain-and-soil.ts';
import { ActiveBlocks } from './active-blocks.ts';
import type { StageWork } from './cell-update.ts';
import { noteSpeeds } from './cell-velocity.ts';
import type { FullKernel, FullKernelFactory, StageFindings, StageNumbers } from './full-kernel.ts';
import type { FullState } from './full-state.ts';
import { Sweep } from './sweep.ts';

/** The plain TypeScript kernel of a case. */
export const plainFullKernelOf =
  (flood: FloodCase): FullKernelFactory =>
  (state, waking) =>
    new PlainFullKernel(state, new RainAndSoil(state, flood), new ActiveBlocks(state, waking));

class PlainFullKernel implements FullKernel {
  readonly state: FullState;
  readonly threads = 1;
  readonly #ground: RainAndSoil;
  readonly #blocks: ActiveBlocks;
  readonly #sweep: Sweep;

  constructor(state: FullState, ground: RainAndSoil, blocks: ActiveBlocks) {
    this.state = state;
    this.#ground = ground;
    this.#blocks = blocks;
    this.#sweep = new Sweep(state, blocks);
  }

  /** Eleven 32-bit fields, three more in second order, 8-bit marks and, with Green-Ampt soil, the depth soaked in. */
  get memoryBytes(): number {
    const fields = this.state.firstStage === null ? 11 : 14;
    return this.state.depthM.length * (4 * fields + 1) + this.#ground.memoryBytes;
  }

  wake(index: number): void {
    this.#blocks.wake(index);
  }

  advance(stage: StageNumbers): StageFindings {
    const isSecond = stage.stage === 2;
    this.#blocks.refresh(isSecond, (row, block) => {
      if (isSecond) this.#beginLate(row, block);
    });
    const work: StageWork = { ...stage, fastestMPerS: 0, badIndex: -1, heldGainM: 0 };
    const { outM2PerS } = this.#sweep.run(work);
    const { fastestMPerS, badIndex, heldGainM } = work;
    return { outM2PerS, heldGainM, fastestMPerS, badIndex, activeCells: this.#blocks.activeCells };
  }

  applyGround(fromS: number, toS: number): GroundVolumes {
    const volumes = this.#ground.apply(fromS, toS);
    const { state } = this;
    const blocks = this.#blocks;
    const run = { first: 0, end: 0, elapsedS: toS - fromS };
    for (let row = 0; row < state.rows; row++) {
      run.end = 0;
      while (run.end < state.columns && nextRun(state, blocks.active, row, run)) noteSpeeds(state, row, run);
    }
    blocks.readDepths();
    return volumes;
  }

  save(into: Map<string, SavedArray>): void {
    into.set('block moving', this.#blocks.moving.slice());
    this.#ground.save(into);
  }

  restore(from: SavedState): void {
    this.#blocks.moving.set(savedBytes(from, 'block moving'));
    this.#ground.restore(from);
  }

  dispose(): void {}

  /** A block that the first stage woke had no first stage of its own. */
  #beginLate(row: number, block: number): void {
    const { firstStage, stride, columns, momentumEast, momentumSouth } = this.state;
    if (firstStage === null) return;
    const start = (row + 1) * stride + 1;
    const first = start + block * blockColumns;
    const stop = start + Math.min((block + 1) * blockColumns, columns);
    firstStage.riseM.fill(0, first, stop);
    firstStage.momentumEast.set(momentumEast.subarray(first, stop), first);
    firstStage.momentumSouth.set(momentumSouth.subarray(first, stop), first);
  }
}

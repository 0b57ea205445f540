import {
  type SavedArray,
  type SavedState,
  savedNumbers,
} from '../../../../domain/hazard/flood/checkpoint/saved-state.ts';
import type { FloodCase, TimeSeries } from '../../../../domain/hazard/flood/flood-case.ts';
import { valueAt } from '../../../../domain/hazard/flood/forcing/time-series.ts';
import { isHeld } from '../../driver/cell-marks.ts';
import type { InertialState } from './inertial-state.ts';
import { porousGain } from './porous-depth-update.ts';

/**
 * Cells whose level is given: the sea or a lake. Their own volume is no part of the balance; what passes their shore is.
 * Only shore cells are touched while the level stands still.
 */
export class HeldWater {
  readonly #state: InertialState;
  readonly #stageM: TimeSeries | null;
  readonly #held: Uint32Array;
  /** Held cells beside a free one. */
  readonly shore: Uint32Array;
  #levelM = Number.NaN;
  #highestM = Number.NEGATIVE_INFINITY;

  constructor(state: InertialState, flood: FloodCase) {
    this.#state = state;
    this.#stageM = flood.heldStage?.stageM ?? null;
    const held: number[] = [];
    const shore: number[] = [];
    const { stride, frictionEast, frictionSouth } = state;
    for (let i = 0; i < state.marks.length; i++) {
      if (!isHeld(state.marks, i)) continue;
      held.push(i);
      const touches =
        (frictionEast[i] as number) >= 0 ||
        (frictionSouth[i] as number) >= 0 ||
        (frictionEast[i - 1] as number) >= 0 ||
        (frictionSouth[i - stride] as number) >= 0;
      if (touches) shore.push(i);
    }
    this.#held = Uint32Array.from(held);
    this.shore = Uint32Array.from(shore);
  }

  /** Puts the held cells at the level of a time. */
  setLevel(timeS: number): void {
    if (this.#stageM === null) return;
    const levelM = valueAt(this.#stageM, timeS);
    const isSame = levelM === this.#levelM;
    this.#levelM = levelM;
    this.#highestM = Math.max(this.#highestM, levelM);
    this.#setDepths(isSame ? this.shore : this.#held);
  }

  /** Depth of the deepest water that moves: of free cells and of the shore, m. */
  deepestMovingM(): number {
    const { depthM, marks } = this.#state;
    let deepest = 0;
    for (let i = 0; i < depthM.length; i++) {
      if (!isHeld(marks, i)) deepest = Math.max(deepest, depthM[i] as number);
    }
    for (const i of this.shore) deepest = Math.max(deepest, depthM[i] as number);
    return deepest;
  }

  /** Adds the water that free cells gave to held ones in this step, m³; negative where the sea gave. */
  passed(timeStepS: number, add: (volumeM3: number) => void): void {
    const { stride, dischargeEast: qx, dischargeSouth: qy, cellSizeM, porosity } = this.#state;
    for (const i of this.shore) {
      const gain =
        porosity === null
          ? (qx[i - 1] as number) - (qx[i] as number) + ((qy[i - stride] as number) - (qy[i] as number))
          : porousGain(this.#state, porosity, i);
      if (gain !== 0) add(gain * timeStepS * cellSizeM);
    }
  }

  /** The largest depth of a held cell is that of the highest level, not of the exchange inside a step. */
  settleMaxima(): void {
    for (const i of this.#held) {
      this.#state.maximumDepthM[i] = Math.max(0, this.#highestM - (this.#state.bedM[i] as number));
    }
  }

  save(into: Map<string, SavedArray>): void {
    into.set('held', Float64Array.of(this.#levelM, this.#highestM));
  }

  restore(from: SavedState): void {
    const [levelM, highestM] = savedNumbers(from, 'held');
    this.#levelM = levelM as number;
    this.#highestM = highestM as number;
  }

  #setDepths(cells: Uint32Array): void {
    const { bedM, depthM, depthRestM } = this.#state;
    for (const i of cells) {
      depthM[i] = Math.max(0, this.#levelM - (bedM[i] as number));
      depthRestM[i] = 0;
    }
  }
}

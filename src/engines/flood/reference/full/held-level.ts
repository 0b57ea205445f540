import {
  type SavedArray,
  type SavedState,
  savedNumbers,
} from '../../../../domain/hazard/flood/checkpoint/saved-state.ts';
import type { FloodCase, TimeSeries } from '../../../../domain/hazard/flood/flood-case.ts';
import { valueAt } from '../../../../domain/hazard/flood/forcing/time-series.ts';
import { isClosed, isHeld } from '../../driver/cell-marks.ts';
import { gravityMPerS2, type WaterState } from '../../driver/water-state.ts';

/**
 * Cells whose level is given: the sea or a lake, at rest. Their own volume is no part of the balance; what passes their
 * shore is.
 */
export class HeldLevel {
  readonly #state: WaterState;
  readonly #stageM: TimeSeries | null;
  readonly #cells: Uint32Array;
  /** Held cells beside a free one. */
  readonly shore: Uint32Array;
  /** Free cells beside a held one: the sea may enter them while they are dry. */
  readonly beside: Uint32Array;
  #levelM = Number.NaN;
  #highestM = Number.NEGATIVE_INFINITY;
  #deepestAshoreM = 0;

  constructor(state: WaterState, flood: FloodCase) {
    this.#state = state;
    this.#stageM = flood.heldStage?.stageM ?? null;
    const { columns, rows, stride, marks } = state;
    const cells: number[] = [];
    const shore: number[] = [];
    const beside = new Set<number>();
    const isFree = (i: number): boolean => !isHeld(marks, i) && !isClosed(marks, i);
    for (let cell = 0; cell < columns * rows; cell++) {
      const i = (Math.floor(cell / columns) + 1) * stride + (cell % columns) + 1;
      if (!isHeld(marks, i) || isClosed(marks, i)) continue;
      cells.push(i);
      const free = [i - 1, i + 1, i - stride, i + stride].filter(isFree);
      if (free.length > 0) shore.push(i);
      for (const neighbour of free) beside.add(neighbour);
    }
    this.#cells = Uint32Array.from(cells);
    this.shore = Uint32Array.from(shore);
    this.beside = Uint32Array.from(beside);
  }

  /** Puts the held cells at the level of a time; returns the largest sum of wave speeds along their shore, m/s. */
  set(timeS: number): number {
    if (this.#stageM === null) return 0;
    const levelM = valueAt(this.#stageM, timeS);
    if (levelM !== this.#levelM) this.#raise(levelM);
    return 2 * Math.sqrt(gravityMPerS2 * this.#deepestAshoreM);
  }

  /** The largest depth of a held cell is that of the highest level. */
  settleMaxima(): void {
    for (const i of this.#cells) {
      this.#state.maximumDepthM[i] = Math.max(0, this.#highestM - (this.#state.bedM[i] as number));
    }
  }

  save(into: Map<string, SavedArray>): void {
    into.set('held', Float64Array.of(this.#levelM, this.#highestM, this.#deepestAshoreM));
  }

  restore(from: SavedState): void {
    const [levelM, highestM, deepestAshoreM] = savedNumbers(from, 'held');
    this.#levelM = levelM as number;
    this.#highestM = highestM as number;
    this.#deepestAshoreM = deepestAshoreM as number;
  }

  #raise(levelM: number): void {
    const { bedM, depthM, depthRestM } = this.#state;
    this.#levelM = levelM;
    this.#highestM = Math.max(this.#highestM, levelM);
    for (const i of this.#cells) {
      depthM[i] = Math.max(0, levelM - (bedM[i] as number));
      depthRestM[i] = 0;
    }
    this.#deepestAshoreM = 0;
    for (const i of this.shore) this.#deepestAshoreM = Math.max(this.#deepestAshoreM, depthM[i] as number);
  }
}

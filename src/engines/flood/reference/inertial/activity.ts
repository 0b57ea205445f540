import {
  type SavedArray,
  type SavedState,
  savedBytes,
  savedFloats,
} from '../../../../domain/hazard/flood/checkpoint/saved-state.ts';
import { blockColumns, blockOf, blocksPerRowOf } from '../../driver/blocks.ts';
import { isHeld } from '../../driver/cell-marks.ts';
import { filmDepthM } from '../../driver/water-state.ts';
import type { InertialState } from './inertial-state.ts';

/**
 * Which blocks of 32 cells in a row take part in a step. Active blocks, whose depths change, are those that are wet,
 * their neighbours, and those that a given level may wake at any time: dry land and open sea cost nothing. Of them, due
 * blocks have their discharges looked at: a block is not due while it and its neighbours are no deeper than the shallow
 * limit, except when shallow faces are renewed. Skipping it changes no bit.
 */
export class ActivityMap {
  /** Largest depth over the film in each block, row by row, m; 0 where dry. */
  readonly deepestM: Float32Array;
  readonly blocksPerRow: number;
  readonly active: Uint8Array;
  readonly due: Uint8Array;
  /** Cells in due blocks. */
  dueCells = 0;
  readonly #state: InertialState;
  readonly #always: Uint8Array;
  readonly #restless: Uint8Array;
  readonly #sleepers: Uint8Array;

  /**
   * @param waking padded indices of cells that water may enter from outside while dry
   * @param restless padded indices of cells that exchange water with the outside at every step
   */
  constructor(state: InertialState, waking: Iterable<number>, restless: Iterable<number>) {
    this.#state = state;
    this.blocksPerRow = blocksPerRowOf(state.columns);
    const size = this.blocksPerRow * state.rows;
    this.deepestM = new Float32Array(size);
    this.active = new Uint8Array(size);
    this.due = new Uint8Array(size);
    this.#always = new Uint8Array(size);
    this.#restless = new Uint8Array(size);
    this.#sleepers = openSeaBlocks(state);
    for (const index of waking) this.#always[blockOf(state, index)] = 1;
    for (const index of restless) for (const block of blocksAround(state, index)) this.#restless[block] = 1;
    this.readDepths();
  }

  /** Notes water that was put into a cell. */
  wake(index: number): void {
    const block = blockOf(this.#state, index);
    const depth = this.#state.depthM[index] as number;
    if (depth > filmDepthM && depth > (this.deepestM[block] as number)) this.deepestM[block] = depth;
  }

  /** Reads the largest depth of every block. */
  readDepths(): void {
    const { columns, rows, stride, depthM } = this.#state;
    for (let row = 0, at = 0; row < rows; row++) {
      const start = (row + 1) * stride + 1;
      for (let block = 0; block < this.blocksPerRow; block++, at++) {
        const stop = start + Math.min((block + 1) * blockColumns, columns);
        let deepest = filmDepthM;
        for (let i = start + block * blockColumns; i < stop; i++) {
          const depth = depthM[i] as number;
          if (depth > deepest) deepest = depth;
        }
        this.deepestM[at] = deepest > filmDepthM ? deepest : 0;
      }
    }
  }

  /**
   * Finds the active and the due blocks of the coming step. Only when shallow faces are renewed may a block fall asleep; its
   * faces are then stilled.
   */
  refresh(shallowM: number, renewsShallow: boolean): void {
    const width = this.blocksPerRow;
    const { rows, columns } = this.#state;
    let cells = 0;
    for (let row = 0, at = 0; row < rows; row++) {
      for (let block = 0; block < width; block++, at++) {
        const around = this.#deepestAround(row, block, at);
        const isWoken = this.#sleepers[at] === 0 && (around > 0 || this.#always[at] === 1);
        if (isWoken) this.active[at] = 1;
        else if (renewsShallow && this.active[at] === 1) {
          this.#still(row, block);
          this.active[at] = 0;
        }
        const isDue =
          this.active[at] === 1 && (renewsShallow || around > shallowM || this.#restless[at] === 1);
        this.due[at] = isDue ? 1 : 0;
        if (isDue) cells += Math.min(blockColumns, columns - block * blockColumns);
      }
    }
    this.dueCells = cells;
  }

  save(into: Map<string, SavedArray>): void {
    into.set('block deepestM', this.deepestM.slice());
    into.set('block active', this.active.slice());
  }

  restore(from: SavedState): void {
    this.deepestM.set(savedFloats(from, 'block deepestM'));
    this.active.set(savedBytes(from, 'block active'));
  }

  /** Largest depth in a block and its four neighbours, m. */
  #deepestAround(row: number, block: number, at: number): number {
    const { deepestM, blocksPerRow: width } = this;
    let deepest = deepestM[at] as number;
    if (block > 0) deepest = Math.max(deepest, deepestM[at - 1] as number);
    if (block < width - 1) deepest = Math.max(deepest, deepestM[at + 1] as number);
    if (row > 0) deepest = Math.max(deepest, deepestM[at - width] as number);
    if (row < this.#state.rows - 1) deepest = Math.max(deepest, deepestM[at + width] as number);
    return deepest;
  }

  #still(row: number, block: number): void {
    const { columns, stride, dischargeEast, dischargeSouth, frictionEast } = this.#state;
    const start = (row + 1) * stride + 1;
    const stop = start + Math.min((block + 1) * blockColumns, columns);
    for (let i = start + block * blockColumns; i < stop; i++) {
      if ((frictionEast[i] as number) >= 0) dischargeEast[i] = 0;
      dischargeSouth[i] = 0;
    }
  }
}

/** The block of a cell and its neighbours, whose faces see the water of the cell. */
export function* blocksAround(state: InertialState, index: number): Generator<number> {
  const width = blocksPerRowOf(state.columns);
  const block = blockOf(state, index);
  const [row, column] = [Math.floor(block / width), block % width];
  yield block;
  if (column > 0) yield block - 1;
  if (column < width - 1) yield block + 1;
  if (row > 0) yield block - width;
  if (row < state.rows - 1) yield block + width;
}

/** 1 for blocks of held cells alone, through whose faces nothing passes. */
export function openSeaBlocks(state: InertialState): Uint8Array {
  const { columns, rows, stride, marks, frictionEast, frictionSouth } = state;
  const sleepers = new Uint8Array(blocksPerRowOf(columns) * rows).fill(1);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const i = (row + 1) * stride + column + 1;
      const isQuiet =
        isHeld(marks, i) &&
        (frictionEast[i] as number) < 0 &&
        (frictionSouth[i] as number) < 0 &&
        (frictionEast[i - 1] as number) < 0 &&
        (frictionSouth[i - stride] as number) < 0;
      if (!isQuiet) sleepers[blockOf(state, i)] = 0;
    }
  }
  return sleepers;
}

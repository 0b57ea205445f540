import { blockColumns, type FloodState, filmDepthM } from './flood-state.ts';

/** A run of neighbouring active blocks in one row, as columns. */
export interface ActiveRun {
  first: number;
  end: number;
}

/**
 * Which blocks of 64 cells in a row take part in a step: those that are wet, their neighbours, and those that a given
 * level may wake at any time. Dry land and open sea cost nothing.
 */
export class ActivityMap {
  /** 1 where a block holds more than the film; row by row. */
  readonly wet: Uint8Array;
  readonly blocksPerRow: number;
  /** Cells in active blocks. */
  activeCells = 0;
  readonly #state: FloodState;
  readonly #active: Uint8Array;
  readonly #always: Uint8Array;
  readonly #sleepers: Uint8Array;

  constructor(state: FloodState, wakingIndices: Iterable<number>) {
    this.#state = state;
    this.blocksPerRow = Math.ceil(state.columns / blockColumns);
    const size = this.blocksPerRow * state.rows;
    this.wet = new Uint8Array(size);
    this.#active = new Uint8Array(size);
    this.#always = new Uint8Array(size);
    this.#sleepers = this.#openSea();
    for (const index of wakingIndices) this.#always[this.#blockOf(index)] = 1;
    this.noteWet();
  }

  /** Marks the block of a padded index wet, after water was put there. */
  wake(index: number): void {
    this.wet[this.#blockOf(index)] = 1;
  }

  /** Reads which blocks are wet from the depths. */
  noteWet(): void {
    const { columns, rows, stride, depthM } = this.#state;
    for (let row = 0; row < rows; row++) {
      for (let block = 0; block < this.blocksPerRow; block++) {
        const start = (row + 1) * stride + 1;
        const stop = start + Math.min((block + 1) * blockColumns, columns);
        let wet = 0;
        for (let i = start + block * blockColumns; i < stop; i++) {
          if ((depthM[i] as number) > filmDepthM) {
            wet = 1;
            break;
          }
        }
        this.wet[row * this.blocksPerRow + block] = wet;
      }
    }
  }

  /** Finds the active blocks of the coming step and stills the faces of those that fell asleep. */
  refresh(): void {
    const { wet, blocksPerRow: width } = this;
    const rows = this.#state.rows;
    let cells = 0;
    for (let row = 0, at = 0; row < rows; row++) {
      for (let block = 0; block < width; block++, at++) {
        const isActive =
          this.#sleepers[at] === 0 &&
          (wet[at] === 1 ||
            this.#always[at] === 1 ||
            (block > 0 && wet[at - 1] === 1) ||
            (block < width - 1 && wet[at + 1] === 1) ||
            (row > 0 && wet[at - width] === 1) ||
            (row < rows - 1 && wet[at + width] === 1));
        if (isActive) cells += Math.min(blockColumns, this.#state.columns - block * blockColumns);
        else if (this.#active[at] === 1) this.#still(row, block);
        this.#active[at] = isActive ? 1 : 0;
      }
    }
    this.activeCells = cells;
  }

  /** Moves `run` to the next run of active blocks of a row at or after its end; false when there is none. */
  nextRun(row: number, run: ActiveRun): boolean {
    const base = row * this.blocksPerRow;
    let block = Math.ceil(run.end / blockColumns);
    while (block < this.blocksPerRow && this.#active[base + block] === 0) block++;
    if (block >= this.blocksPerRow) return false;
    run.first = block * blockColumns;
    while (block < this.blocksPerRow && this.#active[base + block] === 1) block++;
    run.end = Math.min(block * blockColumns, this.#state.columns);
    return true;
  }

  #blockOf(index: number): number {
    const { stride } = this.#state;
    const row = Math.floor(index / stride) - 1;
    return row * this.blocksPerRow + Math.floor(((index % stride) - 1) / blockColumns);
  }

  #still(row: number, block: number): void {
    const { columns, stride, dischargeEast, dischargeSouth, frictionEast } = this.#state;
    const start = (row + 1) * stride + 1;
    const first = start + block * blockColumns;
    const stop = start + Math.min((block + 1) * blockColumns, columns);
    for (let i = first; i < stop; i++) {
      if ((frictionEast[i] as number) >= 0) dischargeEast[i] = 0;
      dischargeSouth[i] = 0;
    }
  }

  /** Blocks of held cells alone, through whose faces nothing passes. */
  #openSea(): Uint8Array {
    const { columns, rows, stride, held, frictionEast, frictionSouth } = this.#state;
    const sleepers = new Uint8Array(this.wet.length).fill(1);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const i = (row + 1) * stride + column + 1;
        const isQuiet =
          held[i] === 1 &&
          (frictionEast[i] as number) < 0 &&
          (frictionSouth[i] as number) < 0 &&
          (frictionEast[i - 1] as number) < 0 &&
          (frictionSouth[i - stride] as number) < 0;
        if (!isQuiet) sleepers[this.#blockOf(i)] = 0;
      }
    }
    return sleepers;
  }
}

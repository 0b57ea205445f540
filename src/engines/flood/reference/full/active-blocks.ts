import { blockColumns, blockOf, blocksPerRowOf } from '../../driver/blocks.ts';
import { isHeld } from '../../driver/cell-marks.ts';
import type { FullState } from './full-state.ts';

/**
 * Which blocks of 32 cells in a row take part: those with moving water, the four around each, and those that water from
 * outside may enter at any time. Dry land and open sea cost nothing. Since still cells exchange nothing with still ones,
 * what sleeps changes no bit.
 */
export class ActiveBlocks {
  readonly blocksPerRow: number;
  readonly active: Uint8Array;
  /** Active blocks and those above and below them: whose water the faces of the active ones may ask for. */
  readonly near: Uint8Array;
  activeCells = 0;
  /** 1 for blocks in which water of the grid moves. */
  readonly moving: Uint8Array;
  readonly #state: FullState;
  readonly #always: Uint8Array;

  /** @param waking padded indices of cells that water may enter from outside while dry */
  constructor(state: FullState, waking: Iterable<number>) {
    this.#state = state;
    this.blocksPerRow = blocksPerRowOf(state.columns);
    const size = this.blocksPerRow * state.rows;
    this.active = new Uint8Array(size);
    this.near = new Uint8Array(size);
    this.moving = new Uint8Array(size);
    this.#always = new Uint8Array(size);
    for (const index of waking) this.#always[blockOf(state, index)] = 1;
    this.readDepths();
  }

  /** Notes water that was put into a cell. */
  wake(index: number): void {
    const { depthM, stillDepthM } = this.#state;
    if ((depthM[index] as number) > stillDepthM) this.moving[blockOf(this.#state, index)] = 1;
  }

  /** Looks for moving water in every block. */
  readDepths(): void {
    const { columns, rows, stride, depthM, marks, stillDepthM } = this.#state;
    for (let row = 0, at = 0; row < rows; row++) {
      const start = (row + 1) * stride + 1;
      for (let block = 0; block < this.blocksPerRow; block++, at++) {
        const stop = start + Math.min((block + 1) * blockColumns, columns);
        let moves = 0;
        for (let i = start + block * blockColumns; i < stop; i++) {
          if ((depthM[i] as number) > stillDepthM && !isHeld(marks, i)) moves = 1;
        }
        this.moving[at] = moves;
      }
    }
  }

  /**
   * Finds the active blocks of the coming stage.
   * @param keeps true: blocks of the stage before stay active
   * @param onWake told of each block that was not active before
   */
  refresh(keeps: boolean, onWake: (row: number, block: number) => void): void {
    const { blocksPerRow: width, active } = this;
    const { rows, columns } = this.#state;
    let cells = 0;
    for (let row = 0, at = 0; row < rows; row++) {
      for (let block = 0; block < width; block++, at++) {
        const wasActive = active[at] === 1;
        const isActive = (keeps && wasActive) || this.#isNearWater(row, block, at);
        active[at] = isActive ? 1 : 0;
        if (!isActive) continue;
        if (!wasActive) onWake(row, block);
        cells += Math.min(blockColumns, columns - block * blockColumns);
      }
    }
    this.activeCells = cells;
    for (let at = 0; at < active.length; at++) {
      this.near[at] = (active[at] as number) | (active[at - width] ?? 0) | (active[at + width] ?? 0);
    }
  }

  #isNearWater(row: number, block: number, at: number): boolean {
    const { moving, blocksPerRow: width } = this;
    return (
      moving[at] === 1 ||
      this.#always[at] === 1 ||
      (block > 0 && moving[at - 1] === 1) ||
      (block < width - 1 && moving[at + 1] === 1) ||
      (row > 0 && moving[at - width] === 1) ||
      (row < this.#state.rows - 1 && moving[at + width] === 1)
    );
  }
}

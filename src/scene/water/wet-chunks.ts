import type { GridSpec } from '../../domain/geo/grid.ts';
import { depthAsKept, type KeptDepths } from '../../domain/hazard/flood/compact-frame.ts';

/** Cells along one side of a chunk of the water mesh. */
export const chunkCells = 64;

/**
 * Which chunks of the grid ever held water. Frames only add to it, so that a chunk never disappears while the cursor
 * moves. Neighbours of wet border cells count too: the surface is drawn from cell centre to cell centre.
 */
export class WetChunks {
  readonly columns: number;
  readonly rows: number;
  readonly #grid: GridSpec;
  readonly #thresholdM: number;
  readonly #wet: Uint8Array;

  constructor(grid: GridSpec, thresholdM: number) {
    this.#grid = grid;
    this.#thresholdM = thresholdM;
    this.columns = Math.ceil(grid.columns / chunkCells);
    this.rows = Math.ceil(grid.rows / chunkCells);
    this.#wet = new Uint8Array(this.columns * this.rows);
  }

  /** Adds the wet cells of a depth field. Returns true when a chunk became wet for the first time. */
  include(depths: KeptDepths): boolean {
    const limit = depthAsKept(depths, this.#thresholdM);
    let changed = false;
    for (let chunk = 0; chunk < this.#wet.length; chunk++) {
      if (this.#wet[chunk] === 0 && this.#touchesWater(chunk, depths, limit)) {
        this.#wet[chunk] = 1;
        changed = true;
      }
    }
    return changed;
  }

  /** First cell of each wet chunk: column and row alternating. */
  origins(): Float32Array {
    const origins: number[] = [];
    for (let chunk = 0; chunk < this.#wet.length; chunk++) {
      if (this.#wet[chunk] === 0) continue;
      origins.push((chunk % this.columns) * chunkCells, Math.floor(chunk / this.columns) * chunkCells);
    }
    return Float32Array.from(origins);
  }

  get count(): number {
    let count = 0;
    for (const wet of this.#wet) count += wet;
    return count;
  }

  #touchesWater(chunk: number, depths: KeptDepths, limit: number): boolean {
    const { columns, rows } = this.#grid;
    const column = (chunk % this.columns) * chunkCells;
    const row = Math.floor(chunk / this.columns) * chunkCells;
    const lastRow = Math.min(row + chunkCells, rows - 1);
    const lastColumn = Math.min(column + chunkCells, columns - 1);
    for (let r = Math.max(row - 1, 0); r <= lastRow; r++) {
      for (let c = Math.max(column - 1, 0); c <= lastColumn; c++) {
        if ((depths[r * columns + c] as number) > limit) return true;
      }
    }
    return false;
  }
}

/**
 * Cells between neighbouring vertices of the mesh, a power of two: the finest that keeps all wet chunks within the vertex
 * budget.
 */
export function vertexStride(wetChunks: number, vertexBudget: number): number {
  let stride = 1;
  while (stride < chunkCells && wetChunks * (chunkCells / stride + 1) ** 2 > vertexBudget) stride *= 2;
  return stride;
}

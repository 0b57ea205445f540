import { type BlockRun, blockColumns, nextRun } from '../../driver/blocks.ts';
import type { ActiveBlocks } from './active-blocks.ts';
import { type CellRow, type ColumnSpan, cellRowOf, readCells } from './cell-row.ts';
import { type RowFaces, type StageWork, updateCells } from './cell-update.ts';
import { type FaceRow, faceFluxes, faceRowOf } from './face-flux.ts';
import type { FullState } from './full-state.ts';
import { reconstructCells } from './reconstruct.ts';
import { standWalls } from './walls.ts';

/** Water that left through the edges of the grid in one stage, m²/s summed over the cells of the edge. */
export interface EdgeFlow {
  outM2PerS: number;
}

/**
 * Moves all active cells by one stage, row after row from the north, in place: the faces below a row are settled before
 * the row itself changes, and three rows of cells in work remember what the rows were.
 */
export class Sweep {
  readonly #state: FullState;
  readonly #blocks: ActiveBlocks;
  /** Rows in work, a padded row r in place r mod 3. */
  readonly #cells: readonly [CellRow, CellRow, CellRow];
  readonly #east: FaceRow;
  #north: FaceRow;
  #south: FaceRow;

  constructor(state: FullState, blocks: ActiveBlocks) {
    const { stride } = state;
    const order = state.firstStage === null ? 1 : 2;
    this.#state = state;
    this.#blocks = blocks;
    this.#cells = [cellRowOf(stride, order), cellRowOf(stride, order), cellRowOf(stride, order)];
    this.#east = faceRowOf(stride);
    this.#north = faceRowOf(stride);
    this.#south = faceRowOf(stride);
  }

  run(work: StageWork): EdgeFlow {
    const { rows } = this.#state;
    const flow: EdgeFlow = { outM2PerS: 0 };
    for (const paddedRow of [0, 1, 2]) this.#read(paddedRow);
    this.#shape(0);
    this.#shape(1);
    this.#southFaces(0);
    flow.outM2PerS -= this.#waterThrough(this.#south, 0);
    for (let row = 0; row < rows; row++) {
      const north = this.#south;
      this.#south = this.#north;
      this.#north = north;
      if (row + 3 <= rows + 1) this.#read(row + 3);
      this.#shape(row + 2);
      this.#southFaces(row + 1);
      this.#moveRow(row, work, flow);
    }
    flow.outM2PerS += this.#waterThrough(this.#south, rows - 1);
    return flow;
  }

  #cellsOf(paddedRow: number): CellRow {
    return this.#cells[paddedRow % 3] as CellRow;
  }

  #read(paddedRow: number): void {
    for (const span of this.#spans(this.#blocks.near, paddedRow)) {
      readCells(this.#state, paddedRow, this.#cellsOf(paddedRow), span);
    }
  }

  #shape(paddedRow: number): void {
    const rows = {
      above: this.#cellsOf(paddedRow + 2),
      here: this.#cellsOf(paddedRow),
      below: this.#cellsOf(paddedRow + 1),
    };
    if (rows.here.slopes === null) return;
    for (const span of this.#spans(this.#blocks.near, paddedRow)) {
      reconstructCells(this.#state, paddedRow, rows, span);
    }
  }

  /** Faces between a padded row and the next, of the active cells of the upper one; of the lower one below the ring. */
  #southFaces(paddedRow: number): void {
    const { stride, stillDepthM, porosity } = this.#state;
    const faces = this.#south;
    const upper = this.#cellsOf(paddedRow);
    const lower = this.#cellsOf(paddedRow + 1);
    const sides = { near: upper.south, far: lower.north };
    const at = { nearIndex: paddedRow * stride, farIndex: (paddedRow + 1) * stride };
    for (const flux of [faces.water, faces.along, faces.fromNear, faces.intoFar]) flux.fill(0);
    for (const { first, end } of this.#spans(this.#blocks.active, paddedRow)) {
      const span = { first: first + 1, end: end - 1, farOffset: 0, stillDepthM, porosity, ...at } as const;
      bedRises(this.#state, faces, span, [upper.slopes?.bedSouth, lower.slopes?.bedSouth]);
      faceFluxes(sides.near, sides.far, faces, span);
      standWalls(this.#state, sides, faces, span);
    }
  }

  #moveRow(row: number, work: StageWork, flow: EdgeFlow): void {
    const { stride, columns, stillDepthM, porosity } = this.#state;
    const { blocksPerRow, moving, active } = this.#blocks;
    const cells = this.#cellsOf(row + 1);
    const faces: RowFaces = {
      north: this.#north,
      south: this.#south,
      east: this.#east,
      slopes: cells.slopes,
    };
    const sides = { near: cells.east, far: cells.west };
    const at = { nearIndex: (row + 1) * stride, farIndex: (row + 1) * stride + 1 };
    for (const { first, end } of this.#spans(active, row + 1)) {
      const span = { first, end: end - 1, farOffset: 1, stillDepthM, porosity, ...at } as const;
      bedRises(this.#state, this.#east, span, [cells.slopes?.bedEast, cells.slopes?.bedEast]);
      faceFluxes(sides.near, sides.far, this.#east, span);
      standWalls(this.#state, sides, this.#east, span);
      if (first === 0) flow.outM2PerS -= this.#east.water[0] as number;
      if (end === columns + 2) flow.outM2PerS += this.#east.water[columns] as number;
      for (let from = first; from < end - 2; from += blockColumns) {
        const run = { first: from, end: Math.min(from + blockColumns, end - 2) };
        const moves = updateCells(this.#state, row, faces, run, work);
        moving[row * blocksPerRow + from / blockColumns] = moves ? 1 : 0;
      }
    }
  }

  #waterThrough({ water }: FaceRow, row: number): number {
    let sum = 0;
    for (const { first, end } of this.#spans(this.#blocks.active, row + 1)) {
      for (let column = first + 1; column < end - 1; column++) sum += water[column] as number;
    }
    return sum;
  }

  /** Runs of marked blocks of a padded row (a ring row has those beside it), one column wider on both sides. */
  *#spans(marks: Uint8Array, paddedRow: number): Generator<ColumnSpan> {
    const { rows, columns } = this.#state;
    const row = Math.min(Math.max(paddedRow - 1, 0), rows - 1);
    const run: BlockRun = { first: 0, end: 0 };
    while (run.end < columns && nextRun(this.#state, marks, row, run)) {
      yield { first: run.first, end: run.end + 2 };
    }
  }
}

/** Steps of the bed at a row of faces; in second order between the ends of the slopes of the two cells. */
function bedRises(
  { bedM }: FullState,
  faces: FaceRow,
  span: ColumnSpan & { readonly nearIndex: number; readonly farIndex: number; readonly farOffset: 0 | 1 },
  [near, far]: readonly [near: Float32Array | undefined, far: Float32Array | undefined],
): void {
  const { first, end, nearIndex, farIndex, farOffset } = span;
  for (let column = first; column < end; column++) {
    const rise = (bedM[farIndex + column] as number) - (bedM[nearIndex + column] as number);
    const slopes =
      near === undefined || far === undefined
        ? 0
        : ((near[column] as number) + (far[column + farOffset] as number)) / 2;
    faces.bedRiseM[column] = rise - slopes;
  }
}

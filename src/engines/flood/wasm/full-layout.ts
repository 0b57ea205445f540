import { blockColumns, blocksPerRowOf } from '../driver/blocks.ts';
import { isClosed, isHeld } from '../driver/cell-marks.ts';
import type { FullState } from '../reference/full/full-state.ts';
import type { InertialState } from '../reference/inertial/inertial-state.ts';
import type { KernelMemory } from './kernel-memory.ts';
import type { KernelFields } from './memory-layout.ts';

/** What the kernel of the full equations keeps beside what it shares with the local-inertial one. */
export interface FullFields {
  /** 1 for blocks in which water of the grid moves. */
  readonly blockMoving: Uint8Array;
  /** 1 for blocks without closed or held cells in them or beside them: no walls stand there. */
  readonly blockOpen: Uint8Array;
  readonly rowOutM2PerS: Float64Array;
  readonly rowHeldM: Float64Array;
  readonly numbers: Float32Array;
  readonly integers: Int32Array;
  /** Address of the table that `setupFull` of the kernel reads. */
  readonly table: number;
}

/** Rows of values per row in work and thread; see `assembly/full-memory.ts`. */
const piecesOfThread = (order: 1 | 2): number => 4 * (order === 1 ? 3 : 19) + 3 + 3 * 4;

/** Bytes of a row of values in work beyond the row itself. */
const pieceMargin = 64;

/** Bytes of a thread's work on one block. */
const blockWorkBytes = 6 * 160;

/** The state under the names that the shared layout has for it: momentum per area lies where discharges do. */
export const asInertial = (state: FullState): InertialState => ({
  ...state,
  frictionEast: state.friction,
  frictionSouth: state.friction,
  dischargeEast: state.momentumEast,
  dischargeSouth: state.momentumSouth,
});

/** Allocates them and writes their table. */
export function fullFieldsOf(memory: KernelMemory, state: FullState, threads: number): FullFields {
  const { rows, columns, stride, firstStage } = state;
  const order = firstStage === null ? 1 : 2;
  const blocks = blocksPerRowOf(columns) * rows;
  const blockMoving = memory.u8(blocks);
  const blockOpen = memory.u8(blocks);
  const rowOutM2PerS = memory.f64(rows);
  const rowHeldM = memory.f64(rows);
  const integers = memory.i32(16);
  const workBytes = (piecesOfThread(order) * (4 * stride + pieceMargin) + blockWorkBytes) * threads;
  const work = memory.f64(workBytes / 8);
  const words = [
    order,
    firstStage?.riseM.byteOffset ?? 0,
    firstStage?.momentumEast.byteOffset ?? 0,
    firstStage?.momentumSouth.byteOffset ?? 0,
    blockMoving.byteOffset,
    blockOpen.byteOffset,
    rowOutM2PerS.byteOffset,
    rowHeldM.byteOffset,
    integers.byteOffset,
    work.byteOffset,
  ];
  const table = memory.i32(words.length);
  table.set(words);
  return {
    blockMoving,
    blockOpen,
    rowOutM2PerS,
    rowHeldM,
    numbers: new Float32Array(integers.buffer, integers.byteOffset, integers.length),
    integers,
    table: table.byteOffset,
  };
}

/** Marks blocks with moving water, and blocks without walls. */
export function markFullBlocks(state: FullState, fields: FullFields, { blocksPerRow }: KernelFields): void {
  const { columns, rows, stride, depthM, marks, stillDepthM } = state;
  fields.blockOpen.fill(1);
  for (let row = -1; row <= rows; row++) {
    for (let column = -1; column <= columns; column++) {
      const i = (row + 1) * stride + column + 1;
      if (isHeld(marks, i) || isClosed(marks, i)) {
        closeAround(fields.blockOpen, { row, column, rows, columns, blocksPerRow });
      } else if (row >= 0 && row < rows && column >= 0 && column < columns) {
        const block = row * blocksPerRow + Math.floor(column / blockColumns);
        if ((depthM[i] as number) > stillDepthM) fields.blockMoving[block] = 1;
      }
    }
  }
}

interface GridPlace {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly blocksPerRow: number;
}

/** Blocks of the cell and of its four neighbours in the grid. */
function closeAround(blockOpen: Uint8Array, { row, column, rows, columns, blocksPerRow }: GridPlace): void {
  for (const [down, right] of [
    [0, 0],
    [-1, 0],
    [1, 0],
    [0, -1],
    [0, 1],
  ] as const) {
    const r = row + down;
    const c = column + right;
    if (r < 0 || r >= rows || c < 0 || c >= columns) continue;
    blockOpen[r * blocksPerRow + Math.floor(c / blockColumns)] = 0;
  }
}

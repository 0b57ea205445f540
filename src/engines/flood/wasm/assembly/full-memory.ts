import { rowBytes } from './memory';

/**
 * What the full equations keep beside the fields that all schemes share. Momentum lies where the local-inertial scheme
 * has its discharges, g n² of the cells where that has the friction of eastern faces. The order is that of
 * `full-layout.ts`.
 */
export let order: i32 = 0;
/** Rise in the first of two stages, and the momentum before it; 0 in first order. */
export let firstRise: usize = 0;
export let firstEast: usize = 0;
export let firstSouth: usize = 0;
/** 1 for blocks in which water of the grid moves. */
export let blockMoving: usize = 0;
/** 1 for blocks without closed or held cells in them or beside them. */
export let blockOpen: usize = 0;
/** Water out through the edges (m²/s) and into held cells (m) of each row, f64. */
export let rowOut: usize = 0;
export let rowHeld: usize = 0;
/** Numbers of a stage and of the ground, f32 and i32. */
export let fullNumbers: usize = 0;
/** Rows in work, `workBytes` for each thread. */
let work: usize = 0;

/** Bytes of a piece: one row of values with room for a group on either side. */
export let pieceBytes: usize = 0;
/** Bytes of the pieces of one row of cells. */
export let slotBytes: usize = 0;
/** Row of the pieces of faces. */
export let facesBytes: usize = 0;

/** Rows in work at once with all pieces: three, and the one below the band as it was before the stage. */
const slots: usize = 4;
/** Pieces of the row below that one, whose water alone is read. */
const lastPieces: usize = 3;

export function setupFull(table: usize): void {
  if (table === 0) return;
  order = load<i32>(table);
  firstRise = load<u32>(table + 4);
  firstEast = load<u32>(table + 8);
  firstSouth = load<u32>(table + 12);
  blockMoving = load<u32>(table + 16);
  blockOpen = load<u32>(table + 20);
  rowOut = load<u32>(table + 24);
  rowHeld = load<u32>(table + 28);
  fullNumbers = load<u32>(table + 32);
  work = load<u32>(table + 36);
  pieceBytes = rowBytes + 64;
  slotBytes = pieceBytes * (order === 1 ? 3 : 19);
  facesBytes = pieceBytes * 4;
}

/** Bytes of what one loop over a block leaves to the next, for each thread: six pieces of up to nine groups. */
const blockWorkBytes: usize = 6 * 160;

/** Where a thread's loops over a block leave things to one another; group by group, 160 bytes a piece. */
export let blockWork: usize = 0;

/** Chooses the thread's own block work. */
export function chooseBlockWork(thread: i32): void {
  blockWork = facesOf(thread, 3) - 32;
}

/** Start of a thread's slots, 32 bytes into the first piece: the first cell of its row. */
export function slotsOf(thread: i32): usize {
  return work + <usize>thread * (slots * slotBytes + lastPieces * pieceBytes + 3 * facesBytes + blockWorkBytes) + 32;
}

/** Start of one of the three rows of faces of a thread. */
export function facesOf(thread: i32, which: i32): usize {
  return slotsOf(thread) + slots * slotBytes + lastPieces * pieceBytes + <usize>which * facesBytes;
}

// Pieces of a slot.
export const eastwardPiece: usize = 0;
export const southwardPiece: usize = 1;
export const depthPiece: usize = 2;
/** Depth, velocity across and velocity along at each side; in first order those of the cell. */
export const eastPiece: usize = 3;
export const westPiece: usize = 6;
export const southPiece: usize = 9;
export const northPiece: usize = 12;
export const bedEastPiece: usize = 15;
export const bedSouthPiece: usize = 16;
export const surfaceEastPiece: usize = 17;
export const surfaceSouthPiece: usize = 18;

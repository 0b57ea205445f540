/**
 * Where everything lies in the shared memory. `setup` reads the addresses once per thread from the table that
 * `memory-layout.ts` wrote; the order of both is the same.
 */
export let columns: i32 = 0;
export let rows: i32 = 0;
/** Bytes from a row to the next. */
export let rowBytes: usize = 0;
export let blocksPerRow: i32 = 0;
export let threads: i32 = 0;
export let bed: usize = 0;
export let depth: usize = 0;
export let rest: usize = 0;
export let frictionEast: usize = 0;
export let frictionSouth: usize = 0;
export let dischargeEast: usize = 0;
export let dischargeSouth: usize = 0;
export let maximumDepth: usize = 0;
export let maximumSpeed: usize = 0;
export let maximumDepthVelocity: usize = 0;
export let arrival: usize = 0;
export let duration: usize = 0;
/** One byte for each cell: `heldMark`, `closedMark`, both or neither. */
export let marks: usize = 0;
/** Share of each cell that water fills; 0 where it is 1 everywhere. */
export let porosity: usize = 0;
/** Largest depth over the film of each block, f32. */
export let blockDeepest: usize = 0;
export let blockActive: usize = 0;
export let blockDue: usize = 0;
export let blockAlways: usize = 0;
export let blockRestless: usize = 0;
export let blockSleeper: usize = 0;
/** 1: rain alone falls evenly on the block; 2: with soil, on whole open cells; 0: cell by cell. */
export let blockPlain: usize = 0;
/** First row of each thread's band, and the number of rows after the last. */
export let bands: usize = 0;
/** Six rows for each thread: see `index.ts`. */
export let scratch: usize = 0;
/** Active cells of each row (i32), and what rained, soaked in and drained on it, m (f64). */
export let rowActive: usize = 0;
export let rowRained: usize = 0;
export let rowSoaked: usize = 0;
export let rowDrained: usize = 0;
/** 64 bytes for each thread: largest face depth (f32), due cells (i32), bad index (i32). */
export let findings: usize = 0;
export let soilClass: usize = 0;
export let soilTable: usize = 0;
export let soaked: usize = 0;
export let rainZone: usize = 0;
export let rainTable: usize = 0;
/** Command (at 0), epoch (at 64) and, from 256 on, the barriers that each thread has come to, on lines of their own. */
export let control: usize = 0;
/** Numbers of the step, f32 and i32. */
export let numbers: usize = 0;

/** Table of the full equations (`full-memory.ts`), or 0. */
export let fullTable: usize = 0;

let next: usize = 0;

function word(): u32 {
  const value = load<u32>(next);
  next += 4;
  return value;
}

export function setup(table: usize): void {
  next = table;
  columns = word();
  rows = word();
  rowBytes = word();
  blocksPerRow = word();
  threads = word();
  bed = word();
  depth = word();
  rest = word();
  frictionEast = word();
  frictionSouth = word();
  dischargeEast = word();
  dischargeSouth = word();
  maximumDepth = word();
  maximumSpeed = word();
  maximumDepthVelocity = word();
  arrival = word();
  duration = word();
  marks = word();
  porosity = word();
  blockDeepest = word();
  blockActive = word();
  blockDue = word();
  blockAlways = word();
  blockRestless = word();
  blockSleeper = word();
  blockPlain = word();
  bands = word();
  scratch = word();
  rowActive = word();
  rowRained = word();
  rowSoaked = word();
  rowDrained = word();
  findings = word();
  soilClass = word();
  soilTable = word();
  soaked = word();
  rainZone = word();
  rainTable = word();
  control = word();
  numbers = word();
  fullTable = word();
}

/** Marks of cells whose level is given, and of those that take no part (`driver/cell-marks.ts`). */
export const heldMark: i32 = 1;
export const closedMark: i32 = 2;

export const film: f32 = 0.001;
export const gravity: f32 = 9.81;
/** Columns of a block, and its bytes in an f32 row. */
export const blockColumns: i32 = 32;
export const blockBytes: usize = 128;

/** Byte offset of the first cell of a row in an f32 field. */
@inline
export function rowStart(row: i32): usize {
  return <usize>(row + 1) * rowBytes + 4;
}

/** Bytes from the first cell of a row to the end of its last group of four. */
@inline
export function rowEnd(): usize {
  return (<usize>columns * 4 + 15) & ~15;
}

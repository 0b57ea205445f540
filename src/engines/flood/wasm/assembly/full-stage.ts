import { barrier } from './barrier';
import { largestLane } from './depth';
import {
  badCells,
  beginCells,
  fastestCells,
  takeHeldGain,
  updateFirstOrder,
  updatePorous,
  updateSecondOrder,
  updateWhole,
} from './full-cells';
import { putFullConstants, stillAt } from './full-constants';
import { faceSpan } from './full-faces';
import {
  bedEastPiece,
  bedSouthPiece,
  blockMoving,
  blockOpen,
  chooseBlockWork,
  depthPiece,
  eastPiece,
  eastwardPiece,
  facesOf,
  firstEast,
  firstRise,
  firstSouth,
  fullNumbers,
  northPiece,
  order,
  pieceBytes,
  rowHeld,
  rowOut,
  slotBytes,
  slotsOf,
  southPiece,
  southwardPiece,
  westPiece,
} from './full-memory';
import { fullSpeedsRow, readMoving } from './full-speeds';
import { shapeEast, shapeSouth, shapeStill } from './full-slopes';
import { groundRow } from './ground';
import { one } from './constants';
import {
  bands,
  blockActive,
  blockAlways,
  blockBytes,
  blockColumns,
  blocksPerRow,
  columns,
  depth,
  dischargeEast,
  dischargeSouth,
  findings,
  porosity,
  rowActive,
  rowBytes,
  rowEnd,
  rows,
  rowStart,
} from './memory';

/** First row of the band of this thread and of the next one. */
let bandFirst: i32 = 0;
let bandEnd: i32 = 0;
let slots: usize = 0;

/** Writes what all threads read during a command, before any of them starts. */
export function prepareFull(): void {
  putFullConstants(
    load<f32>(fullNumbers),
    load<f32>(fullNumbers + 4),
    load<f32>(fullNumbers + 8),
    load<f32>(fullNumbers + 20),
    load<f32>(fullNumbers + 16),
  );
}

/** Slot of a row in work. Rows below the band, which the next thread changes meanwhile, have slots of their own. */
@inline
function slotOf(row: i32): usize {
  return slots + <usize>(row >= bandEnd ? 3 + row - bandEnd : (row + 3) % 3) * slotBytes;
}

@inline
function marksOf(marks: usize, row: i32): usize {
  return marks + <usize>min(max(row, 0), rows - 1) * <usize>blocksPerRow;
}

/** Finds the active blocks of a row: `ActiveBlocks.refresh` of the plain engine. Returns their cells. */
function refreshRow(row: i32, keeps: bool): i32 {
  const width: usize = blocksPerRow;
  const active = marksOf(blockActive, row);
  const always = marksOf(blockAlways, row);
  const moving = marksOf(blockMoving, row);
  const above = marksOf(blockMoving, row - 1);
  const below = marksOf(blockMoving, row + 1);
  let cells: i32 = 0;
  for (let block: usize = 0; block < width; block++) {
    const wasActive = load<u8>(active + block) === 1;
    let near = load<u8>(moving + block) | load<u8>(above + block) | load<u8>(below + block);
    if (block > 0) near |= load<u8>(moving + block - 1);
    if (block < width - 1) near |= load<u8>(moving + block + 1);
    const isActive = (keeps && wasActive) || (near | load<u8>(always + block)) === 1;
    store<u8>(active + block, isActive ? 1 : 0);
    if (!isActive) continue;
    if (keeps && !wasActive) beginLate(row, block);
    cells += min(blockColumns, columns - <i32>block * blockColumns);
  }
  store<i32>(rowActive + (<usize>row << 2), cells);
  return cells;
}

/** A block that the first stage woke had no first stage of its own. */
function beginLate(row: i32, block: usize): void {
  const at = rowStart(row) + block * blockBytes;
  const size = min<usize>(blockBytes, <usize>columns * 4 - block * blockBytes);
  memory.fill(firstRise + at, 0, size);
  memory.copy(firstEast + at, dischargeEast + at, size);
  memory.copy(firstSouth + at, dischargeSouth + at, size);
}

/** Whether a face or a slope may ask for the water of a block: it or one of the eight around it is active. */
function isNear(row: i32, block: usize): bool {
  const width: usize = blocksPerRow;
  const here = marksOf(blockActive, row);
  const above = marksOf(blockActive, row - 1);
  const below = marksOf(blockActive, row + 1);
  const from = block > 0 ? block - 1 : 0;
  const to = min(block + 1, width - 1);
  for (let b = from; b <= to; b++) {
    if ((load<u8>(here + b) | load<u8>(above + b) | load<u8>(below + b)) === 1) return true;
  }
  return false;
}

/** Reads depths and velocities of a row; `all`: of every block, while the active ones are not known yet. */
function readRow(row: i32, all: bool): void {
  const slot = slotOf(row);
  const width = blocksPerRow;
  const end: isize = rowEnd();
  const cell = rowStart(row);
  for (let block = 0; block < width; block++) {
    if (!all && !isNear(row, block)) continue;
    const from: isize = block === 0 ? -16 : <isize>block * <isize>blockBytes;
    const to: isize = block === width - 1 ? end + 16 : <isize>(block + 1) * <isize>blockBytes;
    readSpan(from, to, cell, slot);
  }
}

function readSpan(first: isize, stop: isize, cell: usize, slot: usize): void {
  const piece = pieceBytes;
  for (let x = first; x < stop; x += 16) {
    // Water put in from outside may leave a debt of rounding: less than nothing is nothing.
    const h = f32x4.pmax(v128.load(depth + cell + x), f32x4.splat(0));
    const perDepth = v128.and(f32x4.div(v128.load(one), h), f32x4.gt(h, v128.load(stillAt)));
    v128.store(slot + depthPiece * piece + x, h);
    v128.store(slot + eastwardPiece * piece + x, f32x4.mul(v128.load(dischargeEast + cell + x), perDepth));
    v128.store(slot + southwardPiece * piece + x, f32x4.mul(v128.load(dischargeSouth + cell + x), perDepth));
  }
}

/** Slopes of a row, in second order; its neighbours' water must have been read. */
function shapeRow(row: i32, all: bool): void {
  if (order === 1) return;
  const width = blocksPerRow;
  const end: isize = rowEnd();
  const cell = rowStart(row);
  const active = marksOf(blockActive, row);
  const isTop = row === -1;
  const isBottom = row === rows;
  const inwardSouth = isTop ? 1 : isBottom ? -1 : 0;
  const here = slotOf(row);
  const above = isTop ? here : slotOf(row - 1);
  const below = isBottom ? here : slotOf(row + 1);
  for (let block = 0; block < width; block++) {
    const from: isize = block === 0 ? -16 : <isize>block * <isize>blockBytes;
    const to: isize = block === width - 1 ? end + 16 : <isize>(block + 1) * <isize>blockBytes;
    if (!all && load<u8>(active + <usize>block) === 0) {
      if (isNear(row, block)) shapeStill(from, to, here);
      continue;
    }
    shapeEast(from, to, cell, here, inwardSouth);
    shapeSouth(from, to, cell, above, here, below, isTop ? 0 : rowBytes, isBottom ? 0 : rowBytes, inwardSouth);
  }
}

/** Faces between a row and the next. */
function southFaces(row: i32, out: usize, all: bool): void {
  const piece = pieceBytes;
  const width = blocksPerRow;
  const end: isize = rowEnd();
  const cell = rowStart(row);
  const active = marksOf(blockActive, row);
  const open = marksOf(blockOpen, row);
  const near = slotOf(row);
  const far = slotOf(row + 1);
  const second = order === 2;
  for (let block = 0; block < width; block++) {
    const from = <isize>block * <isize>blockBytes;
    const to = min(from + <isize>blockBytes, end);
    if (!all && load<u8>(active + <usize>block) === 0) {
      for (let k: usize = 0; k < 4; k++) memory.fill(out + k * piece + from, 0, to - from);
      continue;
    }
    faceSpan(
      from,
      to,
      near + (second ? southPiece : depthPiece) * piece,
      far + (second ? northPiece : depthPiece) * piece,
      second ? piece : (southwardPiece - depthPiece) * piece,
      second ? 2 * piece : (eastwardPiece - depthPiece) * piece,
      second ? near + bedSouthPiece * piece : 0,
      second ? far + bedSouthPiece * piece : 0,
      cell,
      rowBytes,
      out,
      load<u8>(open + <usize>block) === 1,
    );
  }
}

/** Water through the faces of a row, summed over the columns of the grid. */
function waterThrough(out: usize): f64 {
  let sum: f64 = 0;
  for (let x: usize = 0; x < <usize>columns * 4; x += 4) sum += <f64>load<f32>(out + x);
  return sum;
}

/** Eastern faces and cells of the active blocks of a row. Returns the water that left through its two ends. */
function moveRow(row: i32, north: usize, south: usize, east: usize, stage: i32): f64 {
  const piece = pieceBytes;
  const width = blocksPerRow;
  const end: isize = rowEnd();
  const cell = rowStart(row);
  const active = marksOf(blockActive, row);
  const open = marksOf(blockOpen, row);
  const moving = marksOf(blockMoving, row);
  const slot = slotOf(row);
  const second = order === 2;
  let out: f64 = 0;
  for (let block = 0; block < width; block++) {
    if (load<u8>(active + <usize>block) === 0) continue;
    const isOpen = load<u8>(open + <usize>block) === 1;
    const isAlone = block === 0 || load<u8>(active + <usize>block - 1) === 0;
    const from = <isize>block * <isize>blockBytes;
    const to = min(from + <isize>blockBytes, end);
    faceSpan(
      isAlone ? from - 16 : from,
      to,
      slot + (second ? eastPiece : depthPiece) * piece,
      slot + (second ? westPiece : depthPiece) * piece + 4,
      second ? piece : (eastwardPiece - depthPiece) * piece,
      second ? 2 * piece : (southwardPiece - depthPiece) * piece,
      second ? slot + bedEastPiece * piece : 0,
      second ? slot + bedEastPiece * piece + 4 : 0,
      cell,
      4,
      east,
      isOpen,
    );
    if (block === 0) out -= <f64>load<f32>(east - 4);
    if (block === width - 1) out += <f64>load<f32>(east + (columns - 1) * 4);
    let moves = false;
    if (porosity !== 0) moves = updatePorous(from, to, end, cell, slot, north, south, east, isOpen, stage);
    else if (second) moves = updateSecondOrder(from, to, end, cell, slot, north, south, east, isOpen, stage);
    else if (isOpen && (to < end || (columns & 3) === 0)) moves = updateWhole(from, to, cell, north, south, east);
    else moves = updateFirstOrder(from, to, end, cell, north, south, east, isOpen);
    store<u8>(moving + <usize>block, moves ? 1 : 0);
  }
  return out;
}

/**
 * One stage of the rows of a band, as `Sweep` of the plain engine. The faces north of the band and the rows south of it
 * are taken before any thread changes its rows.
 */
export function fullStage(thread: i32): void {
  bandFirst = load<i32>(bands + (<usize>thread << 2));
  bandEnd = load<i32>(bands + (<usize>thread << 2) + 4);
  slots = slotsOf(thread);
  chooseBlockWork(thread);
  const stage = load<i32>(fullNumbers + 12);
  let cells: i32 = 0;
  for (let row = bandFirst; row < bandEnd; row++) cells += refreshRow(row, stage === 2);
  let north = facesOf(thread, 0);
  let south = facesOf(thread, 1);
  const east = facesOf(thread, 2);
  readRow(bandEnd, true);
  if (bandEnd < rows) readRow(bandEnd + 1, true);
  if (bandFirst > 0) readRow(bandFirst - 2, true);
  readRow(bandFirst - 1, true);
  readRow(bandFirst, true);
  shapeRow(bandFirst - 1, true);
  readRow(bandFirst + 1, true);
  shapeRow(bandFirst, true);
  southFaces(bandFirst - 1, south, true);
  barrier(thread);
  beginCells();
  for (let row = bandFirst; row < bandEnd; row++) {
    const above = south;
    south = north;
    north = above;
    if (row + 2 < bandEnd) readRow(row + 2, false);
    shapeRow(row + 1, false);
    southFaces(row, south, false);
    let out = moveRow(row, north, south, east, stage);
    if (row === 0) out -= waterThrough(north);
    if (row === rows - 1) out += waterThrough(south);
    store<f64>(rowOut + (<usize>row << 3), out);
    store<f64>(rowHeld + (<usize>row << 3), takeHeldGain());
  }
  const found = findings + (<usize>thread << 6);
  store<f32>(found, largestLane(fastestCells()));
  store<i32>(found + 4, cells);
  store<i32>(found + 8, <i32>badCells());
}

/** Rain, soil and drains, then the record of speeds, of a band. */
export function fullGround(thread: i32): void {
  const first = load<i32>(bands + (<usize>thread << 2));
  const end = load<i32>(bands + (<usize>thread << 2) + 4);
  const time = load<f32>(fullNumbers + 16);
  const arrivalDepth = load<f32>(fullNumbers + 20);
  const rain = load<f32>(fullNumbers + 24);
  const elapsed = load<f32>(fullNumbers + 28);
  const acts = load<i32>(fullNumbers + 32) === 1;
  const varied = load<i32>(fullNumbers + 36) === 1;
  for (let row = first; row < end; row++) {
    if (acts) groundRow(row, rain, elapsed, arrivalDepth, time, varied);
    fullSpeedsRow(row, elapsed);
    readMoving(row);
  }
}

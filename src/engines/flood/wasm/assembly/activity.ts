import {
  blockActive,
  blockAlways,
  blockBytes,
  blockColumns,
  blockDeepest,
  blockDue,
  blockRestless,
  blockSleeper,
  blocksPerRow,
  columns,
  dischargeEast,
  dischargeSouth,
  frictionEast,
  rowActive,
  rows,
  rowStart,
} from './memory';

/** Finds the active and the due blocks of rows; the meaning is that of `ActivityMap` in the plain engine. Returns the due cells. */
export function refreshRows(first: i32, end: i32, shallow: f32, renews: bool): i32 {
  let cells: i32 = 0;
  for (let row = first; row < end; row++) cells += refreshRow(row, shallow, renews);
  return cells;
}

function refreshRow(row: i32, shallow: f32, renews: bool): i32 {
  const width: usize = blocksPerRow;
  const base: usize = <usize>row * width;
  let cells: i32 = 0;
  let active: i32 = 0;
  const up: usize = row > 0 ? width * 4 : 0;
  const down: usize = row < rows - 1 ? width * 4 : 0;
  for (let block: usize = 0; block < width; block++) {
    const at = base + block;
    const p = blockDeepest + at * 4;
    let around = max(load<f32>(p), max(load<f32>(p - up), load<f32>(p + down)));
    if (block > 0) around = max(around, load<f32>(p - 4));
    if (block < width - 1) around = max(around, load<f32>(p + 4));
    const size = min(blockColumns, columns - <i32>block * blockColumns);
    const woken = load<u8>(blockSleeper + at) === 0 && (around > 0 || load<u8>(blockAlways + at) === 1);
    if (woken) store<u8>(blockActive + at, 1);
    else if (renews && load<u8>(blockActive + at) === 1) {
      still(row, block);
      store<u8>(blockActive + at, 0);
    }
    const isActive = load<u8>(blockActive + at) === 1;
    const isDue = isActive && (renews || around > shallow || load<u8>(blockRestless + at) === 1);
    store<u8>(blockDue + at, isDue ? 1 : 0);
    if (isDue) cells += size;
    if (isActive) active += size;
  }
  store<i32>(rowActive + (<usize>row << 2), active);
  return cells;
}

/** Stops the discharges of a block that falls asleep; those at the edge of the grid are set by the edges. */
function still(row: i32, block: usize): void {
  const size = min<usize>(blockBytes, <usize>columns * 4 - block * blockBytes);
  const start = rowStart(row) + block * blockBytes;
  for (let at = start; at < start + size; at += 4) {
    if (load<f32>(frictionEast + at) >= 0) store<f32>(dischargeEast + at, 0);
    store<f32>(dischargeSouth + at, 0);
  }
}

import { refreshRows } from './activity';
import { barrier, giveCommand, waitForCommand } from './barrier';
import { largestLane } from './depth';
import { putFixedConstants, putStepConstants } from './constants';
import { beginDischarges, deepestFaces, dischargeRow } from './discharge';
import { setupFull } from './full-memory';
import { fullGround, fullStage, prepareFull } from './full-stage';
import { groundRow } from './ground';
import {
  bands,
  columns,
  control,
  dischargeEast,
  dischargeSouth,
  findings,
  fullTable,
  numbers,
  rowBytes,
  rows,
  rowStart,
  scratch,
  setup as setupMemory,
  threads,
} from './memory';
import { limitAnyRow, updateAnyRow } from './porous';
import { readDepths, speedsRow } from './speeds';

/** Reads where everything lies, once for each thread. */
export function setup(table: usize): void {
  setupMemory(table);
  setupFull(fullTable);
}

/** Commands of the leading thread. */
const advanceCommand: i32 = 1;
const groundCommand: i32 = 2;
const endCommand: i32 = 3;
const fullStageCommand: i32 = 4;
const fullGroundCommand: i32 = 5;

/** Runs the command in the control block on all threads; the caller is the first of them. */
export function lead(): void {
  const command = load<i32>(control);
  if (command === advanceCommand) prepareStep();
  else if (command !== groundCommand) prepareFull();
  giveCommand();
  work(0, command);
}

/** Writes what all threads read during a step, before any of them starts. */
function prepareStep(): void {
  putFixedConstants();
  putStepConstants(
    load<f32>(numbers),
    load<f32>(numbers + 44),
    load<f32>(numbers + 40),
    load<i32>(numbers + 8) === 1,
    load<f32>(numbers + 36),
    load<f32>(numbers + 4),
  );
}

/** Ends the other threads. */
export function release(): void {
  store<i32>(control, endCommand);
  giveCommand();
}

/** The life of another thread. */
export function follow(thread: i32): void {
  let epoch: i32 = 0;
  while (true) {
    waitForCommand(epoch);
    epoch++;
    const command = load<i32>(control);
    if (command === endCommand) return;
    work(thread, command);
  }
}

function work(thread: i32, command: i32): void {
  if (command === advanceCommand) advance(thread);
  else if (command === groundCommand) ground(thread);
  else if (command === fullStageCommand) fullStage(thread);
  else if (command === fullGroundCommand) fullGround(thread);
  barrier(thread);
}

/** Rows of scratch of a thread: old discharges of the row at hand (southern ones by turns), and those beside its band. */
const eastRow: i32 = 0;
const southRow: i32 = 1;
const haloAbove: i32 = 3;
const haloBelow: i32 = 4;
const haloBelowEast: i32 = 5;
const scratchRows: i32 = 6;

/** Address of the first cell of a row of scratch. */
@inline
function scratchRow(thread: i32, which: i32): usize {
  return scratch + <usize>(thread * scratchRows + which) * rowBytes + 4;
}

function copyRow(into: usize, from: usize): void {
  memory.copy(into - 4, from - 4, rowBytes);
}

/** Leaves the discharges of the first and last row of a band for its neighbours. */
function leaveHalos(thread: i32, first: i32, end: i32): void {
  if (thread > 0) {
    copyRow(scratchRow(thread - 1, haloBelow), dischargeSouth + rowStart(first));
    copyRow(scratchRow(thread - 1, haloBelowEast), dischargeEast + rowStart(first));
  }
  if (thread < threads - 1) copyRow(scratchRow(thread + 1, haloAbove), dischargeSouth + rowStart(end - 1));
}

/** The faces at the grid's western and eastern edge were set after the halos were left; nobody changes them in a step. */
function renewEdges(thread: i32, row: i32): void {
  const halo = scratchRow(thread, haloBelowEast);
  const now = dischargeEast + rowStart(row);
  const last = <usize>(columns - 1) << 2;
  store<f32>(halo - 4, load<f32>(now - 4));
  store<f32>(halo + last, load<f32>(now + last));
}

/**
 * One step of the rows of a band, in a pipeline: a row's depths are settled as soon as the faces of its southern
 * neighbour are. Rows next to other bands wait until those have their discharges and limits.
 */
function advance(thread: i32): void {
  const first = load<i32>(bands + (<usize>thread << 2));
  const end = load<i32>(bands + (<usize>thread << 2) + 4);
  const step = load<f32>(numbers);
  const cellSize = load<f32>(numbers + 4);
  const renews = load<i32>(numbers + 8) === 1;
  const arrivalDepth = load<f32>(numbers + 12);
  const time = load<f32>(numbers + 16);
  const share = step / cellSize;
  const due = refreshRows(first, end, load<f32>(numbers + 40), renews);
  if (load<i32>(numbers + 52) === 1) {
    barrier(thread);
    leaveHalos(thread, first, end);
    barrier(thread);
  }
  beginDischarges();
  const isFirst = thread === 0;
  const isLast = thread === threads - 1;
  let above = isFirst ? dischargeSouth + rowStart(-1) : scratchRow(thread, haloAbove);
  if (!isLast) renewEdges(thread, end);
  // The first band may settle its first rows at once, the last its last row.
  const settled = isFirst ? first : first + 2;
  let bad: usize = 0;
  for (let row = first; row < end; row++) {
    const isInside = row < end - 1 || isLast;
    const south = scratchRow(thread, southRow + (row & 1));
    dischargeRow(
      row,
      renews,
      row < end - 1,
      scratchRow(thread, eastRow),
      south,
      above,
      isInside ? dischargeEast + rowStart(row + 1) : scratchRow(thread, haloBelowEast),
      isInside ? dischargeSouth + rowStart(row + 1) : scratchRow(thread, haloBelow),
    );
    above = south;
    if (row > first || isFirst) limitAnyRow(row, share);
    if (row - 1 >= settled) bad = max(bad, updateAnyRow(row - 1, share, arrivalDepth, time));
  }
  barrier(thread);
  if (!isFirst) limitAnyRow(first, share);
  barrier(thread);
  if (!isFirst) {
    bad = max(bad, updateAnyRow(first, share, arrivalDepth, time));
    bad = max(bad, updateAnyRow(first + 1, share, arrivalDepth, time));
  }
  bad = max(bad, updateAnyRow(end - 1, share, arrivalDepth, time));
  leaveHalos(thread, first, end);
  const out = findings + (<usize>thread << 6);
  store<f32>(out, largestLane(deepestFaces()));
  store<i32>(out + 4, due);
  store<i32>(out + 8, <i32>bad);
}

/** Rain, soil and drains, then the record of speeds, of a band. */
function ground(thread: i32): void {
  const first = load<i32>(bands + (<usize>thread << 2));
  const end = load<i32>(bands + (<usize>thread << 2) + 4);
  const rain = load<f32>(numbers + 20);
  const elapsed = load<f32>(numbers + 24);
  const acts = load<i32>(numbers + 28) === 1;
  const varied = load<i32>(numbers + 32) === 1;
  const arrivalDepth = load<f32>(numbers + 12);
  const time = load<f32>(numbers + 16);
  if (acts) for (let row = first; row < end; row++) groundRow(row, rain, elapsed, arrivalDepth, time, varied);
  // Speeds read the depths of the rows beside.
  barrier(thread);
  for (let row = first; row < end; row++) {
    speedsRow(row, elapsed, arrivalDepth);
    readDepths(row);
  }
}

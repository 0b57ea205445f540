import { fractionUnit, gravityAt, magnitudeBits, one, rootStart, third } from './constants';
import {
  arrivalAt,
  fourGravityAt,
  fourStepAt,
  halfAt,
  infinityAt,
  lastAt,
  seriesAt,
  shareAt,
  stillAt,
  timeAt,
  twoAt,
} from './full-constants';
import { marked } from './full-faces';
import { blockWork, firstEast, firstRise, firstSouth, pieceBytes, surfaceEastPiece, surfaceSouthPiece } from './full-memory';
import {
  arrival,
  closedMark,
  depth,
  dischargeEast,
  dischargeSouth,
  frictionEast,
  heldMark,
  marks,
  maximumDepth,
  porosity,
  rest,
} from './memory';

/** Largest sum of wave speeds since `beginCells`. */
let fastestV: v128 = f32x4.splat(0);
/** Byte offset of a group in which water is no longer a number, or 0. */
let bad: usize = 0;
/** Depth that held cells of the row took in. */
let heldGain: f64 = 0;

export function beginCells(): void {
  fastestV = f32x4.splat(0);
  bad = 0;
}

export function fastestCells(): v128 {
  return fastestV;
}

export function badCells(): usize {
  return bad;
}

export function takeHeldGain(): f64 {
  const gain = heldGain;
  heldGain = 0;
  return gain;
}

@inline
function noteDeepest(at: usize, h: v128, moving: v128): void {
  const largest = v128.load(maximumDepth + at);
  const grows = v128.and(f32x4.gt(h, largest), moving);
  if (!v128.any_true(grows)) return;
  v128.store(maximumDepth + at, v128.bitselect(h, largest, grows));
  const arrives = v128.and(grows, f32x4.gt(h, v128.load(arrivalAt)));
  const before = v128.load(arrival + at);
  const first = v128.and(arrives, f32x4.lt(before, f32x4.splat(0)));
  if (v128.any_true(first)) v128.store(arrival + at, v128.bitselect(v128.load(timeAt), before, first));
}

/** Larger of the speeds so far and those of four cells. */
function faster(fastest: v128, sizes: v128, h: v128, isMoving: v128): v128 {
  const celerity = f32x4.sqrt(f32x4.mul(v128.load(gravityAt), h));
  const speeds = f32x4.add(f32x4.div(sizes, h), f32x4.add(celerity, celerity));
  return f32x4.pmax(fastest, v128.and(speeds, isMoving));
}

/**
 * h^(-7/3) of four depths to 3e-7: the start w of `inverseSevenThirds` in `discharge.ts`, with two terms more of the
 * polynomial in d = 1 - h w^3. In thin water on rough ground an error of friction grows, and the result must keep to that
 * of the plain engine.
 */
@inline
function inverseSevenThirds(h: v128): v128 {
  const scaled = f32x4.mul(f32x4.convert_i32x4_s(i32x4.shr_s(h, 8)), v128.load(third));
  const w = i32x4.sub(v128.load(rootStart), i32x4.shl(f32x4.add(scaled, v128.load(fractionUnit)), 8));
  const w3 = f32x4.mul(w, f32x4.mul(w, w));
  const d = f32x4.sub(v128.load(one), f32x4.mul(h, w3));
  const d2 = f32x4.mul(d, d);
  const low = f32x4.add(v128.load(seriesAt), f32x4.mul(d, v128.load(seriesAt + 16)));
  const middle = f32x4.add(v128.load(seriesAt + 32), f32x4.mul(d, v128.load(seriesAt + 48)));
  const high = f32x4.add(v128.load(seriesAt + 64), f32x4.mul(d, v128.load(seriesAt + 80)));
  const highest = f32x4.add(high, f32x4.mul(d2, v128.load(seriesAt + 96)));
  const s = f32x4.add(low, f32x4.mul(d2, f32x4.add(middle, f32x4.mul(d2, highest))));
  return f32x4.mul(s, f32x4.mul(f32x4.mul(w3, w3), w));
}

function sumHeld(gain: v128, isHeld: v128, share: f64): void {
  const taken = v128.and(gain, isHeld);
  heldGain +=
    share *
    (<f64>f32x4.extract_lane(taken, 0) +
      <f64>f32x4.extract_lane(taken, 1) +
      (<f64>f32x4.extract_lane(taken, 2) + <f64>f32x4.extract_lane(taken, 3)));
}

/** What friction leaves of the momentum of a run, 0 where the water lies still: from the square of its size to the factor. */
@inline
function slowDown(first: isize, stop: isize, cell: usize): void {
  let kept = blockWork;
  for (let x = first; x < stop; x += 16, kept += 16) {
    const at = cell + x;
    const sum = f32x4.add(v128.load(depth + at), v128.load(kept + 320));
    const flows = f32x4.gt(sum, v128.load(stillAt));
    const k = f32x4.mul(f32x4.mul(v128.load(fourStepAt), v128.load(frictionEast + at)), inverseSevenThirds(sum));
    const drag = f32x4.add(v128.load(one), f32x4.mul(k, f32x4.sqrt(v128.load(kept + 480))));
    const factor = f32x4.div(v128.load(twoAt), f32x4.add(v128.load(one), f32x4.sqrt(drag)));
    v128.store(kept + 480, v128.and(factor, flows));
  }
}

/**
 * Moves water and momentum of a run of cells: `updateCells` of the plain engine, four cells at a time.
 * @param Slopes  an integer type in second order, a float type in first
 * @param Porous  an integer type among buildings, else a float type
 * @param Whole  an integer type where every lane is a cell that takes part, else a float type
 * @param first, stop  run, as in `faceSpan`   @param rowEnd  offset behind the last group of the row
 * @param stage 0: the only one; 1, 2: the first and second of two
 * @returns whether water moves in the run
 */
@inline
function update<Slopes, Whole, Porous>(
  first: isize,
  stop: isize,
  rowEnd: isize,
  cell: usize,
  slot: usize,
  north: usize,
  south: usize,
  east: usize,
  isOpen: bool,
  stage: i32,
): bool {
  const zero = f32x4.splat(0);
  const piece = pieceBytes;
  let kept = blockWork;
  let isSound = true;
  for (let x = first; x < stop; x += 16, kept += 16) {
    const at = cell + x;
    let share = v128.load(shareAt);
    let open = v128.load(one);
    if (isInteger<Porous>()) {
      open = v128.load(porosity + at);
      share = f32x4.div(share, open);
    }
    const inEast = f32x4.sub(v128.load(east + x - 4), v128.load(east + x));
    const inSouth = f32x4.sub(v128.load(north + x), v128.load(south + x));
    const gain = f32x4.mul(share, f32x4.add(inEast, inSouth));
    let takesPart = i32x4.splat(-1);
    if (!isInteger<Whole>() && x + 16 === rowEnd) takesPart = v128.load(lastAt);
    if (!isInteger<Whole>() && !isOpen) {
      const isClosed = marked(marks + (at >> 2), closedMark);
      const isHeld = v128.and(v128.andnot(marked(marks + (at >> 2), heldMark), isClosed), takesPart);
      if (v128.any_true(isHeld)) {
        const whole = isInteger<Porous>() ? f32x4.mul(gain, open) : gain;
        sumHeld(whole, isHeld, stage === 0 ? 1 : 0.5);
      }
      takesPart = v128.andnot(v128.andnot(takesPart, isClosed), isHeld);
    }
    const h = v128.load(depth + at);
    const p0 = v128.load(dischargeEast + at);
    const q0 = v128.load(dischargeSouth + at);
    let pushEast = f32x4.add(
      f32x4.sub(v128.load(east + 3 * piece + x - 4), v128.load(east + 2 * piece + x)),
      f32x4.sub(v128.load(north + piece + x), v128.load(south + piece + x)),
    );
    let pushSouth = f32x4.add(
      f32x4.sub(v128.load(north + 3 * piece + x), v128.load(south + 2 * piece + x)),
      f32x4.sub(v128.load(east + piece + x - 4), v128.load(east + piece + x)),
    );
    if (isInteger<Slopes>()) {
      let weight = f32x4.mul(v128.load(gravityAt), h);
      if (isInteger<Porous>()) weight = f32x4.mul(weight, open);
      pushEast = f32x4.sub(pushEast, f32x4.mul(weight, v128.load(slot + surfaceEastPiece * piece + x)));
      pushSouth = f32x4.sub(pushSouth, f32x4.mul(weight, v128.load(slot + surfaceSouthPiece * piece + x)));
    }
    const p = f32x4.add(p0, f32x4.mul(share, pushEast));
    const q = f32x4.add(q0, f32x4.mul(share, pushSouth));
    const change = f32x4.add(gain, v128.load(rest + at));
    const sum = f32x4.add(h, change);
    const size2 = f32x4.add(f32x4.mul(p, p), f32x4.mul(q, q));
    const sense = f32x4.lt(f32x4.add(size2, v128.and(sum, v128.load(magnitudeBits))), v128.load(infinityAt));
    if (isInteger<Whole>() ? !i32x4.all_true(sense) : v128.any_true(v128.andnot(takesPart, sense))) {
      bad = max(bad, at);
      isSound = false;
    }
    v128.store(kept, p);
    v128.store(kept + 160, q);
    v128.store(kept + 320, change);
    v128.store(kept + 480, size2);
    if (isInteger<Slopes>()) v128.store(kept + 640, gain);
    if (!isInteger<Whole>()) v128.store(kept + 800, takesPart);
  }
  if (!isSound) return true;
  slowDown(first, stop, cell);
  kept = blockWork;
  let anyMoving = zero;
  let fastest = fastestV;
  for (let x = first; x < stop; x += 16, kept += 16) {
    const at = cell + x;
    const h = v128.load(depth + at);
    const factor = v128.load(kept + 480);
    const takesPart = isInteger<Whole>() ? i32x4.splat(-1) : v128.load(kept + 800);
    let p = f32x4.mul(v128.load(kept), factor);
    let q = f32x4.mul(v128.load(kept + 160), factor);
    let change = v128.load(kept + 320);
    let sum = f32x4.add(h, change);
    const p0 = v128.load(dischargeEast + at);
    const q0 = v128.load(dischargeSouth + at);
    if (isInteger<Slopes>()) {
      const gain = v128.load(kept + 640);
      if (stage === 1) {
        v128.store(firstRise + at, gain);
        v128.store(firstEast + at, p0);
        v128.store(firstSouth + at, q0);
      } else if (stage === 2) {
        const mean = f32x4.mul(v128.load(halfAt), f32x4.sub(gain, v128.load(firstRise + at)));
        change = f32x4.add(mean, v128.load(rest + at));
        sum = f32x4.add(h, change);
        p = f32x4.mul(v128.load(halfAt), f32x4.add(p, v128.load(firstEast + at)));
        q = f32x4.mul(v128.load(halfAt), f32x4.add(q, v128.load(firstSouth + at)));
      }
    }
    // Knuth's two-sum: what rounding takes, and the debt of a depth below zero, wait in `rest`.
    const part = f32x4.sub(sum, h);
    const lost = f32x4.add(f32x4.sub(h, f32x4.sub(sum, part)), f32x4.sub(change, part));
    const newDepth = f32x4.pmax(sum, zero);
    const newRest = f32x4.add(lost, f32x4.pmin(sum, zero));
    let isMoving = f32x4.gt(newDepth, v128.load(stillAt));
    if (!isInteger<Whole>()) isMoving = v128.and(isMoving, takesPart);
    p = v128.and(p, isMoving);
    q = v128.and(q, isMoving);
    if (isInteger<Whole>()) {
      v128.store(depth + at, newDepth);
      v128.store(rest + at, newRest);
      v128.store(dischargeEast + at, p);
      v128.store(dischargeSouth + at, q);
    } else {
      v128.store(depth + at, v128.bitselect(newDepth, h, takesPart));
      v128.store(rest + at, v128.bitselect(newRest, v128.load(rest + at), takesPart));
      v128.store(dischargeEast + at, v128.bitselect(p, p0, takesPart));
      v128.store(dischargeSouth + at, v128.bitselect(q, q0, takesPart));
    }
    if (!v128.any_true(isMoving)) continue;
    anyMoving = v128.or(anyMoving, isMoving);
    const sizes = f32x4.add(v128.and(p, v128.load(magnitudeBits)), v128.and(q, v128.load(magnitudeBits)));
    // Faster than the fastest so far if s / h + 2 sqrt(g h) > f: asked without root and quotient, a little generously.
    const slack = f32x4.sub(f32x4.mul(fastest, newDepth), sizes);
    const reach = f32x4.mul(f32x4.mul(newDepth, newDepth), f32x4.mul(newDepth, v128.load(fourGravityAt)));
    const slower = v128.and(f32x4.gt(f32x4.mul(slack, slack), reach), f32x4.gt(slack, zero));
    if (v128.any_true(v128.andnot(isMoving, slower))) fastest = faster(fastest, sizes, newDepth, isMoving);
    if (stage !== 1) noteDeepest(at, newDepth, isMoving);
  }
  fastestV = fastest;
  return v128.any_true(anyMoving);
}

export function updateFirstOrder(
  first: isize,
  stop: isize,
  rowEnd: isize,
  cell: usize,
  north: usize,
  south: usize,
  east: usize,
  isOpen: bool,
): bool {
  return update<f32, f32, f32>(first, stop, rowEnd, cell, 0, north, south, east, isOpen, 0);
}

/** The same for runs in which every lane is a cell that takes part. */
export function updateWhole(
  first: isize,
  stop: isize,
  cell: usize,
  north: usize,
  south: usize,
  east: usize,
): bool {
  return update<f32, i32, f32>(first, stop, 0, cell, 0, north, south, east, true, 0);
}

export function updateSecondOrder(
  first: isize,
  stop: isize,
  rowEnd: isize,
  cell: usize,
  slot: usize,
  north: usize,
  south: usize,
  east: usize,
  isOpen: bool,
  stage: i32,
): bool {
  return update<i32, f32, f32>(first, stop, rowEnd, cell, slot, north, south, east, isOpen, stage);
}

/** The same among buildings, for the only stage (0) of first order and the two of second order. */
export function updatePorous(
  first: isize,
  stop: isize,
  rowEnd: isize,
  cell: usize,
  slot: usize,
  north: usize,
  south: usize,
  east: usize,
  isOpen: bool,
  stage: i32,
): bool {
  return stage === 0
    ? update<f32, f32, i32>(first, stop, rowEnd, cell, 0, north, south, east, isOpen, 0)
    : update<i32, f32, i32>(first, stop, rowEnd, cell, slot, north, south, east, isOpen, stage);
}

import {
  c0,
  c1,
  c2,
  c3,
  c4,
  fourLong,
  fourShort,
  fractionUnit,
  gravityAt,
  keptAt,
  levelAt,
  one,
  pullLong,
  pullShort,
  quarter,
  rootStart,
  shallowAt,
  sideAt,
  thetaAt,
  third,
} from './constants';
import {
  bed,
  blockBytes,
  blockDue,
  blocksPerRow,
  depth,
  dischargeEast,
  dischargeSouth,
  frictionEast,
  frictionSouth,
  rowBytes,
  rowEnd,
  rowStart,
} from './memory';

/** Largest face depth of the rows since `beginDischarges`. */
let deepestV: v128 = f32x4.splat(0);

export function beginDischarges(): void {
  deepestV = f32x4.splat(0);
}

export function deepestFaces(): v128 {
  return deepestV;
}

/**
 * h^(-7/3) of four depths to 8e-6: a start w of h^(-1/3) from the exponent divided by -3 (the division by way of the
 * fraction bits of 2^23), then w^7 times a polynomial in d = 1 - h w^3, |d| < 0.103, fitted to (1 - d)^(-7/3) with
 * the least largest error.
 */
@inline
function inverseSevenThirds(h: v128): v128 {
  const scaled = f32x4.mul(f32x4.convert_i32x4_s(i32x4.shr_s(h, 8)), v128.load(third));
  const w = i32x4.sub(v128.load(rootStart), i32x4.shl(f32x4.add(scaled, v128.load(fractionUnit)), 8));
  const w3 = f32x4.mul(w, f32x4.mul(w, w));
  const d = f32x4.sub(v128.load(one), f32x4.mul(h, w3));
  const d2 = f32x4.mul(d, d);
  const low = f32x4.add(v128.load(c0), f32x4.mul(d, v128.load(c1)));
  const middle = f32x4.add(v128.load(c2), f32x4.mul(d, v128.load(c3)));
  const s = f32x4.add(low, f32x4.mul(d2, f32x4.add(middle, f32x4.mul(d2, v128.load(c4)))));
  return f32x4.mul(s, f32x4.mul(f32x4.mul(w3, w3), w));
}

/** Depth at a face: the higher surface less the higher bed. `step`: rise of the bed to the other cell. */
@inline
function faceDepth(h: v128, hOther: v128, step: v128): v128 {
  const zero = f32x4.splat(0);
  return f32x4.pmax(f32x4.sub(h, f32x4.pmax(step, zero)), f32x4.add(hOther, f32x4.pmin(step, zero)));
}

/**
 * The root of the momentum balance of `face-discharge.ts` in the plain engine, held to the critical discharge.
 * @param q  discharge before the step   @param across  mean of those of the four faces across
 * @param free  theta q + (1 - theta)/2 (sum beside) - pull   @param fourStep  4 dt
 */
@inline
function solved(hf: v128, q: v128, across: v128, free: v128, fourStep: v128, friction: v128): v128 {
  const k4 = f32x4.mul(f32x4.mul(fourStep, friction), inverseSevenThirds(hf));
  const speed = f32x4.sqrt(f32x4.add(f32x4.mul(q, q), f32x4.mul(across, across)));
  const freeAcross = f32x4.mul(
    across,
    f32x4.add(v128.load(one), f32x4.mul(f32x4.mul(v128.load(quarter), k4), speed)),
  );
  const norm = f32x4.sqrt(f32x4.add(f32x4.mul(free, free), f32x4.mul(freeAcross, freeAcross)));
  const drag = f32x4.add(v128.load(one), f32x4.sqrt(f32x4.add(v128.load(one), f32x4.mul(k4, norm))));
  const wanted = f32x4.div(f32x4.add(free, free), drag);
  const critical2 = f32x4.mul(v128.load(gravityAt), f32x4.mul(hf, f32x4.mul(hf, hf)));
  const fast = f32x4.gt(f32x4.mul(wanted, wanted), critical2);
  if (!v128.any_true(fast)) return wanted;
  const critical = f32x4.sqrt(critical2);
  const held = f32x4.pmax(f32x4.pmin(wanted, critical), f32x4.neg(critical));
  return v128.bitselect(held, wanted, fast);
}

/** Discharges before the step of the row, as byte offsets from those of its cells: eastern, southern, and southern of the row above. */
let oldEast: usize = 0;
let oldSouth: usize = 0;
let oldAbove: usize = 0;
/** Eastern and southern of the row below. */
let eastBelow: usize = 0;
let southBelow: usize = 0;

/**
 * Discharges of the faces of one block on one side. Levels enter by differences (the step of the bed, the difference of
 * depths), so that 32 bits hold on mountains.
 * @param Renews  an integer type where shallow faces are renewed too, a float type where only deep ones are
 * @param Side  an integer type for eastern faces, a float type for southern ones
 * @param reach  bytes from a cell to its neighbour across the face
 */
@inline
function faces<Renews, Side>(first: usize, stop: usize, reach: usize): void {
  const z = bed;
  const d = depth;
  const discharge = isInteger<Side>() ? dischargeEast : dischargeSouth;
  const friction = isInteger<Side>() ? frictionEast : frictionSouth;
  const east = oldEast;
  const south = oldSouth;
  const above = oldAbove;
  const eBelow = eastBelow;
  const sBelow = southBelow;
  let deepest = deepestV;
  for (let at = first; at < stop; at += 16) {
    const h = v128.load(d + at);
    const hOther = v128.load(d + at + reach);
    const kept = v128.load(keptAt);
    // A face is no deeper than the deeper of its cells.
    if (!isInteger<Renews>() && !v128.any_true(f32x4.gt(f32x4.pmax(h, hOther), kept))) continue;
    const step = f32x4.sub(v128.load(z + at + reach), v128.load(z + at));
    const hf = faceDepth(h, hOther, step);
    const q = v128.load((isInteger<Side>() ? east : south) + at);
    const f = v128.load(friction + at);
    const passes = f32x4.ge(f, f32x4.splat(0));
    const taken = v128.and(f32x4.gt(hf, kept), passes);
    let result = isInteger<Renews>() ? v128.andnot(q, passes) : q;
    if (v128.any_true(taken)) {
      deepest = f32x4.pmax(deepest, v128.and(hf, taken));
      const deep = f32x4.gt(hf, v128.load(shallowAt));
      const perDepth = isInteger<Renews>()
        ? v128.bitselect(v128.load(pullShort), v128.load(pullLong), deep)
        : v128.load(pullShort);
      const fourStep = isInteger<Renews>()
        ? v128.bitselect(v128.load(fourShort), v128.load(fourLong), deep)
        : v128.load(fourShort);
      const beside = isInteger<Side>()
        ? f32x4.add(v128.load(east + at - 4), v128.load(east + at + 4))
        : f32x4.add(v128.load(above + at), v128.load(sBelow + at));
      const pair = isInteger<Side>()
        ? f32x4.add(v128.load(above + at), v128.load(above + at + 4))
        : f32x4.add(v128.load(east + at - 4), v128.load(eBelow + at - 4));
      const other = isInteger<Side>()
        ? f32x4.add(v128.load(south + at), v128.load(south + at + 4))
        : f32x4.add(v128.load(east + at), v128.load(eBelow + at));
      const across = f32x4.mul(v128.load(quarter), f32x4.add(pair, other));
      const smoothed = f32x4.add(f32x4.mul(v128.load(thetaAt), q), f32x4.mul(v128.load(sideAt), beside));
      const pull = f32x4.mul(perDepth, hf);
      const difference = f32x4.add(step, f32x4.sub(hOther, h));
      const level = f32x4.mul(v128.load(levelAt), f32x4.pmax(h, hOther));
      const rise = v128.and(difference, f32x4.gt(f32x4.abs(difference), level));
      const free = f32x4.sub(smoothed, f32x4.mul(pull, rise));
      const wanted = solved(hf, q, across, free, fourStep, f);
      result = v128.bitselect(wanted, result, taken);
    }
    v128.store(discharge + at, result);
  }
  deepestV = deepest;
}

function eastRenewed(first: usize, stop: usize): void {
  faces<i32, i32>(first, stop, 4);
}

function eastDeep(first: usize, stop: usize): void {
  faces<f32, i32>(first, stop, 4);
}

function southRenewed(first: usize, stop: usize): void {
  faces<i32, f32>(first, stop, rowBytes);
}

function southDeep(first: usize, stop: usize): void {
  faces<f32, f32>(first, stop, rowBytes);
}

/** Copies the values of a block and one on either side. */
@inline
function copyBlock(into: usize, from: usize, first: usize, stop: usize): void {
  store<f32>(into + first - 4, load<f32>(from + first - 4));
  for (let at = first; at < stop; at += 16) v128.store(into + at, v128.load(from + at));
  store<f32>(into + stop, load<f32>(from + stop));
}

/**
 * New discharges through the eastern and southern faces of the due blocks of a row, from those before the step: those of
 * the row that are read, here or by the row below, are copied to `east` and `south` first.
 * @param isRead  whether the row below reads `south`
 */
export function dischargeRow(
  row: i32,
  renews: bool,
  isRead: bool,
  east: usize,
  south: usize,
  above: usize,
  belowEast: usize,
  belowSouth: usize,
): void {
  const start = rowStart(row);
  const end = start + rowEnd();
  const due = blockDue + <usize>row * <usize>blocksPerRow;
  const dueBelow = isRead ? due + <usize>blocksPerRow : due;
  oldEast = east - start;
  oldSouth = south - start;
  oldAbove = above - start;
  eastBelow = belowEast - start;
  southBelow = belowSouth - start;
  for (let block: usize = 0, first = start; first < end; block++, first += blockBytes) {
    const isDue = load<u8>(due + block);
    if ((isDue | load<u8>(dueBelow + block)) === 0) continue;
    const stop = min(first + blockBytes, end);
    copyBlock(oldSouth, dischargeSouth, first, stop);
    if (isDue === 1) copyBlock(oldEast, dischargeEast, first, stop);
  }
  for (let block: usize = 0, first = start; first < end; block++, first += blockBytes) {
    if (load<u8>(due + block) === 0) continue;
    const stop = min(first + blockBytes, end);
    if (renews) {
      eastRenewed(first, stop);
      southRenewed(first, stop);
    } else {
      eastDeep(first, stop);
      southDeep(first, stop);
    }
  }
}

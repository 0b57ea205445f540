import {
  bed,
  blockBytes,
  blockDue,
  blocksPerRow,
  depth,
  dischargeEast,
  dischargeSouth,
  film,
  frictionEast,
  frictionSouth,
  gravity,
  rowBytes,
  rowEnd,
  rowNeedsLimit,
  rowStart,
} from './memory';

/** Numbers of a step, one value in every lane. */
let thresholdV: v128 = f32x4.splat(0);
let shallowV: v128 = f32x4.splat(0);
let keepsV: v128 = f32x4.splat(0);
let shortStepV: v128 = f32x4.splat(0);
let longStepV: v128 = f32x4.splat(0);
let pullV: v128 = f32x4.splat(0);
let thetaV: v128 = f32x4.splat(0);
let sideV: v128 = f32x4.splat(0);
let shortShareV: v128 = f32x4.splat(0);
let longShareV: v128 = f32x4.splat(0);

/** Largest face depth of the rows since `beginDischarges`. */
export let deepestV: v128 = f32x4.splat(0);

export function beginDischarges(
  step: f32,
  longStep: f32,
  hold: f32,
  shallow: f32,
  renews: bool,
  theta: f32,
  cellSize: f32,
): void {
  thresholdV = f32x4.splat(renews ? min(shallow, film) : shallow);
  shallowV = f32x4.splat(shallow);
  keepsV = renews ? i32x4.splat(0) : i32x4.splat(-1);
  shortStepV = f32x4.splat(step);
  longStepV = f32x4.splat(renews ? longStep : step);
  pullV = f32x4.splat(gravity / cellSize);
  thetaV = f32x4.splat(theta);
  sideV = f32x4.splat((1 - theta) / 2);
  shortShareV = f32x4.splat((4 * step) / cellSize);
  longShareV = f32x4.splat((4 * (renews ? hold : step)) / cellSize);
  deepestV = f32x4.splat(0);
}

/** h^(-1/3) of four depths to 2e-7: exponent divided by -3, then the binomial series of the plain engine. */
// @ts-ignore: decorator
@inline
function inverseCubeRoot(h: v128): v128 {
  const third = f32x4.mul(f32x4.convert_i32x4_s(h), f32x4.splat(1.0 / 3.0));
  const w = i32x4.sub(i32x4.splat(0x54a20000), i32x4.trunc_sat_f32x4_s(third));
  const d = f32x4.sub(f32x4.splat(1), f32x4.mul(h, f32x4.mul(w, f32x4.mul(w, w))));
  let s = f32x4.add(f32x4.splat(35.0 / 243.0), f32x4.mul(d, f32x4.splat(91.0 / 729.0)));
  s = f32x4.add(f32x4.splat(14.0 / 81.0), f32x4.mul(d, s));
  s = f32x4.add(f32x4.splat(2.0 / 9.0), f32x4.mul(d, s));
  s = f32x4.add(f32x4.splat(1.0 / 3.0), f32x4.mul(d, s));
  return f32x4.add(w, f32x4.mul(w, f32x4.mul(d, s)));
}

let mayDrainV: v128 = i32x4.splat(0);

/**
 * New discharge through four faces; the equation is that of `face-discharge.ts` in the plain engine.
 * Levels enter by differences (the step of the bed, the difference of depths), so that 32 bits hold on mountains.
 * @param q discharge before   @param beside sum of the discharges of the two faces beside
 */
// @ts-ignore: decorator
@inline
function face(z: v128, h: v128, zOther: v128, hOther: v128, friction: v128, q: v128, beside: v128): v128 {
  const zero = f32x4.splat(0);
  const step = f32x4.sub(zOther, z);
  const rise = f32x4.add(step, f32x4.sub(hOther, h));
  const hf = f32x4.pmax(f32x4.sub(h, f32x4.pmax(step, zero)), f32x4.add(hOther, f32x4.pmin(step, zero)));
  const passes = f32x4.ge(friction, zero);
  const taken = v128.and(f32x4.gt(hf, thresholdV), passes);
  const deep = f32x4.gt(hf, shallowV);
  deepestV = f32x4.pmax(deepestV, v128.and(hf, taken));
  const dt = v128.bitselect(shortStepV, longStepV, deep);
  const w = inverseCubeRoot(hf);
  const w2 = f32x4.mul(w, w);
  const w7 = f32x4.mul(f32x4.mul(f32x4.mul(w2, w2), w2), w);
  const pulled = f32x4.mul(f32x4.mul(f32x4.mul(pullV, dt), hf), rise);
  const free = f32x4.sub(f32x4.add(f32x4.mul(thetaV, q), f32x4.mul(sideV, beside)), pulled);
  const k = f32x4.mul(f32x4.mul(dt, friction), w7);
  const drag = f32x4.add(
    f32x4.splat(1),
    f32x4.sqrt(f32x4.add(f32x4.splat(1), f32x4.mul(f32x4.splat(4), f32x4.mul(k, f32x4.abs(free))))),
  );
  const wanted = f32x4.div(f32x4.add(free, free), drag);
  const critical = f32x4.mul(hf, f32x4.sqrt(f32x4.mul(f32x4.splat(gravity), hf)));
  const held = f32x4.pmax(f32x4.pmin(wanted, critical), f32x4.neg(critical));
  const untaken = v128.and(q, v128.or(keepsV, v128.not(passes)));
  const result = v128.bitselect(held, untaken, taken);
  const donor = v128.bitselect(h, hOther, f32x4.gt(result, zero));
  const share = v128.bitselect(shortShareV, longShareV, deep);
  mayDrainV = v128.or(mayDrainV, f32x4.gt(f32x4.mul(share, f32x4.abs(result)), donor));
  return result;
}

/**
 * New discharges through the eastern and southern faces of the due blocks of a row.
 * @param above  old southern discharges of the row above, where that was changed in this step
 * @param hasAbove  whether `above` holds the whole row, as at the start of a band
 * @param below  southern discharges of the row below, before this step
 */
export function dischargeRow(row: i32, above: usize, hasAbove: bool, below: usize): void {
  const start = rowStart(row);
  const end = start + rowEnd();
  const due = blockDue + <usize>row * <usize>blocksPerRow;
  const dueAbove = due - <usize>blocksPerRow;
  const toBelow = below - start;
  const toAbove = above - start;
  let before: v128 = f32x4.splat(0);
  let wasDue = false;
  mayDrainV = i32x4.splat(0);
  for (let block: usize = 0, first = start; first < end; block++, first += blockBytes) {
    if (load<u8>(due + block) === 0) {
      wasDue = false;
      continue;
    }
    const stop = min(first + blockBytes, end);
    if (!wasDue) before = v128.load(dischargeEast + first - 16);
    wasDue = true;
    const inScratch = hasAbove || (row > 0 && load<u8>(dueAbove + block) === 1);
    const aboveAt = inScratch ? toAbove : dischargeSouth - rowBytes;
    for (let at = first; at < stop; at += 16) {
      const z = v128.load(bed + at);
      const h = v128.load(depth + at);
      const qe = v128.load(dischargeEast + at);
      const west = i8x16.shuffle(before, qe, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27);
      const newEast = face(
        z,
        h,
        v128.load(bed + at + 4),
        v128.load(depth + at + 4),
        v128.load(frictionEast + at),
        qe,
        f32x4.add(west, v128.load(dischargeEast + at + 4)),
      );
      before = qe;
      const qs = v128.load(dischargeSouth + at);
      const newSouth = face(
        z,
        h,
        v128.load(bed + at + rowBytes),
        v128.load(depth + at + rowBytes),
        v128.load(frictionSouth + at),
        qs,
        f32x4.add(v128.load(aboveAt + at), v128.load(toBelow + at)),
      );
      v128.store(toAbove + at, qs);
      v128.store(dischargeEast + at, newEast);
      v128.store(dischargeSouth + at, newSouth);
    }
  }
  if (v128.any_true(mayDrainV)) {
    store<u8>(rowNeedsLimit + row, 1);
    store<u8>(rowNeedsLimit + row + 1, 1);
  }
}

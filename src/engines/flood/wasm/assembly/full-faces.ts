import { gravityAt, magnitudeBits, one, quarter } from './constants';
import { halfAt, halfGravityAt, leastSpreadAt, stillAt } from './full-constants';
import { blockWork, pieceBytes } from './full-memory';
import { bed, closedMark, heldMark, marks, porosity } from './memory';

/** All bits set in the lanes of four cells whose marks, one byte each at `at`, have this one. */
@inline
export function marked(at: usize, mark: i32): v128 {
  const bytes = v128.load32_zero(at);
  const words = i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(bytes));
  return i32x4.ne(v128.and(words, i32x4.splat(mark)), i32x4.splat(0));
}

/** `wallPush` of the plain engine for four cells. */
@inline
function wallPush(h: v128, towards: v128): v128 {
  const c = f32x4.sqrt(f32x4.mul(v128.load(gravityAt), h));
  const hits = f32x4.gt(towards, f32x4.splat(0));
  const speed = v128.bitselect(
    f32x4.add(c, f32x4.mul(towards, v128.load(halfAt))),
    f32x4.sub(c, towards),
    hits,
  );
  return f32x4.mul(f32x4.mul(h, towards), f32x4.add(towards, speed));
}

/** `calmness` of the plain engine for four faces. */
@inline
function calmness(near: v128, far: v128, fastest2: v128): v128 {
  const shallower = f32x4.pmin(near, far);
  const fast = f32x4.div(fastest2, f32x4.mul(v128.load(gravityAt), shallower));
  const slow = f32x4.pmax(f32x4.sub(v128.load(one), fast), f32x4.splat(0));
  const calm = f32x4.mul(f32x4.div(shallower, f32x4.pmax(near, far)), slow);
  return v128.and(calm, f32x4.gt(shallower, f32x4.splat(0)));
}

/** Fluxes through the faces of a run of cells; among buildings where there are any. */
export function faceSpan(
  first: isize,
  stop: isize,
  near: usize,
  far: usize,
  across: usize,
  along: usize,
  nearLean: usize,
  farLean: usize,
  cell: usize,
  reach: usize,
  out: usize,
  isOpen: bool,
): void {
  if (porosity === 0) {
    openFaces(first, stop, near, far, across, along, nearLean, farLean, cell, reach, out, isOpen);
  } else {
    porousFaces(first, stop, near, far, across, along, nearLean, farLean, cell, reach, out, isOpen);
  }
}

function openFaces(
  first: isize,
  stop: isize,
  near: usize,
  far: usize,
  across: usize,
  along: usize,
  nearLean: usize,
  farLean: usize,
  cell: usize,
  reach: usize,
  out: usize,
  isOpen: bool,
): void {
  fluxes<f32>(first, stop, near, far, across, along, nearLean, farLean, cell, reach, out, isOpen);
}

function porousFaces(
  first: isize,
  stop: isize,
  near: usize,
  far: usize,
  across: usize,
  along: usize,
  nearLean: usize,
  farLean: usize,
  cell: usize,
  reach: usize,
  out: usize,
  isOpen: bool,
): void {
  fluxes<i32>(first, stop, near, far, across, along, nearLean, farLean, cell, reach, out, isOpen);
}

/**
 * Fluxes through the faces of a run of cells: `faceFluxes` and `standWalls` of the plain engine, four faces at a time.
 * Offsets `x` are bytes from the first cell of a row.
 * @param Porous  an integer type among buildings, else a float type
 * @param first, stop  run, by the cells on the near side
 * @param near, far  addresses of the depth at the near and the far side of the faces; velocities follow at `across` and
 * `along` bytes from them
 * @param nearLean, farLean  slopes of the bed in the cells on both sides; 0 in first order
 * @param cell  byte offset of the first cell of the row in a field   @param reach  bytes from a cell to that across the face
 * @param out  where water, along, fromNear and intoFar go, a piece each
 */
@inline
function fluxes<Porous>(
  first: isize,
  stop: isize,
  near: usize,
  far: usize,
  across: usize,
  along: usize,
  nearLean: usize,
  farLean: usize,
  cell: usize,
  reach: usize,
  out: usize,
  isOpen: bool,
): void {
  const zero = f32x4.splat(0);
  const ground = bed + cell;
  const piece = pieceBytes;
  let kept = blockWork;
  for (let x = first; x < stop; x += 16, kept += 16) {
    const hn = v128.load(near + x);
    const hf = v128.load(far + x);
    let rise = f32x4.sub(v128.load(ground + reach + x), v128.load(ground + x));
    if (nearLean !== 0) {
      const leans = f32x4.add(v128.load(nearLean + x), v128.load(farLean + x));
      rise = f32x4.sub(rise, f32x4.mul(leans, v128.load(halfAt)));
    }
    const dn = f32x4.pmin(f32x4.pmin(f32x4.pmax(rise, zero), hn), f32x4.add(hf, rise));
    const df = f32x4.pmin(f32x4.pmin(f32x4.pmax(f32x4.sub(zero, rise), zero), hf), f32x4.sub(hn, rise));
    // Between still cells nothing is left over the common bed, and all fluxes come out as zeros.
    const wet = f32x4.gt(f32x4.pmax(hn, hf), v128.load(stillAt));
    const an = v128.and(f32x4.sub(hn, f32x4.pmax(dn, zero)), wet);
    const af = v128.and(f32x4.sub(hf, f32x4.pmax(df, zero)), wet);
    const g = v128.and(v128.load(gravityAt), wet);
    v128.store(kept, an);
    v128.store(kept + 160, af);
    v128.store(kept + 320, f32x4.sqrt(f32x4.mul(g, an)));
    v128.store(kept + 480, f32x4.sqrt(f32x4.mul(g, af)));
    v128.store(kept + 640, f32x4.mul(f32x4.mul(g, hn), f32x4.pmin(dn, zero)));
    v128.store(kept + 800, f32x4.mul(f32x4.mul(g, hf), f32x4.pmin(df, zero)));
  }
  kept = blockWork;
  for (let x = first; x < stop; x += 16, kept += 16) {
    const an = v128.load(kept);
    const af = v128.load(kept + 160);
    const cn = v128.load(kept + 320);
    const cf = v128.load(kept + 480);
    const nearMoves = v128.load(near + across + x);
    const farMoves = v128.load(far + across + x);
    // At a dry side the velocity with which the other side's water would run out: the wave speeds then are those next to
    // a dry bed. No branch: on hillsides such a face is as frequent as any other.
    const un = v128.bitselect(f32x4.sub(farMoves, f32x4.add(cf, cf)), nearMoves, f32x4.eq(an, zero));
    const uf = v128.bitselect(f32x4.add(nearMoves, f32x4.add(cn, cn)), farMoves, f32x4.eq(af, zero));
    const middle = f32x4.add(f32x4.mul(f32x4.add(un, uf), v128.load(halfAt)), f32x4.sub(cn, cf));
    const spread = f32x4.pmax(
      f32x4.add(
        f32x4.mul(f32x4.add(cn, cf), v128.load(halfAt)),
        f32x4.mul(f32x4.sub(un, uf), v128.load(quarter)),
      ),
      zero,
    );
    const sn = f32x4.pmin(f32x4.pmin(f32x4.sub(un, cn), f32x4.sub(middle, spread)), zero);
    const sf = f32x4.pmax(f32x4.pmax(f32x4.add(uf, cf), f32x4.add(middle, spread)), zero);
    const perSpread = f32x4.div(v128.load(one), f32x4.pmax(f32x4.sub(sf, sn), v128.load(leastSpreadAt)));
    const qn = f32x4.mul(an, un);
    const qf = f32x4.mul(af, uf);
    const cross = f32x4.mul(sn, sf);
    const deeper = f32x4.sub(af, an);
    const net = f32x4.add(f32x4.sub(f32x4.mul(sf, qn), f32x4.mul(sn, qf)), f32x4.mul(cross, deeper));
    const flow = f32x4.mul(net, perSpread);
    const carried = f32x4.mul(
      f32x4.add(
        f32x4.sub(f32x4.mul(sf, f32x4.mul(qn, un)), f32x4.mul(sn, f32x4.mul(qf, uf))),
        f32x4.mul(cross, f32x4.sub(qf, qn)),
      ),
      perSpread,
    );
    const push = f32x4.mul(
      f32x4.mul(f32x4.mul(v128.load(halfGravityAt), deeper), f32x4.add(af, an)),
      perSpread,
    );
    const carrier = v128.bitselect(
      v128.load(near + along + x),
      v128.load(far + along + x),
      f32x4.gt(flow, zero),
    );
    let water = flow;
    let swept = f32x4.mul(flow, carrier);
    let fromNear = f32x4.add(f32x4.sub(carried, f32x4.mul(sn, push)), v128.load(kept + 640));
    let intoFar = f32x4.add(f32x4.sub(carried, f32x4.mul(sf, push)), v128.load(kept + 800));
    let nearOpen = v128.load(one);
    let farOpen = v128.load(one);
    if (isInteger<Porous>()) {
      nearOpen = v128.load(porosity + cell + x);
      farOpen = v128.load(porosity + cell + reach + x);
      const open = f32x4.pmin(nearOpen, farOpen);
      const changes = f32x4.ne(nearOpen, farOpen);
      if (v128.any_true(changes)) {
        const calm = calmness(an, af, f32x4.pmax(f32x4.mul(un, un), f32x4.mul(uf, uf)));
        const single = v128.load(one);
        const wn = f32x4.add(single, f32x4.mul(calm, f32x4.sub(f32x4.div(nearOpen, open), single)));
        const wf = f32x4.add(single, f32x4.mul(calm, f32x4.sub(f32x4.div(farOpen, open), single)));
        const parts = f32x4.sub(f32x4.div(sf, wn), f32x4.div(sn, wf));
        const passed = f32x4.mul(net, f32x4.div(single, f32x4.pmax(parts, v128.load(leastSpreadAt))));
        const nearSwept = f32x4.mul(sf, f32x4.mul(wn, f32x4.mul(qn, un)));
        const farSwept = f32x4.mul(sn, f32x4.mul(wf, f32x4.mul(qf, uf)));
        const both = f32x4.mul(f32x4.sub(nearSwept, farSwept), perSpread);
        const braking = f32x4.mul(f32x4.mul(cross, f32x4.sub(qf, qn)), perSpread);
        let nearBears = f32x4.sub(f32x4.sub(braking, f32x4.mul(sn, push)), f32x4.mul(sf, f32x4.sub(f32x4.div(passed, wn), flow)));
        let farBears = f32x4.sub(f32x4.sub(braking, f32x4.mul(sf, push)), f32x4.mul(sn, f32x4.sub(f32x4.div(passed, wf), flow)));
        nearBears = f32x4.mul(wn, f32x4.add(nearBears, v128.load(kept + 640)));
        farBears = f32x4.mul(wf, f32x4.add(farBears, v128.load(kept + 800)));
        water = v128.bitselect(passed, water, changes);
        swept = v128.bitselect(f32x4.mul(passed, carrier), swept, changes);
        fromNear = v128.bitselect(f32x4.add(both, nearBears), fromNear, changes);
        intoFar = v128.bitselect(f32x4.add(both, farBears), intoFar, changes);
      }
      water = f32x4.mul(open, water);
      swept = f32x4.mul(open, swept);
      fromNear = f32x4.mul(open, fromNear);
      intoFar = f32x4.mul(open, intoFar);
    }
    if (!isOpen) {
      const i = (cell + x) >> 2;
      const nearClosed = marked(marks + i, closedMark);
      const farClosed = marked(marks + i + (reach >> 2), closedMark);
      const areHeld = v128.and(marked(marks + i, heldMark), marked(marks + i + (reach >> 2), heldMark));
      const stops = v128.or(v128.or(nearClosed, farClosed), areHeld);
      if (v128.any_true(stops)) {
        water = v128.andnot(water, stops);
        swept = v128.andnot(swept, stops);
        const onFar = v128.andnot(farClosed, nearClosed);
        const onNear = v128.andnot(nearClosed, farClosed);
        let nearPush = wallPush(v128.load(near + x), nearMoves);
        let farPush = wallPush(v128.load(far + x), f32x4.neg(farMoves));
        if (isInteger<Porous>()) {
          nearPush = f32x4.mul(nearOpen, nearPush);
          farPush = f32x4.mul(farOpen, farPush);
        }
        fromNear = v128.or(v128.andnot(fromNear, stops), v128.and(nearPush, onFar));
        intoFar = v128.or(v128.andnot(intoFar, stops), v128.and(farPush, onNear));
      }
    }
    v128.store(out + x, water);
    v128.store(out + piece + x, swept);
    v128.store(out + 2 * piece + x, fromNear);
    v128.store(out + 3 * piece + x, intoFar);
  }
}

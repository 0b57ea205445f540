import { gravityAt, one, quarter } from './constants';
import { halfAt, halfGravityAt, leastSpreadAt, stillAt } from './full-constants';
import { blockWork, pieceBytes } from './full-memory';
import { bed, closed, held } from './memory';

/** All bits set in the lanes of four cells whose mark, one byte each at `at`, is not 0. */
@inline
export function marked(at: usize): v128 {
  const bytes = v128.load32_zero(at);
  return i32x4.ne(i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(bytes)), i32x4.splat(0));
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

/**
 * Fluxes through the faces of a run of cells: `faceFluxes` and `standWalls` of the plain engine, four faces at a time.
 * Offsets `x` are bytes from the first cell of a row.
 * @param first, stop  run, by the cells on the near side
 * @param near, far  addresses of the depth at the near and the far side of the faces; velocities follow at `across` and
 * `along` bytes from them
 * @param nearLean, farLean  slopes of the bed in the cells on both sides; 0 in first order
 * @param cell  byte offset of the first cell of the row in a field   @param reach  bytes from a cell to that across the face
 * @param out  where water, along, fromNear and intoFar go, a piece each
 */
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
    const flow = f32x4.mul(
      f32x4.add(f32x4.sub(f32x4.mul(sf, qn), f32x4.mul(sn, qf)), f32x4.mul(cross, deeper)),
      perSpread,
    );
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
    if (!isOpen) {
      const i = (cell + x) >> 2;
      const nearClosed = marked(closed + i);
      const farClosed = marked(closed + i + (reach >> 2));
      const areHeld = v128.and(marked(held + i), marked(held + i + (reach >> 2)));
      const stops = v128.or(v128.or(nearClosed, farClosed), areHeld);
      if (v128.any_true(stops)) {
        water = v128.andnot(water, stops);
        swept = v128.andnot(swept, stops);
        const onFar = v128.andnot(farClosed, nearClosed);
        const onNear = v128.andnot(nearClosed, farClosed);
        fromNear = v128.or(v128.andnot(fromNear, stops), v128.and(wallPush(v128.load(near + x), nearMoves), onFar));
        intoFar = v128.or(v128.andnot(intoFar, stops), v128.and(wallPush(v128.load(far + x), f32x4.neg(farMoves)), onNear));
      }
    }
    v128.store(out + x, water);
    v128.store(out + piece + x, swept);
    v128.store(out + 2 * piece + x, fromNear);
    v128.store(out + 3 * piece + x, intoFar);
  }
}

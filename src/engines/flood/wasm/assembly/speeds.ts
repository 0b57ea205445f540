import { largestLane, lastGroupMask } from './depth';
import {
  bed,
  blockActive,
  blockBytes,
  blockDeepest,
  blocksPerRow,
  depth,
  dischargeEast,
  dischargeSouth,
  duration,
  film,
  gravity,
  maximumDepthVelocity,
  maximumSpeed,
  rowBytes,
  rowEnd,
  rowStart,
} from './memory';

/** Velocity through four faces: discharge over the depth of water there, at most critical; nothing in a film. */
@inline
function faceVelocity(q: v128, z: v128, h: v128, zOther: v128, hOther: v128): v128 {
  const zero = f32x4.splat(0);
  const step = f32x4.sub(zOther, z);
  const hf = f32x4.pmax(f32x4.sub(h, f32x4.pmax(step, zero)), f32x4.add(hOther, f32x4.pmin(step, zero)));
  let held = f32x4.div(q, hf);
  const critical2 = f32x4.mul(f32x4.splat(gravity), hf);
  const fast = f32x4.gt(f32x4.mul(held, held), critical2);
  if (v128.any_true(fast)) {
    const critical = f32x4.sqrt(critical2);
    const clamped = f32x4.pmax(f32x4.pmin(held, critical), f32x4.neg(critical));
    held = v128.bitselect(clamped, held, fast);
  }
  return v128.and(held, f32x4.gt(hf, f32x4.splat(film)));
}

/** Notes speeds, their products with depth, and how long water stood over the arrival depth, in the active blocks of a row. */
export function speedsRow(row: i32, elapsed: f32, arrivalDepth: f32): void {
  const start = rowStart(row);
  const end = start + rowEnd();
  const active = blockActive + <usize>row * <usize>blocksPerRow;
  const elapsedV = f32x4.splat(elapsed);
  const arrivalV = f32x4.splat(arrivalDepth);
  const filmV = f32x4.splat(film);
  const lastMask = lastGroupMask();
  for (let block: usize = 0, first = start; first < end; block++, first += blockBytes) {
    if (load<u8>(active + block) === 0) continue;
    const stop = min(first + blockBytes, end);
    for (let at = first; at < stop; at += 16) {
      const h = v128.load(depth + at);
      const mask = at + 16 === end ? lastMask : i32x4.splat(-1);
      const over = v128.and(mask, f32x4.gt(h, arrivalV));
      if (v128.any_true(over)) {
        v128.store(duration + at, f32x4.add(v128.load(duration + at), v128.and(elapsedV, over)));
      }
      const wet = v128.and(mask, f32x4.gt(h, filmV));
      if (!v128.any_true(wet)) continue;
      const z = v128.load(bed + at);
      const u = f32x4.add(
        faceVelocity(v128.load(dischargeEast + at - 4), v128.load(bed + at - 4), v128.load(depth + at - 4), z, h),
        faceVelocity(v128.load(dischargeEast + at), z, h, v128.load(bed + at + 4), v128.load(depth + at + 4)),
      );
      const north = at - rowBytes;
      const south = at + rowBytes;
      const v = f32x4.add(
        faceVelocity(v128.load(dischargeSouth + north), v128.load(bed + north), v128.load(depth + north), z, h),
        faceVelocity(v128.load(dischargeSouth + at), z, h, v128.load(bed + south), v128.load(depth + south)),
      );
      const twice = f32x4.sqrt(f32x4.add(f32x4.mul(u, u), f32x4.mul(v, v)));
      const speed = v128.and(wet, f32x4.mul(f32x4.splat(0.5), twice));
      v128.store(maximumSpeed + at, f32x4.pmax(v128.load(maximumSpeed + at), speed));
      const product = f32x4.mul(speed, h);
      v128.store(maximumDepthVelocity + at, f32x4.pmax(v128.load(maximumDepthVelocity + at), product));
    }
  }
}

/** Reads the largest depth of every block of a row. */
export function readDepths(row: i32): void {
  const start = rowStart(row);
  const end = start + rowEnd();
  const base = <usize>row * <usize>blocksPerRow;
  const filmV = f32x4.splat(film);
  for (let block: usize = 0, first = start; first < end; block++, first += blockBytes) {
    const stop = min(first + blockBytes, end);
    let deepest = filmV;
    for (let at = first; at < stop; at += 16) deepest = f32x4.pmax(deepest, v128.load(depth + at));
    const largest = v128.and(deepest, f32x4.gt(deepest, filmV));
    store<f32>(blockDeepest + ((base + block) << 2), largestLane(largest));
  }
}

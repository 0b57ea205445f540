import { arrivalAt, lastAt, stillAt } from './full-constants';
import { marked } from './full-faces';
import { blockMoving } from './full-memory';
import {
  blockActive,
  blockBytes,
  blocksPerRow,
  depth,
  dischargeEast,
  dischargeSouth,
  duration,
  heldMark,
  marks,
  maximumDepthVelocity,
  maximumSpeed,
  rowEnd,
  rowStart,
} from './memory';

/** Notes speeds, their products with depth, and how long water stood over the arrival depth, in the active blocks of a row. */
export function fullSpeedsRow(row: i32, elapsed: f32): void {
  const start = rowStart(row);
  const end = start + rowEnd();
  const active = blockActive + <usize>row * <usize>blocksPerRow;
  const elapsedV = f32x4.splat(elapsed);
  for (let block: usize = 0, first = start; first < end; block++, first += blockBytes) {
    if (load<u8>(active + block) === 0) continue;
    const stop = min(first + blockBytes, end);
    for (let at = first; at < stop; at += 16) {
      const h = v128.load(depth + at);
      const mask = at + 16 === end ? v128.load(lastAt) : i32x4.splat(-1);
      const over = v128.and(mask, f32x4.gt(h, v128.load(arrivalAt)));
      if (v128.any_true(over)) {
        v128.store(duration + at, f32x4.add(v128.load(duration + at), v128.and(elapsedV, over)));
      }
      const wet = v128.and(mask, f32x4.gt(h, v128.load(stillAt)));
      if (!v128.any_true(wet)) continue;
      const p = v128.load(dischargeEast + at);
      const q = v128.load(dischargeSouth + at);
      const size = v128.and(wet, f32x4.sqrt(f32x4.add(f32x4.mul(p, p), f32x4.mul(q, q))));
      const speed = v128.and(wet, f32x4.div(size, h));
      v128.store(maximumSpeed + at, f32x4.pmax(v128.load(maximumSpeed + at), speed));
      v128.store(maximumDepthVelocity + at, f32x4.pmax(v128.load(maximumDepthVelocity + at), size));
    }
  }
}

/** Looks for moving water in every block of a row. */
export function readMoving(row: i32): void {
  const start = rowStart(row);
  const end = start + rowEnd();
  const moving = blockMoving + <usize>row * <usize>blocksPerRow;
  for (let block: usize = 0, first = start; first < end; block++, first += blockBytes) {
    const stop = min(first + blockBytes, end);
    let any = f32x4.splat(0);
    for (let at = first; at < stop; at += 16) {
      const mask = at + 16 === end ? v128.load(lastAt) : i32x4.splat(-1);
      const wet = v128.and(mask, f32x4.gt(v128.load(depth + at), v128.load(stillAt)));
      if (v128.any_true(wet)) any = v128.or(any, v128.andnot(wet, marked(marks + (at >> 2), heldMark)));
    }
    store<u8>(moving + block, v128.any_true(any) ? 1 : 0);
  }
}

import {
  arrival,
  blockActive,
  blockBytes,
  blockDeepest,
  blocksPerRow,
  columns,
  depth,
  dischargeEast,
  dischargeSouth,
  film,
  maximumDepth,
  rest,
  rowBytes,
  rowEnd,
  rowStart,
} from './memory';

/** A little of the water stays behind when a cell is drained, so that rounding never makes a depth negative. */
export const drainedShare: f32 = 1 - 1e-6;

/** Donor-cell limiter of a row, as `limitRow` of the plain engine. */
export function limitRow(row: i32, share: f32): void {
  const start = rowStart(row);
  const end = start + rowEnd();
  const active = blockActive + <usize>row * <usize>blocksPerRow;
  const shareV = f32x4.splat(share);
  const zero = f32x4.splat(0);
  for (let block: usize = 0, first = start; first < end; block++, first += blockBytes) {
    if (load<u8>(active + block) === 0) continue;
    const stop = min(first + blockBytes, end);
    for (let at = first; at < stop; at += 16) {
      const east = f32x4.pmax(v128.load(dischargeEast + at), zero);
      const west = f32x4.pmin(v128.load(dischargeEast + at - 4), zero);
      const south = f32x4.pmax(v128.load(dischargeSouth + at), zero);
      const north = f32x4.pmin(v128.load(dischargeSouth + at - rowBytes), zero);
      const out = f32x4.add(f32x4.sub(east, west), f32x4.sub(south, north));
      const over = f32x4.gt(f32x4.mul(shareV, out), v128.load(depth + at));
      if (!v128.any_true(over)) continue;
      const last = min(at + 16, start + <usize>columns * 4);
      for (let cell = at; cell < last; cell += 4) limitCell(cell, share);
    }
  }
}

function limitCell(at: usize, share: f32): void {
  const east = load<f32>(dischargeEast + at);
  const west = load<f32>(dischargeEast + at - 4);
  const south = load<f32>(dischargeSouth + at);
  const north = load<f32>(dischargeSouth + at - rowBytes);
  const out = max<f32>(east, 0) - min<f32>(west, 0) + (max<f32>(south, 0) - min<f32>(north, 0));
  const held = load<f32>(depth + at);
  if (share * out <= held) return;
  const scale = (drainedShare * max<f32>(held, 0)) / (share * out);
  if (east > 0) store<f32>(dischargeEast + at, east * scale);
  if (west < 0) store<f32>(dischargeEast + at - 4, west * scale);
  if (south > 0) store<f32>(dischargeSouth + at, south * scale);
  if (north < 0) store<f32>(dischargeSouth + at - rowBytes, north * scale);
}

/** Adds to four depths with what rounding took before, and keeps what it takes now (Knuth's two-sum). Returns the new depths. */
@inline
export function addToDepth(at: usize, gain: v128): v128 {
  const h = v128.load(depth + at);
  const g = f32x4.add(gain, v128.load(rest + at));
  const sum = f32x4.add(h, g);
  const part = f32x4.sub(sum, h);
  const lost = f32x4.add(f32x4.sub(h, f32x4.sub(sum, part)), f32x4.sub(g, part));
  v128.store(depth + at, sum);
  v128.store(rest + at, lost);
  return sum;
}

/** Keeps the largest of four depths that are over `least`, and the time of those that passed the arrival depth for the first time. */
@inline
export function noteDepths(at: usize, h: v128, least: v128, arrivalDepth: v128, time: f32): void {
  const largest = v128.load(maximumDepth + at);
  const grows = v128.and(f32x4.gt(h, largest), f32x4.gt(h, least));
  if (!v128.any_true(grows)) return;
  v128.store(maximumDepth + at, v128.bitselect(h, largest, grows));
  const arrives = v128.and(v128.and(grows, f32x4.gt(h, arrivalDepth)), f32x4.le(largest, arrivalDepth));
  if (!v128.any_true(arrives)) return;
  const before = v128.load(arrival + at);
  const first = v128.and(arrives, f32x4.lt(before, f32x4.splat(0)));
  v128.store(arrival + at, v128.bitselect(f32x4.splat(time), before, first));
}

@inline
export function largestLane(v: v128): f32 {
  return max(
    max(f32x4.extract_lane(v, 0), f32x4.extract_lane(v, 1)),
    max(f32x4.extract_lane(v, 2), f32x4.extract_lane(v, 3)),
  );
}

/** All bits set in the lanes of the last group of a row that are cells. */
export function lastGroupMask(): v128 {
  const used = columns & 3;
  if (used === 0) return i32x4.splat(-1);
  return i32x4(-1, used > 1 ? -1 : 0, used > 2 ? -1 : 0, 0);
}

/** Continuity of the active blocks of a row, as `updateRow` of the plain engine. Returns a bad padded byte offset, or 0. */
export function updateRow(row: i32, share: f32, arrivalDepth: f32, time: f32): usize {
  const start = rowStart(row);
  const end = start + rowEnd();
  const base = <usize>row * <usize>blocksPerRow;
  const shareV = f32x4.splat(share);
  const arrivalV = f32x4.splat(arrivalDepth);
  const lastMask = lastGroupMask();
  const filmV = f32x4.splat(film);
  const lowest = f32x4.splat(-1e-6);
  let bad: usize = 0;
  for (let block: usize = 0, first = start; first < end; block++, first += blockBytes) {
    if (load<u8>(blockActive + base + block) === 0) continue;
    const stop = min(first + blockBytes, end);
    let deepest = f32x4.splat(0);
    for (let at = first; at < stop; at += 16) {
      const qx = f32x4.sub(v128.load(dischargeEast + at - 4), v128.load(dischargeEast + at));
      const qy = f32x4.sub(v128.load(dischargeSouth + at - rowBytes), v128.load(dischargeSouth + at));
      let gain = f32x4.mul(shareV, f32x4.add(qx, qy));
      if (at + 16 === end) gain = v128.and(gain, lastMask);
      const h = addToDepth(at, gain);
      if (!i32x4.all_true(f32x4.gt(h, lowest))) bad = at;
      deepest = f32x4.pmax(deepest, h);
      noteDepths(at, h, filmV, arrivalV, time);
    }
    const largest = v128.and(deepest, f32x4.gt(deepest, filmV));
    store<f32>(blockDeepest + ((base + block) << 2), largestLane(largest));
  }
  return bad;
}

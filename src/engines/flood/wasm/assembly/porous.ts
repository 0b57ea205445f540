import { addToDepth, drainedShare, largestLane, lastGroupMask, limitRow, noteDepths, updateRow } from './depth';
import {
  blockActive,
  blockBytes,
  blockDeepest,
  blocksPerRow,
  columns,
  depth,
  dischargeEast,
  dischargeSouth,
  film,
  porosity,
  rowBytes,
  rowEnd,
  rowStart,
} from './memory';

/** The donor limiter of a row, among buildings where the case has some. */
export function limitAnyRow(row: i32, share: f32): void {
  if (porosity === 0) limitRow(row, share);
  else porousLimitRow(row, share);
}

/** Continuity of a row, among buildings where the case has some. Returns a bad padded byte offset, or 0. */
export function updateAnyRow(row: i32, share: f32, arrivalDepth: f32, time: f32): usize {
  return porosity === 0
    ? updateRow(row, share, arrivalDepth, time)
    : porousUpdateRow(row, share, arrivalDepth, time);
}

/** What four faces pass of a metre of their width: discharge times the smaller porosity of the two cells. */
@inline
function passed(discharge: usize, at: usize, reach: usize): v128 {
  const open = f32x4.pmin(v128.load(porosity + at), v128.load(porosity + at + reach));
  return f32x4.mul(v128.load(discharge + at), open);
}

/** `porousLimitRow` of the plain engine. */
function porousLimitRow(row: i32, share: f32): void {
  const start = rowStart(row);
  const end = start + rowEnd();
  const active = blockActive + <usize>row * <usize>blocksPerRow;
  const shareV = f32x4.splat(share);
  const zero = f32x4.splat(0);
  for (let block: usize = 0, first = start; first < end; block++, first += blockBytes) {
    if (load<u8>(active + block) === 0) continue;
    const stop = min(first + blockBytes, end);
    for (let at = first; at < stop; at += 16) {
      const east = f32x4.pmax(passed(dischargeEast, at, 4), zero);
      const west = f32x4.pmin(passed(dischargeEast, at - 4, 4), zero);
      const south = f32x4.pmax(passed(dischargeSouth, at, rowBytes), zero);
      const north = f32x4.pmin(passed(dischargeSouth, at - rowBytes, rowBytes), zero);
      const out = f32x4.add(f32x4.sub(east, west), f32x4.sub(south, north));
      const holds = f32x4.mul(v128.load(depth + at), v128.load(porosity + at));
      if (!v128.any_true(f32x4.gt(f32x4.mul(shareV, out), holds))) continue;
      const last = min(at + 16, start + <usize>columns * 4);
      for (let cell = at; cell < last; cell += 4) porousLimitCell(cell, share);
    }
  }
}

/** What one face passes of a metre of its width. */
@inline
function passedOne(discharge: usize, at: usize, reach: usize): f32 {
  return load<f32>(discharge + at) * min<f32>(load<f32>(porosity + at), load<f32>(porosity + at + reach));
}

function porousLimitCell(at: usize, share: f32): void {
  const above = at - rowBytes;
  const east = passedOne(dischargeEast, at, 4);
  const west = passedOne(dischargeEast, at - 4, 4);
  const south = passedOne(dischargeSouth, at, rowBytes);
  const north = passedOne(dischargeSouth, above, rowBytes);
  const out = max<f32>(east, 0) - min<f32>(west, 0) + (max<f32>(south, 0) - min<f32>(north, 0));
  const holds = load<f32>(depth + at) * load<f32>(porosity + at);
  if (share * out <= holds) return;
  const scale = (drainedShare * max<f32>(holds, 0)) / (share * out);
  if (east > 0) store<f32>(dischargeEast + at, load<f32>(dischargeEast + at) * scale);
  if (west < 0) store<f32>(dischargeEast + at - 4, load<f32>(dischargeEast + at - 4) * scale);
  if (south > 0) store<f32>(dischargeSouth + at, load<f32>(dischargeSouth + at) * scale);
  if (north < 0) store<f32>(dischargeSouth + above, load<f32>(dischargeSouth + above) * scale);
}

/** `porousUpdateRow` of the plain engine. */
function porousUpdateRow(row: i32, share: f32, arrivalDepth: f32, time: f32): usize {
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
      const qx = f32x4.sub(passed(dischargeEast, at - 4, 4), passed(dischargeEast, at, 4));
      const north = at - rowBytes;
      const qy = f32x4.sub(passed(dischargeSouth, north, rowBytes), passed(dischargeSouth, at, rowBytes));
      let gain = f32x4.div(f32x4.mul(shareV, f32x4.add(qx, qy)), v128.load(porosity + at));
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

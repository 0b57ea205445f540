import { addToDepth, lastGroupMask, noteDepths } from './depth';
import {
  arrival,
  blockBytes,
  blockPlain,
  blocksPerRow,
  closed,
  columns,
  depth,
  held,
  maximumDepth,
  porosity,
  rainTable,
  rainZone,
  rest,
  rowDrained,
  rowEnd,
  rowRained,
  rowSoaked,
  rowStart,
  soaked,
  soilClass,
  soilTable,
} from './memory';

/**
 * Rain, soil and drains of one row over `duration` seconds; the volumes (depths summed over its cells, m) go to the row's
 * three sums, so that no sum depends on how rows are shared among threads.
 * `rain`: depth of the uniform rain, m; zones add that of `rainTable`.
 */
export function groundRow(row: i32, rain: f32, duration: f32, arrivalDepth: f32, time: f32): void {
  const start = rowStart(row);
  const end = start + rowEnd();
  const base = <usize>row * <usize>blocksPerRow;
  const arrivalV = f32x4.splat(arrivalDepth);
  const rainV = f32x4.splat(rain);
  const lastMask = lastGroupMask();
  let rained: f64 = 0;
  let taken: f64 = 0;
  let drained: f64 = 0;
  for (let block: usize = 0, first = start; first < end; block++, first += blockBytes) {
    const stop = min(first + blockBytes, end);
    if (load<u8>(blockPlain + base + block) === 1) {
      if (rain === 0) continue;
      for (let at = first; at < stop; at += 16) {
        const h = addToDepth(at, at + 16 === end ? v128.and(rainV, lastMask) : rainV);
        noteDepths(at, h, arrivalV, time);
      }
      const cells = min<usize>(stop, start + <usize>columns * 4) - first;
      rained += <f64>rain * <f64>(cells >> 2);
      continue;
    }
    if (load<u8>(blockPlain + base + block) === 2) {
      soilBlock(first, stop, end, rain, duration, arrivalV, time);
      const cells = min<usize>(stop, start + <usize>columns * 4) - first;
      rained += <f64>rain * <f64>(cells >> 2);
      taken += lossSum;
      drained += drainSum;
      continue;
    }
    const last = min(stop, start + <usize>columns * 4);
    for (let at = first; at < last; at += 4) {
      const i = at >> 2;
      if (load<u8>(held + i) === 1 || load<u8>(closed + i) === 1) continue;
      const pores: f32 = porosity === 0 ? 1 : load<f32>(porosity + at);
      let fall = rain;
      if (rainZone !== 0) fall += load<f32>(rainTable + (<usize>load<u16>(rainZone + (i << 1)) << 2));
      // Depths below are those of water over the whole cell, as rain and soil are given.
      const here = <f64>load<f32>(depth + at) + <f64>load<f32>(rest + at);
      const available = here * <f64>pores + <f64>fall;
      if (available <= 0) continue;
      let loss: f64 = 0;
      let drain: f64 = 0;
      if (soilClass !== 0) {
        const entry = soilTable + (<usize>load<u16>(soilClass + (i << 1)) << 4);
        const conductance = <f64>load<f32>(entry) * <f64>duration;
        const storage = <f64>load<f32>(entry + 4);
        if (storage < 0) loss = min(conductance, available);
        else if (conductance > 0) loss = min(greenAmpt(<f64>load<f32>(soaked + at), conductance, storage), available);
        if (loss > 0 && storage >= 0) store<f32>(soaked + at, <f32>(<f64>load<f32>(soaked + at) + loss));
        drain = min(<f64>load<f32>(entry + 8) * <f64>duration, available - loss);
      }
      const total = (available - loss - drain) / <f64>pores;
      const h = <f32>total;
      store<f32>(depth + at, h);
      store<f32>(rest + at, <f32>(total - <f64>h));
      rained += <f64>fall;
      taken += loss;
      drained += drain;
      noteOne(at, h, arrivalDepth, time);
    }
  }
  store<f64>(rowRained + (<usize>row << 3), rained);
  store<f64>(rowSoaked + (<usize>row << 3), taken);
  store<f64>(rowDrained + (<usize>row << 3), drained);
}

/** Depth that soaks into ponded soil: `greenAmptDepthM` of the plain engine. */
// @ts-ignore: decorator
@inline
function greenAmpt(soakedM: f64, conductance: f64, storage: f64): f64 {
  const p = conductance - 2 * soakedM;
  return (p + Math.sqrt(p * p + 8 * conductance * (soakedM + storage))) / 2;
}


function noteOne(at: usize, h: f32, arrivalDepth: f32, time: f32): void {
  if (h <= load<f32>(maximumDepth + at)) return;
  store<f32>(maximumDepth + at, h);
  if (h > arrivalDepth && load<f32>(arrival + at) < 0) store<f32>(arrival + at, time);
}


let lossSum: f64 = 0;
let drainSum: f64 = 0;

// @ts-ignore: decorator
@inline
function gather(at: usize, field: usize): v128 {
  const c = soilClass + (at >> 1);
  let v = f32x4.splat(load<f32>(soilTable + (<usize>load<u16>(c) << 4) + field));
  v = f32x4.replace_lane(v, 1, load<f32>(soilTable + (<usize>load<u16>(c + 2) << 4) + field));
  v = f32x4.replace_lane(v, 2, load<f32>(soilTable + (<usize>load<u16>(c + 4) << 4) + field));
  return f32x4.replace_lane(v, 3, load<f32>(soilTable + (<usize>load<u16>(c + 6) << 4) + field));
}

/**
 * Rain, soil and drains of a block of whole, open cells, four at a time. The root of the Green-Ampt quadratic is taken
 * as c / (2 (sqrt(p p + c) - p)), which loses no digits where much has soaked in.
 */
function soilBlock(first: usize, stop: usize, end: usize, rain: f32, duration: f32, arrivalV: v128, time: f32): void {
  const zero = f32x4.splat(0);
  const durationV = f32x4.splat(duration);
  const lastMask = lastGroupMask();
  lossSum = 0;
  drainSum = 0;
  for (let at = first; at < stop; at += 16) {
    const mask = at + 16 === end ? lastMask : i32x4.splat(-1);
    const rainV = v128.and(f32x4.splat(rain), mask);
    const h = v128.load(depth + at);
    const available = f32x4.pmax(f32x4.add(f32x4.add(h, v128.load(rest + at)), rainV), zero);
    if (!v128.any_true(v128.and(f32x4.gt(available, zero), mask))) continue;
    const storage = gather(at, 4);
    const conductance = f32x4.mul(gather(at, 0), durationV);
    const before = v128.load(soaked + at);
    const p = f32x4.sub(conductance, f32x4.add(before, before));
    const c = f32x4.mul(f32x4.mul(f32x4.splat(8), conductance), f32x4.add(before, storage));
    const root = f32x4.sqrt(f32x4.add(f32x4.mul(p, p), c));
    const away = f32x4.div(c, f32x4.mul(f32x4.splat(2), f32x4.sub(root, p)));
    const near = f32x4.mul(f32x4.splat(0.5), f32x4.add(p, root));
    const soaks = v128.bitselect(near, away, f32x4.gt(p, zero));
    const isConstant = f32x4.lt(storage, zero);
    const takes = v128.and(f32x4.gt(conductance, zero), mask);
    const loss = v128.and(f32x4.pmin(v128.bitselect(conductance, soaks, isConstant), available), takes);
    const drain = v128.and(f32x4.pmin(f32x4.mul(gather(at, 8), durationV), f32x4.sub(available, loss)), mask);
    v128.store(soaked + at, f32x4.add(before, v128.andnot(loss, isConstant)));
    const gone = f32x4.add(loss, drain);
    const empties = v128.and(f32x4.ge(gone, available), mask);
    let now = addToDepth(at, f32x4.sub(rainV, gone));
    if (v128.any_true(empties)) {
      now = v128.andnot(now, empties);
      v128.store(depth + at, now);
      v128.store(rest + at, v128.andnot(v128.load(rest + at), empties));
    }
    noteDepths(at, now, arrivalV, time);
    lossSum += sumOf(loss);
    drainSum += sumOf(drain);
  }
}

// @ts-ignore: decorator
@inline
function sumOf(v: v128): f64 {
  return (
    <f64>f32x4.extract_lane(v, 0) +
    <f64>f32x4.extract_lane(v, 1) +
    (<f64>f32x4.extract_lane(v, 2) + <f64>f32x4.extract_lane(v, 3))
  );
}

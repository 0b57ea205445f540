import { addToDepth, lastGroupMask, noteDepths } from './depth';
import {
  arrival,
  blockBytes,
  blockPlain,
  blocksPerRow,
  columns,
  depth,
  marks,
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

/** Sums of the last block or cell, m. */
let lossSum: f64 = 0;
let drainSum: f64 = 0;

/**
 * Rain, soil and drains of one row over `duration` seconds; the volumes (depths summed over its cells, m) go to the row's
 * three sums, so that no sum depends on how rows are shared among threads.
 * `rain`: depth of the uniform rain, m; zones add that of `rainTable`.
 * `varied`: zones, drains or porosity, cell by cell in 64 bits; else in 32 bits, by four where all cells are alike.
 */
export function groundRow(
  row: i32,
  rain: f32,
  duration: f32,
  arrivalDepth: f32,
  time: f32,
  varied: bool,
): void {
  const start = rowStart(row);
  const end = start + rowEnd();
  const base = <usize>row * <usize>blocksPerRow;
  const arrivalV = f32x4.splat(arrivalDepth);
  const rainV = f32x4.splat(rain);
  const zero = f32x4.splat(0);
  const lastMask = lastGroupMask();
  let rained: f64 = 0;
  let taken: f64 = 0;
  let drained: f64 = 0;
  for (let block: usize = 0, first = start; first < end; block++, first += blockBytes) {
    const stop = min(first + blockBytes, end);
    const last = min(stop, start + <usize>columns * 4);
    const kind = load<u8>(blockPlain + base + block);
    if (kind === 1) {
      if (rain === 0) continue;
      for (let at = first; at < stop; at += 16) {
        const h = addToDepth(at, at + 16 === end ? v128.and(rainV, lastMask) : rainV);
        noteDepths(at, h, zero, arrivalV, time);
      }
      rained += <f64>rain * <f64>((last - first) >> 2);
    } else if (kind === 2) {
      taken += soilBlock(first, stop, end, rain, duration, arrivalV, time);
      rained += <f64>rain * <f64>((last - first) >> 2);
    } else {
      for (let at = first; at < last; at += 4) {
        if (load<u8>(marks + (at >> 2)) !== 0) continue;
        if (varied) {
          rained += <f64>(porosity === 0
            ? variedCell<f32>(at, rain, duration, arrivalDepth, time)
            : variedCell<i32>(at, rain, duration, arrivalDepth, time));
          drained += drainSum;
        } else {
          rained += <f64>rain;
          plainCell(at, rain, duration, arrivalDepth, time);
        }
        taken += lossSum;
      }
    }
  }
  store<f64>(rowRained + (<usize>row << 3), rained);
  store<f64>(rowSoaked + (<usize>row << 3), taken);
  store<f64>(rowDrained + (<usize>row << 3), drained);
}

/**
 * One cell of `varied` ground. Returns its rain, m.
 * @param Porous  an integer type where only a share of the cell holds water, a float type where all of it does
 */
function variedCell<Porous>(at: usize, rain: f32, duration: f32, arrivalDepth: f32, time: f32): f32 {
  const i = at >> 2;
  lossSum = 0;
  drainSum = 0;
  let fall = rain;
  if (rainZone !== 0) fall += load<f32>(rainTable + (<usize>load<u16>(rainZone + (i << 1)) << 2));
  const open: f64 = isInteger<Porous>() ? <f64>load<f32>(porosity + at) : 1;
  let here = <f64>load<f32>(depth + at) + <f64>load<f32>(rest + at);
  if (isInteger<Porous>()) here *= open;
  const available = here + <f64>fall;
  if (available <= 0) return 0;
  if (soilClass !== 0) {
    const entry = soilTable + (<usize>load<u16>(soilClass + (i << 1)) << 4);
    const conductance = <f64>load<f32>(entry) * <f64>duration;
    const storage = <f64>load<f32>(entry + 4);
    if (storage < 0) lossSum = min(conductance, available);
    else if (conductance > 0) {
      const before = <f64>load<f32>(soaked + at);
      lossSum = min(greenAmpt(before, conductance, storage), available);
      store<f32>(soaked + at, <f32>(before + lossSum));
    }
    drainSum = min(<f64>load<f32>(entry + 8) * <f64>duration, available - lossSum);
  }
  let total = available - lossSum - drainSum;
  if (isInteger<Porous>()) total /= open;
  const h = <f32>total;
  store<f32>(depth + at, h);
  store<f32>(rest + at, <f32>(total - <f64>h));
  noteOne(at, h, arrivalDepth, time);
  return fall;
}

/** Depth that soaks into ponded soil: `greenAmptDepthM` of the plain engine. */
@inline
function greenAmpt(soakedM: f64, conductance: f64, storage: f64): f64 {
  const p = conductance - 2 * soakedM;
  return (p + Math.sqrt(p * p + 8 * conductance * (soakedM + storage))) / 2;
}

/** One cell of plain ground: the same 32-bit operations as `soilBlock`. */
function plainCell(at: usize, rain: f32, duration: f32, arrivalDepth: f32, time: f32): void {
  lossSum = 0;
  if (soilClass === 0) {
    if (rain !== 0) noteOne(at, addToOne(at, rain), arrivalDepth, time);
    return;
  }
  const available = max<f32>(load<f32>(depth + at) + load<f32>(rest + at) + rain, 0);
  if (available <= 0 && rain === 0) return;
  const entry = soilTable + (<usize>load<u16>(soilClass + (at >> 1)) << 4);
  const conductance = load<f32>(entry) * duration;
  const storage = load<f32>(entry + 4);
  let soaks = conductance;
  if (storage >= 0) {
    const before = load<f32>(soaked + at);
    const p = conductance - (before + before);
    const c = <f32>8 * conductance * (before + storage);
    const root = sqrt<f32>(p * p + c);
    soaks = p > 0 ? <f32>0.5 * (p + root) : c / (<f32>2 * (root - p));
  }
  const loss: f32 = conductance > 0 ? min(soaks, available) : 0;
  if (storage >= 0) store<f32>(soaked + at, load<f32>(soaked + at) + loss);
  let h = addToOne(at, rain - loss);
  if (loss >= available && available > 0) {
    h = 0;
    store<f32>(depth + at, 0);
    store<f32>(rest + at, 0);
  }
  noteOne(at, h, arrivalDepth, time);
  lossSum = <f64>loss;
}

function addToOne(at: usize, gain: f32): f32 {
  const h = load<f32>(depth + at);
  const g = gain + load<f32>(rest + at);
  const sum = h + g;
  const part = sum - h;
  store<f32>(depth + at, sum);
  store<f32>(rest + at, h - (sum - part) + (g - part));
  return sum;
}

function noteOne(at: usize, h: f32, arrivalDepth: f32, time: f32): void {
  if (h <= load<f32>(maximumDepth + at)) return;
  store<f32>(maximumDepth + at, h);
  if (h > arrivalDepth && load<f32>(arrival + at) < 0) store<f32>(arrival + at, time);
}

@inline
function gather(at: usize, field: usize): v128 {
  const c = soilClass + (at >> 1);
  let v = f32x4.splat(load<f32>(soilTable + (<usize>load<u16>(c) << 4) + field));
  v = f32x4.replace_lane(v, 1, load<f32>(soilTable + (<usize>load<u16>(c + 2) << 4) + field));
  v = f32x4.replace_lane(v, 2, load<f32>(soilTable + (<usize>load<u16>(c + 4) << 4) + field));
  return f32x4.replace_lane(v, 3, load<f32>(soilTable + (<usize>load<u16>(c + 6) << 4) + field));
}

/**
 * Rain and soil of a block of whole, open cells, four at a time. The root of the Green-Ampt quadratic is taken
 * as c / (2 (sqrt(p p + c) - p)), which loses no digits where much has soaked in. Returns what soaked in.
 */
function soilBlock(first: usize, stop: usize, end: usize, rain: f32, duration: f32, arrivalV: v128, time: f32): f64 {
  const zero = f32x4.splat(0);
  const durationV = f32x4.splat(duration);
  const lastMask = lastGroupMask();
  let sum: f64 = 0;
  for (let at = first; at < stop; at += 16) {
    const mask = at + 16 === end ? lastMask : i32x4.splat(-1);
    const rainV = v128.and(f32x4.splat(rain), mask);
    const h = v128.load(depth + at);
    const available = f32x4.pmax(f32x4.add(f32x4.add(h, v128.load(rest + at)), rainV), zero);
    const wet = v128.and(f32x4.gt(available, zero), mask);
    if (rain === 0 && !v128.any_true(wet)) continue;
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
    v128.store(soaked + at, f32x4.add(before, v128.andnot(loss, isConstant)));
    const empties = v128.and(f32x4.ge(loss, available), wet);
    let now = addToDepth(at, f32x4.sub(rainV, loss));
    if (v128.any_true(empties)) {
      now = v128.andnot(now, empties);
      v128.store(depth + at, now);
      v128.store(rest + at, v128.andnot(v128.load(rest + at), empties));
    }
    noteDepths(at, now, zero, arrivalV, time);
    sum += <f64>f32x4.extract_lane(loss, 0) + <f64>f32x4.extract_lane(loss, 1);
    sum += <f64>f32x4.extract_lane(loss, 2) + <f64>f32x4.extract_lane(loss, 3);
  }
  return sum;
}

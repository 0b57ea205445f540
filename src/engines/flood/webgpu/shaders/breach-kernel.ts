import { wideningFactor, wideningTimeFactor } from '../../driver/structures/breach-width.ts';
import { leastChangeM, lowerEveryS } from '../../driver/structures/levee-breach.ts';
import { agendaReader } from './agenda-reader.ts';

/**
 * Words at the head of a breach in the table: series of its width (that of its bottom follows; none where it grows by itself),
 * datum of its levels, start, first width, lowest crest, time to sink, critical velocity, then where its cells, the cells
 * beside its middle and the places along its crest begin, each with how many.
 */
export const breachHeadWords = 13;

/** Width, time of the last change and of the next, per breach. */
export const breachWorkWords = 3;

/** Words of a levee cell: index, place, ground at the start, and the ring cells that go with it. */
const cellWords = 7;

/**
 * Opens the gaps in levees, a workgroup for each, and finds how deep water beside them would stand over their ground. Rules and
 * sources: see `driver/structures/levee-breach.ts`.
 */
export const breachKernel = /* wgsl */ `
@group(0) @binding(0) var<uniform> step: Step;
@group(0) @binding(1) var<storage, read> table: array<u32>;
@group(0) @binding(2) var<storage, read_write> work: array<f32>;
@group(0) @binding(3) var<storage, read_write> bed: array<f32>;
@group(0) @binding(4) var<storage, read> depth: array<f32>;
${agendaReader(5)}
@group(0) @binding(6) var<storage, read_write> clock: Clock;

const lanes = 64u;
const dry = -1e30;
// Shares of a cell closer than this to none or all are that, after rounding to 32 bits.
const roundingShare = 1e-6;

var<workgroup> isDue: u32;
var<workgroup> widthM: f32;
var<workgroup> sunkShare: f32;
var<workgroup> lowestM: f32;
var<workgroup> highestM: f32;

fn numberAt(at: u32) -> f32 { return bitcast<f32>(table[at]); }
fn levelOf(i: u32, datumM: f32) -> f32 { return (bed[i] - datumM) + depth[i]; }

// Natural logarithm of 1 + x, x from 0 on; that of WGSL has an absolute error.
fn logOnePlus(x: f32) -> f32 {
  if (x > 0.1) { return log(1.0 + x); }
  let z = x / (2.0 + x);
  let z2 = z * z;
  return 2.0 * z * (1.0 + z2 * (1.0 / 3.0 + z2 * (0.2 + z2 * (1.0 / 7.0))));
}

fn wideningM(fallM: f32, criticalVelocity: f32, sinceS: f32, untilS: f32) -> f32 {
  let rate = ${wideningTimeFactor} * gravity / criticalVelocity;
  let growth = logOnePlus(rate * (untilS - sinceS) / (1.0 + rate * sinceS)) * 0.4342944819;
  return ${wideningFactor} * sqrt(gravity) * fallM * sqrt(fallM) / criticalVelocity * growth;
}

fn widen(head: u32, own: u32) {
  let datumM = numberAt(head + 1u);
  let startS = numberAt(head + 2u);
  let beginAt = table[head + 11u];
  let lengthM = numberAt(beginAt + table[head + 12u]);
  var highest = dry;
  var lowest = -dry;
  let besideAt = table[head + 9u];
  for (var k = besideAt; k < besideAt + table[head + 10u]; k++) {
    let i = table[k];
    let isWet = depth[i] > film;
    let level = levelOf(i, datumM);
    if (isWet) { highest = max(highest, level); }
    lowest = min(lowest, select(dry, level, isWet));
  }
  highestM = highest;
  let width = work[own];
  let since = work[own + 1u];
  work[own + 1u] = step.endS;
  work[own + 2u] = step.endS + ${lowerEveryS}.0;
  let series = table[head];
  if (series != none) {
    widthM = max(width, min(lengthM, valueAt(series, clock.now)));
    lowestM = valueAt(series + 1u, clock.now);
    sunkShare = 1.0;
    return;
  }
  lowestM = numberAt(head + 4u);
  let sinkS = numberAt(head + 5u);
  widthM = max(width, min(lengthM, numberAt(head + 3u)));
  let untilS = step.endS - startS - sinkS;
  if (untilS > 0.0 && highest > dry) {
    let fallM = max(0.0, highest - lowestM) - max(0.0, lowest - lowestM);
    let sinceS = max(0.0, since - startS - sinkS);
    widthM = min(lengthM, widthM + wideningM(max(0.0, fallM), numberAt(head + 6u), sinceS, untilS));
  }
  sunkShare = 1.0;
  if (sinkS > 0.0) { sunkShare = min(1.0, (step.endS - startS) / sinkS); }
}

// Share of a crest cell's length that lies in the gap.
fn openShare(head: u32, place: u32) -> f32 {
  let beginAt = table[head + 11u];
  let middle = 0.5 * numberAt(beginAt + table[head + 12u]);
  let begins = numberAt(beginAt + place);
  let ends = numberAt(beginAt + place + 1u);
  let share = (min(ends, middle + 0.5 * widthM) - max(begins, middle - 0.5 * widthM)) / (ends - begins);
  if (share > 1.0 - roundingShare) { return 1.0; }
  return select(share, 0.0, share < roundingShare);
}

fn lower(head: u32, at: u32) {
  let datumM = numberAt(head + 1u);
  let original = numberAt(at + 2u);
  let share = openShare(head, table[at + 1u]);
  if (share <= 0.0 || original <= lowestM) { return; }
  let bottom = original + sunkShare * (lowestM - original);
  let i = table[at];
  let ground = bed[i] - datumM;
  var crest = min(ground, bottom);
  if (share < 1.0) {
    crest = ground;
    // As a free weir over the whole cell: share^(2/3) of the head over the bottom.
    if (highestM > bottom) { crest = highestM - share * inverseCubeRoot(share) * (highestM - bottom); }
    crest = min(original, crest);
  }
  if (abs(crest - ground) < ${leastChangeM}) { return; }
  bed[i] = datumM + crest;
  for (var k = 3u; k < ${cellWords}u; k++) {
    let ring = table[at + k];
    if (ring != none) { bed[ring] += crest - ground; }
  }
}

fn deepestAt(head: u32, i: u32) -> f32 {
  let stride = columns + 2u;
  var deepest = depth[i];
  var near = array(i - 1u, i + 1u, i - stride, i + stride);
  for (var k = 0u; k < 4u; k++) {
    let j = near[k];
    if (depth[j] > film) { deepest = max(deepest, min(depth[j], (bed[j] - bed[i]) + depth[j])); }
  }
  return deepest;
}

@compute @workgroup_size(64)
fn main(@builtin(local_invocation_index) lane: u32, @builtin(workgroup_id) group: vec3<u32>) {
  if (step.running == 0u) { return; }
  let head = group.x * ${breachHeadWords}u;
  let own = group.x * ${breachWorkWords}u;
  let cellsAt = table[head + 7u];
  let cellCount = table[head + 8u];
  if (lane == 0u) {
    isDue = select(0u, 1u, step.endS >= work[own + 2u]);
    widthM = work[own];
    if (isDue != 0u) { widen(head, own); }
    work[own] = widthM;
  }
  workgroupBarrier();
  if (isDue != 0u) {
    for (var k = lane; k < cellCount; k += lanes) { lower(head, cellsAt + ${cellWords}u * k); }
  }
  storageBarrier();
  if (widthM == 0.0) { return; }
  for (var k = lane; k < cellCount; k += lanes) {
    let deepest = deepestAt(head, table[cellsAt + ${cellWords}u * k]);
    atomicMax(&clock.gap, bitcast<u32>(max(deepest, 0.0)));
  }
}
`;

import { accounts } from './accounts.ts';
import { agendaReader } from './agenda-reader.ts';
import { deepestPlaces, ticksPerS } from './prelude.ts';

/** How a scheme bounds its step; WGSL that the clock takes in. */
export interface StepRule {
  /**
   * `limitFor(depth)`, the longest step with water of that depth; `longestFor(largest)`, that with the largest of what
   * the kernels found in the step before and with the levels outside; `prepare(start, ticks)` sets what else the
   * step's kernels read. All in seconds but ticks.
   */
  readonly functions: string;
  /** Steps after which rain, soil and speeds are due even before their time. */
  readonly notesAfterSteps: number;
}

/**
 * One workgroup, once a step: how long the step is, what falls and flows in during it, and the levels outside.
 *
 * The step follows the scheme's rule, is no longer than 5 s, and so short that the deepest inflow cell keeps the condition
 * after it. It lands exactly on the stops of the segment. All of it stays on the GPU: nothing is read back between two
 * steps.
 *
 * `agenda` is read as `agenda-reader.ts` says.
 */
export const clockKernel = ({ functions, notesAfterSteps }: StepRule): string => /* wgsl */ `
${accounts(4)}
@group(0) @binding(0) var<storage, read_write> clock: Clock;
@group(0) @binding(1) var<storage, read_write> step: Step;
${agendaReader(2)}
@group(0) @binding(3) var<storage, read_write> rises: array<vec2<u32>>;
@group(0) @binding(5) var<storage, read> inflowCells: array<vec4<u32>>;
@group(0) @binding(6) var<storage, read> depth: array<f32>;
@group(0) @binding(7) var<storage, read_write> largestOf: array<u32>;

override zoneCount: u32;
override inflowCount: u32;
// Inflow cells, then cells at structures, whose rise is a rate of their own.
override boundCount: u32;
override longestStep: f32;

const lanes = 64u;
const leastTicks = 8u;

var<workgroup> isRunning: u32;
var<workgroup> trialTicks: u32;
var<workgroup> deepestInflow: atomic<u32>;
var<workgroup> fromTick: u32;
var<workgroup> toTick: u32;
var<workgroup> groundTick: u32;

fn integral(series: u32, start: u32, end: u32) -> f32 {
  var sum = 0.0;
  var at = start;
  var k = pointAt(series, start);
  while (at < end && k + 1u < agenda[series].y) {
    let first = tickOf(series, k);
    let to = min(end, tickOf(series, k + 1u));
    if (to > at) {
      let middle = f32(at - first) + 0.5 * f32(to - at);
      sum += between(series, k, middle) * (f32(to - at) * tick);
      at = to;
    }
    k++;
  }
  return sum;
}

fn ticksOf(seconds: f32) -> u32 { return u32(seconds * ${ticksPerS}.0); }

fn halt() {
  step.running = 0u;
  step.notes = 0u;
  step.slot = none;
}

fn begin() {
  let halted = clock.done != 0u || atomicLoad(&clock.bad) != none || largestOf[${deepestPlaces}] != none;
  isRunning = select(1u, 0u, halted);
  if (halted) {
    halt();
    return;
  }
  var largest = 0.0;
  for (var k = 0u; k < ${deepestPlaces}u; k++) { largest = max(largest, bitcast<f32>(largestOf[k])); largestOf[k] = 0u; }
  trialTicks = ticksOf(min(longestStep, longestFor(largest)));
}

fn settle() {
  let gapM = bitcast<f32>(atomicExchange(&clock.gap, 0u));
  let inflowM = max(bitcast<f32>(atomicLoad(&deepestInflow)), gapM);
  var ticks = max(min(trialTicks, ticksOf(limitFor(inflowM))), 1u);
  let start = clock.now;
  let stops = agenda[seriesCount].x;
  let due = agenda[stops + clock.stop].x;
  let remaining = due - start;
  if (ticks < leastTicks && ticks < remaining) {
    clock.collapsed = 1u;
    clock.done = 1u;
    clock.stepTicks = ticks;
    halt();
    fromTick = start;
    toTick = start;
    groundTick = start;
    return;
  }
  if (ticks >= remaining) { ticks = remaining; }
  else if (ticks >= remaining - ticks) { ticks = remaining / 2u; }
  let end = start + ticks;
  let dt = f32(ticks) * tick;
  step.dt = dt;
  step.share = dt / cellSize;
  step.endS = clock.baseS + f32(end) * tick;
  step.running = 1u;
  let isStop = end == due;
  let elapsed = f32(end - clock.lastNoted) * tick;
  clock.stepsSince++;
  let notes = isStop || elapsed >= longestStep || clock.stepsSince >= ${notesAfterSteps}u;
  step.notes = select(0u, 1u, notes);
  step.elapsedS = elapsed;
  prepare(start, ticks);
  step.slot = select(none, clock.stop, isStop);
  groundTick = select(end, clock.lastNoted, notes);
  if (notes) {
    clock.lastNoted = end;
    clock.stepsSince = 0u;
  }
  if (isStop) { clock.stop++; }
  clock.now = end;
  clock.steps++;
  clock.stepTicks = ticks;
  if (clock.stop >= agenda[seriesCount].y) { clock.done = 1u; }
  let held = 1u + zoneCount + inflowCount + 4u;
  if (agenda[held].y > 0u) { step.heldM = valueAt(held, end); }
  fromTick = start;
  toTick = end;
}

${functions}
@compute @workgroup_size(64)
fn main(@builtin(local_invocation_index) lane: u32) {
  if (lane == 0u) { begin(); }
  if (workgroupUniformLoad(&isRunning) == 0u) { return; }
  let trialS = f32(trialTicks) * tick;
  for (var k = lane; k < boundCount; k += lanes) {
    let entry = inflowCells[k];
    var rate = bitcast<f32>(entry.y);
    if (k < entryCount) {
      let series = 1u + zoneCount + entry.y;
      rate = max(valueAt(series, clock.now), valueAt(series, clock.now + trialTicks));
    }
    atomicMax(&deepestInflow, bitcast<u32>(max(depth[entry.x] + rate * trialS / bitcast<f32>(entry.z), 0.0)));
  }
  workgroupBarrier();
  if (lane == 0u) { settle(); }
  workgroupBarrier();
  for (var k = lane; k < 1u + inflowCount; k += lanes) {
    let series = select(zoneCount + k, 0u, k == 0u);
    let water = fixedOf(integral(series, select(fromTick, groundTick, k == 0u), toTick));
    note(series, water);
    if (k == 0u) { step.rain = vec4(water, 0u, 0u); } else { rises[k - 1u] = water; }
  }
  for (var pair = lane; pair < (zoneCount + 1u) / 2u; pair += lanes) {
    let first = 1u + 2u * pair;
    let one = fixedOf(integral(first, groundTick, toTick));
    note(first, one);
    var other = vec2(0u, 0u);
    if (first + 1u <= zoneCount) {
      other = fixedOf(integral(first + 1u, groundTick, toTick));
      note(first + 1u, other);
    }
    step.zones[pair] = vec4(one, other);
  }
}
`;

import { pores } from './pores.ts';

/**
 * Donor-cell limiter: the share of its outgoing discharges that a cell can pay. Source of the rule: see
 * `reference/inertial/depth-update.ts`; here the share is kept, and both cells of a face apply it.
 */
export const limitKernel = (isPorous: boolean): string => /* wgsl */ `
${pores(4, isPorous)}
@group(0) @binding(0) var<uniform> step: Step;
@group(0) @binding(1) var<storage, read> depth: array<f32>;
@group(0) @binding(2) var<storage, read> wanted: array<f32>;
@group(0) @binding(3) var<storage, read_write> payable: array<f32>;

// A little stays behind, so that rounding never makes a depth negative.
const drainedShare = 1.0 - 1e-6;

@compute @workgroup_size(32, 8)
fn main(@builtin(global_invocation_id) id: vec3<u32>) {
  if (step.running == 0u || id.x >= columns || id.y >= rows) { return; }
  let stride = columns + 2u;
  let i = (id.y + 1u) * stride + id.x + 1u;
  let south = i + stride * (rows + 2u);
  let east = carried(wanted[i], i, i + 1u);
  let west = carried(wanted[i - 1u], i - 1u, i);
  let below = carried(wanted[south], i, i + stride);
  let above = carried(wanted[south - stride], i - stride, i);
  let out = step.share * (max(east, 0.0) - min(west, 0.0) + (max(below, 0.0) - min(above, 0.0)));
  let held = depth[i] * poresOf(i);
  payable[i] = select(drainedShare * held / out, 1.0, out <= held);
}
`;

/** What takes water out of cells besides their neighbours. */
export interface GroundKind {
  readonly soil: 'none' | 'constant' | 'green-ampt';
  readonly hasDrains: boolean;
  readonly isPorous: boolean;
}

/** Quadruples of words per cell in the ground buffer: none, soil alone, or soil and drains. */
export const groundStride = ({ soil, hasDrains }: Omit<GroundKind, 'isPorous'>): 0 | 1 | 2 =>
  hasDrains ? 2 : soil === 'none' ? 0 : 1;

/**
 * Continuity: limited discharges, kept for the next step, and the water they move; then, every 5 s, rain, soil and drains.
 * Sources: see `reference/inertial/depth-update.ts` and `driver/rain-and-soil.ts`. The root of Green-Ampt is taken in the
 * form without cancellation. A cell of `ground` is (rate or conductivity, storage, soaked high, soaked low) and, with
 * drains, (rate, drained high, drained low, 0).
 */
export const depthKernel = (kind: GroundKind): string => /* wgsl */ `
@group(0) @binding(0) var<uniform> step: Step;
@group(0) @binding(1) var<storage, read> wanted: array<f32>;
@group(0) @binding(2) var<storage, read> payable: array<f32>;
${pores(3, kind.isPorous)}
@group(0) @binding(4) var<storage, read_write> limited: array<f32>;
@group(0) @binding(5) var<storage, read_write> water: array<vec2<u32>>;
@group(0) @binding(6) var<storage, read_write> depth: array<f32>;
@group(0) @binding(7) var<storage, read_write> peaks: array<vec2<f32>>;
${groundStride(kind) === 0 ? '' : groundFunctions(kind)}
fn paid(q: f32, negativeDonor: u32, positiveDonor: u32) -> f32 {
  if (q > 0.0) { return q * payable[positiveDonor]; }
  return q * payable[negativeDonor];
}

fn rained(flag: u32) -> vec2<u32> {
  let zone = flag & 0xffffu;
  if (zone == 0u) { return step.rain.xy; }
  let pair = step.zones[(zone - 1u) / 2u];
  return add(step.rain.xy, select(pair.zw, pair.xy, (zone & 1u) == 1u));
}

@compute @workgroup_size(32, 8)
fn main(@builtin(global_invocation_id) id: vec3<u32>) {
  if (step.running == 0u || id.x > columns || id.y > rows) { return; }
  let stride = columns + 2u;
  let size = stride * (rows + 2u);
  let i = id.y * stride + id.x;
  let east = paid(wanted[i], i + 1u, i);
  let south = paid(wanted[size + i], i + stride, i);
  limited[i] = east;
  limited[size + i] = south;
  if (id.x == 0u || id.y == 0u) { return; }
  let flag = cellsOf[i].x;
  if (flag >= 0x40000000u) { return; }
  let west = paid(wanted[i - 1u], i, i - 1u);
  let north = paid(wanted[size + i - stride], i, i - stride);
  let leaving = add(
    fixedOf(carried(east, i, i + 1u) * step.share), fixedOf(carried(south, i, i + stride) * step.share));
  let entering = add(
    fixedOf(carried(west, i - 1u, i) * step.share), fixedOf(carried(north, i - stride, i) * step.share));
  var total = add(water[i], add(entering, negated(leaving)));
  total = add(total, rained(flag));
  ${groundStride(kind) === 0 ? '' : 'if (step.notes != 0u) { total = lost(i, total); }'}
  water[i] = total;
  let h = depthOf(total, i);
  depth[i] = h;
  let peak = peaks[i];
  if (h > peak.x) {
    peaks[i] = vec2(h, select(peak.y, step.endS, peak.y < 0.0 && h > arrivalDepth));
  }
}
`;

const groundFunctions = (kind: GroundKind): string => /* wgsl */ `
@group(0) @binding(8) var<storage, read_write> ground: array<vec4<u32>>;

fn soakedM(rate: f32, storage: f32, earlier: f32) -> f32 {
  ${
    kind.soil === 'green-ampt'
      ? `let conductance = rate * step.elapsedS;
  let p = conductance - 2.0 * earlier;
  let root = sqrt(p * p + 8.0 * conductance * (earlier + storage));
  if (p >= 0.0) { return 0.5 * (p + root); }
  return 4.0 * conductance * (earlier + storage) / (root - p);`
      : 'return rate * step.elapsedS;'
  }
}

fn atMost(wish: vec2<u32>, available: vec2<u32>) -> vec2<u32> {
  let isMore = wish.x > available.x || (wish.x == available.x && wish.y > available.y);
  return select(wish, available, isMore);
}

fn lost(i: u32, available: vec2<u32>) -> vec2<u32> {
  if (bitcast<i32>(available.x) < 0) { return available; }
  let at = i * ${groundStride(kind)}u;
  let soil = ground[at];
  let rate = bitcast<f32>(soil.x);
  var left = available;
  if (rate != 0.0) {
    let soaked = atMost(fixedOf(soakedM(rate, bitcast<f32>(soil.y), metresOf(soil.zw))), left);
    ground[at] = vec4(soil.xy, add(soil.zw, soaked));
    left = add(left, negated(soaked));
  }
  ${kind.hasDrains ? drainLines : ''}
  return left;
}
`;

const drainLines = /* wgsl */ `
  let drain = ground[at + 1u];
  let drained = atMost(fixedOf(bitcast<f32>(drain.x) * step.elapsedS), left);
  ground[at + 1u] = vec4(drain.x, add(drain.yz, drained), 0u);
  left = add(left, negated(drained));`;

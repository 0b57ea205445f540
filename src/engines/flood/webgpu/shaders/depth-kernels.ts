import { type GroundKind, groundFunctions, groundStride } from './ground.ts';
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

/**
 * Continuity: limited discharges, kept for the next step, and the water they move; then, every 5 s, rain, soil and drains.
 * Source: see `reference/inertial/depth-update.ts`.
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
${groundFunctions(kind, 8)}
fn paid(q: f32, negativeDonor: u32, positiveDonor: u32) -> f32 {
  if (q > 0.0) { return q * payable[positiveDonor]; }
  return q * payable[negativeDonor];
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

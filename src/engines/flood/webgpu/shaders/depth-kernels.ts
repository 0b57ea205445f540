/**
 * Donor-cell limiter: the share of its outgoing discharges that a cell can pay. Source of the rule: see
 * `reference/inertial/depth-update.ts`; here the share is kept, and both cells of a face apply it.
 */
export const limitKernel = /* wgsl */ `
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
  let out = step.share * (max(wanted[i], 0.0) - min(wanted[i - 1u], 0.0)
    + (max(wanted[south], 0.0) - min(wanted[south - stride], 0.0)));
  let held = depth[i];
  payable[i] = select(drainedShare * held / out, 1.0, out <= held);
}
`;

/**
 * Continuity: limited discharges, kept for the next step, and the water they move; then rain and soil. Sources: see
 * `reference/inertial/depth-update.ts` and `driver/rain-and-soil.ts`. The root of Green-Ampt is taken in the form
 * without cancellation. `soil` holds (rate or conductivity, storage, soaked high, soaked low) per cell.
 * @param soil what the ground takes
 */
export const depthKernel = (soil: 'none' | 'constant' | 'green-ampt'): string => /* wgsl */ `
@group(0) @binding(0) var<uniform> step: Step;
@group(0) @binding(1) var<storage, read> wanted: array<f32>;
@group(0) @binding(2) var<storage, read> payable: array<f32>;
@group(0) @binding(3) var<storage, read> flags: array<u32>;
@group(0) @binding(4) var<storage, read_write> limited: array<f32>;
@group(0) @binding(5) var<storage, read_write> water: array<vec2<u32>>;
@group(0) @binding(6) var<storage, read_write> depth: array<f32>;
@group(0) @binding(7) var<storage, read_write> peaks: array<vec2<f32>>;
${soil === 'none' ? '' : soilFunctions(soil)}
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
  let flag = flags[i];
  if (flag >= 0x40000000u) { return; }
  let west = paid(wanted[i - 1u], i, i - 1u);
  let north = paid(wanted[size + i - stride], i, i - stride);
  let leaving = add(fixedOf(east * step.share), fixedOf(south * step.share));
  let entering = add(fixedOf(west * step.share), fixedOf(north * step.share));
  var total = add(water[i], add(entering, negated(leaving)));
  total = add(total, rained(flag));
  ${soil === 'none' ? '' : 'total = soaked(i, total);'}
  water[i] = total;
  let h = metresOf(total);
  depth[i] = h;
  let peak = peaks[i];
  if (h > peak.x) {
    peaks[i] = vec2(h, select(peak.y, step.endS, peak.y < 0.0 && h > arrivalDepth));
  }
}
`;

const soilFunctions = (soil: 'constant' | 'green-ampt'): string => /* wgsl */ `
@group(0) @binding(8) var<storage, read_write> soil: array<vec4<u32>>;

fn soakedM(rate: f32, storage: f32, earlier: f32) -> f32 {
  ${
    soil === 'constant'
      ? 'return rate * step.elapsedS;'
      : `let conductance = rate * step.elapsedS;
  let p = conductance - 2.0 * earlier;
  let root = sqrt(p * p + 8.0 * conductance * (earlier + storage));
  if (p >= 0.0) { return 0.5 * (p + root); }
  return 4.0 * conductance * (earlier + storage) / (root - p);`
  }
}

fn soaked(i: u32, available: vec2<u32>) -> vec2<u32> {
  let ground = soil[i];
  let rate = bitcast<f32>(ground.x);
  if (step.notes == 0u || rate == 0.0 || bitcast<i32>(available.x) < 0) { return available; }
  var taken = fixedOf(soakedM(rate, bitcast<f32>(ground.y), metresOf(ground.zw)));
  if (taken.x > available.x || (taken.x == available.x && taken.y > available.y)) { taken = available; }
  soil[i] = vec4(ground.xy, add(ground.zw, taken));
  return add(available, negated(taken));
}
`;

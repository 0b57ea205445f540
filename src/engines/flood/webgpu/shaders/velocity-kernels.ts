/** Velocity at cell centres: the mean of its two faces, each its discharge over the depth there, at most critical. */
const velocity = /* wgsl */ `
@group(0) @binding(1) var<storage, read> bed: array<f32>;
@group(0) @binding(2) var<storage, read> depth: array<f32>;
@group(0) @binding(3) var<storage, read> discharges: array<f32>;

fn faceVelocity(q: f32, a: u32, b: u32) -> f32 {
  if (q == 0.0) { return 0.0; }
  let hf = faceDepth(bed[b] - bed[a], depth[a], depth[b]);
  if (hf <= film) { return 0.0; }
  let critical = sqrt(gravity * hf);
  return clamp(q / hf, -critical, critical);
}

// East and south.
fn velocityOf(i: u32) -> vec2<f32> {
  let stride = columns + 2u;
  let south = i + stride * (rows + 2u);
  return 0.5 * vec2(
    faceVelocity(discharges[i - 1u], i - 1u, i) + faceVelocity(discharges[i], i, i + 1u),
    faceVelocity(discharges[south - stride], i - stride, i) + faceVelocity(discharges[south], i, i + stride));
}
`;

/** Notes speeds, depth times speed, and how long water stood; planes of maximum speed, maximum product, duration. */
export const speedKernel = /* wgsl */ `
@group(0) @binding(0) var<uniform> step: Step;
${velocity}
@group(0) @binding(4) var<storage, read_write> speeds: array<f32>;

@compute @workgroup_size(32, 8)
fn main(@builtin(global_invocation_id) id: vec3<u32>) {
  if (step.notes == 0u || id.x >= columns || id.y >= rows) { return; }
  let i = (id.y + 1u) * (columns + 2u) + id.x + 1u;
  let cell = id.y * columns + id.x;
  let cells = columns * rows;
  let h = depth[i];
  if (h > arrivalDepth) { speeds[2u * cells + cell] += step.elapsedS; }
  if (h <= film) { return; }
  let speed = length(velocityOf(i));
  speeds[cell] = max(speeds[cell], speed);
  speeds[cells + cell] = max(speeds[cells + cell], speed * h);
}
`;

/** A frame: planes of depth, velocity to the east, velocity to the north. */
export const frameKernel = /* wgsl */ `
${velocity}
@group(0) @binding(4) var<storage, read_write> frame: array<f32>;

@compute @workgroup_size(32, 8)
fn main(@builtin(global_invocation_id) id: vec3<u32>) {
  if (id.x >= columns || id.y >= rows) { return; }
  let i = (id.y + 1u) * (columns + 2u) + id.x + 1u;
  let cell = id.y * columns + id.x;
  let cells = columns * rows;
  let h = depth[i];
  var v = vec2(0.0, 0.0);
  if (h > film) { v = velocityOf(i); }
  frame[cell] = h;
  frame[cells + cell] = v.x;
  frame[2u * cells + cell] = -v.y;
}
`;

/** Samples of gauge cells at the stops of a segment: (depth, velocity east, velocity south, bed). */
export const gaugeKernel = /* wgsl */ `
@group(0) @binding(0) var<uniform> step: Step;
${velocity}
@group(0) @binding(4) var<storage, read> cells: array<u32>;
@group(0) @binding(5) var<storage, read_write> samples: array<vec4<f32>>;

override gaugeCount: u32;

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3<u32>) {
  if (step.slot == none || id.x >= gaugeCount) { return; }
  let i = cells[id.x];
  samples[step.slot * gaugeCount + id.x] = vec4(depth[i], velocityOf(i), bed[i]);
}
`;

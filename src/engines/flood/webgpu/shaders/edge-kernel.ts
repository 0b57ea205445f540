import { leastOpenSlope } from '../../driver/grid-edges.ts';

/** Bits of the third word of an edge entry, beside the side. */
export const edgeBits = { stage: 4, held: 8 } as const;

/**
 * Discharges through the faces of the grid's edges, before all others. Equations and sources: see
 * `reference/inertial/edge-discharge.ts`. An entry is (cell, next cell inward, side and bits, friction bits).
 */
export const edgeKernel = /* wgsl */ `
@group(0) @binding(0) var<uniform> step: Step;
@group(0) @binding(1) var<storage, read> entries: array<vec4<u32>>;
@group(0) @binding(2) var<storage, read> bed: array<f32>;
@group(0) @binding(3) var<storage, read> depth: array<f32>;
@group(0) @binding(4) var<storage, read_write> discharges: array<f32>;

override edgeCount: u32;

const leastOpenSlope = ${leastOpenSlope};

fn openOutflow(i: u32, inward: u32, friction: f32) -> f32 {
  let h = depth[i];
  if (h <= film) { return 0.0; }
  let bedSlope = (bed[inward] - bed[i]) / cellSize;
  let surfaceSlope = bedSlope + (depth[inward] - h) / cellSize;
  let slope = select(max(surfaceSlope, 0.0), max(bedSlope, leastOpenSlope), bedSlope >= 0.0);
  let critical = h * sqrt(gravity * h);
  if (friction == 0.0) { return select(0.0, critical, slope > 0.0); }
  return min(h * h * inverseCubeRoot(h) * sqrt(slope * gravity / friction), critical);
}

fn stageOutflow(i: u32, level: f32, friction: f32, earlier: f32) -> f32 {
  let h = depth[i];
  let outside = level - (bed[i] - datum);
  let hf = max(h, outside);
  if (hf <= film) { return 0.0; }
  let fall = (h - max(outside, 0.0)) / cellSize;
  let w = inverseCubeRoot(hf);
  let w3 = w * w * w;
  let drag = 1.0 + step.dt * friction * abs(earlier) * (w3 * w3 * w);
  let critical = hf * sqrt(gravity * hf);
  return clamp((earlier + gravity * step.dt * hf * fall) / drag, -critical, critical);
}

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3<u32>) {
  if (step.running == 0u || id.x >= edgeCount) { return; }
  let entry = entries[id.x];
  let stride = columns + 2u;
  let size = stride * (rows + 2u);
  let side = entry.z & 3u;
  let i = entry.x;
  var face = i;
  if (side == 0u) { face = size + i - stride; }
  if (side == 1u) { face = size + i; }
  if (side == 3u) { face = i - 1u; }
  let outward = select(1.0, -1.0, side == 0u || side == 3u);
  let friction = bitcast<f32>(entry.w);
  var out = 0.0;
  if ((entry.z & ${edgeBits.held}u) == 0u) {
    if ((entry.z & ${edgeBits.stage}u) == 0u) { out = openOutflow(i, entry.y, friction); }
    else { out = stageOutflow(i, step.edgeM[side], friction, outward * discharges[face]); }
  }
  discharges[face] = outward * out;
}
`;

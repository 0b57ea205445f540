import { fullWater } from './full-water.ts';
import { cellFlags } from './prelude.ts';

/**
 * Second order: how the surface, the depth and both velocities change across each cell, east and south; an entry is (surface,
 * depth, velocity across, velocity along). Rules and sources: see `reference/full/reconstruct.ts`. Kept in memory, not
 * found anew at each face, so that both faces of a cell see the same bits: else still water would move.
 */
export const fullSlopeKernel = /* wgsl */ `
${fullWater}
@group(0) @binding(0) var<uniform> step: Step;
@group(0) @binding(1) var<storage, read> cellsOf: array<vec2<u32>>;
@group(0) @binding(2) var<storage, read> bed: array<f32>;
@group(0) @binding(3) var<storage, read> depth: array<f32>;
@group(0) @binding(4) var<storage, read> cells: array<vec4<u32>>;
@group(0) @binding(5) var<storage, read_write> eastSlopes: array<vec4<f32>>;
@group(0) @binding(6) var<storage, read_write> southSlopes: array<vec4<f32>>;

const steepness = 2.0;
const shoreSteepness = 1.5;
const stillSteepness = 1.9;

fn limited(before: f32, after: f32, steepest: f32) -> f32 {
  if (!(before * after > 0.0)) { return 0.0; }
  let mean = 0.5 * (before + after);
  let limit = steepest * min(abs(before), abs(after));
  if (abs(mean) < limit) { return mean; }
  return select(-limit, limit, mean > 0.0);
}

fn leaningNoMore(rise: f32, before: f32, after: f32) -> f32 {
  if (!(before * after > 0.0 && rise * before > 0.0)) { return 0.0; }
  let limit = steepness * min(abs(before), abs(after));
  return clamp(rise, -limit, limit);
}

fn isClosed(i: u32) -> bool { return (cellsOf[i].x & ${cellFlags.closed}u) != 0u; }
fn depthAt(i: u32) -> f32 { return max(depth[i], 0.0); }

// Changes across cell i, whose neighbours are low and high; velocities to the east and south.
fn slopesOf(i: u32, low: u32, high: u32) -> vec4<f32> {
  if ((cellsOf[i].x & ${cellFlags.held}u) != 0u || isClosed(low) || isClosed(high)) { return vec4<f32>(); }
  let h = depthAt(i);
  let below = depthAt(low);
  let above = depthAt(high);
  let depthIn = h - below;
  let depthOut = above - h;
  let bedIn = bed[i] - bed[low];
  let bedOut = bed[high] - bed[i];
  if (h <= still) { return vec4(limited(bedIn + depthIn, bedOut + depthOut, stillSteepness), 0.0, 0.0, 0.0); }
  let isShore = below <= still || above <= still;
  let surface = limited(bedIn + depthIn, bedOut + depthOut, select(steepness, shoreSteepness, isShore));
  let bedRise = leaningNoMore(surface - limited(depthIn, depthOut, steepness), bedIn, bedOut);
  let rise = clamp(surface - bedRise, -2.0 * h, 2.0 * h);
  let v = velocityIn(cells[i], h);
  let before = v - velocityIn(cells[low], below);
  let after = velocityIn(cells[high], above) - v;
  return vec4(surface, rise, limited(before.x, after.x, steepness), limited(before.y, after.y, steepness));
}

@compute @workgroup_size(32, 8)
fn main(@builtin(global_invocation_id) id: vec3<u32>) {
  if (step.running == 0u || id.x > columns + 1u || id.y > rows + 1u) { return; }
  let stride = columns + 2u;
  let i = id.y * stride + id.x;
  var east = vec4<f32>();
  var south = vec4<f32>();
  // On the ring the bed goes on as between it and the grid.
  if (id.x == 0u) { east.x = bed[i + 1u] - bed[i]; }
  else if (id.x == columns + 1u) { east.x = bed[i] - bed[i - 1u]; }
  else if (id.y > 0u && id.y <= rows) { east = slopesOf(i, i - 1u, i + 1u); }
  if (id.y == 0u) { south.x = bed[i + stride] - bed[i]; }
  else if (id.y == rows + 1u) { south.x = bed[i] - bed[i - stride]; }
  else if (id.x > 0u && id.x <= columns) { south = slopesOf(i, i - stride, i + stride); }
  eastSlopes[i] = east;
  southSlopes[i] = vec4(south.xy, south.wz);
}
`;

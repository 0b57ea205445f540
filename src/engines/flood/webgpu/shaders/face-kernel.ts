import { deepestPlaces } from './prelude.ts';

/**
 * New discharges through the eastern and southern faces of all cells, from `before` into `after`; a plane of eastern
 * faces, then one of southern. Faces that belong to an edge, or pass nothing, are copied. Equations and sources: see
 * `reference/inertial/face-discharge.ts`: friction acts on the norm of the flow vector. Shallow faces are renewed every 5 s, as there: renewed at every
 * step they move depths by 0.3 % of the whole after two hours, more than engines may differ.
 *
 * The deepest face is found by maxima over bit patterns, whose order does not matter, in several places, so that not all
 * threads wait for one word. A maximum within each workgroup first, which needs a barrier, took SwiftShader 5 times as long.
 */
export const faceKernel = /* wgsl */ `
@group(0) @binding(0) var<storage, read_write> clock: Clock;
@group(0) @binding(1) var<uniform> step: Step;
@group(0) @binding(2) var<storage, read> bed: array<f32>;
@group(0) @binding(3) var<storage, read> depth: array<f32>;
@group(0) @binding(4) var<storage, read> friction: array<vec2<f32>>;
@group(0) @binding(5) var<storage, read> before: array<f32>;
@group(0) @binding(6) var<storage, read_write> after: array<f32>;
@group(0) @binding(7) var<storage, read_write> deepestOf: array<atomic<u32>>;


// Share of the deeper depth up to which two surfaces count as level: see reference/inertial/face-discharge.ts.
const levelShare = 0x1p-22;

struct Face {
  dz: f32,
  here: f32,
  there: f32,
  q: f32,
  beside: f32,
  // Mean of the discharges of the four faces across.
  across: f32,
  resistance: f32,
}

// x: the new discharge, y: the depth at the face.
fn discharge(face: Face) -> vec2<f32> {
  let there = face.there;
  let hf = faceDepth(face.dz, face.here, there);
  let isDeep = hf > step.shallowM;
  if (!isDeep && step.renews == 0u) { return vec2(face.q, 0.0); }
  if (hf <= film) { return vec2(0.0, 0.0); }
  let dt = select(step.shallowDt, step.dt, isDeep);
  let difference = face.dz + (there - face.here);
  let rise = select(0.0, difference, abs(difference) > levelShare * max(face.here, there));
  let w = inverseCubeRoot(hf);
  let w3 = w * w * w;
  let smoothed = theta * face.q + 0.5 * (1.0 - theta) * face.beside;
  let free = smoothed - (gravity / cellSize) * dt * hf * rise;
  let k = dt * face.resistance * (w3 * w3 * w);
  let freeAcross = face.across * (1.0 + k * sqrt(face.q * face.q + face.across * face.across));
  let norm = sqrt(free * free + freeAcross * freeAcross);
  let q = 2.0 * free / (1.0 + sqrt(1.0 + 4.0 * k * norm));
  // A limit would make any number of what is none, and hide it.
  if (!isSound(q)) { return vec2(q, hf); }
  let critical = hf * sqrt(gravity * hf);
  return vec2(clamp(q, -critical, critical), hf);
}

@compute @workgroup_size(32, 8)
fn main(@builtin(global_invocation_id) id: vec3<u32>) {
  if (step.running == 0u) { return; }
  var deepest = 0.0;
  if (id.x <= columns && id.y <= rows) {
    let stride = columns + 2u;
    let size = stride * (rows + 2u);
    let i = id.y * stride + id.x;
    let f = friction[i];
    let here = depth[i];
    let z = bed[i];
    var east = before[i];
    var south = before[size + i];
    if (f.x >= 0.0) {
      let beside = before[i - 1u] + before[i + 1u];
      let above = size + i - stride;
      let across = 0.25 * ((before[above] + before[above + 1u]) + (before[size + i] + before[size + i + 1u]));
      let found = discharge(Face(bed[i + 1u] - z, here, depth[i + 1u], east, beside, across, f.x));
      east = found.x;
      deepest = found.y;
    }
    if (f.y >= 0.0) {
      let beside = before[size + i - stride] + before[size + i + stride];
      let below = i + stride;
      let across = 0.25 * ((before[i - 1u] + before[below - 1u]) + (before[i] + before[below]));
      let found = discharge(Face(bed[below] - z, here, depth[below], south, beside, across, f.y));
      south = found.x;
      deepest = max(deepest, found.y);
    }
    after[i] = east;
    after[size + i] = south;
    if (!isSound(east) || !isSound(south) || here < -1e-6) { atomicMin(&clock.bad, i); }
    let bits = bitcast<u32>(deepest);
    let place = &deepestOf[(id.y * 31u + id.x / 32u) % ${deepestPlaces}u];
    if (bits > atomicLoad(place)) { atomicMax(place, bits); }
  }
}
`;
